//! Changes (FRAMEWORK V2): what is proposed for the next year, what was decided, and what became of it.

mod items;
mod read;
mod write;

pub use read::ChangesPage;
pub use write::{ChangeChangesPage, proposing};
