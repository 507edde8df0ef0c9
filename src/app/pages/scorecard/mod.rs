//! The balanced scorecard of a plan.

mod filters;
mod line;
mod list;
mod rows;
mod sight;
mod view;

pub use view::Scorecard;
