//! A block of figures pasted into the entry sheet: by the names and periods in it where it has them, else from a cell
//! rightwards and downwards. What can be read and isn't asked about is taken; every other cell waits.

use super::{
    columns::{
        asked_names::{AskedNames, asked_of},
        block::Blanks,
        column::{Column, Part, Place},
        layout::{Layout, as_they_stand, of_pasted},
        naming::Answers,
        row::Given,
        sheet::Sheet,
        unread::{Unread, Waits, kept_in_words},
    },
    entry_block::{asked_before, asked_of as asked_of_figure, question},
    entry_grid::{self, Entered, SheetRow, enter, settings_alone},
    paste,
};
use crate::{
    edit::Command,
    model::{Measure, MeasureId, Pack, Period},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The entry sheet that a block goes into.
#[derive(Clone, Copy)]
pub struct FigureSheet<'a> {
    /// The pack as it is.
    pub pack: &'a Pack,
    /// Its rows.
    pub rows: &'a [SheetRow],
    /// Its periods.
    pub columns: &'a [Period],
}

/// What a block of figures comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FiguresTaken {
    /// The changes, a figure each, and the units that shares gave.
    pub commands: Vec<Command>,
    /// How many figures they are of.
    pub taken: usize,
    /// The cells that can't be taken, or are asked about.
    pub unread: Unread,
    /// Every cell that the block writes.
    pub written: Vec<Place>,
    /// How many of its cells lie beyond the grid.
    pub beyond: usize,
    /// How many of them are blank and left the figure that is there.
    pub kept: usize,
    /// Where its cells went.
    pub layout: Layout,
    /// The measures whose unit is % from now on, since each of their figures says so.
    pub per_cent: Vec<String>,
}

impl FiguresTaken {
    /// What is said of it besides the count of its cells, as sentences behind others.
    pub fn words(&self, pack: &Pack) -> String {
        let unit = match self.per_cent.as_slice() {
            [] => String::new(),
            names => format!(" The unit is % from now on of: {}.", names.join("; ")),
        };
        kept_in_words(self.kept) + &self.layout.words(pack) + &unit
    }
}

/// A measure's cells in a block, in the order of its rows and periods.
type Cells<'a> = BTreeMap<(usize, usize), &'a str>;

/// What pasting a block comes to, as somebody answered who was asked about its names.
///
/// # Errors
/// The names in it that are no measure's, where nobody was asked yet.
pub fn paste_block(
    grid: FigureSheet<'_>,
    at: (usize, usize),
    text: &str,
    answers: Option<&Answers>,
) -> Result<FiguresTaken, AskedNames> {
    let block = paste::block(text);
    let layout = laid(grid, at, &block, answers.unwrap_or(&Answers::default()));
    match asked_of(grid.pack, &layout).filter(|_| answers.is_none()) {
        Some(names) => Err(names),
        None => Ok(take(grid, layout, &block, Blanks::Keep)),
    }
}

/// What a block of texts comes to that goes where it stands: filled down, or emptied.
pub fn put_block(grid: FigureSheet<'_>, at: (usize, usize), text: &str) -> FiguresTaken {
    let block = paste::block(text);
    take(grid, as_they_stand(at, &block), &block, Blanks::Empty)
}

/// Where the cells of a block go.
fn laid(
    grid: FigureSheet<'_>,
    at: (usize, usize),
    block: &[Vec<String>],
    answers: &Answers,
) -> Layout {
    let rows: Vec<MeasureId> = grid.rows.iter().map(|row| row.measure.clone()).collect();
    let figure = |period: &Period| Column::Figure(*period, Part::Figure);
    let columns: Vec<Column> = grid.columns.iter().map(figure).collect();
    let (pack, unread) = (grid.pack, Unread::new());
    let sheet =
        Sheet { pack, rows: &rows, columns: &columns, unread: &unread, given: Given::default() };
    of_pasted(sheet, at, block, answers)
}

fn take(
    grid: FigureSheet<'_>,
    layout: Layout,
    block: &[Vec<String>],
    blanks: Blanks,
) -> FiguresTaken {
    let mut found = FiguresTaken::default();
    let measures: HashMap<&MeasureId, &Measure> =
        grid.pack.measures.iter().map(|measure| (&measure.id, &**measure)).collect();
    let is_there = |row: &SheetRow, period: Period| {
        let measure = measures.get(&row.measure);
        measure.is_some_and(|it| !entry_grid::text(it, period, row.part).is_empty())
    };
    let mut by_measure: BTreeMap<&MeasureId, Cells<'_>> = BTreeMap::new();
    for (texts, row) in block.iter().zip(&layout.rows) {
        let Some(at) = row else { continue };
        let Some(row) = grid.rows.get(*at) else {
            found.beyond += texts.len();
            continue;
        };
        for (text, column) in texts.iter().zip(&layout.columns) {
            match column.map(|column| (column, grid.columns.get(column))) {
                Some((_, Some(period))) if blanks == Blanks::Keep && text.trim().is_empty() => {
                    found.kept += usize::from(is_there(row, *period));
                }
                Some((column, Some(period))) => {
                    found.written.push(row.place(Column::Figure(*period, row.part)));
                    by_measure.entry(&row.measure).or_default().insert((*at, column), text);
                }
                Some((_, None)) => found.beyond += 1,
                None => {}
            }
        }
    }
    for (id, cells) in by_measure {
        if let Some(measure) = measures.get(id) {
            measure_taken(grid, measure, &cells, &mut found);
        }
    }
    found.layout = layout;
    found
}

/// Takes a measure's cells.
fn measure_taken(
    grid: FigureSheet<'_>,
    measure: &Measure,
    cells: &Cells<'_>,
    found: &mut FiguresTaken,
) {
    let calendar = grid.pack.calendar();
    let in_per_cent =
        is_all_shares(measure, cells).then(|| Measure { unit: "%".into(), ..measure.clone() });
    let measure = in_per_cent.as_ref().unwrap_or(measure);
    let mut entered = Vec::new();
    for ((at, column), cell) in cells {
        let (Some(row), Some(period)) = (grid.rows.get(*at), grid.columns.get(*column)) else {
            continue;
        };
        let other = match row.part {
            Part::Figure => None,
            Part::Numerator => cells.get(&(at + 1, *column)),
            Part::Denominator => at.checked_sub(1).and_then(|above| cells.get(&(above, *column))),
        };
        let place = row.place(Column::Figure(*period, row.part));
        match enter(measure, *period, row.part, cell, other.copied()) {
            Entered::Change(command) => entered.push((place, *period, *cell, *command)),
            Entered::Asked(words, command) => {
                let checks = asked_of_figure(calendar, measure, &command);
                found.unread.insert(place, Waits::asked(*cell, question(Some(&words), &checks)));
            }
            Entered::Same => {}
            Entered::Half(reason) | Entered::Unread(reason) => {
                found.unread.insert(place, Waits::refused(*cell, reason));
            }
        }
    }
    let commands: Vec<&Command> = entered.iter().map(|(.., command)| command).collect();
    let asked = asked_before(calendar, measure, &commands);
    let mut taken = Vec::new();
    for (place, period, text, command) in entered {
        match asked.get(&period) {
            Some(checks) => {
                found.unread.insert(place, Waits::asked(text, question(None, checks)));
            }
            None => taken.push(command),
        }
    }
    found.taken += taken.len();
    if in_per_cent.is_some() && !taken.is_empty() {
        found.per_cent.push(measure.name.clone());
        found.commands.push(Command::SetMeasure(Box::new(settings_alone(measure))));
    }
    found.commands.extend(taken);
}

/// The shares of a measure that waited for its unit alone, each with the change that it is: to be taken once that is %.
pub fn freed(pack: &Pack, id: &MeasureId, unread: &Unread) -> Vec<(Place, Command)> {
    let Some(measure) = pack.measure(id) else { return Vec::new() };
    let share = |(place, waits): (&Place, &Waits)| {
        let (of, Column::Figure(period, Part::Figure)) = place else { return None };
        if of != id || !waits.asked || !waits.text.contains('%') {
            return None;
        }
        match enter(measure, *period, Part::Figure, &waits.text, None) {
            Entered::Change(command)
                if asked_of_figure(pack.calendar(), measure, &command).is_empty() =>
            {
                Some((place.clone(), *command))
            }
            _ => None,
        }
    };
    unread.iter().filter_map(share).collect()
}

/// Whether several cells of a measure that has neither a unit nor figures are all shares.
fn is_all_shares(measure: &Measure, cells: &Cells<'_>) -> bool {
    let said: BTreeSet<(usize, &str)> = cells
        .iter()
        .map(|((_, column), text)| (*column, text.trim()))
        .filter(|(_, text)| text.contains(|letter: char| letter.is_ascii_digit()))
        .collect();
    measure.unit.trim().is_empty()
        && !measure.series.iter().any(|held| held.reading.is_figure())
        && said.len() > 1
        && said.iter().all(|(_, text)| text.ends_with('%'))
}

#[cfg(test)]
mod tests;
