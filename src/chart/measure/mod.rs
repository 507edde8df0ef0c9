//! The chart of a measure: actual, plan, floor, the year before and comparators, by period. What adds up over
//! the year stands in columns from zero, or as a mark an event where those are rare; all else is a line.

mod ahead;
mod data;
mod layout;
mod making;
mod names;
mod reading;
mod rows;
mod to_date;

pub use data::Chart;
pub use reading::absence;
pub use rows::{Rows, rows};
