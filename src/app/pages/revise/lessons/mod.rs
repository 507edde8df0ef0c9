//! Lessons (FRAMEWORK V1): what was learnt, from any source.

mod facts;
mod items;
mod list;
mod one;

pub use list::{ChangeLessonsPage, LessonsPage};
pub use one::{ChangeLessonPage, LessonPage};
