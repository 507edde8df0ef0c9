//! Every measure: what is not yet set, and attributes set for many at once.

mod list;
mod read;
mod write;

pub use read::MeasuresPage;
pub use write::ChangeMeasuresPage;
