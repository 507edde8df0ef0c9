//! Packs of teams and partners, and owners' slips, joined into what is open.

mod answer;
mod brought;
mod conflicts;
mod doubts;
mod files;
mod page;
mod same;

pub use answer::FoundAnswer;
pub use page::JoinPage;
