//! A plan's measures, its own and with those of the plans under it.

use crate::model::{MeasureId, Pack, Plan, ReportingYear};
use crate::rating::counted;
use std::collections::HashSet;

/// The measures of a plan and of the plans under it, each once.
pub fn with_plans_under(pack: &Pack, plan: &Plan, year: ReportingYear) -> Vec<MeasureId> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    let (mut plans, mut next) = (HashSet::from([&plan.id]), vec![plan]);
    while let Some(plan) = next.pop() {
        found.extend(pack.standing(plan, year).into_iter().filter(|id| seen.insert(id.clone())));
        let feeds = pack.plans.iter().filter(|it| it.parent.as_ref() == Some(&plan.id));
        next.extend(feeds.map(AsRef::as_ref).filter(|it| plans.insert(&it.id)));
    }
    found
}

/// How many measures a plan has, and with the plans under it where that is more: two counts of one plan are told apart.
/// `17 measures, 41 with the plans under it`.
pub fn measures_words(own: usize, with_under: usize) -> String {
    let words = match own {
        0 => "No measures of its own".to_owned(),
        own => counted(own, "measure", "measures"),
    };
    match with_under > own {
        true => format!("{words}, {with_under} with the plans under it"),
        false => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_counted_with_and_without_the_plans_under_it() {
        let pack: Pack = serde_json::from_str(
            r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"top","name":"Top","measures":["a","b"]},{"id":"low","name":"Low","parent":"top","measures":["b","c"]},
                {"id":"lowest","name":"Lowest","parent":"low","measures":["d"]},{"id":"round","name":"Round","parent":"round","measures":["a"]}],
            "measures":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"C"},{"id":"d","name":"D"}]}"#,
        )
        .unwrap();
        let year = pack.calendar().year_of_period("2025-09".parse().unwrap());
        let check = |id: &str, expected: &str| {
            let plan = pack.plan(&id.into()).unwrap();
            let (own, all) = (pack.standing(plan, year), with_plans_under(&pack, plan, year));
            assert_eq!(measures_words(own.len(), all.len()), expected, "{id}");
        };
        check("top", "2 measures, 4 with the plans under it");
        check("low", "2 measures, 3 with the plans under it");
        check("lowest", "1 measure");
        check("round", "1 measure");
        assert_eq!(measures_words(0, 3), "No measures of its own, 3 with the plans under it");
    }
}
