//! What becomes of every cell of a sheet, from what became of the long table's cells that it makes.

use super::Study;
use super::names::words::few;
use super::recast::{At, Told};
use crate::exchange::import::proposal::{COLUMN_LEFT_OUT, Cell, Outcome, Proposal};
use crate::pack::Diagnostic;
use std::borrow::Cow;

/// A proposal for the long table on its way to one for the sheet. [`Folding::step`] until it says that there is no
/// more, then [`Folding::proposal`].
pub struct Folding<'a> {
    study: &'a Study<'a>,
    /// The long table's.
    long: Proposal,
    /// How many of its rows are gone through.
    read: usize,
    /// What the sheet's cells come to so far, by row; a row that nothing came from is empty.
    cells: Vec<Vec<Option<Cell>>>,
    rows: Vec<Vec<Cell>>,
}

impl<'a> Folding<'a> {
    pub(super) fn new(study: &'a Study<'a>, long: Proposal) -> Self {
        let cells = vec![Vec::new(); study.table.rows.len()];
        Self { study, long, read: 0, cells, rows: Vec::new() }
    }

    /// Goes through so many rows; whether there is more to do.
    pub fn step(&mut self, rows: usize) -> bool {
        if self.read < self.long.rows.len() {
            let to = self.read.saturating_add(rows).min(self.long.rows.len());
            for row in self.read..to {
                self.collect(row);
            }
            self.read = to;
            return true;
        }
        let all = self.study.table.rows.len();
        let to = self.rows.len().saturating_add(rows).min(all);
        for row in self.rows.len()..to {
            let cells = 0..self.study.table.headings.len();
            let made = cells.map(|column| self.cell((row, column))).collect();
            self.rows.push(made);
        }
        to < all
    }

    /// What it comes to.
    pub fn proposal(self) -> Proposal {
        let mut diagnostics = self.long.diagnostics;
        let refused = self.study.refused.iter();
        if let [first, ..] = self.study.undirected.as_slice() {
            let names = few(&self.study.undirected, 5);
            let place = format!("measure '{first}'");
            let message = format!("not rated yet, for no direction is set: {names}");
            diagnostics.push(Diagnostic::note(place, message));
        }
        diagnostics.extend(refused.map(|words| Diagnostic::error("answers", words.clone())));
        let money = self.study.recast.commands.iter().cloned();
        Proposal {
            rows: self.rows,
            diagnostics,
            commands: self.long.commands.into_iter().chain(money).collect(),
            headings: self.study.table.headings.clone(),
            row_numbers: self.study.table.row_numbers.clone(),
            ..self.long
        }
    }

    /// Takes the cells of a row of the long table to where they come from.
    fn collect(&mut self, row: usize) {
        let Some(made) = self.long.rows.get_mut(row).map(std::mem::take) else { return };
        let origins = self.study.recast.table.origins.get(row);
        for mut cell in made {
            let origin = origins.and_then(|row| row.get(cell.column)).copied().flatten();
            let Some((row, column)) = origin else { continue };
            if self.study.recast.settled.contains(&(row, column)) {
                cell.offer = None;
            }
            let Some(held) = self.cells.get_mut(row) else { continue };
            if held.is_empty() {
                held.resize(self.study.table.headings.len(), None);
            }
            let Some(held) = held.get_mut(column) else { continue };
            let more = |held: &Cell| weight(&held.outcome) < weight(&cell.outcome);
            if held.as_ref().is_none_or(more) {
                *held = Some(Cell { row, column, ..cell });
            }
        }
    }

    /// What becomes of one cell of the sheet.
    fn cell(&mut self, at: At) -> Cell {
        let (row, column) = at;
        let study = self.study;
        let told: Option<&Told> = study.recast.told.get(&at);
        let cell = self.cells.get_mut(row).and_then(|cells| cells.get_mut(column)?.take());
        if let Some(cell) = cell
            && !(told.is_some() && matches!(cell.outcome, Outcome::LeftOut | Outcome::Blank))
        {
            return cell;
        }
        let text = study.table.rows.get(row).and_then(|row| row.get(column));
        let blank = text.is_none_or(|text| text.trim().is_empty());
        let (outcome, reason) = if blank {
            (Outcome::Blank, "blank".into())
        } else if let Some(reason) = study.rows_out.get(&row) {
            (Outcome::LeftOut, Cow::Borrowed(*reason))
        } else if let Some(told) = told {
            (told.0.clone(), told.1.words(&study.questions))
        } else if let Some(reason) = study.columns_out.get(&column) {
            (Outcome::LeftOut, reason.words(&study.questions))
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
