//! Revise: what do we do next?

mod next_year;
pub mod stage;
