//! A measure, in full.

mod explained;
mod figure;
mod view;

pub use view::MeasurePage;
