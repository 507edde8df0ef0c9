//! Revise: what do we do next?

mod heading;
mod next_year;
mod read;
mod write;

pub use read::ReviseStage;
pub use write::StartNextYearPage;
