//! The balanced scorecard of a plan.

mod filters;
mod line;
mod list;
mod read;
mod rows;
mod rows_in_sight;

pub use read::Scorecard;
