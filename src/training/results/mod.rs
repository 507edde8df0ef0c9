//! Results of a training session: how each exercise went, as a code to read out or a small file, and all of them in a
//! sheet. A code has a check against slips of the tongue; anybody can make one up, which is said wherever codes are
//! shown.

mod code;
mod file;
mod sheet;
mod xapi;

pub use code::{CodeError, FORGEABLE, code, read_code};
pub use file::{FileError, ResultFile, Tried, read_file};
pub use sheet::{Came, GivenAnswer, Sheet, is_one, read_line};
pub use xapi::{statements, statements_written};

use serde::{Deserialize, Serialize};

/// How an exercise went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nobody answered it.
    #[default]
    NotTried,
    /// It was right at once.
    RightAtOnce,
    /// It was right in the end.
    RightLater,
    /// It was answered, and never right.
    NotYet,
    /// It was right only once its answer had been shown.
    SeenAnswer,
}

impl Outcome {
    /// Every outcome, in the order of its number in a code.
    const ALL: [Self; 5] =
        [Self::NotTried, Self::RightAtOnce, Self::RightLater, Self::NotYet, Self::SeenAnswer];

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotTried => "Not done",
            Self::RightAtOnce => "Right at once",
            Self::RightLater => "Right in the end",
            Self::NotYet => "Not right yet",
            Self::SeenAnswer => "Right with the answer seen",
        }
    }

    /// After another answer; `seen` where what would be right had been shown before it was given.
    #[must_use]
    pub fn after(self, right: bool, seen: bool) -> Self {
        match (self, right) {
            (Self::RightAtOnce | Self::RightLater, _) => self,
            (Self::NotTried, true) => Self::RightAtOnce,
            (Self::NotTried | Self::NotYet, false) => Self::NotYet,
            (Self::SeenAnswer, false) => Self::SeenAnswer,
            // Who copies what is shown has been told, and may show on other figures what was learnt.
            (Self::NotYet | Self::SeenAnswer, true) if seen => Self::SeenAnswer,
            (Self::NotYet | Self::SeenAnswer, true) => Self::RightLater,
        }
    }

    /// Whether it was right, sooner or later, by itself: an answer that had been shown counts for nothing.
    pub fn is_right(self) -> bool {
        matches!(self, Self::RightAtOnce | Self::RightLater)
    }

    /// Whether it was wrong first, or still is.
    pub fn was_wrong(self) -> bool {
        matches!(self, Self::RightLater | Self::NotYet | Self::SeenAnswer)
    }
}
