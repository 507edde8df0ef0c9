//! The measures that a paper is of and its readers may not see: told to whoever makes it, and never in the paper.

use super::material::scope;
use crate::model::{Audience, Measure, MeasureId, Pack, Paper};
use crate::pack::for_audience;
use crate::rating::{counted, may_lack_some};
use crate::report::by_role::measures_of;
use std::collections::HashSet;

/// How many measures aren't for the readers of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Of which nobody has said whom they are for.
    pub unset: usize,
    /// Which are for fewer.
    pub for_fewer: usize,
}

impl Withheld {
    /// In sentences; none where its readers may see all.
    pub fn words(self, reader: Audience) -> Vec<String> {
        let whom = match reader {
            Audience::Public => "public",
            Audience::Internal | Audience::Personal => "for these readers",
        };
        let told = |count: usize, of: &dyn Fn(&str) -> String| {
            let are = if count == 1 { "it is" } else { "they are" };
            let left = counted(count, "measure is", "measures are");
            (count > 0).then(|| format!("{left} left out because {}.", of(are)))
        };
        let unset = told(self.unset, &|are| format!("nobody has set that {are} {whom}"));
        let fewer = told(self.for_fewer, &|are| format!("{are} not {whom}"));
        unset.into_iter().chain(fewer).collect()
    }
}

/// The measures of a paper that aren't for its readers; none of a pack that itself lacks some.
pub fn withheld(pack: &Pack, paper: &Paper) -> Withheld {
    if may_lack_some(pack) {
        return Withheld::default();
    }
    let readable = for_audience(pack, paper.reader()).pack;
    let readable: HashSet<&MeasureId> = readable.measures.iter().map(|it| &it.id).collect();
    let year = pack.calendar().year_of_period(paper.period);
    let all = measures_of(pack, &scope(paper), year).into_iter();
    let out: Vec<&Measure> = all.filter(|it| !readable.contains(&it.id)).collect();
    let unset = out.iter().filter(|it| it.audience.is_none()).count();
    Withheld { unset, for_fewer: out.len() - unset }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PlanId, Template};

    #[test]
    fn whoever_makes_a_paper_is_told_what_its_readers_may_not_see() {
        let pack: Pack = serde_json::from_str(
            r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"s","name":"S","audience":"public","measures":["a","b"]}],
            "measures":[{"id":"a","name":"A"},{"id":"b","name":"B","audience":"public"},
                {"id":"c","name":"C","audience":"internal"},{"id":"d","name":"D"}]}"#,
        )
        .unwrap();
        let check = |audience: Audience, plan: Option<&str>, expected: &[&str]| {
            let period = "2025-09".parse().unwrap();
            let mut paper = Paper::new("p".into(), "P".to_owned(), Template::Service, period);
            (paper.audience, paper.plan) = (Some(audience), plan.map(PlanId::from));
            assert_eq!(withheld(&pack, &paper).words(audience), expected);
        };
        let set = "2 measures are left out because nobody has set that they are public.";
        let fewer = "1 measure is left out because it is not public.";
        check(Audience::Public, None, &[set, fewer]);
        let one = "1 measure is left out because nobody has set that it is public.";
        check(Audience::Public, Some("s"), &[one]);
        check(Audience::Internal, None, &[]);
    }
}
