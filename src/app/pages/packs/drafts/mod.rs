//! Drafts in this browser, and packs in and out.

mod audience;
mod incoming;
mod list;
mod page;

pub use page::DraftsPage;
