//! The story of change of an objective: how what is put in is to become what is wanted (FRAMEWORK P10).

mod steps;
mod view;

pub use view::StoryPage;
