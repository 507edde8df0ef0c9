//! Comparing, until its own module lands.

use crate::model::Pack;

/// What differs between two packs.
pub struct Comparison;

impl Comparison {
    /// In words, a line a difference.
    pub fn lines(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Compares two packs.
pub fn compare(_before: &Pack, _after: &Pack) -> Comparison {
    Comparison
}
