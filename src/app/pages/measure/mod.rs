//! A measure, in full.

mod explained;
mod figure;
mod funnel;
mod panels;
mod ratings;
mod read;
mod save;
mod write;

pub use read::MeasurePage;
pub use write::EditMeasurePage;
