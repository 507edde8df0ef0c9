//! All exceptions of a pack (FRAMEWORK R3): where each stands, and where one is due that nobody has raised.

mod draft;
mod lacking;
mod tracked;
mod work;

pub use draft::draft;
pub use lacking::lacking;
pub use tracked::{Effect, Standing, Tracked, effects, effects_among, waiver_words};
pub use work::Work;

use super::minute::{Member, worst_first};
use crate::model::{Exception, MeasureId, Pack, Trigger, Vocabulary};
use crate::rating::exception::{cover_among, is_raised, triggers_met};
use crate::rating::see_judge_act::continued;
use crate::rating::{AsAt, Status, may_lack_some};
use std::collections::{HashMap, HashSet};

/// All exceptions as at a point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tracker {
    /// Those that were raised by then: what isn't closed comes first, in order of harm to its measure.
    pub rows: Vec<Tracked>,
    /// Where one is due and there is none, in order of harm.
    pub waiting: Vec<Waiting>,
    /// The members that are red to date.
    pub red: Vec<usize>,
    /// Those of them that have neither an exception nor a waiver.
    pub bare: Vec<usize>,
    /// The pack may lack exceptions that there are: that there is none is said of the pack alone.
    pub may_lack_some: bool,
}

/// A measure of which a trigger is met, and that has neither an exception nor a waiver.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Which of the members.
    pub at: usize,
    /// What is met of what is set for it, one at least.
    pub triggers: Vec<Trigger>,
}

/// What is said of a pack that may lack some.
const OF_THIS_FILE: &str = " in this file, which was made for an audience and may lack some";

impl Tracker {
    /// Whether a measure that is due one really has none, in words that go on: `nobody has raised an exception`.
    pub fn none_words(&self) -> &'static str {
        match self.may_lack_some {
            true => "this file, which was made for an audience, has no exception of it",
            false => "nobody has raised an exception",
        }
    }

    /// How many measures are due one and have none: `3 measures are due an exception that nobody has raised`.
    pub fn due_words(&self) -> String {
        let (count, are) = match self.waiting.len() {
            0 => ("No measure".to_owned(), "is"),
            1 => ("1 measure".to_owned(), "is"),
            count => (format!("{count} measures"), "are"),
        };
        match self.may_lack_some {
            true => {
                format!("{count} {are} without the exception that figures ask for{OF_THIS_FILE}")
            }
            false => format!("{count} {are} due an exception that nobody has raised"),
        }
    }

    /// How many there are and what becomes of them, in a sentence. What is closed and still red to date is counted among
    /// what needs attention, and said here for that reason.
    pub fn counted(&self, words: Vocabulary) -> String {
        let live = self.rows.iter().filter(|row| row.standing.is_live()).count();
        let mut said = format!("{} in all, {live} of them not closed or waived", self.rows.len());
        let red = self.rows.iter().filter(|row| row.still_red);
        let measures: HashSet<Option<usize>> = red.map(|row| row.at).collect();
        let red = continued(Status::Red.words(words));
        match measures.len() {
            0 => {}
            1 => {
                said += &format!(
                    "; 1 measure whose exception is closed is still {red} to date, and counts as needing attention"
                )
            }
            count => {
                said += &format!(
                    "; {count} measures whose exceptions are closed are still {red} to date, and count as needing attention"
                )
            }
        }
        said + "."
    }

    /// How many of what is red have an exception or a waiver, in a sentence; `None` where nothing is red. What is set not to
    /// need one when it is red is said to be.
    pub fn reds_said(&self, words: Vocabulary) -> Option<String> {
        let red = continued(Status::Red.words(words));
        let (all, bare) = (self.red.len(), self.bare.len());
        let is_due = |at: &&usize| self.waiting.iter().any(|it| it.at == **at);
        let due = self.bare.iter().filter(is_due).count();
        let unasked = match bare - due {
            0 => String::new(),
            1 => " By what is set for it, none is asked for of 1 of them.".to_owned(),
            count => format!(" By what is set for them, none is asked for of {count} of them."),
        };
        let here = if self.may_lack_some { OF_THIS_FILE } else { "" };
        Some(match (all, bare) {
            (0, _) => return None,
            (1, 0) => {
                format!("The one measure that is {red} to date has an exception or a waiver.")
            }
            (1, _) => format!(
                "The one measure that is {red} to date has neither an exception nor a waiver{here}.{unasked}"
            ),
            (all, 0) => format!(
                "Each of the {all} measures that are {red} to date has an exception or a waiver."
            ),
            (all, bare) => format!(
                "{bare} of {all} measures that are {red} to date {} neither an exception nor a waiver{here}.{unasked}",
                if bare == 1 { "has" } else { "have" }
            ),
        })
    }

    /// Those about some of the measures, by position, such as a plan's.
    pub fn of(&self, members: &[usize]) -> Self {
        let wanted: HashSet<usize> = members.iter().copied().collect();
        let rows = self.rows.iter().filter(|row| row.at.is_some_and(|at| wanted.contains(&at)));
        let waiting = self.waiting.iter().filter(|waiting| wanted.contains(&waiting.at));
        let of = |list: &[usize]| list.iter().filter(|at| wanted.contains(at)).copied().collect();
        Self {
            rows: rows.cloned().collect(),
            waiting: waiting.cloned().collect(),
            red: of(&self.red),
            bare: of(&self.bare),
            may_lack_some: self.may_lack_some,
        }
    }
}

/// All exceptions of `all` the pack's measures, which are rated as at `as_at`.
pub fn tracker(pack: &Pack, all: &[Member<'_>], as_at: AsAt) -> Tracker {
    // Sorted once: to look through all of them for each measure would take as long as both are many.
    let mut by_measure: HashMap<&MeasureId, Vec<&Exception>> = HashMap::new();
    for held in &pack.exceptions {
        by_measure.entry(&held.measure).or_default().push(held);
    }
    let is_covered = |member: &Member<'_>| {
        let of_measure = by_measure.get(&member.measure.id).map_or(&[][..], Vec::as_slice);
        let rated = (member.measure, member.rating);
        cover_among(of_measure, pack.calendar(), rated, as_at).is_some()
    };
    let due = |(at, member): (usize, &Member<'_>)| {
        let triggers = triggers_met(pack, member.measure, member.rating, as_at);
        (!triggers.is_empty() && !is_covered(member)).then_some((at, triggers))
    };
    let mut due: HashMap<usize, Vec<Trigger>> = all.iter().enumerate().filter_map(due).collect();
    let positions: HashMap<&MeasureId, usize> =
        all.iter().enumerate().map(|(at, member)| (&member.measure.id, at)).collect();
    let raised =
        pack.exceptions.iter().filter(|held| is_raised(pack.calendar(), held, as_at.period));
    let mut rows: Vec<Tracked> = raised
        .map(|held| {
            let at = positions.get(&held.measure).copied();
            let member = at.and_then(|at| all.get(at));
            let measure = member.map(|it| it.measure);
            let tracked = Tracked::about(pack.calendar(), held, (at, measure), as_at);
            tracked.rated(member.map(|it| it.rating))
        })
        .collect();
    // Only these are put in order: harm takes a look at their history.
    let concerned: HashSet<usize> =
        rows.iter().filter_map(|row| row.at).chain(due.keys().copied()).collect();
    let mut concerned: Vec<usize> = concerned.into_iter().collect();
    concerned.sort_unstable();
    let order = worst_first(pack, all, &concerned, as_at);
    let place: HashMap<usize, usize> =
        order.iter().enumerate().map(|(place, at)| (*at, place)).collect();
    let place_of = |row: &Tracked| row.at.and_then(|at| place.get(&at).copied());
    rows.sort_by_key(|row| (row.standing.rank(), place_of(row).unwrap_or(usize::MAX)));
    let waiting = order
        .iter()
        .filter_map(|at| Some(Waiting { at: *at, triggers: due.remove(at)? }))
        .collect();
    let is_red = |at: &usize| {
        let member = all.get(*at);
        member.is_some_and(|it| it.rating.year_to_date.judgement.status == Status::Red)
    };
    let red: Vec<usize> = (0..all.len()).filter(is_red).collect();
    let is_bare = |at: &&usize| all.get(**at).is_some_and(|it| !is_covered(it));
    let bare = red.iter().filter(is_bare).copied().collect();
    Tracker { rows, waiting, red, bare, may_lack_some: may_lack_some(pack) }
}
