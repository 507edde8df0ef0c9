//! The balanced scorecard of a plan.

mod filters;
mod first;
mod line;
mod list;
mod read;
mod rows;
mod rows_in_sight;

pub use first::FirstScorecard;
pub use read::Scorecard;
