//! The balanced scorecard of a plan.

mod filters;
mod line;
mod view;

pub use view::Scorecard;
