//! What a control chart shows, whatever its size.

use crate::chart::axis::Axis;
use crate::chart::scene::{Role, Table};

/// A control chart, to be laid out for whatever size there is.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// What the latest figure says.
    pub title: String,
    /// Of what, from when to when; what its limits rest on and what speaks against them.
    pub caption: String,
    /// The figures.
    pub table: Table,
    /// The place of the latest figure, counted from the first period.
    pub shown: usize,
    pub(super) moments: Vec<Moment>,
    pub(super) stretches: Vec<Stretch>,
    /// Rare events: each a mark, no line.
    pub(super) marks_only: bool,
    /// From which to which of the periods that had an event nothing happened, and how long that was.
    pub(super) waits: Vec<Wait>,
    pub(super) targets: Vec<Option<f64>>,
    /// The names at the lines' ends: what of, where, and the words.
    pub(super) ends: Vec<(Role, f64, String)>,
    pub(super) axis: Axis,
}

/// Between two periods that had an event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wait {
    pub(super) from: usize,
    pub(super) to: usize,
    /// In words, and short.
    pub(super) words: [String; 2],
}

/// A period.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moment {
    pub(super) name: String,
    pub(super) said: String,
    pub(super) value: Option<f64>,
    /// What it is drawn as: a reading, or better, worse or other news.
    pub(super) role: Role,
    pub(super) missing: bool,
}

/// A segment with its lines; none where it has no limits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) from: usize,
    /// The position after its last.
    pub(super) to: usize,
    pub(super) mean: f64,
    /// Lower, upper, near lower, near upper.
    pub(super) limits: Option<[f64; 4]>,
    /// Why it starts; empty for the first.
    pub(super) reason: String,
}
