//! A measure as it is looked at, and what is found of it.

use crate::model::{Day, Measure, Number, Pack, Vocabulary};
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

/// How many places more than its measure's a figure may be printed with.
const MORE_PLACES: u8 = 3;

/// A measure that prints figures with so many places that those which differ don't print alike; a few more than its own
/// at the most.
pub(super) fn told_apart(measure: &Measure, figures: impl Iterator<Item = f64>) -> Measure {
    let mut all: Vec<f64> = figures.collect();
    all.sort_by(f64::total_cmp);
    all.dedup();
    let alike = |places: &u8| {
        let at = |value: f64| Number::try_from(value).ok().map(|it| it.rounded(Some(*places)));
        all.array_windows().any(|[one, other]| at(*one) == at(*other))
    };
    let most = |least: u8| least.saturating_add(MORE_PLACES);
    let precision = measure
        .precision
        .map(|least| (least..most(least)).find(|it| !alike(it)).unwrap_or(most(least)));
    Measure { precision, unit: measure.unit.clone(), ..Measure::default() }
}
