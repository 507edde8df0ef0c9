//! One question of the pack, to read and to answer.

mod read;
mod write;

pub use read::QuestionPage;
pub use write::ChangeQuestionPage;
