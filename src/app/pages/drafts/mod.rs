//! Drafts in this browser, and packs in and out.

mod incoming;
mod list;
mod view;

pub use view::DraftsPage;
