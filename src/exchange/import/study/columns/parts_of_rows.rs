//! Rows of quarters or months beside headings of years: `Q1` to `Q4` down, 2023/24 and 2024/25 across. The period of a figure is the
//! part that its row names, of the year that its column names.

use super::super::periods::form::{Form, form};
use super::super::periods::styles::Label;
use super::super::periods::times::is_whole_year;
use super::super::question::Why;
use super::super::recast::waits_for;
use super::super::shape::totals::is_total;
use super::deciding::{Deciding, SlotAt, When};
use crate::exchange::import::role::Role;
use crate::model::Period;
use std::collections::HashSet;

impl Deciding<'_> {
    /// Finds the column of parts of the years that the headings name.
    pub(in super::super) fn parts_of_rows(&mut self) {
        let years: Vec<&SlotAt> = self.columns.iter().filter_map(|it| it.slot.as_ref()).collect();
        let is_year = |slot: &&SlotAt| match &slot.when {
            When::Fixed(period) => matches!(period, Period::Year(_)),
            When::Label(label) => self.names_year(label),
        };
        if self.year_of_rows.is_some() || years.is_empty() || !years.iter().all(is_year) {
            return;
        }
        let of_time = |role: Option<Role>| {
            matches!(role, None | Some(Role::Period | Role::PeriodEnd | Role::PeriodPoint))
        };
        let mut found = self.which(|it| {
            of_time(it.role) && it.slot.is_none() && it.reason.is_none() && !it.by_hand
        });
        found.retain(|at| self.has_parts(*at));
        let [at] = found.as_slice() else { return };
        self.part_of_rows = Some(*at);
        let why = "it names the quarter or month of the years that the headings name";
        self.change(*at, |it| it.take(Role::PeriodPoint, why));
    }

    /// Whether a column has parts of years and nothing else but whole ones.
    fn has_parts(&self, at: usize) -> bool {
        let mut parts = HashSet::new();
        let all = self.rows.iter().all(|row| {
            let text = self.named(at, self.text(*row, at));
            match form(&text) {
                Form::Yearless(part) => {
                    parts.insert(part);
                    true
                }
                _ => text.is_empty() || is_whole_year(&text) || is_total(&text),
            }
        });
        all && parts.len() > 1
    }

    /// The part that a row names, of the year of a column; the year itself where the row is of all of it.
    ///
    /// # Errors
    /// What it waits for.
    pub(in super::super) fn part_of_column(&self, row: usize, year: &str) -> Result<String, Why> {
        let Some(at) = self.part_of_rows else { return Ok(year.to_owned()) };
        let Form::Yearless(part) = form(&self.named(at, self.said(row, at))) else {
            return Ok(year.to_owned());
        };
        match self.in_year(&part, year) {
            Some(Label::As(text)) => Ok(text),
            Some(Label::Waits(id)) => Err(waits_for(&id)),
            None => Ok(year.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn the_part_of_the_row_is_of_the_year_of_the_column() {
        let check = |text: &str, expected: &[&str]| {
            let found = tried(&Pack::default(), text, &[]);
            assert_eq!(found.figures(), expected, "{text} {:?}", found.asked());
            assert!(!found.questions.iter().any(|it| it.is_open()), "{:?}", found.asked());
        };
        let quarters = [
            "Visits, own, 2023/24 Q1: 2.1",
            "Visits, own, 2023/24 Q2: 2.2",
            "Visits, own, 2024/25 Q1: 2.3",
        ];
        check("Measure,Quarter,2023/24,2024/25\nVisits,Q1,2.1,2.3\nVisits,Q2,2.2,\n", &quarters);
        check("Measure,Quarter,2023/24,2024/25\nVisits,1,2.1,2.3\nVisits,2,2.2,\n", &quarters);
        // The year's own row holds the others.
        check(
            "Measure,Quarter,2023/24,2024/25\nVisits,Full year,4.3,2.3\nVisits,Q1,2.1,2.3\nVisits,Q2,2.2,\n",
            &quarters,
        );
        let months =
            ["Visits, own, 2024-04: 5", "Visits, own, 2024-05: 6", "Visits, own, 2025-04: 7"];
        check("Measure,Month,2024/25,2025/26\nVisits,Apr,5,7\nVisits,May,6,\n", &months);
    }
}
