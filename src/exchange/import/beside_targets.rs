//! What a row says beside a target: its tolerance, its stretch, who chose it and why; and floors set by hand.

use super::engine::{At, Engine};
use super::given::Beside;
use super::proposal::Outcome;
use super::role::{Role, Slot, SlotPart, Whose};
use crate::exchange::columns::target_parts::{
    TargetPart, bounds_of, bounds_shown, floor_of, set_floor,
};
use crate::model::{Period, ReportingYear};

/// Why the stretch of a part of a year isn't kept.
pub(super) const STRETCH_OF_YEARS: &str =
    "a stretch of a part of a year: only those of whole years are kept";

impl Engine<'_> {
    /// Finds what a row says beside its target, so that no order of rows settles which of two counts.
    pub(super) fn find_beside(&mut self, row: usize, measure: usize) {
        for (column, beside) in self.beside_of(row, measure) {
            let text = self.text(row, Some(column));
            self.beside.entry(beside).or_default().push((row, text));
        }
    }

    /// The columns of a row that say something beside its target, and what.
    fn beside_of(&self, row: usize, measure: usize) -> Vec<(usize, Beside)> {
        if !self.mapping.columns.iter().any(|role| stands_beside(*role)) {
            return Vec::new();
        }
        let (year, _) = self.target_year(row);
        let of_part = self.is_of_a_part(row);
        let mut found = Vec::new();
        for (column, role) in self.mapping.columns.iter().enumerate() {
            let first = self.mapping.column(*role) == Some(column);
            if self.text(row, Some(column)).is_empty() || !first {
                continue;
            }
            let period = match *role {
                STRETCH if of_part => continue,
                Role::OfTarget(part) if self.is_of_a_target(row) || self.says_no_more(row) => {
                    found.extend(year.map(|year| (column, Beside::Part(measure, year, part))));
                    continue;
                }
                Role::Floor => {
                    let named = self.row_periods.get(&row).copied();
                    let unread = self.cell(row, Role::Period).is_some();
                    named.or(year.filter(|_| !unread).map(Period::Year))
                }
                Role::Slot(Slot { part: SlotPart::Floor, period, whose: Whose::Own }) => {
                    Some(period)
                }
                _ => continue,
            };
            found.extend(period.map(|period| (column, Beside::Floor(measure, period))));
        }
        found
    }

    /// Takes what a row says beside its target, once all targets are taken.
    pub(super) fn beside_targets(&mut self, row: usize, measure: usize) {
        if let Some((column, _)) = self.cell(row, STRETCH).filter(|_| self.is_of_a_part(row)) {
            self.note((row, column), Outcome::LeftOut, STRETCH_OF_YEARS);
        }
        for (column, beside) in self.beside_of(row, measure) {
            let at = (row, column);
            let said = self.beside.get(&beside).map(Vec::as_slice).unwrap_or_default();
            let first = said.first().copied().unwrap_or_default();
            if said.iter().any(|(_, text)| *text != first.1) {
                let reason = "other rows say something else beside the same target";
                if first.0 == row {
                    self.refuse(at, reason.to_owned(), "make the rows say the same");
                } else {
                    self.note(at, Outcome::LeftOut, reason);
                }
                continue;
            }
            match beside {
                Beside::Part(_, year, part) => self.part(at, measure, year, part),
                Beside::Floor(_, period) => self.floor(at, measure, period),
            }
        }
    }

    /// Whether a row gives a target, or the file has none at all, so that what it says is of the one there is.
    fn is_of_a_target(&self, row: usize) -> bool {
        let is_target = |role: &Role| {
            matches!(role, Role::Target | Role::Slot(Slot { part: SlotPart::Target, .. }))
        };
        let mut columns = self.mapping.columns.iter().enumerate().filter(|(_, it)| is_target(it));
        let Some(first) = columns.next() else { return true };
        let said = |column: usize| !self.text(row, Some(column)).is_empty();
        said(first.0) || columns.any(|(column, _)| said(column))
    }

    /// Whether a row has no figure, so that what it says beside a target is of the one that other rows, or the pack, have.
    fn says_no_more(&self, row: usize) -> bool {
        const FIGURES: [Role; 5] =
            [Role::Value, Role::ValueText, Role::Numerator, Role::Denominator, Role::Forecast];
        FIGURES.iter().all(|role| self.cell(row, *role).is_none())
    }

    /// Whether what a row says of targets is for a part of a year.
    fn is_of_a_part(&self, row: usize) -> bool {
        self.target_year(row).1.is_some_and(|period| !matches!(period, Period::Year(_)))
    }

    fn part(&mut self, at: At, measure: usize, year: ReportingYear, part: TargetPart) {
        let text = self.text(at.0, Some(at.1));
        let frozen = self.frozen(measure, Some(year));
        let calendar = self.calendar;
        let Some(found) = self.draft.measures.get_mut(measure) else { return };
        let before = part.shown(found, calendar, year);
        let Some(mut target) = found.targets.get(&year).cloned() else {
            return self.note(at, Outcome::LeftOut, no_target(year));
        };
        if let Err(reason) = part.take(&mut target, text, found) {
            return self.refuse(at, reason, "");
        }
        if found.targets.get(&year) == Some(&target) {
            return self.note(at, Outcome::Unchanged, "as in the pack, or as said by another row");
        }
        if let Some(reason) = frozen {
            return self.note(at, Outcome::LeftOut, reason);
        }
        found.targets.insert(year, target);
        let outcome = outcome(before, part.shown(found, calendar, year));
        self.note(at, outcome, format!("{} for {year}", part.words().to_lowercase()));
    }

    fn floor(&mut self, at: At, measure: usize, period: Period) {
        let text = self.text(at.0, Some(at.1));
        let year = self.calendar.year_of_period(period);
        let frozen = self.frozen(measure, Some(year));
        let Some(found) = self.draft.measures.get_mut(measure) else { return };
        let floor = match bounds_of(text, &found.unit) {
            Ok(floor) => floor,
            Err(reason) => return self.refuse(at, reason, ""),
        };
        let Some(target) = found.targets.get_mut(&year) else {
            return self.note(at, Outcome::LeftOut, no_target(year));
        };
        let before = floor_of(Some(target), period);
        if before == floor {
            return self.note(at, Outcome::Unchanged, "as in the pack, or as said by another row");
        }
        if let Some(reason) = frozen {
            return self.note(at, Outcome::LeftOut, reason);
        }
        if let Err(reason) = set_floor(target, period, floor) {
            return self.refuse(at, reason, "");
        }
        let outcome = outcome(bounds_shown(before), bounds_shown(floor));
        self.note(at, outcome, format!("floor for {}", period.label()));
    }
}

/// What may be reached beyond the target.
const STRETCH: Role = Role::OfTarget(TargetPart::Stretch);

/// Whether a column holds what stands beside a target.
fn stands_beside(role: Role) -> bool {
    matches!(role, Role::OfTarget(_) | Role::Floor | Role::Slot(Slot { part: SlotPart::Floor, .. }))
}

fn no_target(year: ReportingYear) -> String {
    format!("the measure has no target for {year}")
}

fn outcome(before: String, after: String) -> Outcome {
    if before.is_empty() { Outcome::Added } else { Outcome::Changed { from: before, to: after } }
}
