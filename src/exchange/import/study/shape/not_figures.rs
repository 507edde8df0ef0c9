//! Rows of a sheet that are no figures: notes, titles, headings that stand again, totals.

use super::super::figures::legend::{Legend, is_legend};
use super::super::names::averages::{AVERAGE, is_average, is_of_others};
use super::super::names::words::plain;
use super::adding_up::{Beside, Stands};
use super::headings::{looks_like_time, suggested};
use super::totals::is_total;
use crate::exchange::import::role::Role;
use crate::exchange::{
    Table,
    reading::value,
    table::{fill, filled, texts},
};
use crate::model::Calendar;
use std::collections::{BTreeMap, BTreeSet};

/// Why the title of a block of rows is left out.
pub(in super::super) const ALONE: &str = "it stands alone in its row, as a title of the rows below";

/// Why a row of headings is left out that has the title of its block in the corner.
pub(super) const UNDER_TITLE: &str = "the headings again, with the title of the rows below";

/// Rows that are notes, repeated headings, titles or totals; and the numbers of the notes.
pub(super) fn not_figures(
    table: &Table,
    calendar: Calendar,
) -> (BTreeMap<usize, &'static str>, Vec<String>) {
    let (mut out, mut footnotes) = (BTreeMap::new(), Vec::new());
    if table.headings.len() < 3 {
        // In a table of two columns a line under it is told by what it says of a mark.
        for (at, row) in table.rows.iter().enumerate().rev() {
            let cells: Vec<&str> = filled(texts(row)).collect();
            match cells.as_slice() {
                [line] if Legend::of([vec![*line]]) != Legend::default() => {
                    out.insert(at, "it says what a mark means");
                }
                [] => {}
                _ => break,
            }
        }
        out.extend(alone_in_two_columns(table).into_iter().map(|row| (row, ALONE)));
        return (out, footnotes);
    }
    let headings: Vec<String> = table.headings.iter().map(|heading| plain(heading)).collect();
    let marks = |row: &[String]| {
        let cells: Vec<&str> = filled(texts(row)).collect();
        matches!(cells.as_slice(), [mark, meaning] if is_legend(mark, meaning))
    };
    let numbered = is_numbered(table);
    let mut beside = BTreeMap::new();
    let full = table.rows.iter().rposition(|row| fill(row) > 1 && !marks(row)).unwrap_or(0);
    for (at, row) in table.rows.iter().enumerate() {
        let mut cells = filled(texts(row));
        let (first, more) = (cells.next().unwrap_or_default(), cells.next().is_some());
        let alone = !more && value::number(first).is_none();
        if at > full && marks(row) {
            out.insert(at, "it says what a mark means");
        } else if alone && at > full {
            out.insert(at, "a note under the table");
            let number: String = first.chars().take_while(char::is_ascii_digit).collect();
            let after = first.get(number.len()..).unwrap_or_default();
            if !number.is_empty() && after.starts_with([' ', '.', ')']) {
                footnotes.push(number);
            }
        } else if alone && Legend::of([vec![first]]) != Legend::default() {
            out.insert(at, "it says what a mark means");
        } else if alone && stands_first(row, numbered) {
            out.insert(at, ALONE);
        } else if row.iter().zip(&headings).all(|(cell, heading)| is_heading(cell, heading)) {
            out.insert(at, "the headings again");
        } else if heads_block(row, &headings) {
            out.insert(at, UNDER_TITLE);
        } else if more && is_total(first) && !may_be_own(table, at, calendar, &mut beside) {
            out.insert(at, "a row that adds others up");
        } else if more && is_average(first) && !is_of_others(first) {
            out.insert(at, AVERAGE);
        }
    }
    // Averages of nothing else in the file are its figures.
    if out.len() == table.rows.len() {
        out.retain(|_, why| *why != AVERAGE);
    }
    (out, footnotes)
}

/// Whether a row called total in its first cell may be a measure of its own: nothing else names it, and it adds nothing up.
/// `beside`: the rows beside it by the column of names, once they are looked at.
fn may_be_own<'a>(
    table: &'a Table,
    at: usize,
    calendar: Calendar,
    beside: &mut BTreeMap<usize, Beside<'a>>,
) -> bool {
    let cells = || table.rows.get(at).into_iter().flat_map(|row| row.iter().enumerate());
    let mut filled = cells().filter(|(_, cell)| !cell.trim().is_empty());
    let Some((names, _)) = filled.next() else { return false };
    let says_more = |cell: &String| {
        matches!(value::read(cell), value::ValueReading::Text(_))
            && !looks_like_time(cell, calendar)
    };
    // Names that stand in another column are of another.
    let named = |(column, heading): (usize, &String)| {
        column != names && suggested(&plain(heading), false) == Some(Role::MeasureName)
    };
    !filled.any(|(_, cell)| says_more(cell))
        && !table.headings.iter().enumerate().any(named)
        && beside.entry(names).or_insert_with(|| Beside::of(table, names)).stands(at) != Stands::Sum
}

/// Whether the first column numbers the rows, or has their ids, and the second names them.
fn is_numbered(table: &Table) -> bool {
    let full = || table.rows.iter().filter(|row| fill(row) > 1);
    let numbered = |row: &&Vec<String>| {
        let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim());
        cell(0).bytes().any(|byte| byte.is_ascii_digit())
            && cell(0).len() <= 8
            && cell(1).contains(char::is_alphabetic)
    };
    full().next().is_some() && full().all(|row| numbered(&row))
}

/// Whether what stands alone in its row stands where the names of rows do.
fn stands_first(row: &[String], numbered: bool) -> bool {
    let first = row.iter().position(|cell| !cell.trim().is_empty());
    first == Some(0) || (numbered && first == Some(1))
}

/// Whether a row has the headings again, and a title of its own in their corner.
fn heads_block(row: &[String], headings: &[String]) -> bool {
    let (Some((corner, cells)), Some((heading, headings))) =
        (row.split_first(), headings.split_first())
    else {
        return false;
    };
    let corner = plain(corner);
    !corner.is_empty()
        && corner != *heading
        && filled(texts(cells)).count() > 1
        && cells.iter().zip(headings).all(|(cell, heading)| is_heading(cell, heading))
}

/// Whether a cell says what its heading does, which is given plainly. Nearly all begin with another letter.
fn is_heading(cell: &str, heading: &str) -> bool {
    let first = cell.chars().find(|letter| letter.is_alphanumeric());
    let begins = |first: char| first.to_lowercase().next() == heading.chars().next();
    first.is_none_or(begins) && plain(cell) == heading
}

/// The rows that may be titles of a table of two columns: names alone, under several of which one name stands again.
fn alone_in_two_columns(table: &Table) -> BTreeSet<usize> {
    let cells = |row: &Vec<String>| {
        let cell = |at: usize| row.get(at).map(|it| it.trim().to_owned()).unwrap_or_default();
        (cell(0), cell(1))
    };
    let rows: Vec<(String, String)> = table.rows.iter().map(cells).collect();
    let is_title = |(name, figure): &(String, String)| !name.is_empty() && figure.is_empty();
    let mut under: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut title = None;
    let mut found = BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        if is_title(row) {
            title = Some(at);
            found.insert(at);
        } else if let Some(title) = title {
            under.entry(plain(&row.0)).or_default().insert(title);
        }
    }
    let again = under.values().any(|titles| titles.len() > 1);
    // Each has rows under it: two names alone one after the other are measures without figures.
    let over: BTreeSet<usize> = under.into_values().flatten().collect();
    if again && over == found { found } else { BTreeSet::new() }
}
