//! Figures from a file: choose it, answer what it leaves open, see what would change, take it.

mod columns;
mod file;
mod opening;
mod preview;
mod questions;
mod sheet_choice;
mod taking_out;
mod workbook_code;
mod working_out;
mod write;

pub use write::ImportPage;

/// How many cells are worked on before it is asked how long that took.
const CELLS: usize = 2_000;
