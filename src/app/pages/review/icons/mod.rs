//! The icon table of a plan.

mod cells;
mod read;
mod table;

pub use read::IconsPage;
