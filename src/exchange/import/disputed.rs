//! What rows say of a measure itself, where they don't say the same: nothing tells which of them is right, so that none
//! is taken, whatever their order.

use super::engine::{At, Engine};
use super::role::Role;
use crate::exchange::reading::{
    choice::{accumulation, frequency, polarity, words},
    spaces::tidy,
    value::number,
};
use std::collections::HashMap;

/// What each column says of each measure.
#[derive(Default)]
pub(super) struct Sayings {
    /// By measure and column, the first row that says something.
    first: HashMap<At, usize>,
    /// By measure and column, the first row that says something else.
    other: HashMap<At, usize>,
}

impl Sayings {
    /// The row that says something else of a measure in a column than this one does.
    fn against(&self, row: usize, at: At) -> Option<usize> {
        let other = *self.other.get(&at)?;
        // Of a row that is neither, the first is as good.
        if self.first.get(&at) == Some(&row) { Some(other) } else { self.first.get(&at).copied() }
    }
}

impl<'a> Engine<'a> {
    /// Takes note of what a row says of its measure.
    pub(super) fn learn_sayings(&mut self, row: usize, measure: usize) {
        let mapping = self.mapping;
        let named_by_id = self.cell(row, Role::MeasureId).is_some();
        for (column, role) in mapping.columns.iter().enumerate() {
            let says = role.is_of_the_measure() && (*role != Role::MeasureName || named_by_id);
            if !says || mapping.column(*role) != Some(column) {
                continue;
            }
            let text = self.text(row, Some(column));
            if !says_something(*role, text) {
                continue;
            }
            let first = *self.sayings.first.entry((measure, column)).or_insert(row);
            if !says_the_same(*role, self.text(first, Some(column)), text) {
                self.sayings.other.entry((measure, column)).or_insert(row);
            }
        }
    }

    /// The cell of a role in a row, where no other row says something else of the measure; else it is left out, with both
    /// rows told.
    pub(super) fn undisputed(
        &mut self,
        row: usize,
        measure: usize,
        role: Role,
    ) -> Option<(usize, &'a str)> {
        let (column, text) = self.cell(row, role)?;
        let against = self.sayings.against(row, (measure, column));
        let Some(against) = against.filter(|_| says_something(role, text)) else {
            return Some((column, text));
        };
        let (number, said) = (self.table.row_number(against), self.text(against, Some(column)));
        let message = format!("row {number} says '{}' for this: neither is taken", tidy(said));
        self.refuse((row, column), message, "make the rows say the same");
        None
    }
}

/// Whether a text says something of the measure; what can't be read is refused with a reason of its own.
fn says_something(role: Role, text: &str) -> bool {
    match role {
        _ if text.is_empty() => false,
        Role::Polarity => polarity(&words(text)).is_some(),
        Role::Frequency => frequency(text).is_some(),
        Role::Accumulation => accumulation(text).is_some(),
        Role::Scale => number(text).is_some(),
        _ => true,
    }
}

/// Whether two texts that both say something say the same.
fn says_the_same(role: Role, one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    match role {
        Role::Polarity => polarity(&words(one)) == polarity(&words(other)),
        Role::Frequency => frequency(one) == frequency(other),
        Role::Accumulation => accumulation(one) == accumulation(other),
        Role::Scale => number(one) == number(other),
        Role::Perspective => tidy(one).to_lowercase() == tidy(other).to_lowercase(),
        _ => tidy(one) == tidy(other),
    }
}
