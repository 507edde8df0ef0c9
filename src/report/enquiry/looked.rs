//! A measure as it is looked at, and what is found of it.

use crate::model::{Day, Pack, Vocabulary};
use crate::rating::AsAt;
use crate::report::minute::Member;

/// A row that met a condition: what it is of, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The period, the day, the action or the other.
    pub of: String,
    /// What stands there.
    pub said: String,
}

/// A measure as it is looked at.
#[derive(Clone, Copy)]
pub(super) struct Looked<'a> {
    pub pack: &'a Pack,
    pub member: Member<'a>,
    pub as_at: AsAt,
    pub words: Vocabulary,
}

impl Looked<'_> {
    /// The day that everything is said as at.
    pub fn today(&self) -> Day {
        Day(self.as_at.on.unwrap_or(self.as_at.period.end(self.pack.calendar())))
    }

    /// How it is called.
    pub fn name(&self) -> &str {
        &self.member.measure.name
    }
}
