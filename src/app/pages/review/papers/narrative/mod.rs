//! One narrative or case study.

mod read;
mod write;

pub use read::NarrativePage;
pub use write::ChangeNarrativePage;
