//! A month of what is due, from whom (FRAMEWORK R1).

mod calendar;
mod read;

pub use read::MonthPage;
