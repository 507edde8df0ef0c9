//! Results as a small file: what a code says, who it is of, and which answers were wrong.

use super::Outcome;
use crate::exchange::read_json;
use crate::training::{
    Exercise, ExerciseSet, MOST_PLEDGES, Play, Pledge, Said, Verdict, file_name,
};
use serde::{Deserialize, Serialize};

/// What `format` says in a file of results.
const FORMAT: &str = "golden-thread-results";
/// The longest file, in bytes, and the most characters of a name.
const LONGEST: usize = 200_000;
const LONGEST_NAME: usize = 80;

/// The results of a person or a team. Whoever has the file can change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultFile {
    /// Always `golden-thread-results`.
    pub format: String,
    /// The set that was worked through.
    pub set: String,
    /// Who worked through it.
    pub name: String,
    /// Each exercise that was tried.
    pub exercises: Vec<Tried>,
    /// What people of the team pledged at the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pledges: Vec<Pledge>,
}

/// How one exercise went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// Which.
    pub id: String,
    /// How it went.
    pub outcome: Outcome,
    /// How often it was answered.
    pub times: u32,
    /// What was wrong by itself when it was answered first, by question; the answer as it was given.
    #[serde(default)]
    pub wrong: Vec<(String, String)>,
    /// Of answers that are judged together: all that were given first, by question, unless they were right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<(String, String)>,
    /// The highest seed whose answers were shown: from then on that seed and those before it are answered by somebody who
    /// has seen them. None where nothing was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<u32>,
    /// What was right by the answers that were shown last. Figures whose answers are the same are answered by somebody who
    /// has seen them too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<String>,
    /// When it was answered last, as RFC 3339 has it; empty where that isn't known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// How long it was worked on, in seconds, all times together; 0 where that isn't known.
    #[serde(default, skip_serializing_if = "is_none")]
    pub seconds: u32,
}

impl Tried {
    /// Whether what would be right was shown before. One model answer holds for every seed of what has many.
    fn has_seen(&self, play: &Play) -> bool {
        // Files of before this was kept say only that something wrong was answered, and so that answers were shown.
        let of_before = (self.outcome == Outcome::NotYet).then_some(0);
        let shown = self.shown.or(of_before);
        let is_told = !self.told.is_empty() && self.told == play.right();
        shown.is_some_and(|seed| play.seed <= seed || !play.has_one_answer() || is_told)
    }
}

fn is_none(seconds: &u32) -> bool {
    *seconds == 0
}

/// Why a file holds no results.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Not what this page writes.
    #[error("this is not a file of results")]
    NotResults,
    /// Too long to be one.
    #[error("this is longer than any file of results")]
    TooLong,
    /// Of other exercises.
    #[error("these results are of the set '{0}'")]
    OtherSet(String),
}

impl ResultFile {
    /// Results of a set that nobody has begun.
    pub fn new(set: &ExerciseSet) -> Self {
        Self { format: FORMAT.to_owned(), set: set.id.clone(), ..Self::default() }
    }

    /// Takes down how an exercise was answered: the first answers that were wrong stay. After answers that aren't all
    /// right, what would be right is shown: the next on the same figures are given by somebody who has seen it.
    pub fn answered(&mut self, play: &Play, answers: &[String], verdict: &Verdict) {
        let at = self.exercises.iter().position(|tried| tried.id == play.exercise.id);
        let at = at.unwrap_or_else(|| {
            self.exercises.push(Tried { id: play.exercise.id.clone(), ..Tried::default() });
            self.exercises.len() - 1
        });
        let Some(tried) = self.exercises.get_mut(at) else { return };
        if tried.times == 0 {
            let given = || verdict.said.iter().zip(answers);
            let by_question =
                |(said, answer): (&Said, &String)| (said.question.clone(), answer.clone());
            tried.wrong = given().filter(|(said, _)| !said.right).map(by_question).collect();
            if !verdict.right && play.slips(answers).is_some() {
                tried.given = given().map(by_question).collect();
            }
        }
        let seen = tried.has_seen(play);
        tried.times = tried.times.saturating_add(1);
        tried.outcome = tried.outcome.after(verdict.right, seen);
        if !verdict.right {
            tried.shown = tried.shown.max(Some(play.seed));
            tried.told = play.right();
        }
    }

    /// Takes down when an exercise was answered, in milliseconds since 1970, and since when it was worked on.
    pub fn timed(&mut self, id: &str, since: u64, at: u64) {
        let Some(tried) = self.exercises.iter_mut().find(|tried| tried.id == id) else { return };
        let point = i64::try_from(at).ok().and_then(chrono::DateTime::from_timestamp_millis);
        let written = point.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
        tried.at = written.unwrap_or_default();
        let seconds = u32::try_from(at.saturating_sub(since) / 1000).unwrap_or(u32::MAX);
        tried.seconds = tried.seconds.saturating_add(seconds);
    }

    /// How each exercise of the set went, in their order.
    pub fn outcomes(&self, set: &ExerciseSet) -> Vec<Outcome> {
        set.exercises.iter().map(|it| self.outcome(&it.id)).collect()
    }

    /// How one exercise went.
    pub fn outcome(&self, id: &str) -> Outcome {
        let tried = self.exercises.iter().find(|tried| tried.id == id);
        tried.map(|tried| tried.outcome).unwrap_or_default()
    }

    /// Takes over what another has of the same set: exercises that aren't tried here, and pledges as far as there is room.
    /// What is tried here stands, and stays with the other.
    pub fn take_over(&mut self, other: &mut Self) {
        let (both, theirs): (Vec<Tried>, Vec<Tried>) = std::mem::take(&mut other.exercises)
            .into_iter()
            .partition(|it| self.exercises.iter().any(|own| own.id == it.id));
        other.exercises = both;
        self.exercises.extend(theirs);
        let room = MOST_PLEDGES.saturating_sub(self.pledges.len()).min(other.pledges.len());
        self.pledges.extend(other.pledges.drain(..room));
    }

    /// What its file is called, so that those of several teams lie beside each other.
    pub fn file_name(&self) -> String {
        file_name("training-results", &self.name)
    }

    /// The exercise to go on with after one: the next that nobody has answered, from the first again after the last.
    /// `None` where each is answered.
    pub fn next<'a>(&self, set: &'a ExerciseSet, id: &str) -> Option<&'a Exercise> {
        let at = set.exercises.iter().position(|it| it.id == id).map_or(0, |at| at + 1);
        let (before, after) = set.exercises.split_at(at.min(set.exercises.len()));
        let open = |it: &&Exercise| it.id != id && self.outcome(&it.id) == Outcome::NotTried;
        after.iter().chain(before).find(open)
    }

    /// As a file.
    pub fn written(&self) -> String {
        // What is made of texts and numbers can be written.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// Reads a file of results of a set; an exercise that the set doesn't have is left out.
///
/// # Errors
/// Says why it is none.
pub fn read_file(set: &ExerciseSet, bytes: &[u8]) -> Result<ResultFile, FileError> {
    if bytes.len() > LONGEST {
        return Err(FileError::TooLong);
    }
    let mut file: ResultFile = read_json(bytes).map_err(|_| FileError::NotResults)?;
    if file.format != FORMAT {
        return Err(FileError::NotResults);
    }
    if file.set != set.id {
        return Err(FileError::OtherSet(shortened(&file.set)));
    }
    file.name = shortened(&file.name);
    file.pledges.truncate(MOST_PLEDGES);
    file.pledges = file.pledges.iter().filter_map(Pledge::bounded).collect();
    file.exercises.retain(|tried| set.exercises.iter().any(|it| it.id == tried.id));
    Ok(file)
}

/// A name on one line.
pub(super) fn shortened(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_isnt_tried_is_taken_over_and_what_is_stands() {
        let tried = |id: &str, times: u32| Tried { id: id.to_owned(), times, ..Tried::default() };
        let pledge = |what: &str| Pledge::new("Head of Housing", what, None).unwrap();
        let mut own = ResultFile {
            exercises: vec![tried("a", 1)],
            pledges: vec![pledge("x"); MOST_PLEDGES - 1],
            ..ResultFile::default()
        };
        let mut other = ResultFile {
            exercises: vec![tried("a", 2), tried("b", 3)],
            pledges: vec![pledge("y"), pledge("z")],
            ..ResultFile::default()
        };
        own.take_over(&mut other);
        assert_eq!(own.exercises, [tried("a", 1), tried("b", 3)]);
        assert_eq!(other.exercises, [tried("a", 2)]);
        assert_eq!((own.pledges.len(), own.pledges.last()), (MOST_PLEDGES, Some(&pledge("y"))));
        assert_eq!(other.pledges, [pledge("z")]);
    }
}
