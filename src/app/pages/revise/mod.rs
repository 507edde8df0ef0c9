//! Revise: what do we do next?

mod changes;
mod learnt;
mod lessons;
mod misses;
mod moves;
mod next_year;
mod read;
mod well;
mod write;
mod year_texts;

pub use changes::{ChangeChangesPage, ChangesPage};
pub use lessons::{ChangeLessonPage, ChangeLessonsPage, LessonPage, LessonsPage};
pub use read::ReviseStage;
pub use write::StartNextYearPage;
