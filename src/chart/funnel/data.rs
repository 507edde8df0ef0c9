//! What a funnel shows, whatever its size.

use crate::chart::axis::Axis;
use crate::chart::scene::{Role, Table};

/// A funnel, to be laid out for whatever size there is.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// What it says of ours.
    pub title: String,
    /// Of what, when; what the limits are.
    pub caption: String,
    /// The figures.
    pub table: Table,
    /// The place of ours among the areas, by size.
    pub shown: usize,
    /// From the smallest area.
    pub(super) spots: Vec<Spot>,
    /// From the smallest size.
    pub(super) limits: Vec<Limits>,
    /// The rate of all together, in the measure's unit.
    pub(super) centre: f64,
    pub(super) centre_words: String,
    pub(super) axis: Axis,
    /// Sizes along the bottom, and their words.
    pub(super) sizes: Vec<(f64, String)>,
    /// What sizes are counts of.
    pub(super) counts: String,
    /// What heights are, and in what.
    pub(super) rates: String,
    /// The largest size on the axis.
    pub(super) widest: f64,
}

/// An area.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) name: String,
    pub(super) said: String,
    /// Of how many.
    pub(super) size: f64,
    /// In the measure's unit.
    pub(super) rate: f64,
    pub(super) role: Role,
    pub(super) own: bool,
}

/// Limits at a size, in the measure's unit: lower and upper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Limits {
    pub(super) size: f64,
    pub(super) p95: (f64, f64),
    pub(super) p998: (f64, f64),
}
