//! The story of change of an objective: how what is put in is to become what is wanted (FRAMEWORK P10).

mod head;
mod read;
mod step;
mod write;

pub use read::StoryPage;
pub use write::ChangeStoryPage;
