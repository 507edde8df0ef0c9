//! Reading a session. Its file is data from anywhere: it is bounded, and what can't be done is refused in a sentence.

use super::plan::{FORMAT, LONGEST_NAME, MOST_TEAMS, Session, VERSION};
use crate::exchange::read_json;
use crate::training::{ExerciseSet, NotSolvable};
use std::collections::BTreeSet;

/// Bytes of a file at most: exercises of its own bring packs.
pub const LONGEST_FILE: usize = 2_000_000;
/// Exercises, letters of a name and of a text, minutes at most.
const MOST_EXERCISES: usize = 60;
const LONGEST_TEXT: usize = 600;
const LONGEST_EXERCISE: u32 = 120;
const LONGEST_ROUND: u8 = 60;
const LONGEST_BREAK: u32 = 60;
/// Trainees at most, beside the teams: with those the sheet is full.
const MOST_TRAINEES: usize = 160;

/// Why a session isn't one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// More than a session can hold.
    #[error("the file is longer than 2 MB, which no session is")]
    TooLong,
    /// Not the JSON that a session is.
    #[error("this is not a session that was saved here: {0}")]
    NotASession(String),
    /// Of a version that isn't known here.
    #[error("the session is of version {0}, and this page reads version 1: use a newer page")]
    Newer(u32),
    /// A name that can't stand on a page.
    #[error("give the session a name of {LONGEST_NAME} letters at most, on one line")]
    Name,
    /// A text that is too long.
    #[error("say what the session is for in {LONGEST_TEXT} letters at most")]
    About,
    /// Nothing to do.
    #[error("choose at least one exercise, and {MOST_EXERCISES} at most")]
    Exercises,
    /// A stop of the tour that stands twice.
    #[error("stop {0} of the tour is there twice")]
    StopTwice(usize),
    /// An exercise that isn't there.
    #[error(
        "the exercise '{0}' isn't in this page or in the file: open it with the page that it was made with"
    )]
    Unknown(String),
    /// An exercise that stands twice, or two that can't be told apart.
    #[error("the exercise '{0}' is there twice")]
    Twice(String),
    /// Minutes that are none.
    #[error("'{0}' takes 1 to {LONGEST_EXERCISE} minutes")]
    Minutes(String),
    /// An exercise of its own that can't be done.
    #[error("'{exercise}' can't be done: {why}")]
    Exercise {
        /// Its name.
        exercise: String,
        /// Why.
        why: NotSolvable,
    },
    /// Nobody, or more than a room holds.
    #[error("name at least one team, and {MOST_TEAMS} at most")]
    Teams,
    /// More trainees than a sheet holds.
    #[error("name {MOST_TRAINEES} trainees at most")]
    Trainees,
    /// A team's name that can't stand on a page.
    #[error("give each team a name of {LONGEST_NAME} letters at most, on one line")]
    TeamName,
    /// Two teams that can't be told apart.
    #[error("two teams are called '{0}': give each a name of its own")]
    SameTeam(String),
    /// A council that can't be played.
    #[error(
        "the council takes a seed of {LONGEST_NAME} letters at most and {LONGEST_ROUND} minutes a round at most"
    )]
    Council,
    /// A break that is none.
    #[error("a break takes {LONGEST_BREAK} minutes at most")]
    Break,
}

/// Reads a session.
///
/// # Errors
/// Says why a file is none, or why it can't be held with the exercises of this page.
pub fn read_session(shipped: &ExerciseSet, bytes: &[u8]) -> Result<Session, SessionError> {
    if bytes.len() > LONGEST_FILE {
        return Err(SessionError::TooLong);
    }
    let session: Session = read_json(bytes).map_err(SessionError::NotASession)?;
    if session.format != FORMAT {
        return Err(SessionError::NotASession("its format is another one".to_owned()));
    }
    if session.version != VERSION {
        return Err(SessionError::Newer(session.version));
    }
    session.check(shipped)?;
    Ok(session)
}

/// Whether a text can stand as a name: something on one line, not too long.
fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    !text.trim().is_empty() && count <= LONGEST_NAME && !text.chars().any(char::is_control)
}

/// The first that was there before, whatever its capitals.
fn twice<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = BTreeSet::new();
    let mut names = names;
    names.find(|name| !seen.insert(name.trim().to_lowercase()))
}

impl Session {
    /// Whether it can be held.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, shipped: &ExerciseSet) -> Result<(), SessionError> {
        if !is_name(&self.name) || !is_name(&self.id) {
            return Err(SessionError::Name);
        }
        if self.about.chars().count() > LONGEST_TEXT {
            return Err(SessionError::About);
        }
        self.check_exercises(shipped)?;
        let mut seen = BTreeSet::new();
        if let Some(stop) = self.tour.iter().find(|it| !seen.insert(**it)) {
            return Err(SessionError::StopTwice(stop.number()));
        }
        if self.teams.is_empty() || self.teams.len() > MOST_TEAMS {
            return Err(SessionError::Teams);
        }
        if !self.teams.iter().all(|team| is_name(team)) {
            return Err(SessionError::TeamName);
        }
        if self.trainees.len() > MOST_TRAINEES {
            return Err(SessionError::Trainees);
        }
        if !self.trainees.iter().all(|it| is_name(it)) {
            return Err(SessionError::TeamName);
        }
        let everybody = self.teams.iter().chain(&self.trainees);
        if let Some(team) = twice(everybody.map(String::as_str)) {
            return Err(SessionError::SameTeam(team.to_owned()));
        }
        match &self.council {
            Some(it) if !is_name(&it.seed) || it.minutes > LONGEST_ROUND => {
                Err(SessionError::Council)
            }
            _ if self.break_minutes > LONGEST_BREAK => Err(SessionError::Break),
            _ => Ok(()),
        }
    }

    fn check_exercises(&self, shipped: &ExerciseSet) -> Result<(), SessionError> {
        let count = self.exercises.len();
        if count == 0 || count > MOST_EXERCISES || self.own.len() > MOST_EXERCISES {
            return Err(SessionError::Exercises);
        }
        let named = |id: &str| {
            self.exercise(shipped, id)
                .map_or_else(|| id.chars().take(LONGEST_NAME).collect(), |it| it.name.clone())
        };
        let all = shipped.exercises.iter().chain(&self.own).map(|it| it.id.as_str());
        if let Some(id) = twice(all).or(twice(self.exercises.iter().map(|it| it.id.as_str()))) {
            return Err(SessionError::Twice(named(id)));
        }
        for planned in &self.exercises {
            if self.exercise(shipped, &planned.id).is_none() {
                return Err(SessionError::Unknown(named(&planned.id)));
            }
            if planned.minutes == 0 || planned.minutes > LONGEST_EXERCISE {
                return Err(SessionError::Minutes(named(&planned.id)));
            }
        }
        self.own.iter().try_for_each(|exercise| {
            let played = exercise.play(0).map(|_| ());
            played.map_err(|why| SessionError::Exercise { exercise: exercise.name.clone(), why })
        })
    }
}
