//! What is kept in this browser, and packs in and out.

pub mod drafts;
pub mod published;
pub mod start;
