//! Drafts in this browser, and packs in and out.

mod audience;
mod incoming;
mod list;
mod view;

pub use view::DraftsPage;
