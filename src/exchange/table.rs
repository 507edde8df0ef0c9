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
    /// Where each row stands in its file as a spreadsheet counts, from 1, blank rows and titles counted.
    pub row_numbers: Vec<usize>,
    /// What was wrong with the file itself.
    pub diagnostics: Vec<Diagnostic>,
}

impl Table {
    /// Reads a file: any encoding, any line endings; commas, semicolons or tabs. Never fails: what is
    /// wrong comes back as diagnostics. Wholly blank lines are left out, and so is what stands alone in a row
    /// above the headings: a title, of which a note tells.
    pub fn read(bytes: &[u8]) -> Self {
        let decoded = decode(bytes);
        let mut table = Self::of_records(records(&decoded.text));
        if decoded.damaged {
            let message = format!("some characters of this {} file are damaged", decoded.encoding);
            table.warn("file".to_owned(), message, "save it again as CSV UTF-8");
        }
        table
    }

    /// The first record that isn't a title as headings, the rest as rows.
    fn of_records(records: Vec<(usize, Vec<String>)>) -> Self {
        let mut table = Self::default();
        // A table of one column has no titles; nor is a first row of figures one of headings.
        let headings = records.iter().position(|(_, record)| filled(record).count() > 1);
        let titles = headings.filter(|at| records.get(*at).is_some_and(|(_, row)| is_words(row)));
        let titles = titles.unwrap_or(0);
        let mut records = records.into_iter();
        for (number, title) in records.by_ref().take(titles) {
            let words = filled(&title).next().unwrap_or_default().to_owned();
            let message = format!("'{words}' is taken for a title: it is not in the table");
            let place = format!("row {number}");
            table.diagnostics.push(Diagnostic::note(place, message));
        }
        let Some((number, headings)) = records.next() else {
            table.warn("file".to_owned(), "the file is empty".to_owned(), "choose another file");
            return table;
        };
        let heading_place = format!("row {number}");
        (table.row_numbers, table.rows) = records.unzip();
        table.headings =
            headings.iter().map(|heading| super::reading::spaces::tidy(heading)).collect();
        let widest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if widest > table.headings.len() {
            let message = "some rows are longer than the row of headings".to_owned();
            table.warn(heading_place, message, "give every column a heading");
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
                table.warn(
                    format!("row {}", table.row_number(index)),
                    message,
                    "check that no cell is missing",
                );
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

    /// The number of a row as a spreadsheet counts.
    pub fn row_number(&self, row: usize) -> usize {
        self.row_numbers.get(row).copied().unwrap_or(row + 2)
    }

    /// Where a cell is, as a person finds it in a spreadsheet.
    pub fn place(&self, row: usize, column: usize) -> String {
        let heading = self.headings.get(column).map_or("", String::as_str);
        let name = if heading.is_empty() { String::new() } else { format!(" ({heading})") };
        format!("row {}, column {}{name}", self.row_number(row), column + 1)
    }
}

/// What a record has besides white space.
fn filled(record: &[String]) -> impl Iterator<Item = &str> {
    record.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}

/// Whether the first thing in a record isn't a number.
fn is_words(record: &[String]) -> bool {
    filled(record).next().is_some_and(|cell| cell.parse::<f64>().is_err())
}

/// The records of a text with their row numbers, formulas guarded by our own export undone, blank lines left
/// out.
fn records(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut number = 0;
    let mut found = Vec::new();
    for (start, record) in numbered(text, delimiter(text)) {
        number += 1 + blank_lines(text, start);
        if filled(&record).next().is_some() {
            found.push((
                number,
                record.iter().map(|cell| formula::unguarded(cell).to_owned()).collect(),
            ));
        }
    }
    found
}

/// The blank lines from a place in a text where a record ended: they make no record, but are rows of a
/// spreadsheet.
fn blank_lines(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut before = start.checked_sub(1).and_then(|at| bytes.get(at).copied());
    let mut count = 0;
    let rest = bytes.get(start..).unwrap_or_default().iter().copied();
    for byte in rest.take_while(|byte| matches!(byte, b'\r' | b'\n')) {
        // The second half of one line's end is no line.
        count += usize::from(!(byte == b'\n' && before == Some(b'\r')));
        before = Some(byte);
    }
    count
}

/// The records of a text, as they stand.
pub(super) fn split(text: &str, delimiter: u8) -> impl Iterator<Item = Vec<String>> {
    numbered(text, delimiter).map(|(_, record)| record)
}

/// The records of a text, each with the byte that the one before ended at.
fn numbered(text: &str, delimiter: u8) -> impl Iterator<Item = (usize, Vec<String>)> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
        .into_records()
        // The text is UTF-8 and rows may be ragged, so the reader has nothing to fail on.
        .filter_map(Result::ok)
        .map(|record| {
            let start = record.position().map_or(0, csv::Position::byte);
            (usize::try_from(start).unwrap_or(0), record.iter().map(str::to_owned).collect())
        })
}

/// The separator that the headings have most of, outside quotes: the first line with two of a kind, else the
/// first with any; a comma where there is none. A title above the headings may hold a comma of its own.
fn delimiter(text: &str) -> u8 {
    let (mut quoted, mut fallback) = (false, None);
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    for byte in text.bytes().chain([b'\n']) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                let mut best = (b',', 0);
                for count in &mut counts {
                    if count.1 > best.1 {
                        best = *count;
                    }
                    count.1 = 0;
                }
                match best.1 {
                    0 => {}
                    1 => fallback = fallback.or(Some(best.0)),
                    _ => return best.0,
                }
            }
            _ if !quoted => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(*delimiter == byte);
                }
            }
            _ => {}
        }
    }
    fallback.unwrap_or(b',')
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
    fn leaves_titles_out_and_says_so() {
        let check = |text: &str, headings: &[&str], numbers: &[usize], notes: &[&str]| {
            let table = Table::read(text.as_bytes());
            assert_eq!(table.headings, headings, "{text:?}");
            assert_eq!(table.row_numbers, numbers, "{text:?}");
            let found: Vec<String> = table.diagnostics.iter().map(ToString::to_string).collect();
            assert_eq!(found, notes, "{text:?}");
        };
        check("a,b\n1,2\n\n3,4", &["a", "b"], &[2, 4], &[]);
        check("a,b\n\"1\n1\",2\n3,4", &["a", "b"], &[2, 3], &[]);
        check("a,b\r\n,\r\n3,4", &["a", "b"], &[3], &[]);
        check(
            "Performance, 2025/26;;\n\na;b;c\n1,5;2;3",
            &["a", "b", "c"],
            &[4],
            &["row 1: note: 'Performance, 2025/26' is taken for a title: it is not in the table"],
        );
        check("a\n1\n2", &["a"], &[2, 3], &[]);
    }

    #[test]
    fn a_small_file_cannot_ask_for_endless_memory() {
        let text = "a".to_owned() + &",".repeat(1_000_000) + &"\na".repeat(1_000);
        let table = Table::read(text.as_bytes());
        assert_eq!((table.rows.len(), table.headings.len()), (0, 0));
        assert_eq!(table.diagnostics.len(), 1);
    }
}
