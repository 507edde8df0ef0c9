//! A table of texts: headings and rows, each row as long as the headings.

use super::counted::thousands;
use super::stray_quotes::LongCell;
use crate::pack::{Diagnostic, Severity};
use std::collections::HashMap;

/// The most characters of a cell, as in the spreadsheets that tables come from: no name and no remark is longer.
const MOST_LETTERS: usize = 32_767;

/// A table as it was read. Cells are as typed, white space included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings, line breaks and outer spaces tidied; may be blank or stand twice.
    pub headings: Vec<String>,
    /// The rows, every one as long as the headings.
    pub rows: Vec<Vec<String>>,
    /// Where each row stands in its file as a spreadsheet counts, from 1, blank rows and titles counted.
    pub row_numbers: Vec<usize>,
    /// What its file is called; empty where nobody says.
    pub(super) name: String,
    /// What was wrong with the file itself.
    pub diagnostics: Vec<Diagnostic>,
    /// The records above the headings, with their numbers.
    pub(super) above: Vec<(usize, Vec<String>)>,
    /// The number of the row that holds the headings.
    pub(super) heading_row: usize,
    /// Of a table made out of a sheet: the row and column there of each cell, where it has one.
    pub(super) origins: Vec<Vec<Option<(usize, usize)>>>,
    /// And the sheet's headings.
    pub(super) sheet: Vec<String>,
    /// Of tables that stand side by side in a sheet and are read one under another: how many columns further right each row
    /// stands there.
    pub(super) further_right: Vec<usize>,
    /// Of tables that stand one under another and are read side by side: the column in which a cell stands there, by its row
    /// and column here.
    pub(super) moved: HashMap<(usize, usize), usize>,
    /// The same file read otherwise, where quoted cells look like rows of it.
    pub(super) unquoted: Option<Box<Unquoted>>,
}

/// A file as it reads when quotation marks that are in doubt are plain characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unquoted {
    /// The quoted cells that they make otherwise.
    pub(super) cells: Vec<LongCell>,
    /// The table.
    pub(super) table: Table,
}

impl Table {
    /// The first record that isn't a title as headings, the rest as rows.
    pub(super) fn of_records(mut records: Vec<(usize, Vec<String>)>) -> Self {
        let too_long = without_long_cells(&mut records);
        // A table of one column has no titles; nor is a first row of figures one of headings.
        let headings = records.iter().position(|(_, record)| filled(texts(record)).count() > 1);
        let titles = headings.filter(|at| records.get(*at).is_some_and(|(_, row)| is_words(row)));
        let mut table = Self::headed_by(records, titles.unwrap_or(0));
        table.diagnostics.extend(too_long);
        table
    }

    /// The table whose headings are the record after so many titles.
    pub(super) fn headed_by(records: Vec<(usize, Vec<String>)>, titles: usize) -> Self {
        let mut table = Self::default();
        let mut records = records.into_iter();
        for (number, title) in records.by_ref().take(titles) {
            let words = filled(texts(&title)).next().unwrap_or_default().to_owned();
            let message = format!("'{words}' is taken for a title: it is not in the table");
            let place = format!("row {number}");
            table.diagnostics.push(Diagnostic::note(place, message));
            table.above.push((number, title));
        }
        let Some((number, headings)) = records.next() else {
            table.warn("file".to_owned(), "the file is empty".to_owned(), "choose another file");
            return table;
        };
        let heading_place = format!("row {number}");
        table.heading_row = number;
        (table.row_numbers, table.rows) = records.unzip();
        table.headings =
            headings.iter().map(|heading| super::reading::spaces::tidy(heading)).collect();
        let widest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if widest > table.headings.len() {
            let message = "some rows are longer than the row of headings".to_owned();
            table.warn(heading_place, message, "give every column a heading");
            table.headings.resize(widest, String::new());
        }
        let width = table.headings.len();
        for index in 0..table.rows.len() {
            let Some(row) = table.rows.get_mut(index) else { continue };
            if row.len() < width {
                row.resize(width, String::new());
                let message = "this row is shorter than the headings".to_owned();
                table.warn(
                    format!("row {}", table.row_number(index)),
                    message,
                    "check that no cell is missing",
                );
            }
        }
        table
    }

    /// The table, of a file that is called so.
    pub fn named(self, name: &str) -> Self {
        let unquoted = self
            .unquoted
            .map(|it| Box::new(Unquoted { table: it.table.named(name), cells: it.cells }));
        Self { name: name.to_owned(), unquoted, ..self }
    }

    /// Whether it reads otherwise where its quotation marks are plain characters, which is asked.
    pub fn is_doubted(&self) -> bool {
        self.unquoted.is_some()
    }

    pub(super) fn warn(&mut self, place: String, message: String, hint: &str) {
        let hint = Some(hint.to_owned());
        self.diagnostics.push(Diagnostic { severity: Severity::Warning, place, message, hint });
    }

    /// No table, and why.
    pub(super) fn refused(message: String, hint: &str) -> Self {
        let diagnostic = Diagnostic::error("file", message).with_hint(hint);
        Self { diagnostics: vec![diagnostic], ..Self::default() }
    }

    /// The records that it was made of: what stands above, the headings, the rows.
    pub(super) fn records(&self) -> Vec<(usize, Vec<String>)> {
        let rows = self.row_numbers.iter().copied().zip(self.rows.iter().cloned());
        let headings = [(self.heading_row, self.headings.clone())];
        self.above.iter().cloned().chain(headings).chain(rows).collect()
    }

    /// The first lines of its sheet as a spreadsheet counts them, each with its first words; none where it has none here.
    pub fn lines(&self, most: usize) -> Vec<(usize, String)> {
        let records = self.records();
        let words = |line: usize| {
            let record = records.iter().find(|(number, _)| *number == line);
            let said = record.into_iter().flat_map(|(_, record)| filled(texts(record)));
            let words = said.take(3).collect::<Vec<_>>().join(", ");
            words.chars().take(60).collect()
        };
        let last = self.row_numbers.last().copied().unwrap_or(0).min(most + 1);
        (1..last).map(|line| (line, words(line))).collect()
    }

    /// Cells under the headings.
    pub fn cells(&self) -> usize {
        self.rows.len() * self.headings.len()
    }

    /// The number of a row as a spreadsheet counts.
    pub fn row_number(&self, row: usize) -> usize {
        self.row_numbers.get(row).copied().unwrap_or(row + 2)
    }

    /// Where a cell is, as a person finds it in a spreadsheet.
    pub fn place(&self, row: usize, column: usize) -> String {
        let number = self.row_number(row);
        let (row, column, headings) = match self.origins.get(row) {
            None => (row, column, &self.headings),
            Some(origins) => match origins.get(column).copied().flatten() {
                Some((row, column)) => (row, column, &self.sheet),
                None => return format!("row {number}"),
            },
        };
        let heading = headings.get(column).map_or("", String::as_str);
        let name = if heading.is_empty() { String::new() } else { format!(" ({heading})") };
        let further = self.further_right.get(row).copied().unwrap_or(0);
        let column = self.moved.get(&(row, column)).copied().unwrap_or(column);
        format!("row {number}, column {}{name}", column + further + 1)
    }
}

/// Empties the cells that are too long to be read, and says so of each.
fn without_long_cells(records: &mut [(usize, Vec<String>)]) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for (number, record) in records {
        for (column, cell) in record.iter_mut().enumerate() {
            // No text has more characters than bytes, and few are this long.
            if cell.len() <= MOST_LETTERS {
                continue;
            }
            let letters = cell.chars().count();
            if letters > MOST_LETTERS {
                cell.clear();
                let place = format!("row {number}, column {}", column + 1);
                let message = format!(
                    "this cell has {} characters, so it is left out; up to {} are read",
                    thousands(letters),
                    thousands(MOST_LETTERS)
                );
                let hint = "shorten it, and bring the file in again";
                told.push(Diagnostic::warning(place, message).with_hint(hint));
            }
        }
    }
    told
}

/// What a record has besides white space.
pub(super) fn filled<'a>(record: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    record.map(str::trim).filter(|cell| !cell.is_empty())
}

/// Whether the first thing in a record isn't a number.
fn is_words(record: &[String]) -> bool {
    filled(texts(record)).next().is_some_and(|cell| cell.parse::<f64>().is_err())
}

pub(super) fn texts(record: &[String]) -> impl Iterator<Item = &str> {
    record.iter().map(String::as_str)
}

/// How many cells of a record have something in them.
pub(super) fn fill(record: &[String]) -> usize {
    filled(texts(record)).count()
}
