//! A file of questions (FRAMEWORK L4): what readers asked, out to whoever can answer, and back with the answers. Small,
//! with a format and version of its own; nobody needs an account, and it holds no figures.

mod merge;
mod read;

pub use merge::{Conflict, Merge, Placed, merge, merged};
pub use read::{QuestionFileError, is_question_file, read};

use crate::model::Question;

/// What stands under `format`.
pub const FORMAT: &str = "golden-thread-questions";

/// The version that is written, and the latest that is read.
pub const VERSION: u64 = 1;

/// Questions as a file holds them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionFile {
    /// Whose figures they are about, by the name of the organisation.
    pub organisation: String,
    /// The questions, each with its answer where there is one.
    pub questions: Vec<Question>,
}

/// The text of the file.
pub fn write(file: &QuestionFile) -> String {
    let whole = serde_json::json!({
        "format": FORMAT,
        "version": VERSION,
        "organisation": file.organisation,
        "questions": file.questions,
    });
    format!("{whole:#}\n")
}
