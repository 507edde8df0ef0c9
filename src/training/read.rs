//! Reading a set of exercises. A set is data from anywhere: it is bounded, and each exercise is laid out once before
//! anybody sees it.

use super::asked::NotSolvable;
use super::exercise::{ExerciseSet, FORMAT, VERSION};
use crate::exchange::read_json;
use std::collections::BTreeSet;

/// The longest file, in bytes, and the most exercises in one.
const LONGEST: usize = 2_000_000;
const MOST: usize = 60;

/// Why a file is no set of exercises.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetError {
    /// More than a set can hold.
    #[error("the file is longer than 2 MB, or has more than 60 exercises")]
    TooLong,
    /// Not the JSON that a set is.
    #[error("this is not a set of exercises: {0}")]
    NotASet(String),
    /// Of a version that isn't known here.
    #[error("the set is of version {0}, and this page reads version 1: use a newer page")]
    Newer(u32),
    /// Without exercises.
    #[error("the set has no exercises")]
    Empty,
    /// Two exercises that can't be told apart.
    #[error("two exercises have the id '{0}': give each its own")]
    Twice(String),
    /// One that can't be done.
    #[error("'{exercise}' can't be done: {why}")]
    Exercise {
        /// Its name.
        exercise: String,
        /// Why.
        why: NotSolvable,
    },
}

/// Reads a set.
///
/// # Errors
/// Says why a file is none. Whether each exercise can be done is asked when it is laid out ([`ExerciseSet::check`]
/// does so for all).
pub fn read(bytes: &[u8]) -> Result<ExerciseSet, SetError> {
    let set = read_begun(bytes)?;
    if set.exercises.is_empty() { Err(SetError::Empty) } else { Ok(set) }
}

/// Reads a set that is being written, which may be empty still.
///
/// # Errors
/// Says why a file is none.
pub fn read_begun(bytes: &[u8]) -> Result<ExerciseSet, SetError> {
    if bytes.len() > LONGEST {
        return Err(SetError::TooLong);
    }
    let set: ExerciseSet = read_json(bytes).map_err(SetError::NotASet)?;
    if set.format != FORMAT {
        return Err(SetError::NotASet(format!("its format is '{}', not '{FORMAT}'", set.format)));
    }
    if set.version > VERSION {
        return Err(SetError::Newer(set.version));
    }
    if set.exercises.len() > MOST {
        return Err(SetError::TooLong);
    }
    let mut ids = BTreeSet::new();
    match set.exercises.iter().find(|it| !ids.insert(it.id.as_str())) {
        Some(twice) => Err(SetError::Twice(twice.id.clone())),
        None => Ok(set),
    }
}

impl ExerciseSet {
    /// Lays each exercise out as its file has it, and on each other ground.
    ///
    /// # Errors
    /// The first that can't be done.
    pub fn check(&self) -> Result<(), SetError> {
        self.exercises.iter().try_for_each(|exercise| {
            exercise
                .check()
                .map_err(|why| SetError::Exercise { exercise: exercise.name.clone(), why })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_set() {
        let check = |text: &str, expected: &str| {
            let error = read(text.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(expected), "{text}: {error}");
        };
        check("", "not a set");
        check("[]", "not a set");
        check("{\"format\":\"golden-thread-pack\"}", "not a set");
        let set = |format: &str, version: u32, exercises: &str| {
            format!(
                r#"{{"format":"{format}","version":{version},"id":"s","name":"S","about":"","exercises":[{exercises}]}}"#
            )
        };
        check(&set("other", 1, ""), "its format is 'other'");
        check(&set(FORMAT, 2, ""), "version 2");
        check(&set(FORMAT, 1, ""), "no exercises");
        check(&" ".repeat(LONGEST + 1), "longer than");
        let one = r#"{"id":"a","name":"A","minutes":1,"teaches":"","question":"","pack":{},"task":{"kind":"rate","items":[]},"right":"","wrong":[]}"#;
        check(&set(FORMAT, 1, &format!("{one},{one}")), "the id 'a'");
        let set = read(set(FORMAT, 1, one).as_bytes()).unwrap();
        assert!(set.check().unwrap_err().to_string().contains("'A' can't be done"));
    }
}
