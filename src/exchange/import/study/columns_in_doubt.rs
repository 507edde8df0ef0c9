//! Which columns of a wide sheet a person has to see, wherever they stand: a page shows the first of hundreds.

use super::question::Why;
use super::{Choices, Study};
use std::collections::{BTreeMap, BTreeSet};

/// The most columns that are in doubt together: one question of more than these is about the sheet as a whole.
const TOGETHER: usize = 12;

/// The most columns in doubt that are given.
const MOST: usize = 40;

impl Study<'_> {
    /// The columns that a person said something of, that a question hangs on or names, and that are left out for a reason
    /// of their own. Of too many, the first of these.
    pub fn columns_in_doubt(&self, choices: &Choices) -> BTreeSet<usize> {
        let by_hand =
            choices.roles.keys().chain(choices.measures.keys()).chain(choices.periods.keys());
        let by_hand = by_hand.copied().filter(|at| *at < self.table.headings.len());
        let by_question = few_of_each(self.waiting()).chain(self.named_in_questions());
        let mut found = BTreeSet::new();
        for at in by_hand.chain(by_question).chain(few_of_each(self.left_out())) {
            if found.len() == MOST {
                break;
            }
            found.insert(at);
        }
        found
    }

    /// The columns that wait for an answer, or some of whose cells do, by the question.
    fn waiting(&self) -> BTreeMap<String, BTreeSet<usize>> {
        let columns = self.columns_out.iter().map(|(at, why)| (*at, why));
        let cells = self.recast.told.iter().map(|((_, at), (_, why))| (*at, why));
        let mut found: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, why) in columns.chain(cells) {
            let Why::Waits(id) = why else { continue };
            match found.get_mut(id) {
                Some(held) => drop(held.insert(at)),
                None => drop(found.insert(id.clone(), [at].into())),
            }
        }
        found
    }

    /// The columns that are left out, by the reason.
    fn left_out(&self) -> BTreeMap<String, BTreeSet<usize>> {
        let mut found: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, why) in &self.columns_out {
            if let Why::Words(words) = why {
                found.entry(words.to_string()).or_default().insert(*at);
            }
        }
        found
    }

    /// The columns whose headings a question quotes.
    fn named_in_questions(&self) -> impl Iterator<Item = usize> {
        let headings = self.table.headings.iter().enumerate();
        headings.filter_map(|(at, heading)| {
            let heading = heading.trim();
            let quoted = format!("'{heading}'");
            let named = |text: &str| !heading.is_empty() && text.contains(&quoted);
            self.questions.iter().any(|it| named(&it.text) || named(&it.hangs)).then_some(at)
        })
    }
}

/// All columns of what is about few of them.
fn few_of_each(found: BTreeMap<String, BTreeSet<usize>>) -> impl Iterator<Item = usize> {
    found.into_values().filter(|columns| columns.len() <= TOGETHER).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Table;
    use crate::exchange::import::Role;
    use crate::model::Pack;

    fn check(text: &str, choices: &Choices, expected: &[usize]) {
        let (pack, table) = (Pack::default(), Table::read(text.as_bytes()));
        let study = Study::new(&pack, &table, choices);
        let found: Vec<usize> = study.columns_in_doubt(choices).into_iter().collect();
        let head: String = text.chars().take(60).collect();
        assert_eq!(found, expected, "{head} {:?}", study.questions);
    }

    /// A sheet of ninety months, with more columns behind them.
    fn wide(behind: &[(&str, &str)]) -> String {
        let months = (0..90).map(|at| format!("{}-{:02}", 2016 + at / 12, at % 12 + 1));
        let more = |of: fn(&(&str, &str)) -> String| -> String {
            behind.iter().map(|it| format!(",{}", of(it))).collect()
        };
        let head: Vec<String> = months.collect();
        let figures = vec!["5"; 90].join(",");
        let (heads, cells) = (more(|it| it.0.to_owned()), more(|it| it.1.to_owned()));
        format!(
            "Measure,{}{heads}\nBins,{figures}{cells}\nLoans,{figures}{cells}\n",
            head.join(",")
        )
    }

    #[test]
    fn columns_that_something_hangs_on_are_found_behind_hundreds_of_others() {
        let none = Choices::default();
        check(&wide(&[]), &none, &[]);
        check(&wide(&[("31 Jnue 2025", "7")]), &none, &[91]);
        check(&wide(&[("Forecast 2025/26", "7")]), &none, &[91]);
        let by_hand = Choices { roles: [(70, Role::Ignored)].into(), ..Choices::default() };
        check(&wide(&[]), &by_hand, &[70]);
        // Of a sheet that is fewer by now.
        let by_hand = Choices { roles: [(700, Role::Ignored)].into(), ..Choices::default() };
        check(&wide(&[]), &by_hand, &[]);
    }

    #[test]
    fn what_is_asked_of_hundreds_of_columns_is_about_none_of_them() {
        let days: Vec<String> =
            (0..90).map(|at| format!("{:02}/{:02}/2025", at % 9 + 1, at / 9 + 1)).collect();
        let figures = vec!["5"; 90].join(",");
        check(&format!("Measure,{}\nBins,{figures}\n", days.join(",")), &Choices::default(), &[]);
    }
}
