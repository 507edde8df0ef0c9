//! What a session's file says: plain data.

use super::clock_names::{BREAK, COUNCIL, DEBRIEF, PLEDGES, TOUR, WELCOME};
use super::lacks::Around;
use super::minutes::Minutes;
use crate::training::council::QUARTERS;
use crate::training::results::is_one;
use crate::training::tour::Stop;
use crate::training::{Exercise, ExerciseSet, Task};
use serde::{Deserialize, Serialize};

/// What `format` says in every file of a session.
pub const FORMAT: &str = "golden-thread-session";

/// The version of the format that this code reads.
pub const VERSION: u32 = 1;

/// Letters of a name at most.
pub(super) const LONGEST_NAME: usize = 60;

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
    /// The stops of the tour that it begins with; none: without a tour.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tour: Vec<Stop>,
    /// The exercises, in the order in which they are worked through.
    pub exercises: Vec<Planned>,
    /// Exercises that don't ship with the page, whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<Exercise>,
    /// Names or codes of teams, or of trainees: at least one, no two alike.
    pub teams: Vec<String>,
    /// Names of trainees whose results came in by themselves: they are no teams, and play no game of the council.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trainees: Vec<String>,
    /// How the council is played; not at all where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub council: Option<CouncilRound>,
    /// Minutes of a break, 60 at most; 0: none.
    #[serde(default, skip_serializing_if = "is_none")]
    pub break_minutes: u32,
    /// Minutes of the welcome, 60 at most; 0: none.
    #[serde(default, skip_serializing_if = "is_none")]
    pub welcome_minutes: u32,
    /// Minutes of the debrief, 60 at most; 0: none.
    #[serde(default = "debrief_minutes")]
    pub debrief_minutes: u32,
    /// Minutes of the pledges, 60 at most; 0: none.
    #[serde(default = "pledge_minutes")]
    pub pledge_minutes: u32,
    /// Minutes left in hand for what takes longer, 60 at most; 0: none.
    #[serde(default, skip_serializing_if = "is_none")]
    pub spare_minutes: u32,
}

/// What sessions have whose file says nothing of it, since it was written before that could be changed.
fn debrief_minutes() -> u32 {
    DEBRIEF_MINUTES
}

fn pledge_minutes() -> u32 {
    PLEDGE_MINUTES
}

/// How soon an exercise is part of a first session, by its place in the set and what it is: the set's first, which ask
/// for nothing that was learnt; then what a scorecard is about, building one and reading it without chasing noise, and
/// its cause and effect.
fn comes_when(at: usize, task: &Task) -> u8 {
    match task {
        _ if at < FIRST => 0,
        Task::BuildCard(_) | Task::SignalOrNoise(_) => 1,
        Task::CauseAndEffect(_) => 2,
        _ => 3,
    }
}

/// `1, 2 and 7`.
pub fn numbers(stops: &[Stop]) -> String {
    let all: Vec<String> = stops.iter().map(|it| it.number().to_string()).collect();
    match all.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => all.concat(),
    }
}

/// The first of some names that is the same, whatever its capitals.
fn same_name<'a>(all: &'a [String], name: &str) -> Option<&'a str> {
    all.iter().map(String::as_str).find(|it| is_one(it, name))
}

fn is_none(minutes: &u32) -> bool {
    *minutes == 0
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

impl CouncilRound {
    /// Minutes that a round is reckoned with: without a clock it takes its time too.
    fn reckoned(&self) -> u32 {
        u32::from(if self.minutes == 0 { ROUND_MINUTES } else { self.minutes })
    }
}

/// The name of a session of a set; the bare words where that would be longer than a name may be.
fn part_of(set: &ExerciseSet, which: &str) -> String {
    let name = format!("{}: {which}", set.name);
    if name.chars().count() <= LONGEST_NAME { name } else { which.to_owned() }
}

/// A part of a session, with when it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Minutes from the start.
    pub from: u32,
    /// How long, in minutes.
    pub minutes: u32,
    /// What is done.
    pub what: String,
    /// The clock that it goes by, as it is called; empty where it has none.
    pub clock: String,
    /// Nothing is done in it unless something took longer.
    pub in_hand: bool,
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
            tour: Vec::new(),
            exercises: set.exercises.iter().map(planned).collect(),
            own: Vec::new(),
            teams: (1..=3).map(|at| format!("Team {at}")).collect(),
            trainees: Vec::new(),
            council: None,
            break_minutes: 0,
            welcome_minutes: 0,
            debrief_minutes: DEBRIEF_MINUTES,
            pledge_minutes: PLEDGE_MINUTES,
            spare_minutes: 0,
        }
    }

    /// What a trainer starts from: two hours for three teams who are new to it. A welcome, the tour's stops that no exercise
    /// does, as many exercises as there is time for, a break, the council, the debrief, the pledges, and what is left in hand.
    pub fn of_two_hours(id: &str, set: &ExerciseSet) -> Self {
        let mut session = Self {
            exercises: Vec::new(),
            council: Some(CouncilRound { seed: "1".to_owned(), minutes: ROUND_MINUTES }),
            break_minutes: BREAK_MINUTES,
            welcome_minutes: WELCOME_MINUTES,
            name: part_of(set, "first session"),
            about: FIRST_IS_FOR.to_owned(),
            ..Self::new(id, set)
        }
        .with_tour_beside(set);
        let mut wanted: Vec<(usize, &Exercise)> = set.exercises.iter().enumerate().collect();
        wanted.sort_by_key(|(at, it)| (comes_when(*at, &it.task), *at));
        for (_, exercise) in wanted {
            let mut longer = session.clone();
            longer.exercises.push(Planned { id: exercise.id.clone(), minutes: exercise.minutes });
            let longer = longer.with_tour_beside(set);
            if longer.parts(set).all() + LEAST_IN_HAND <= TWO_HOURS {
                session = longer;
            }
        }
        let place = |it: &Planned| set.exercises.iter().position(|other| other.id == it.id);
        session.exercises.sort_by_key(place);
        session.spare_minutes = TWO_HOURS.saturating_sub(session.parts(set).all());
        session
    }

    /// A second session, for those who had the first: the exercises that there was no time for.
    pub fn of_the_rest(id: &str, set: &ExerciseSet) -> Self {
        let first = Self::of_two_hours(id, set);
        let mut session = Self {
            name: part_of(set, "second session"),
            about: REST_IS_FOR.to_owned(),
            break_minutes: BREAK_MINUTES,
            welcome_minutes: WELCOME_MINUTES,
            ..Self::new(id, set)
        };
        session.exercises.retain(|it| !first.exercises.contains(it));
        session
    }

    /// With the tour's stops that no exercise of the session does at more length.
    #[must_use]
    pub fn with_tour_beside(mut self, shipped: &ExerciseSet) -> Self {
        let exercises = self.exercises.iter();
        let exercises = exercises.filter_map(|it| self.exercise(shipped, &it.id));
        let tasks: Vec<&Task> = exercises.map(|it| &it.task).collect();
        self.tour = Stop::beside(tasks.into_iter());
        self
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

    /// The parts in order, each with when it starts. The break comes before the council, else halfway through the
    /// exercises.
    pub fn timing(&self, shipped: &ExerciseSet) -> Vec<Slot> {
        let parts = self.parts(shipped);
        let mut slots: Vec<Slot> = Vec::new();
        let mut add = |minutes: u32, what: String, clock: &str| {
            let from = slots.last().map_or(0, |last| last.from.saturating_add(last.minutes));
            let clock = clock.to_owned();
            slots.push(Slot { from, minutes, what, clock, in_hand: false });
        };
        if parts.welcome > 0 {
            add(parts.welcome, WELCOME.to_owned(), WELCOME);
        }
        if !self.tour.is_empty() {
            add(parts.tour, format!("The tour: {}", self.tour_words()), TOUR);
        }
        let (mut worked, mut rested) = (0_u32, parts.pause == 0);
        for planned in &self.exercises {
            if let Some(exercise) = self.exercise(shipped, &planned.id) {
                add(planned.minutes, exercise.name.clone(), &exercise.name);
                worked = worked.saturating_add(planned.minutes);
                if !rested && self.council.is_none() && worked.saturating_mul(2) >= parts.exercises
                {
                    add(parts.pause, BREAK.to_owned(), BREAK);
                    rested = true;
                }
            }
        }
        if !rested {
            add(parts.pause, BREAK.to_owned(), BREAK);
        }
        if let Some(council) = &self.council {
            let clock = if council.minutes == 0 { "" } else { COUNCIL };
            add(parts.practice, format!("{COUNCIL}: a practice round"), clock);
            add(parts.council, format!("{COUNCIL}: {QUARTERS} quarters"), clock);
        }
        let came = if self.council.is_some() { ", and what decisions cost" } else { "" };
        if parts.debrief > 0 {
            add(parts.debrief, format!("{DEBRIEF}: what was got wrong most{came}"), DEBRIEF);
        }
        if parts.pledges > 0 {
            add(parts.pledges, "A pledge from each person".to_owned(), PLEDGES);
        }
        if parts.spare > 0 {
            add(parts.spare, "In hand, for what took longer".to_owned(), "");
            if let Some(last) = slots.last_mut() {
                last.in_hand = true;
            }
        }
        slots
    }

    /// Its minutes by what they go on: those of the timing, added up.
    pub fn parts(&self, shipped: &ExerciseSet) -> Minutes {
        let there = |it: &&Planned| self.exercise(shipped, &it.id).is_some();
        let exercises = self.exercises.iter().filter(there).map(|it| it.minutes);
        let rounds = u32::try_from(QUARTERS).unwrap_or_default();
        let council = self.council.as_ref().map_or(0, CouncilRound::reckoned);
        Minutes {
            welcome: self.welcome_minutes,
            tour: self.tour.iter().map(|it| it.minutes()).sum(),
            exercises: exercises.fold(0, u32::saturating_add),
            pause: self.break_minutes,
            practice: council,
            council: council.saturating_mul(rounds),
            debrief: self.debrief_minutes,
            pledges: self.pledge_minutes,
            spare: self.spare_minutes,
        }
    }

    /// Minutes of what is no exercise and no council.
    pub fn minutes_of(&self, of: Around) -> u32 {
        match of {
            Around::Welcome => self.welcome_minutes,
            Around::Break => self.break_minutes,
            Around::Debrief => self.debrief_minutes,
            Around::Pledges => self.pledge_minutes,
            Around::InHand => self.spare_minutes,
        }
    }

    /// Gives it other such minutes.
    pub(super) fn set_minutes_of(&mut self, of: Around, minutes: u32) {
        *match of {
            Around::Welcome => &mut self.welcome_minutes,
            Around::Break => &mut self.break_minutes,
            Around::Debrief => &mut self.debrief_minutes,
            Around::Pledges => &mut self.pledge_minutes,
            Around::InHand => &mut self.spare_minutes,
        } = minutes;
    }

    /// Which stops of the tour: `stops 1, 4 and 8`, `all 8 stops`.
    pub fn tour_words(&self) -> String {
        match self.tour.as_slice() {
            all if all.len() == Stop::ALL.len() => format!("all {} stops", all.len()),
            [one] => format!("stop {}", one.number()),
            some => format!("stops {}", numbers(some)),
        }
    }

    /// The team that a name is of, whatever its capitals.
    pub fn team(&self, name: &str) -> Option<&str> {
        same_name(&self.teams, name)
    }

    /// The team or the trainee that a name is of, whatever its capitals.
    pub fn team_or_trainee(&self, name: &str) -> Option<&str> {
        self.team(name).or_else(|| same_name(&self.trainees, name))
    }

    /// With other trainees, whose results came in by themselves.
    ///
    /// # Errors
    /// Why the session can't be held with them.
    pub fn with_trainees<'a>(
        &self,
        names: impl IntoIterator<Item = &'a str>,
        shipped: &ExerciseSet,
    ) -> Result<Self, String> {
        let mut session = self.clone();
        for name in names {
            if session.team_or_trainee(name).is_none() {
                session.trainees.push(name.trim().to_owned());
            }
        }
        session.check(shipped).map_err(|error| error.to_string())?;
        Ok(session)
    }

    /// With another team.
    ///
    /// # Errors
    /// Why the session can't be held with it.
    pub fn with_team(&self, name: &str, shipped: &ExerciseSet) -> Result<Self, String> {
        let mut session = self.clone();
        session.teams.push(name.trim().to_owned());
        session.check(shipped).map_err(|error| error.to_string())?;
        Ok(session)
    }

    /// The team that a name may be meant for: one letter or two away from it; none where two are as near.
    pub fn nearest_team(&self, name: &str) -> Option<&str> {
        let name = name.trim().to_lowercase();
        let away = |team: &&String| {
            let team = team.trim().to_lowercase();
            let most = if team.chars().count() < 5 { 1 } else { 2 };
            let away = strsim::damerau_levenshtein(&name, &team);
            (away <= most).then_some(away)
        };
        let mut near: Vec<(usize, &String)> =
            self.teams.iter().filter_map(|team| Some((away(&team)?, team))).collect();
        near.sort();
        match near.as_slice() {
            [(one, _), (other, _), ..] if one == other => None,
            [(_, team), ..] => Some(team),
            [] => None,
        }
    }
}

/// Minutes of a session as a trainer first sees it, and of its break.
const TWO_HOURS: u32 = 120;
const BREAK_MINUTES: u32 = 10;
/// Minutes of a round of its council, with which one without a clock is reckoned too.
pub const ROUND_MINUTES: u8 = 3;
/// Minutes of its welcome, and what is left in hand at least: something always takes longer.
const WELCOME_MINUTES: u32 = 5;
const LEAST_IN_HAND: u32 = 4;
/// How many exercises of a set are for whoever has never seen a scorecard.
const FIRST: usize = 3;
/// What the two sessions are for.
const FIRST_IS_FOR: &str = "What a scorecard is, how a figure is rated, what belongs on a card, and how to tell a signal from noise.";
const REST_IS_FOR: &str = "For those who had the first session: how figures are put together, foreseen, explained and kept honest.";
/// Minutes for what isn't an exercise, where nobody says otherwise.
const DEBRIEF_MINUTES: u32 = 15;
const PLEDGE_MINUTES: u32 = 5;
