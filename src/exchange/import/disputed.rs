//! What rows say of a measure itself, where they don't say the same: nothing tells which of them is right, so that none
//! is taken, whatever their order.

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
    first: HashMap<(usize, usize), usize>,
    /// By measure and column, the first row that says something else.
    other: HashMap<(usize, usize), usize>,
}

impl Sayings {
    /// Two rows that don't say the same of a measure in a column.
    pub(super) fn dispute(&self, at: (usize, usize)) -> Option<(usize, usize)> {
        Some((*self.first.get(&at)?, *self.other.get(&at)?))
    }

    /// Takes note of a row that says something of a measure in a column, and whether that is `alike` what the first row
    /// said there.
    pub(super) fn learn(
        &mut self,
        row: usize,
        at: (usize, usize),
        alike: impl FnOnce(usize) -> bool,
    ) {
        let first = *self.first.entry(at).or_insert(row);
        if !alike(first) {
            self.other.entry(at).or_insert(row);
        }
    }
}

/// Whether a text says something of the measure; what can't be read is refused with a reason of its own.
pub(super) fn says_something(role: Role, text: &str) -> bool {
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
pub(super) fn says_the_same(role: Role, one: &str, other: &str) -> bool {
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
