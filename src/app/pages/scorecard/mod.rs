//! The balanced scorecard of a plan.

mod bar;
mod filters;
mod first;
mod line;
mod list;
mod next_red;
mod read;
mod rows;
mod rows_in_sight;

pub use first::FirstScorecard;
pub use line::{link_id, row_id};
pub use list::come_back;
pub use read::Scorecard;
