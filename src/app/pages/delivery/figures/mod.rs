//! The entry grid: figures by measure and period.

mod grid;
mod keys;
mod panel;
mod position;
mod row;
mod write;

pub use write::FiguresPage;
