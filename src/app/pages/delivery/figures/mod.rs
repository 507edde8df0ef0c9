//! The entry grid: figures by measure and period.

mod panel;
mod trade;
mod write;

pub use write::FiguresPage;
