//! Columns of years that roll beside the figures of single periods, and these where their heading says no more than `Month`.

use super::super::names::words::adds_up;
use super::super::names::words::says;
use super::super::periods::form::{Form, form};
use super::super::shape::headings::small;
use super::super::shape::headings::{Time, time};
use super::deciding::{Column, Deciding};
use crate::exchange::import::role::{Role, SlotPart};
use crate::exchange::reading::period;
use crate::model::{Frequency, Period};
use chrono::Datelike;

/// Headings of figures of years that roll.
const ROLLING: &[&str] = &[
    "rolling year",
    "rolling annual",
    "rolling average",
    "rolling total",
    "rolling figure",
    "rolling 12 months",
    "rolling 12 month",
    "rolling twelve months",
    "rolling 12m",
    "12m rolling",
    "12 month rolling",
    "12 months rolling",
    "12 month average",
    "12 month total",
    "last 12 months",
    "previous 12 months",
    "moving annual total",
    "moving annual average",
];

/// Headings that say only that a figure is of its period.
const OF_ITS_PERIOD: &[&str] = &[
    "month",
    "monthly",
    "in month",
    "this month",
    "in the month",
    "current month",
    "month figure",
    "monthly figure",
    "quarter",
    "quarterly",
    "in quarter",
    "this quarter",
    "in the quarter",
    "current quarter",
    "quarter figure",
    "quarterly figure",
    "in period",
    "this period",
    "current period",
    "current",
];

/// Whether a heading says that its figures are of years that roll.
pub(in super::super) fn is_rolling(words: &str) -> bool {
    says(words, ROLLING) || matches!(words, "rolling" | "12 months" | "12 month" | "twelve months")
}

impl Deciding<'_> {
    /// Leaves years that roll out beside figures of single periods, and takes these.
    pub(in super::super) fn rolling_beside(&mut self) {
        let figures = |it: &Column| it.is_free() && it.profile.is_figures();
        let rolling = self.which(|it| figures(it) && is_rolling(&it.profile.words));
        let others = self.which(|it| {
            figures(it) && !is_rolling(&it.profile.words) && !adds_up(&it.profile.words)
        });
        let valued = self.columns.iter().any(|it| {
            it.role == Some(Role::Value)
                || it.slot.as_ref().is_some_and(|slot| slot.part == SlotPart::Value)
        });
        if rolling.is_empty() || !valued && others.is_empty() {
            return;
        }
        for at in rolling {
            self.change(at, |it| it.leave("a rolling year: no figure of its period alone"));
        }
        let timed = [Role::Period, Role::PeriodEnd].iter().any(|it| !self.with(*it).is_empty());
        if let ([only], true, false) = (others.as_slice(), timed, valued)
            && self.column(*only).is_some_and(|it| OF_ITS_PERIOD.contains(&&*it.profile.words))
        {
            self.change(*only, |it| {
                it.take(Role::Value, "the figure of its period, beside a year that rolls")
            });
        }
    }

    /// `Month` over small numbers, beside a column that says the period in full: the number of that month, or figures.
    pub(in super::super) fn small_figures(&mut self) {
        let of_time = self.with(Role::Period);
        let full = of_time.iter().copied().find(|at| self.says_periods(*at));
        let Some(full) = full else { return };
        for at in of_time.into_iter().filter(|at| *at != full) {
            let Some(column) = self.column(at).filter(|it| !it.by_hand) else { continue };
            let frequency = match time(&column.profile.words) {
                Some(Time::Month) => Frequency::Monthly,
                Some(Time::Quarter) => Frequency::Quarterly,
                _ => continue,
            };
            let texts = || self.rows.iter().map(|row| self.text(*row, at));
            if !texts().all(|text| text.is_empty() || small(text, 12)) {
                continue;
            }
            let again = self.rows.iter().all(|row| {
                let text = self.text(*row, at);
                text.is_empty() || self.is_number_of(text, self.text(*row, full), frequency)
            });
            self.change(at, |it| {
                it.role = None;
                if again {
                    it.leave("another column says the period in full");
                }
            });
        }
    }

    /// Whether the cells of a column are periods in full: with their year, and no whole years.
    fn says_periods(&self, at: usize) -> bool {
        let texts = || self.rows.iter().map(|row| self.text(*row, at)).filter(|it| !it.is_empty());
        let whole = |text: &str| match form(text) {
            Form::Certain(_) | Form::Plain => period::read(text, self.calendar, None)
                .is_ok_and(|read| !matches!(read.period, Period::Year(_))),
            Form::Day(_) | Form::Date(..) | Form::PartOfYear(..) => true,
            _ => false,
        };
        texts().next().is_some() && texts().all(whole)
    }

    /// Whether a number is that of the month or quarter of a period, of the calendar's year or the reporting one.
    fn is_number_of(&self, number: &str, label: &str, frequency: Frequency) -> bool {
        let Ok(read) = period::read(label, self.calendar, None) else { return false };
        let month = read.end.month();
        let reporting = (month + 12 - self.calendar.start_month()) % 12 + 1;
        let numbers = match frequency {
            Frequency::Quarterly => [month.div_ceil(3), reporting.div_ceil(3)],
            _ => [month, reporting],
        };
        number.parse().is_ok_and(|number: u32| numbers.contains(&number))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn the_month_is_taken_and_the_year_that_rolls_is_told() {
        let check = |headings: &str, cells: [&str; 2], expected: [&str; 2]| {
            let text = format!("Measure,{headings}\nFalls,{}\nVisits,{}\n", cells[0], cells[1]);
            let found = tried(&Pack::default(), &text, &[]);
            let expected = [
                format!("Falls, own, 2025-04: {}", expected[0]),
                format!("Visits, own, 2025-04: {}", expected[1]),
            ];
            assert_eq!(found.figures(), expected, "{text}: {:?}", found.asked());
            let told = found
                .reasons
                .iter()
                .any(|it| it == "a rolling year: no figure of its period alone");
            assert!(told, "{headings}: {:?}", found.reasons);
            assert!(!found.questions.iter().any(|it| it.is_open()), "{:?}", found.asked());
        };
        let both = ["8,100", "80,960"];
        check("Apr 2025,Rolling 12 months", both, ["8", "80"]);
        check("Rolling year,Apr 2025", ["100,8", "960,80"], ["8", "80"]);
        let long = ["Apr 2025,8,100", "Apr 2025,80,960"];
        check("Period,Value,Rolling year", long, ["8", "80"]);
        check("Period,Month,Rolling 12 months", long, ["8", "80"]);
        check("Date,In month,12 months", long, ["8", "80"]);
        // Small numbers under `Month` are figures where they aren't the period's month.
        check("Period,Month,Rolling 12 months", ["Apr 2025,8,100", "Apr 2025,9,960"], ["8", "9"]);
    }

    #[test]
    fn the_number_of_a_month_beside_its_period_is_no_figure() {
        let text = "Measure,Period,Month,Value\nFalls,Apr 2025,4,8\nVisits,Apr 2025,4,80\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.figures(), ["Falls, own, 2025-04: 8", "Visits, own, 2025-04: 80"]);
    }

    #[test]
    fn years_that_roll_alone_are_asked_about() {
        let text = "Measure,Period,Rolling 12 months\nFalls,Apr 2025,100\nVisits,Apr 2025,960\n";
        let found = tried(&Pack::default(), text, &[]);
        assert!(found.figures().is_empty() && found.question("figures").is_open());
    }
}
