//! Reading a session. Its file is data from anywhere: it is bounded, and what can't be done is refused in a sentence.

use super::lacks::{Around, Field};
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
const LONGEST_AROUND: u32 = 60;
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
    #[error("name at least one team, each on a line of its own, and {MOST_TEAMS} at most")]
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
    /// No luck can be drawn for the council.
    #[error("give the council a seed of {LONGEST_NAME} letters at most, such as 1")]
    Seed,
    /// A clock of a round that is none.
    #[error("a round takes {LONGEST_ROUND} minutes at most")]
    Round,
    /// A welcome, a break or the like that takes too long.
    #[error("give {} {LONGEST_AROUND} minutes at most", .0.words())]
    Around(Around),
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
        self.faults(shipped).into_iter().next().map_or(Ok(()), |(_, error)| Err(error))
    }

    /// All that is in the way of holding it, each with the field that it is about.
    pub(super) fn faults(&self, shipped: &ExerciseSet) -> Vec<(Field, SessionError)> {
        let mut faults = Vec::new();
        let mut found = |is_wrong: bool, field: Field, error: SessionError| {
            if is_wrong {
                faults.push((field, error));
            }
        };
        found(!is_name(&self.name) || !is_name(&self.id), Field::Name, SessionError::Name);
        let is_long = self.about.chars().count() > LONGEST_TEXT;
        found(is_long, Field::About, SessionError::About);
        let everybody = self.teams.iter().chain(&self.trainees);
        let is_team = self.teams.is_empty() || self.teams.len() > MOST_TEAMS;
        found(is_team, Field::Teams, SessionError::Teams);
        let are_names = everybody.clone().all(|it| is_name(it));
        found(!are_names, Field::Teams, SessionError::TeamName);
        let is_many = self.trainees.len() > MOST_TRAINEES;
        found(is_many, Field::Teams, SessionError::Trainees);
        if let Some(team) = twice(everybody.map(String::as_str)) {
            found(true, Field::Teams, SessionError::SameTeam(team.to_owned()));
        }
        let mut seen = BTreeSet::new();
        if let Some(stop) = self.tour.iter().find(|it| !seen.insert(**it)) {
            found(true, Field::Exercises, SessionError::StopTwice(stop.number()));
        }
        self.faults_of_exercises(shipped, &mut found);
        if let Some(council) = &self.council {
            found(!is_name(&council.seed), Field::Seed, SessionError::Seed);
            found(council.minutes > LONGEST_ROUND, Field::Round, SessionError::Round);
        }
        for each in Around::ALL {
            let is_long = self.minutes_of(each) > LONGEST_AROUND;
            found(is_long, Field::Around(each), SessionError::Around(each));
        }
        faults
    }

    fn faults_of_exercises(
        &self,
        shipped: &ExerciseSet,
        found: &mut impl FnMut(bool, Field, SessionError),
    ) {
        let count = self.exercises.len();
        let is_none = count == 0 || count > MOST_EXERCISES || self.own.len() > MOST_EXERCISES;
        found(is_none, Field::Exercises, SessionError::Exercises);
        let named = |id: &str| {
            self.exercise(shipped, id)
                .map_or_else(|| id.chars().take(LONGEST_NAME).collect(), |it| it.name.clone())
        };
        let all = shipped.exercises.iter().chain(&self.own).map(|it| it.id.as_str());
        if let Some(id) = twice(all).or(twice(self.exercises.iter().map(|it| it.id.as_str()))) {
            found(true, Field::Exercises, SessionError::Twice(named(id)));
        }
        for planned in &self.exercises {
            let name = named(&planned.id);
            if self.exercise(shipped, &planned.id).is_none() {
                found(true, Field::Exercises, SessionError::Unknown(name));
            } else if planned.minutes == 0 || planned.minutes > LONGEST_EXERCISE {
                found(true, Field::Minutes(planned.id.clone()), SessionError::Minutes(name));
            }
        }
        for exercise in self.own.iter().take(MOST_EXERCISES) {
            if let Err(why) = exercise.check() {
                let exercise = exercise.name.clone();
                found(true, Field::Exercises, SessionError::Exercise { exercise, why });
            }
        }
    }
}
