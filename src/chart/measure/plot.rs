//! The room that a chart's figures are drawn in, and the letters around it.

use crate::chart::scale::Scale;
use crate::chart::scene::{Letters, Mark, Point, Role, Shape};

/// Letters of the axes and names.
pub const SIZE: f64 = 13.0;
/// From one line of letters to the next.
pub const STEP: f64 = 16.0;
/// Between words and what they stand beside.
pub const GAP: f64 = 8.0;

/// The room that figures are drawn in.
pub struct Plot {
    /// Its edges: left, top, right, bottom.
    pub frame: [f64; 4],
    /// How wide a period's room is.
    pub band: f64,
    /// From figures to heights.
    pub y: Scale,
}

impl Plot {
    /// The middle of a period's room.
    pub fn x(&self, period: usize) -> f64 {
        self.frame[0] + self.band * (period as f64 + 0.5)
    }
}

/// A mark of words.
pub fn text(role: Role, at: Point, words: String, letters: Letters) -> Mark {
    Mark { role, shape: Shape::Text(at, words, letters) }
}
