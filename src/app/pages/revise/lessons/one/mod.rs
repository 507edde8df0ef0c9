//! One lesson.

mod read;
mod write;

pub use read::LessonPage;
pub use write::ChangeLessonPage;
