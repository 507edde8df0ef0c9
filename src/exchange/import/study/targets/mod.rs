//! Targets that may mean two things: a year’s or a part’s, a change or a figure, revised, with limits.

pub(super) mod changes;
pub(super) mod limits;
mod own;
pub(super) mod revised;
pub(super) mod target_sizes;
pub(super) mod targets_against;
mod with_figures;
pub(super) mod year_targets;
