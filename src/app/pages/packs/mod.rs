//! What is kept in this browser, and packs in and out.

pub mod drafts;
pub mod join;
pub mod published;
pub mod start;
