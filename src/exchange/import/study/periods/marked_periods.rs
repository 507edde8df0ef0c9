//! Marks behind the periods that rows name, `Apr 2025*` and `2024/25 [p]`: read without them, and said. Their figures keep
//! what the file says that they mean.

use super::super::columns::deciding::Deciding;
use super::super::columns::sets::Figures;
use super::super::recast::Recast;
use super::super::shape::headings::looks_like_time;
use crate::exchange::import::role::Role;
use crate::pack::Diagnostic;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

/// Words in brackets that say themselves what they mean.
const SAID: [&str; 2] = ["provisional", "revised"];

impl Deciding<'_> {
    /// A label of a period without the marks behind it, and these.
    pub(in super::super) fn unmarked<'b>(&self, text: &'b str) -> (Cow<'b, str>, Vec<String>) {
        // Nearly all labels have none, and a long file has many.
        let usual = |c: char| c.is_ascii_alphanumeric() || " /-.:".contains(c);
        if text.chars().all(usual) && self.layout.legend.lines().is_empty() {
            return (Cow::Borrowed(text), Vec::new());
        }
        let (bare, marks) = self.without_marks(text);
        if marks.is_empty() || !looks_like_time(&bare, self.calendar) {
            return (Cow::Borrowed(text), Vec::new());
        }
        (Cow::Owned(bare), marks)
    }

    /// What a cell of time says, without marks.
    pub(in super::super) fn period_text(&self, row: usize, at: usize) -> Cow<'_, str> {
        self.unmarked(self.text(row, at)).0
    }

    /// The columns in which rows name their periods.
    fn of_time(&self) -> Vec<usize> {
        [Role::Period, Role::PeriodEnd, Role::Year]
            .into_iter()
            .flat_map(|role| self.with(role))
            .collect()
    }

    /// The marks behind the period of a row, where its figures are of that.
    pub(in super::super) fn marks_of_row(&self, row: usize, figures: &Figures) -> Vec<String> {
        if figures.period.is_some() {
            return Vec::new();
        }
        let marks = self.of_time().into_iter().flat_map(|at| self.unmarked(self.text(row, at)).1);
        marks.collect()
    }

    /// Says of the marks behind periods what the file says of them.
    pub(in super::super) fn say_marks_of_periods(&self, recast: &mut Recast) {
        for at in self.of_time() {
            let texts: HashSet<&str> = self.rows.iter().map(|row| self.text(*row, at)).collect();
            let mut found: BTreeMap<String, &str> = BTreeMap::new();
            for text in texts {
                for mark in self.unmarked(text).1 {
                    let first = found.entry(mark).or_insert(text);
                    *first = (*first).min(text);
                }
            }
            for (mark, text) in found {
                let inner = mark.trim_matches(|c| "()[]".contains(c)).to_lowercase();
                let means = match self.legend_of(&mark) {
                    Some(meaning) => format!("the file says that it is '{meaning}'"),
                    None if SAID.contains(&inner.as_str()) => format!("its figures are {inner}"),
                    None => "the file doesn't say what it means".to_owned(),
                };
                let message = format!("'{text}' is read without the mark '{mark}': {means}");
                let place = format!("column {} ({})", at + 1, self.name(at));
                recast.table.diagnostics.push(Diagnostic::note(place, message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn a_period_is_read_without_its_mark_and_the_mark_is_said() {
        let check = |label: &str, legend: &str, period: &str, provisional: bool, note: &str| {
            let text =
                format!("Measure,Period,Value\nVisits,{label},80\nVisits,2023/24,82\n{legend}");
            let found = tried(&Pack::default(), &text, &[]);
            let figure = format!("Visits, own, {period}: 80");
            assert!(found.figures().contains(&figure), "{label}: {:?}", found.figures());
            let series = &found.pack.measures[0].series;
            let held = series.iter().find(|it| it.period.to_string() == period);
            assert_eq!(held.map(|it| it.provisional), Some(provisional), "{label}");
            let notes: Vec<&str> = found
                .proposal
                .diagnostics
                .iter()
                .filter(|it| it.place == "column 2 (Period)")
                .map(|it| it.message.as_str())
                .collect();
            assert_eq!(notes.join("; "), note, "{label}");
        };
        let unsaid = |label: &str, mark: &str| {
            format!(
                "'{label}' is read without the mark '{mark}': the file doesn't say what it means"
            )
        };
        check("2024/25*", "", "2024/25", false, &unsaid("2024/25*", "*"));
        check("2024/25 [p]", "", "2024/25", false, &unsaid("2024/25 [p]", "[p]"));
        check("Dec-2024 (1)", "", "2024-12", false, &unsaid("Dec-2024 (1)", "(1)"));
        check(
            "2024/25 [p]",
            "[p] provisional,,\n",
            "2024/25",
            true,
            "'2024/25 [p]' is read without the mark '[p]': the file says that it is 'provisional'",
        );
        check(
            "2024/25*",
            "* Provisional,,\n",
            "2024/25",
            true,
            "'2024/25*' is read without the mark '*': the file says that it is 'Provisional'",
        );
        check(
            "2024/25 (provisional)",
            "",
            "2024/25",
            true,
            "'2024/25 (provisional)' is read without the mark '(provisional)': its figures are provisional",
        );
    }

    #[test]
    fn a_mark_makes_no_other_period_of_it() {
        let text =
            "Measure,Period,Value\nVisits,2024/25,80\nVisits,2024/25 [p],81\nFalls,2024/25,8\n";
        let found = tried(&Pack::default(), text, &[]);
        assert!(found.question("repeated-rows").is_open());
        assert_eq!(found.figures(), ["Falls, own, 2024/25: 8"]);
        let years = "Measure,Year,Q1,Q2\nVisits,2024/25*,80,81\nVisits,2023/24,82,83\n";
        assert_eq!(tried(&Pack::default(), years, &[]).figures().len(), 4);
    }
}
