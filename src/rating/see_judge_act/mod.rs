//! A measure told in the order See – Judge – Act (FRAMEWORK L3): how it is doing and how that changed; how that
//! compares and whether it is news; where it is heading and what it would take. Plain sentences, each said only where
//! the figures support it. What is planned about it is planning's to say.

mod compare;
mod funnel;
mod heading;
mod judge;
mod process;
mod see;
mod significance;
mod undone;
mod waits;

pub(in crate::rating) use funnel::lies_outside;
pub use funnel::{area_words, funnel_finding, funnel_missing, funnel_said};
pub use heading::heading;
pub use judge::{
    TWO_FIGURES, certainty, comparison, fits, judge, process, range_and_status, sign_and_progress,
    unassured_words, years,
};
pub use process::{
    flag_words, limit_words, point_words, possible_limits, process_finding, process_notes,
    range_words, rebase_reasons, usual_limits,
};
pub use see::{change, level, see};
pub use significance::significance;
pub use undone::undone;
pub use waits::Waits;

use super::Rating;
use super::precision::settle;
use super::requirement::period_noun;
use super::timeline::AsAt;
use super::words::printed;
use crate::model::{Measure, Number, Pack, Vocabulary};

/// A measure with its rating, and what it was rated for.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The measure.
    pub measure: &'a Measure,
    /// Its ratings as at `as_at`.
    pub rating: &'a Rating,
    /// What it is rated for.
    pub as_at: AsAt,
    /// The reader's words for a status.
    pub vocabulary: Vocabulary,
}

impl Told<'_> {
    /// What one period is called.
    fn noun(&self) -> &'static str {
        self.rating.period.map_or("period", |period| period_noun(period.frequency()))
    }

    /// A difference, without its sign: `3.2 percentage points`, `£1.9m`, `43`. `None` where it is nothing as printed.
    fn difference(&self, one: Number, other: Number) -> Option<String> {
        amount_words(self.measure, one.get() - other.get())
    }
}

/// A difference without its sign: `3.2 percentage points`, `£1.9m`; `None` where it is nothing as printed.
pub(in crate::rating) fn amount_words(measure: &Measure, difference: f64) -> Option<String> {
    let amount = settle(measure, difference.abs()).filter(|it| *it != Number::ZERO)?;
    let words = printed(measure, amount);
    Some(match words.strip_suffix('%') {
        Some(points) => points_words(points),
        None => words,
    })
}

/// From one figure to another as they are printed, so that a reader who takes one from the other gets it (RULES 2).
pub(in crate::rating) fn printed_difference(measure: &Measure, from: f64, to: f64) -> Option<f64> {
    let (from, to) = (settle(measure, from)?, settle(measure, to)?);
    Some(settle(measure, to.get() - from.get())?.get())
}

/// `3.2 percentage points`.
pub(in crate::rating) fn points_words(points: &str) -> String {
    let noun = if points == "1" { "point" } else { "points" };
    format!("{points} percentage {noun}")
}

/// A full stop at the end, where there is none.
fn sentence(words: String) -> String {
    if words.ends_with('.') { words } else { words + "." }
}

/// With a small first letter, where that is a word's and not a name's.
pub fn continued(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Words of our own with a large first letter. Theirs are of ASCII: the tables of other letters would be in the first load.
pub fn capital(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
