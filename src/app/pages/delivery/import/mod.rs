//! Figures from a file: choose it, see what each column was taken for, see what would change, take it.

mod columns;
mod preview;
mod questions;
mod write;

pub use write::ImportPage;
