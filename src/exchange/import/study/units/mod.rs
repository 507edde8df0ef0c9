//! What figures are counted in: said by the file, held against their measure.

pub(super) mod clocks;
pub(super) mod counted;
pub(super) mod of_figures;
pub(super) mod other_units;
pub(super) mod pounds;
pub(super) mod said;
pub(super) mod stated;
pub(super) mod stretches;
pub(super) mod sums;
