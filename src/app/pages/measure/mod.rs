//! A measure, in full.

mod explained;
mod figure;
mod ratings;
mod read;
mod write;

pub use read::MeasurePage;
pub use write::EditMeasurePage;
