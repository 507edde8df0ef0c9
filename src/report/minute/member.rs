//! A measure with its rating: what a look is made of.

use crate::model::Measure;
use crate::rating::Rating;
use std::borrow::Borrow;

/// A measure, under the terms of the year shown, with its rating.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// What is judged of it.
    pub rating: &'a Rating,
}

impl<'a> Member<'a> {
    /// Measures with their ratings, which stand in the same order.
    pub fn paired<M: Borrow<Measure>>(measures: &'a [M], ratings: &'a [Rating]) -> Vec<Self> {
        let pairs = measures.iter().zip(ratings);
        pairs.map(|(measure, rating)| Self { measure: measure.borrow(), rating }).collect()
    }
}
