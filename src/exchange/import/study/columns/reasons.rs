//! Why a column is taken for what it is, where more is to be said of it than how it was found: what was answered about its
//! heading, and what a whole year's figures are to measures that report more often.

use super::super::periods::form::{Form, form};
use super::super::periods::styles::Label;
use super::deciding::{Column, Deciding, SlotAt, When};
use crate::exchange::import::role::{Role, SlotPart, Whose};
use crate::exchange::reading::{choice, period};
use crate::model::{Frequency, Period};

/// Questions whose answers say which period a heading names.
const OF_PERIODS: [&str; 10] = [
    "year",
    "year-names",
    "bare-years",
    "quarters",
    "date-order",
    "day-numbers",
    "two-digit-years",
    "footnote-digits",
    "days-for-periods",
    "weeks",
];

impl Deciding<'_> {
    /// Why a column is taken for what it is.
    pub(in super::super) fn why_taken(&self, at: usize) -> String {
        let Some(column) = self.column(at) else { return String::new() };
        match self.answered_period(column) {
            Some(period) => format!("{}: as you answered, {period}", column.why),
            None => column.why.clone(),
        }
    }

    /// The period of a heading that only an answer tells.
    fn answered_period(&self, column: &Column) -> Option<String> {
        let When::Label(label) = &column.slot.as_ref()?.when else { return None };
        let plain = matches!(form(label), Form::Plain | Form::Certain(_));
        let answered = OF_PERIODS.iter().any(|id| self.asking.is_answered(id));
        let Label::As(text) = self.label(label) else { return None };
        let read = period::read(&text, self.calendar, None).ok()?;
        (!plain && answered).then(|| read.period.label())
    }

    /// Says of figures of whole years what they are to measures that report more often: what they started from.
    pub(in super::super) fn starting_years(&mut self) {
        let years: Vec<usize> = self.which(|it| it.slot.as_ref().is_some_and(is_own_figure));
        let of = |at: &usize| match &self.column(*at)?.slot.as_ref()?.when {
            When::Fixed(period) => Some((*at, *period)),
            When::Label(label) => match self.label(label) {
                Label::As(text) => {
                    let read = period::read(&text, self.calendar, None).ok()?;
                    Some((*at, read.period))
                }
                Label::Waits(_) => None,
            },
        };
        let periods: Vec<(usize, Period)> = years.iter().filter_map(of).collect();
        let by_year: Vec<usize> = periods
            .iter()
            .filter(|(_, period)| matches!(period, Period::Year(_)))
            .map(|(at, _)| *at)
            .collect();
        let [only] = by_year.as_slice() else { return };
        if periods.len() > 1 || self.all_report_in_parts() {
            let parts = periods.iter().filter(|(at, _)| at != only);
            let year = periods.iter().find(|(at, _)| at == only).map(|(_, it)| *it);
            let later = |(_, it): &(usize, Period)| {
                year.is_some_and(|year| it.end(self.calendar) > year.end(self.calendar))
            };
            if parts.clone().all(later) {
                let why = "its heading names a year, and the measures report more often: taken as a baseline";
                self.change(*only, |it| {
                    it.starts = true;
                    if !it.by_hand {
                        it.why = why.to_owned();
                    }
                });
            }
        }
    }

    /// Whether the file, or the pack, says of all its measures that they report for parts of a year.
    fn all_report_in_parts(&self) -> bool {
        use Frequency::{HalfYearly, Monthly, Quarterly};
        if matches!(self.reports(), Some(Monthly | Quarterly | HalfYearly)) {
            return true;
        }
        let Some(at) = self.with(Role::Frequency).first().copied() else { return false };
        let in_parts =
            |text: &str| matches!(choice::frequency(text), Some(Monthly | Quarterly | HalfYearly));
        !self.rows.is_empty() && self.rows.iter().all(|row| in_parts(self.text(*row, at)))
    }
}

fn is_own_figure(slot: &SlotAt) -> bool {
    slot.part == SlotPart::Value && slot.whose == Whose::Own
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn what_was_answered_about_headings_is_the_reason_that_they_are_taken() {
        let check = |text: &str, answers: &[(&str, &str)], at: usize, said: &str| {
            let found = tried(&Pack::default(), text, answers);
            assert!(found.reasons[at].contains(said), "{:?}", found.reasons);
        };
        let years = "Measure,FY23,FY24\nVisits,100,110\n";
        check(years, &[("year-names", "by their end")], 1, "as you answered, 2022/23");
        check(years, &[], 1, "it waits for your answer");
        let bare = "Measure,2022,2023\nVisits,100,110\n";
        let calendar = [("bare-years", "reporting years that end in them")];
        check(bare, &calendar, 2, "as you answered, 2022/23");
        check("Measure,2022/23,2023/24\nVisits,100,110\n", &[], 1, "its heading names a period");
    }

    #[test]
    fn last_years_figure_of_what_reports_more_often_is_said_to_be_a_baseline() {
        let check = |text: &str, baseline: bool| {
            let found = tried(&Pack::default(), text, &[]);
            let said = found.reasons.iter().any(|it| it.contains("as a baseline"));
            let held = found.pack.measures[0].baseline.is_some();
            assert_eq!((said, held), (baseline, baseline), "{text} {:?}", found.reasons);
            let called = found.roles.iter().any(|it| it.ends_with("own: baseline"));
            assert_eq!(called, baseline, "{text} {:?}", found.roles);
        };
        check("Measure,Frequency,Out-turn 2024/25,Apr 2025\nHomes,Monthly,980,70\n", true);
        check("Measure,Frequency,Out-turn 2024/25\nHomes,Monthly,980\n", true);
        check("Measure,Frequency,Out-turn 2024/25,2025/26 target\nHomes,Monthly,980,990\n", true);
        check("Measure,Frequency,Baseline 2024/25\nHomes,Monthly,980\n", true);
        check("Measure,Frequency,Out-turn 2024/25\nHomes,Annual,980\n", false);
        check("Measure,Frequency,2025/26,Apr 2025\nHomes,Monthly,980,70\n", false);
    }
}
