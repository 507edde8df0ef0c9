//! What a session's file says: plain data.

use crate::training::council::QUARTERS;
use crate::training::{Exercise, ExerciseSet};
use serde::{Deserialize, Serialize};

/// What `format` says in every file of a session.
pub const FORMAT: &str = "golden-thread-session";

/// The version of the format that this code reads.
pub const VERSION: u32 = 1;

/// Teams at most: as many as games can be set side by side.
pub const MOST_TEAMS: usize = crate::training::council::MOST_TEAMS;

/// A session as a trainer sets it up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Session {
    /// Always `golden-thread-session`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// Names the session in codes and results.
    pub id: String,
    /// As printed.
    pub name: String,
    /// What it is for, in a sentence.
    #[serde(default)]
    pub about: String,
    /// The exercises, in the order in which they are worked through.
    pub exercises: Vec<Planned>,
    /// Exercises that don't ship with the page, whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<Exercise>,
    /// Names or codes of teams, or of trainees: at least one, no two alike.
    pub teams: Vec<String>,
    /// How the council is played; not at all where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub council: Option<CouncilRound>,
}

/// An exercise of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Planned {
    /// Which.
    pub id: String,
    /// The minutes it gets, 1 to 120.
    pub minutes: u32,
}

/// How the council is played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CouncilRound {
    /// What the luck comes from: every team has the same.
    pub seed: String,
    /// Minutes a round; 0: without a clock.
    pub minutes: u8,
}

/// A part of a session, with when it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Minutes from the start.
    pub from: u32,
    /// How long, in minutes; 0 where there is no clock.
    pub minutes: u32,
    /// What is done.
    pub what: String,
}

impl Session {
    /// A session of all exercises of a set, for three teams.
    pub fn new(id: &str, set: &ExerciseSet) -> Self {
        let planned = |it: &Exercise| Planned { id: it.id.clone(), minutes: it.minutes };
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: id.to_owned(),
            name: set.name.clone(),
            about: set.about.clone(),
            exercises: set.exercises.iter().map(planned).collect(),
            own: Vec::new(),
            teams: (1..=3).map(|at| format!("Team {at}")).collect(),
            council: None,
        }
    }

    /// An exercise that can be chosen: one that ships, or the session's own.
    pub fn exercise<'a>(&'a self, shipped: &'a ExerciseSet, id: &str) -> Option<&'a Exercise> {
        shipped.exercises.iter().chain(&self.own).find(|it| it.id == id)
    }

    /// The exercises chosen as a set, in the session's order and with its minutes.
    pub fn set(&self, shipped: &ExerciseSet) -> ExerciseSet {
        let chosen = self.exercises.iter().filter_map(|planned| {
            let exercise = self.exercise(shipped, &planned.id)?.clone();
            Some(Exercise { minutes: planned.minutes, ..exercise })
        });
        ExerciseSet {
            format: shipped.format.clone(),
            version: shipped.version,
            id: self.id.clone(),
            name: self.name.clone(),
            about: self.about.clone(),
            exercises: chosen.collect(),
        }
    }

    /// Without exercises of its own that weren't chosen: what is saved.
    #[must_use]
    pub fn saved(&self) -> Self {
        let mut session = self.clone();
        session.own.retain(|it| self.exercises.iter().any(|planned| planned.id == it.id));
        session
    }

    /// As a file.
    pub fn written(&self) -> String {
        // What is made of texts and numbers can be written.
        serde_json::to_string_pretty(&self.saved()).unwrap_or_default()
    }

    /// The parts in order, each with when it starts.
    pub fn timing(&self, shipped: &ExerciseSet) -> Vec<Slot> {
        let mut from = 0_u32;
        let mut slots = Vec::new();
        let mut add = |minutes: u32, what: String| {
            slots.push(Slot { from, minutes, what });
            from = from.saturating_add(minutes);
        };
        for planned in &self.exercises {
            if let Some(exercise) = self.exercise(shipped, &planned.id) {
                add(planned.minutes, exercise.name.clone());
            }
        }
        if let Some(council) = &self.council {
            let rounds = u32::try_from(QUARTERS + 1).unwrap_or_default();
            let what = format!("Run the council: practice and {QUARTERS} quarters");
            add(u32::from(council.minutes).saturating_mul(rounds), what);
        }
        add(DEBRIEF_MINUTES, "Debrief: what was got wrong most".to_owned());
        add(PLEDGE_MINUTES, "A pledge from each person".to_owned());
        slots
    }

    /// Minutes in all.
    pub fn minutes(&self, shipped: &ExerciseSet) -> u32 {
        self.timing(shipped).iter().map(|slot| slot.minutes).sum()
    }

    /// The team that a name is of, whatever its capitals.
    pub fn team(&self, name: &str) -> Option<&str> {
        let name = name.trim().to_lowercase();
        self.teams.iter().map(String::as_str).find(|team| team.trim().to_lowercase() == name)
    }
}

/// Minutes for what isn't an exercise.
const DEBRIEF_MINUTES: u32 = 15;
const PLEDGE_MINUTES: u32 = 5;
