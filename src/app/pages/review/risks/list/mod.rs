//! Every risk: the matrix, what needs attention, the register, and how risks are scored.

mod read;
mod register;
mod scale;
mod write;

pub use read::RisksPage;
pub use write::ChangeRisksPage;
