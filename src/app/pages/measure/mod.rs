//! A measure, in full.

mod explained;
mod figure;
mod read;
mod write;

pub use read::MeasurePage;
pub use write::EditMeasurePage;
