//! The statistical report of a plan and a period.

mod read;
mod section;

pub use read::StatisticsPage;
