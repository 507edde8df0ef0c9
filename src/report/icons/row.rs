//! What is said of one measure.

use super::{ahead::Ahead, reason::Reason, standing::Standing};
use crate::rating::DataConfidence;
use crate::rating::audit::Overturned;

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The measure, by its position in the list that was handed in.
    pub at: usize,
    /// Where the year is heading.
    pub ahead: Ahead,
    /// What speaks against it, the weightiest first; empty where no reason is known.
    pub reasons: Vec<Reason>,
    /// How much trust its figures deserve; it decides nothing else here.
    pub confidence: DataConfidence,
    /// What audits would have its ratings be, where that is another one.
    pub overturned: Option<Overturned>,
    /// What it is listed under.
    pub standing: Standing,
}
