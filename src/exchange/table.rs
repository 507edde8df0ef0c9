//! A table of texts: headings and rows, each row as long as the headings.

use super::{decode::decode, formula};
use crate::pack::{Diagnostic, Severity};

/// The most cells that a table may have once its rows are made as long as its headings: beyond any
/// council's file, and within a tablet's memory.
const MOST_CELLS: usize = 5_000_000;

/// A table as it was read. Cells are as typed, white space included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings, line breaks and outer spaces tidied; may be blank or stand twice.
    pub headings: Vec<String>,
    /// The rows, every one as long as the headings.
    pub rows: Vec<Vec<String>>,
    /// What was wrong with the file itself.
    pub diagnostics: Vec<Diagnostic>,
}

impl Table {
    /// Reads a file: any encoding, any line endings; commas, semicolons or tabs. Never fails: what is
    /// wrong comes back as diagnostics. Wholly blank lines are left out.
    pub fn read(bytes: &[u8]) -> Self {
        let decoded = decode(bytes);
        let mut table = Self::of_records(records(&decoded.text));
        if decoded.damaged {
            let message = format!("some characters of this {} file are damaged", decoded.encoding);
            table.warn("file".to_owned(), message, "save it again as CSV UTF-8");
        }
        table
    }

    /// The first record as headings, the rest as rows.
    fn of_records(records: Vec<Vec<String>>) -> Self {
        let mut records = records.into_iter();
        let mut table = Self::default();
        let Some(headings) = records.next() else {
            table.warn("file".to_owned(), "the file is empty".to_owned(), "choose another file");
            return table;
        };
        table.rows = records.collect();
        table.headings =
            headings.iter().map(|heading| super::reading::period::tidy(heading)).collect();
        let widest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if widest > table.headings.len() {
            let message = "some rows are longer than the row of headings".to_owned();
            table.warn("row 1".to_owned(), message, "give every column a heading");
            table.headings.resize(widest, String::new());
        }
        if table.cells() > MOST_CELLS {
            let message = format!("the table has more than {MOST_CELLS} cells, so it was not read");
            let hint = Some("import it in parts".to_owned());
            let (severity, place) = (Severity::Error, "file".to_owned());
            return Self {
                diagnostics: vec![Diagnostic { severity, place, message, hint }],
                ..Self::default()
            };
        }
        let width = table.headings.len();
        for index in 0..table.rows.len() {
            let Some(row) = table.rows.get_mut(index) else { continue };
            if row.len() < width {
                row.resize(width, String::new());
                let message = "this row is shorter than the headings".to_owned();
                table.warn(format!("row {}", index + 2), message, "check that no cell is missing");
            }
        }
        table
    }

    fn warn(&mut self, place: String, message: String, hint: &str) {
        let hint = Some(hint.to_owned());
        self.diagnostics.push(Diagnostic { severity: Severity::Warning, place, message, hint });
    }

    /// Cells under the headings.
    pub fn cells(&self) -> usize {
        self.rows.len() * self.headings.len()
    }

    /// Where a cell is, as a person finds it in a spreadsheet: the headings are row 1.
    pub fn place(&self, row: usize, column: usize) -> String {
        let heading = self.headings.get(column).map_or("", String::as_str);
        let name = if heading.is_empty() { String::new() } else { format!(" ({heading})") };
        format!("row {}, column {}{name}", row + 2, column + 1)
    }
}

/// The records of a text, formulas guarded by our own export undone, blank lines left out.
fn records(text: &str) -> Vec<Vec<String>> {
    let records = split(text, delimiter(text));
    let records = records.filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    records
        .map(|row| row.iter().map(|cell| formula::unguarded(cell).to_owned()).collect())
        .collect()
}

/// The records of a text, as they stand.
pub(super) fn split(text: &str, delimiter: u8) -> impl Iterator<Item = Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
        .into_records()
        // The text is UTF-8 and rows may be ragged, so the reader has nothing to fail on.
        .filter_map(Result::ok)
        .map(|record| record.iter().map(str::to_owned).collect())
}

/// The separator that the first line has most of, outside quotes; a comma where there is none.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(*delimiter == byte);
                }
            }
            _ => {}
        }
    }
    let mut best = (b',', 0);
    for candidate in counts {
        if candidate.1 > best.1 {
            best = candidate;
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_separators_quotes_and_line_endings() {
        let check = |text: &str, headings: &[&str], rows: &[&[&str]]| {
            let table = Table::read(text.as_bytes());
            assert_eq!(table.headings, headings, "{text:?}");
            assert_eq!(table.rows, rows, "{text:?}");
        };
        check("a,b\r\n1,2\n3,4\r5,6", &["a", "b"], &[&["1", "2"], &["3", "4"], &["5", "6"]]);
        check("a;b\n\"1;\n2\";3\n\n;\n", &["a", "b"], &[&["1;\n2", "3"]]);
        check("a\tb\n1,5\t2", &["a", "b"], &[&["1,5", "2"]]);
        check("\"a\nb\", c \n1", &["a b", "c"], &[&["1", ""]]);
        check("a\n1,2", &["a", ""], &[&["1", "2"]]);
        check("", &[], &[]);
    }

    #[test]
    fn a_small_file_cannot_ask_for_endless_memory() {
        let text = "a".to_owned() + &",".repeat(1_000_000) + &"\na".repeat(1_000);
        let table = Table::read(text.as_bytes());
        assert_eq!((table.rows.len(), table.headings.len()), (0, 0));
        assert_eq!(table.diagnostics.len(), 1);
    }
}
