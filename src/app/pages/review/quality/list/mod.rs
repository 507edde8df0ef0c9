//! Data quality, all of it.

mod checks;
mod read;
mod trust;
mod write;

pub use read::QualityPage;
pub use write::ChangeQualityPage;
