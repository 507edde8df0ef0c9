//! A sheet as people mean it: where its headings are, what its columns hold by evidence, what has to be asked
//! first, and the long table in which every shape is taken.
//!
//! [`Studying`] understands a table with the answers there are, in slices ([`Study::new`] at once); [`Study::work`] takes
//! what doesn't hang on an open question, and [`Study::fold`] says of every cell of the sheet what became of it.

mod choices;
mod columns;
mod columns_in_doubt;
mod figure_cells;
mod figure_rows;
mod figures;
mod folding;
mod meant;
mod money;
mod names;
mod periods;
mod places;
mod question;
mod ratings;
mod recast;
mod repeated;
mod rows;
mod saying;
mod sets_asked;
mod shape;
mod studying;
mod targets;
#[cfg(test)]
mod tried;
mod units;

pub use choices::Choices;
pub use folding::Folding;
pub(in crate::exchange) use names::alike::near as near_names;
pub use question::{Answers, Question};
pub use ratings::rated::Rated;
pub use studying::Studying;

use super::decisions::Decisions;
use super::proposal::{Counts, Outcome, Proposal};
use super::role::{Mapping, Role, Slot, SlotPart};
use super::role_group::RoleGroup;
use super::work::Work;
use crate::exchange::Table;
use crate::exchange::reading::period;
use crate::model::Pack;
use columns::deciding::{Deciding, When};
use question::Why;
use recast::{Recast, waits_for};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// A sheet understood, as far as the answers go.
pub struct Study<'a> {
    /// The table by the headings it has: what places and cells refer to.
    pub table: Cow<'a, Table>,
    /// What is asked, answered or not.
    pub questions: Vec<Question>,
    /// What each column is taken for.
    pub mapping: Mapping,
    /// Why each column is taken for that, or isn't taken.
    pub reasons: Vec<String>,
    /// What the file says of its own marks, line by line.
    pub says: Vec<String>,
    /// New measures that are left without a direction.
    undirected: Vec<String>,
    /// What the file as a whole lacks.
    lacks: Option<String>,
    /// What an answer couldn't be used for.
    refused: Vec<String>,
    recast: Recast,
    /// Rows that are no figures, and columns that are not taken, each with its reason.
    rows_out: BTreeMap<usize, &'static str>,
    columns_out: HashMap<usize, Why>,
}

impl<'a> Study<'a> {
    /// Understands a table, at once. Never fails and changes nothing.
    pub fn new(pack: &'a Pack, table: &'a Table, choices: &'a Choices) -> Self {
        let mut studying = Studying::new(pack, table, choices);
        while studying.step(usize::MAX) {}
        studying.study()
    }

    /// The questions on which something hangs that isn't taken.
    pub fn open(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|question| question.is_open())
    }

    /// What keeps the file as a whole from being taken, as a sentence: it has no figures.
    pub fn whole(&self) -> Option<String> {
        let lacks = self.lacks.as_ref()?;
        Some(format!("Nothing of this file can be brought in: {lacks}."))
    }

    /// What is in a file that has something to take and no figures, as sentences; none of any other, and none while a
    /// question may make figures of its columns.
    pub fn without_figures(&self) -> Option<String> {
        let roles = || self.mapping.columns.iter().copied();
        let figured = |role: Role| {
            let target = matches!(RoleGroup::of(role), RoleGroup::Targets);
            (role.is_content() && !target)
                || matches!(role, Role::Forecast | Role::Rating)
                || RoleGroup::of(role) == RoleGroup::Money
        };
        if self.lacks.is_some() || self.open().next().is_some() || roles().any(figured) {
            return None;
        }
        let mut held: Vec<String> = Vec::new();
        for role in roles().filter(|role| *role != Role::Ignored) {
            let words = match role {
                Role::Slot(_) => Role::Target.words(),
                role => role.words(),
            };
            if !held.contains(&words) {
                held.push(words);
            }
        }
        (!held.is_empty()).then(|| {
            format!(
                "This file has no figures. What is in it: {}.",
                names::words::few(&held, held.len())
            )
        })
    }

    /// Why nothing of it would be brought in, as a sentence; none where something would.
    pub fn why_nothing(&self, proposal: &Proposal, counts: &Counts) -> Option<String> {
        if !proposal.is_empty() {
            return None;
        }
        let because = match self.open().count() {
            _ if self.lacks.is_some() => return self.whole(),
            1 => {
                "Nothing can be brought in before the question is answered that the file leaves open."
            }
            2.. => {
                "Nothing can be brought in before the questions are answered that the file leaves open."
            }
            0 if counts.taken() == 0 => {
                "Nothing can be brought in: all of it is left out, for the reasons that are listed."
            }
            0 => "Nothing would change: what would be taken of this file is in the pack already.",
        };
        Some(because.to_owned())
    }

    /// Whether the file has figures, targets or the like, and none of them is taken: the names of measures alone are nothing
    /// that anybody wants.
    pub fn loses_all(&self, proposal: &Proposal) -> bool {
        let held = |role: &Role| role.is_content() || matches!(role, Role::Forecast | Role::Rating);
        let columns = self.mapping.columns.iter().enumerate().filter(|(_, role)| held(role));
        let mut cells = columns
            .flat_map(|(at, _)| proposal.column(at))
            .filter(|cell| cell.outcome != Outcome::Blank)
            .peekable();
        cells.peek().is_some() && cells.all(|cell| cell.outcome == Outcome::LeftOut)
    }

    /// What a person decided of the sheet's cells, for those of the long table.
    pub fn decided(&self, decisions: &Decisions) -> Decisions {
        let mut confirmed = self.recast.confirmed.clone();
        for (row, origins) in self.recast.table.origins.iter().enumerate() {
            for (column, origin) in origins.iter().enumerate() {
                if origin.is_some_and(|origin| decisions.confirmed.contains(&origin)) {
                    confirmed.insert((row, column));
                }
            }
        }
        let answered = self.recast.answered.clone();
        Decisions { confirmed, answered, plans: self.recast.plans, ..decisions.clone() }
    }

    /// Taking it, in slices; with [`Study::decided`] decisions.
    pub fn work<'b>(&'b self, pack: &'b Pack, decided: &'b Decisions) -> Work<'b> {
        Work::new(pack, &self.recast.table, &self.recast.mapping, decided)
    }

    /// What taking it would do, at once.
    pub fn propose(&self, pack: &Pack, decisions: &Decisions) -> Proposal {
        let decided = self.decided(decisions);
        let mut work = self.work(pack, &decided);
        while work.step(usize::MAX) {}
        let mut folding = self.fold(work.proposal());
        while folding.step(usize::MAX) {}
        folding.proposal()
    }

    /// What becomes of every cell of the sheet, from what became of the long table's: in slices.
    pub fn fold(&self, proposal: Proposal) -> Folding<'_> {
        Folding::new(self, proposal)
    }
}

/// Why columns aren't taken.
fn columns_out(deciding: &Deciding) -> HashMap<usize, Why> {
    let out = deciding.columns.iter().enumerate().filter_map(|(at, column)| {
        let reason = match (&column.waits, &column.reason) {
            (Some(id), _) => waits_for(id),
            (None, Some(reason)) => reason.clone().into(),
            (None, None) => return None,
        };
        Some((at, reason))
    });
    out.collect()
}

/// What each column of the sheet is taken for, as a person sees and changes it.
fn mapping(deciding: &Deciding) -> Mapping {
    let role = |column: &columns::deciding::Column| {
        let Some(slot) = &column.slot else { return column.role.unwrap_or(Role::Ignored) };
        if let Some(role @ (Role::Numerator | Role::Denominator)) = column.of_figure {
            return role;
        }
        if let When::Label(label) = &slot.when
            && deciding.part_of_year(label).is_some()
        {
            return columns::sets::role_of(slot.part);
        }
        let found = match &slot.when {
            When::Fixed(period) => Some(*period),
            When::Label(label) => match deciding.label(label) {
                periods::styles::Label::As(text) => {
                    period::read(&text, deciding.calendar, None).ok().map(|read| read.period)
                }
                periods::styles::Label::Waits(_) => None,
            },
        };
        found.map_or(Role::Ignored, |period| {
            let part = match slot.part {
                SlotPart::Value if column.starts => SlotPart::Baseline,
                part => part,
            };
            Role::Slot(Slot { part, whose: slot.whose, period })
        })
    };
    Mapping {
        columns: deciding.columns.iter().map(role).collect(),
        target_year: deciding.choices.target_year,
        frequency: deciding.choices.frequency,
        plan: deciding.choices.plan.clone(),
    }
}
