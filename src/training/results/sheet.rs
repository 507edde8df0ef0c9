//! Everybody's results in one sheet, with what was got wrong most.

use super::code::{CodeError, read_code};
use super::file::shortened;
use super::{Outcome, ResultFile, Tried};
use crate::exchange::figures::line;
use crate::training::{ExerciseSet, Pledge};
use serde::{Deserialize, Serialize};

/// One person's or team's results.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Came {
    /// Who.
    pub name: String,
    /// How each exercise of the set went, in their order.
    pub outcomes: Vec<Outcome>,
    /// What was answered wrongly at first: a file says so, and a code doesn't.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<GivenAnswer>,
    /// Of exercises whose answers are judged together all that were given at first, where they weren't right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<GivenAnswer>,
    /// What people of the team pledged, of a file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pledges: Vec<Pledge>,
}

/// A question as it was answered at first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenAnswer {
    /// Of which exercise.
    pub exercise: String,
    /// Which.
    pub question: String,
    /// What was answered.
    pub answer: String,
}

/// All results of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// In the order in which they came; who comes twice counts as they came last.
    pub rows: Vec<Came>,
}

/// A line that was typed: a name, then a code. The code is the last that stands on it.
///
/// # Errors
/// Where the code can't be taken.
pub fn read_line(set: &ExerciseSet, line: &str) -> Result<Came, CodeError> {
    let words: Vec<&str> = line.split_whitespace().collect();
    // A code may have been written in groups: the longest end of the line that is one.
    let mut failed = None;
    for from in 0..words.len() {
        match read_code(set, &words[from..].concat()) {
            Ok(outcomes) => {
                let name = shortened(words[..from].join(" ").trim_end_matches([':', ',', ';']));
                return Ok(Came { name, outcomes, ..Came::default() });
            }
            Err(error) => {
                failed = Some(match (failed, error) {
                    // A name is no code: what is wrong with the code itself is more use.
                    (Some(CodeError::Check | CodeError::OtherSet), _) => failed.unwrap_or(error),
                    _ => error,
                })
            }
        }
    }
    Err(failed.unwrap_or(CodeError::Length { expected: read_length(set), found: 0 }))
}

/// How many letters and digits a code of a set has.
fn read_length(set: &ExerciseSet) -> usize {
    super::code(set, &[]).chars().filter(char::is_ascii_alphanumeric).count()
}

impl Came {
    /// The results of a file.
    pub fn of(set: &ExerciseSet, file: &ResultFile) -> Self {
        let all = |of: fn(&Tried) -> &Vec<(String, String)>| {
            let each = file.exercises.iter().flat_map(move |tried| {
                of(tried).iter().map(|(question, answer)| GivenAnswer {
                    exercise: tried.id.clone(),
                    question: question.clone(),
                    answer: answer.clone(),
                })
            });
            each.collect()
        };
        Self {
            name: file.name.clone(),
            outcomes: file.outcomes(set),
            wrong: all(|it| &it.wrong),
            given: all(|it| &it.given),
            pledges: file.pledges.clone(),
        }
    }
}

/// Whether two names are of one person: whatever their capitals, as they are typed by hand. Who gave none is nobody else.
pub fn is_one(name: &str, other: &str) -> bool {
    let plain = |name: &str| name.trim().to_lowercase();
    !name.trim().is_empty() && plain(name) == plain(other)
}

impl Sheet {
    /// Whether nobody tried any exercise.
    pub fn nothing_done(&self) -> bool {
        let not_tried = |it: &Outcome| *it == Outcome::NotTried;
        self.rows.iter().all(|row| row.outcomes.iter().all(not_tried))
    }

    /// Takes results in. A code says less than a file: what it doesn't say of the same results stays. What was there of
    /// the same name and said otherwise is replaced, and given back.
    pub fn take(&mut self, mut came: Came) -> Option<Came> {
        match self.rows.iter_mut().find(|row| is_one(&row.name, &came.name)) {
            Some(row) => {
                let before = row.clone();
                if came.pledges.is_empty() {
                    came.pledges = std::mem::take(&mut row.pledges);
                }
                let says_less = came.wrong.is_empty() && came.given.is_empty();
                if says_less && came.outcomes == row.outcomes {
                    came.wrong = std::mem::take(&mut row.wrong);
                    came.given = std::mem::take(&mut row.given);
                }
                *row = came;
                (before.outcomes != row.outcomes).then_some(before)
            }
            None => {
                self.rows.push(came);
                None
            }
        }
    }

    /// Takes a file in.
    pub fn take_file(&mut self, set: &ExerciseSet, file: &ResultFile) {
        self.take(Came::of(set, file));
    }

    /// How many got each exercise wrong, at first or to the end, and how many tried it; the most first, of equals the one
    /// that fewer tried, what nobody tried left out. By the place of the exercise in the set.
    pub fn wrong_most(&self, set: &ExerciseSet) -> Vec<(usize, usize, usize)> {
        let count = |at: usize, counts: fn(&Outcome) -> bool| {
            self.rows.iter().filter_map(|row| row.outcomes.get(at)).filter(|it| counts(it)).count()
        };
        let mut all: Vec<(usize, usize, usize)> = (0..set.exercises.len())
            .map(|at| {
                let tried = count(at, |outcome| *outcome != Outcome::NotTried);
                (at, count(at, |outcome| outcome.was_wrong()), tried)
            })
            .filter(|(_, _, tried)| *tried > 0)
            .collect();
        all.sort_by_key(|(at, wrong, tried)| (std::cmp::Reverse(*wrong), *tried, *at));
        all
    }

    /// The sheet as CSV: a row for each who came, and under them how many got each exercise wrong.
    pub fn csv(&self, set: &ExerciseSet) -> String {
        let mut head = vec!["Name".to_owned()];
        head.extend(set.exercises.iter().map(|it| it.name.clone()));
        head.push("Right".to_owned());
        let mut lines = vec![head];
        for row in &self.rows {
            let mut line = vec![row.name.clone()];
            line.extend(row.outcomes.iter().map(|it| it.words().to_owned()));
            line.push(row.outcomes.iter().filter(|it| it.is_right()).count().to_string());
            lines.push(line);
        }
        let wrong = self.wrong_most(set);
        let mut last = vec!["Wrong at first or to the end".to_owned()];
        last.extend((0..set.exercises.len()).map(|at| {
            wrong.iter().find(|it| it.0 == at).map_or_else(String::new, |it| it.1.to_string())
        }));
        last.push(String::new());
        lines.push(last);
        lines.iter().map(|cells| line(cells.iter().map(String::as_str))).collect()
    }
}
