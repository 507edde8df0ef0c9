//! A sheet as people mean it: where its headings are, what its columns hold by evidence, what has to be asked
//! first, and the long table in which every shape is taken.
//!
//! [`Study::new`] understands a table with the answers there are; [`Study::work`] takes what doesn't hang on an
//! open question, and [`Study::fold`] says of every cell of the sheet what became of it.

mod beside_periods;
mod checks;
mod choices;
mod column;
mod deciding;
mod form;
mod headings;
mod layout;
mod naming;
mod polarity_words;
mod quantities;
mod question;
mod recast;
mod repeated;
mod rows;
mod saying;
mod sets;
mod styles;
mod times;
mod told_from_all;
mod values;
mod whose;
mod words;

pub use choices::Choices;
pub use question::{Answers, Question};

use super::decisions::Decisions;
use super::proposal::{COLUMN_LEFT_OUT, Cell, Outcome, Proposal};
use super::role::{Mapping, Role, Slot};
use super::work::Work;
use crate::exchange::Table;
use crate::exchange::reading::period;
use crate::model::Pack;
use crate::pack::Diagnostic;
use deciding::{Deciding, When};
use recast::{At, Recast, Told, waits_for};
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
    /// What an answer couldn't be used for.
    refused: Vec<String>,
    recast: Recast,
    /// Rows that are no figures, and columns that are not taken, each with its reason.
    rows_out: BTreeMap<usize, &'static str>,
    columns_out: HashMap<usize, String>,
}

impl<'a> Study<'a> {
    /// Understands a table. Never fails and changes nothing.
    pub fn new(pack: &'a Pack, table: &'a Table, choices: &'a Choices) -> Self {
        let mut deciding = Deciding::new(pack, table, choices);
        deciding.columns_by_evidence();
        deciding.places();
        deciding.names();
        deciding.ids();
        deciding.fill_down();
        deciding.groups();
        deciding.figures();
        deciding.tell_apart();
        let recast = deciding.recast();
        deciding.asking.strangers();
        let columns_out = columns_out(&deciding);
        Self {
            mapping: mapping(&deciding),
            reasons: deciding
                .columns
                .iter()
                .map(|it| it.reason.clone().unwrap_or(it.why.clone()))
                .collect(),
            questions: deciding.asking.questions,
            refused: deciding.asking.refused,
            rows_out: deciding.layout.out,
            table: deciding.layout.table,
            recast,
            columns_out,
        }
    }

    /// The questions on which something hangs that isn't taken.
    pub fn open(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|question| question.is_open())
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
        Decisions { confirmed, ..decisions.clone() }
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
        self.fold(work.proposal())
    }

    /// What becomes of every cell of the sheet, from what became of the long table's.
    pub fn fold(&self, proposal: Proposal) -> Proposal {
        let mut cells: HashMap<At, Cell> = HashMap::new();
        for (row, made) in proposal.rows.into_iter().enumerate() {
            for cell in made {
                let origin = self
                    .recast
                    .table
                    .origins
                    .get(row)
                    .and_then(|row| row.get(cell.column))
                    .copied();
                let Some((row, column)) = origin.flatten() else { continue };
                let cell = Cell { row, column, ..cell };
                match cells.get_mut(&(row, column)) {
                    Some(held) if weight(&held.outcome) >= weight(&cell.outcome) => {}
                    Some(held) => *held = cell,
                    None => drop(cells.insert((row, column), cell)),
                }
            }
        }
        let rows = (0..self.table.rows.len())
            .map(|row| {
                (0..self.table.headings.len())
                    .map(|column| self.cell((row, column), &mut cells))
                    .collect()
            })
            .collect();
        let mut diagnostics = proposal.diagnostics;
        diagnostics
            .extend(self.refused.iter().map(|words| Diagnostic::error("answers", words.clone())));
        Proposal {
            rows,
            diagnostics,
            headings: self.table.headings.clone(),
            row_numbers: self.table.row_numbers.clone(),
            new_measures: proposal.new_measures,
            known_measures: proposal.known_measures,
            commands: proposal.commands,
        }
    }

    /// What becomes of one cell of the sheet.
    fn cell(&self, at: At, cells: &mut HashMap<At, Cell>) -> Cell {
        let (row, column) = at;
        let told: Option<&Told> = self.recast.told.get(&at);
        if let Some(cell) = cells.remove(&at)
            && !(told.is_some() && matches!(cell.outcome, Outcome::LeftOut | Outcome::Blank))
        {
            return cell;
        }
        let text = self.table.rows.get(row).and_then(|row| row.get(column));
        let blank = text.is_none_or(|text| text.trim().is_empty());
        let (outcome, reason) = if blank {
            (Outcome::Blank, "blank".into())
        } else if let Some(reason) = self.rows_out.get(&row) {
            (Outcome::LeftOut, Cow::Borrowed(*reason))
        } else if let Some(told) = told {
            told.clone()
        } else if let Some(reason) = self.columns_out.get(&column) {
            (Outcome::LeftOut, reason.clone().into())
        } else {
            (Outcome::LeftOut, COLUMN_LEFT_OUT.into())
        };
        Cell { row, column, outcome, reason, offer: None }
    }
}

/// The more a cell of the sheet comes to, of the several that it makes.
fn weight(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Changed { .. } => 6,
        Outcome::Added => 5,
        Outcome::Unchanged => 4,
        Outcome::Emptied => 3,
        Outcome::Used => 2,
        Outcome::LeftOut => 1,
        Outcome::Blank => 0,
    }
}

/// Why columns aren't taken.
fn columns_out(deciding: &Deciding) -> HashMap<usize, String> {
    let out = deciding.columns.iter().enumerate().filter_map(|(at, column)| {
        let reason = match (&column.waits, &column.reason) {
            (Some(id), _) => waits_for(id),
            (None, Some(reason)) => reason.clone(),
            (None, None) => return None,
        };
        Some((at, reason))
    });
    out.collect()
}

/// What each column of the sheet is taken for, as a person sees and changes it.
fn mapping(deciding: &Deciding) -> Mapping {
    let role = |column: &deciding::Column| {
        let Some(slot) = &column.slot else { return column.role.unwrap_or(Role::Ignored) };
        let found = match &slot.when {
            When::Fixed(period) => Some(*period),
            When::Label(label) => match deciding.label(label) {
                styles::Label::As(text) => {
                    period::read(&text, deciding.calendar, None).ok().map(|read| read.period)
                }
                styles::Label::Waits(_) => None,
            },
        };
        found.map_or(Role::Ignored, |period| {
            Role::Slot(Slot { part: slot.part, whose: slot.whose, period })
        })
    };
    Mapping {
        columns: deciding.columns.iter().map(role).collect(),
        target_year: deciding.choices.target_year,
        frequency: deciding.choices.frequency,
        plan: deciding.choices.plan.clone(),
    }
}
