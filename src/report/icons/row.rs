//! What is said of one measure.

use super::{ahead::Ahead, reason::Reason, standing::Standing};

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The measure, by its position in the list that was handed in.
    pub at: usize,
    /// Where the year is heading.
    pub ahead: Ahead,
    /// Why it needs attention, the weightiest first; empty where no reason is known.
    pub reasons: Vec<Reason>,
    /// What it is listed under.
    pub standing: Standing,
}
