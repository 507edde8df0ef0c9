//! Every measure: what is not yet set, and attributes set for many at once.

mod bulk;
mod write;

pub use write::MeasuresPage;
