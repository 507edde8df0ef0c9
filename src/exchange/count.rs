//! How many records and columns a text has, before anything is built of it.

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    /// Records with anything in them, headings included.
    pub(super) records: usize,
    /// The cells of the longest record.
    pub(super) columns: usize,
    /// The line, from 1, of a quotation mark that is never closed.
    pub(super) unclosed: Option<usize>,
    /// How many lines end in the quoted cell that has most of them.
    pub(super) breaks: usize,
}

/// Where in a record the count is: as the reader of records takes it, in which quotation marks open a cell
/// only at its start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    Cell,
    Quoted,
    /// A quotation mark in a quoted cell: its end, or the first of two.
    Mark,
}

/// A count in progress.
pub(super) struct Counting {
    delimiter: u8,
    at: At,
    line: usize,
    /// The byte before, for lines that end in two.
    before: u8,
    opened: usize,
    /// The cells of this record that have ended, and whether it has anything in it.
    cells: usize,
    filled: bool,
    counted: Counted,
}

impl Counting {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            at: At::Start,
            line: 1,
            before: 0,
            opened: 0,
            cells: 0,
            filled: false,
            counted: Counted::default(),
        }
    }

    /// Counts on.
    pub(super) fn count(&mut self, text: &[u8]) {
        for &byte in text {
            self.next(byte);
            let second_half = byte == b'\n' && self.before == b'\r';
            self.line += usize::from(matches!(byte, b'\r' | b'\n') && !second_half);
            self.before = byte;
        }
    }

    fn next(&mut self, byte: u8) {
        self.at = match (self.at, byte) {
            (At::Quoted, b'"') => {
                self.counted.breaks = self.counted.breaks.max(self.line - self.opened);
                At::Mark
            }
            (At::Quoted, _) => {
                self.filled |= !byte.is_ascii_whitespace();
                At::Quoted
            }
            (At::Mark, b'"') => {
                self.filled = true;
                At::Quoted
            }
            (At::Start, b'"') => {
                self.opened = self.line;
                At::Quoted
            }
            (_, b'\n' | b'\r') => {
                self.end_record();
                At::Start
            }
            (_, byte) if byte == self.delimiter => {
                self.cells += 1;
                At::Start
            }
            (_, byte) => {
                self.filled |= !byte.is_ascii_whitespace();
                At::Cell
            }
        };
    }

    fn end_record(&mut self) {
        if self.filled {
            self.counted.records += 1;
            self.counted.columns = self.counted.columns.max(self.cells + 1);
        }
        (self.cells, self.filled) = (0, false);
    }

    /// What was counted, at the end of the text.
    pub(super) fn counted(&mut self) -> Counted {
        self.counted.unclosed = (self.at == At::Quoted).then_some(self.opened);
        self.end_record();
        self.counted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{records, table::filled};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..Default::default() })]

        #[test]
        fn counts_what_the_reader_reads(text in "([ab ,;\"\r\n\t£]|\"\"|,\"){0,40}", slice in 1_usize..9) {
            let mut counting = Counting::new(b',');
            for part in text.as_bytes().chunks(slice) {
                counting.count(part);
            }
            let counted = counting.counted();
            let records: Vec<Vec<String>> = records::reader(text.as_bytes(), b',')
                .into_records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
                .filter(|record| filled(record.iter().map(String::as_str)).next().is_some())
                .collect();
            let widest = records.iter().map(Vec::len).max().unwrap_or(0);
            prop_assert_eq!((counted.records, counted.columns), (records.len(), widest));
        }
    }
}
