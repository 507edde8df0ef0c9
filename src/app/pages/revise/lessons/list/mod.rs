//! Every lesson, by theme.

mod read;
mod write;

pub use read::LessonsPage;
pub use write::ChangeLessonsPage;
