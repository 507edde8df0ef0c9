//! Packs of teams and partners, and owners' slips, joined into what is open.

mod brought;
mod conflicts;
mod files;
mod page;

pub use files::FoundAnswer;
pub use page::JoinPage;
