//! The whole golden thread as one picture for a wall (FRAMEWORK P1): the vision across the top, what hangs under
//! it in columns, the gold line down the left of each.

mod draw;
mod layout;

use super::scene::Scene;
use crate::model::Organisation;
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

/// The picture of lines, each after the one it hangs under, on its side as A-sizes of paper are. `period`: what
/// the statuses are of, as printed; empty where there is none.
pub fn scene(organisation: &Organisation, period: &str, lines: &[Line]) -> Scene {
    draw::scene(organisation, period, lines, &layout::laid_out(lines))
}
