//! Drafts in this browser, and packs in and out.

mod audience;
mod file_name;
mod incoming;
mod list;
mod open_data;
mod page;
mod typed;

pub use incoming::FoundPack;
pub use page::DraftsPage;
