//! The lines that the picture is made of.

use crate::rating::{Distribution, Status};

/// What a line of the picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    /// A plan, with the statuses of all at or under it.
    Plan(Distribution),
    /// An objective, with the statuses of all at or under it.
    Objective(Distribution),
    /// A measure with its headline status.
    Measure(Option<Status>),
    /// An activity or milestone.
    Action,
    /// How many measures hang nowhere.
    Rest,
}

/// A line of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is.
    pub what: What,
    /// What it is called.
    pub words: String,
    /// How far down: 0 right under the vision.
    pub depth: usize,
    /// The line it hangs under; `None` right under the vision.
    pub above: Option<usize>,
}
