//! Questions that readers left, in the pack: read by all it is for, answered by officers.

mod items;
mod list;
mod one;

pub use list::QuestionsPage;
pub use one::{ChangeQuestionPage, QuestionPage};
