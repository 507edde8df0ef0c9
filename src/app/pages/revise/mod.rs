//! Revise: what do we do next?

mod misses;
mod next_year;
mod read;
mod write;

pub use read::ReviseStage;
pub use write::StartNextYearPage;
