//! A measure with its rating: what a look is made of.

use crate::model::Measure;
use crate::rating::Rating;

/// A measure, under the terms of the year shown, with its rating.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// What is judged of it.
    pub rating: &'a Rating,
}
