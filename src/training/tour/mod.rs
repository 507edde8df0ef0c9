//! A tour of the cycle in eight stops, each of which does one real thing to a training copy of the sample.
//!
//! What is kept of a tour is what was answered and nothing else: the copy is made of the sample and the answers, through
//! the one door for changes, and whether a stop is done is asked of the copy and of the engine, never kept.

mod figure;
mod plan;
mod review;
mod revise;
mod stop;
#[cfg(test)]
mod tests;

pub use stop::Stop;

use super::asked::{Ground, Line, Question};
use crate::edit::{self, Command, Context};
use crate::model::{Day, Pack};
use crate::rating::{self, AsAt};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What `format` says where a tour is kept.
const FORMAT: &str = "golden-thread-tour";
/// The longest tour that is kept, in bytes, and the longest answer, in characters.
const LONGEST: usize = 60_000;
const LONGEST_ANSWER: usize = 2_000;

/// The tour as it is kept: the answers given at each stop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    format: String,
    given: BTreeMap<String, Vec<String>>,
}

/// What came of a stop.
#[derive(Clone, Debug, PartialEq)]
pub struct Came {
    /// Whether it is done.
    pub done: bool,
    /// Why not, or that it is.
    pub says: String,
    /// What it shows, in figures.
    pub lines: Vec<Line>,
}

impl Came {
    fn done(says: impl Into<String>, lines: Vec<Line>) -> Self {
        Self { done: true, says: says.into(), lines }
    }

    fn not_yet(says: impl Into<String>, lines: Vec<Line>) -> Self {
        Self { done: false, says: says.into(), lines }
    }
}

/// What is done at a stop.
trait Doing {
    /// What is asked there, of the copy as it stands.
    fn asks(&self, ground: &Ground<'_>) -> Vec<Question>;

    /// The change that answers make of the copy; nothing where they only judge it.
    fn change(&self, _ground: &Ground<'_>, _answers: &[String]) -> Result<Option<Command>, String> {
        Ok(None)
    }

    /// What came of it, as the copy and the engine have it.
    fn came(&self, before: &Ground<'_>, after: &Ground<'_>, answers: &[String]) -> Came;
}

/// The tour as one person takes it.
#[derive(Clone, Debug)]
pub struct Tour {
    /// The sample, as it ships.
    sample: Pack,
    /// The sample with what was done to it.
    copy: Pack,
    as_at: AsAt,
    kept: Kept,
    /// Why what was answered at a stop was refused.
    refused: BTreeMap<Stop, String>,
}

impl Tour {
    /// Starts on a sample, or goes on with what was kept; a text that is no tour starts anew. `None` where the sample has
    /// no period. Its own clock counts before `today`.
    pub fn of(sample: &Pack, today: NaiveDate, kept: Option<&str>) -> Option<Self> {
        let now = sample.organisation.clock.map_or(today, |day| day.0);
        let period = rating::latest(sample, Some(now))?;
        let as_at = AsAt { period, on: Some(rating::clock(sample, period, today)) };
        let read = kept.filter(|text| text.len() <= LONGEST);
        let read = read.and_then(|text| serde_json::from_str::<Kept>(text).ok());
        let kept = read.filter(|kept| kept.format == FORMAT).unwrap_or_default();
        let refused = BTreeMap::new();
        let mut tour = Self { sample: sample.clone(), copy: sample.clone(), as_at, kept, refused };
        tour.make();
        Some(tour)
    }

    /// As it is kept.
    pub fn written(&self) -> String {
        let kept = Kept { format: FORMAT.to_owned(), given: self.kept.given.clone() };
        // What is made of texts can be written.
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// The training copy, to draw from.
    pub fn pack(&self) -> &Pack {
        &self.copy
    }

    /// As at when everything is said.
    pub fn as_at(&self) -> AsAt {
        self.as_at
    }

    /// What is asked at a stop.
    pub fn asks(&self, stop: Stop) -> Vec<Question> {
        stop.doing().asks(&self.ground(&self.sample))
    }

    /// What was answered at a stop, one to each question; empty where nothing was.
    pub fn given(&self, stop: Stop) -> Vec<String> {
        let mut given = self.kept.given.get(stop.id()).cloned().unwrap_or_default();
        given.resize(self.asks(stop).len(), String::new());
        given
    }

    /// Does at a stop what was answered.
    pub fn answer(&mut self, stop: Stop, answers: &[String]) {
        let cut = |answer: &String| answer.chars().take(LONGEST_ANSWER).collect();
        self.kept.given.insert(stop.id().to_owned(), answers.iter().map(cut).collect());
        self.make();
    }

    /// What came of a stop; `None` where nothing was answered.
    pub fn came(&self, stop: Stop) -> Option<Came> {
        let answers = self.kept.given.get(stop.id())?;
        if answers.iter().all(|answer| answer.trim().is_empty()) {
            return None;
        }
        if let Some(refused) = self.refused.get(&stop) {
            return Some(Came::not_yet(refused.clone(), Vec::new()));
        }
        let (before, after) = (self.ground(&self.sample), self.ground(&self.copy));
        Some(stop.doing().came(&before, &after, answers))
    }

    /// Whether a stop is done.
    pub fn is_done(&self, stop: Stop) -> bool {
        self.came(stop).is_some_and(|came| came.done)
    }

    /// The first stop that isn't done; `None` where all are.
    pub fn next(&self) -> Option<Stop> {
        Stop::ALL.into_iter().find(|stop| !self.is_done(*stop))
    }

    fn ground<'a>(&self, pack: &'a Pack) -> Ground<'a> {
        Ground { pack, as_at: self.as_at }
    }

    /// Makes the copy of the sample and what was answered, stop by stop.
    fn make(&mut self) {
        self.copy = self.sample.clone();
        self.refused.clear();
        for stop in Stop::ALL {
            let Some(answers) = self.kept.given.get(stop.id()).cloned() else { continue };
            if let Err(refusal) = self.apply(stop, &answers) {
                self.refused.insert(stop, refusal);
            }
        }
    }

    fn apply(&mut self, stop: Stop, answers: &[String]) -> Result<(), String> {
        let change = stop.doing().change(&self.ground(&self.copy), answers)?;
        let Some(command) = change else { return Ok(()) };
        let context = Context { on: self.as_at.on, by: "Training".to_owned() };
        edit::apply(&mut self.copy, command, &context)
            .map(|_| ())
            .map_err(|refusal| sentence(&refusal.to_string()))
    }
}

/// The day on which everything is done.
fn day(ground: &Ground<'_>) -> Day {
    Day(ground.as_at.on.unwrap_or_else(|| ground.as_at.period.end(ground.pack.calendar())))
}

/// What the engine says in lower case, as a sentence.
fn sentence(said: &str) -> String {
    let mut letters = said.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    let stop = if said.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{}{stop}", first.unwrap_or_default(), letters.as_str())
}

/// An answer, without spaces around it.
fn answer(answers: &[String], at: usize) -> &str {
    answers.get(at).map_or("", |answer| answer.trim())
}
