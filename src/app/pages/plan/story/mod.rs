//! The story of change of an objective: how what is put in is to become what is wanted (FRAMEWORK P10).

mod page;
mod steps;

pub use page::StoryPage;
