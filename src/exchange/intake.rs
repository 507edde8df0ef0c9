//! A file to a table, in slices: counted first, then read. So a page can show how far it is and be stopped, and
//! what is too large is told before it takes the memory.

use super::{
    Table,
    count::{Counted, Counting},
    counted::thousands,
    decode::Decoding,
    foreign::Seems,
    formula, records,
    stray_quotes::{self, Doubted, LongCell},
    table::{Unquoted, filled},
};
use std::io::Cursor;

/// The most bytes of a file: ten times the longest table of a council that we know of with all its remarks.
pub(super) const MOST_BYTES: usize = 32 << 20;

/// The most rows under the headings: a council's three hundred measures by month are that many in 27 years.
const MOST_ROWS: usize = 100_000;

/// The most columns: a council's widest tables have a hundred or two.
const MOST_COLUMNS: usize = 1_000;

/// The most cells, once rows are as long as the headings: what a tablet holds beside the page, with what is said
/// of each.
const MOST_CELLS: usize = 1_000_000;

/// How many bytes are counted for each cell that may be read in a slice.
const BYTES_TO_A_CELL: usize = 16;

/// A file being read. [`Intake::step`] until it says that there is no more, then [`Intake::table`].
pub struct Intake {
    stage: Stage,
    /// The encoding, where some characters are damaged.
    damaged: Option<&'static str>,
    delimiter: u8,
    /// What the file is called; empty where nobody says.
    name: String,
    /// Its text with doubted quotation marks as plain characters, which is read after it.
    doubted: Option<Doubted>,
    /// The table in which they are quotation marks, while the other is read.
    quoted: Option<(Table, Vec<LongCell>)>,
}

enum Stage {
    Decoding(Decoding),
    Counting { text: String, at: usize, counting: Counting },
    Reading(Box<Reading>),
    Done(Table),
}

/// Records being read.
struct Reading {
    reader: csv::Reader<Cursor<Vec<u8>>>,
    record: csv::StringRecord,
    /// The row as a spreadsheet counts.
    number: usize,
    found: Vec<(usize, Vec<String>)>,
    at: usize,
}

impl Intake {
    /// Begins with a file: any encoding, any line endings; commas, semicolons or tabs.
    pub fn new(bytes: Vec<u8>) -> Self {
        if bytes.len() > MOST_BYTES {
            let message = format!(
                "the file has {} MB; up to {} MB are read at once",
                bytes.len() >> 20,
                MOST_BYTES >> 20
            );
            return Self::at(Stage::Done(Table::refused(message, IN_PARTS)));
        }
        Self::at(match Seems::of(&bytes) {
            Some(other) => Stage::Done(other.refused()),
            None => Stage::Decoding(Decoding::new(bytes)),
        })
    }

    fn at(stage: Stage) -> Self {
        Self {
            stage,
            damaged: None,
            delimiter: b',',
            name: String::new(),
            doubted: None,
            quoted: None,
        }
    }

    /// Says what the file is called: a text that has no columns, or is named as a workbook, is told so.
    pub fn named(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    /// Reads on for about so many cells; whether there is more to do.
    pub fn step(&mut self, cells: usize) -> bool {
        match &mut self.stage {
            Stage::Decoding(decoding) => {
                if !decoding.step(cells.saturating_mul(BYTES_TO_A_CELL)) {
                    self.count();
                }
            }
            Stage::Counting { text, at, counting } => {
                let to = at.saturating_add(cells.saturating_mul(BYTES_TO_A_CELL)).min(text.len());
                counting.count(text.as_bytes().get(*at..to).unwrap_or_default());
                *at = to;
                if to == text.len() {
                    let (text, counted) = (std::mem::take(text), counting.counted());
                    self.counted(text, &counted);
                }
            }
            Stage::Reading(reading) => {
                if !reading.read(cells) {
                    let mut table = Table::of_records(std::mem::take(&mut reading.found));
                    if let Some(encoding) = self.damaged {
                        let message =
                            format!("some characters of this {encoding} file are damaged");
                        table.warn("file".to_owned(), message, "save it again as CSV UTF-8");
                    }
                    self.end(table);
                }
            }
            Stage::Done(_) => {}
        }
        !matches!(self.stage, Stage::Done(_))
    }

    /// The file is text: on with counting what is in it.
    fn count(&mut self) {
        let before = std::mem::replace(&mut self.stage, Stage::Done(Table::default()));
        let Stage::Decoding(decoding) = before else { return };
        let decoded = decoding.decoded();
        self.damaged = decoded.damaged.then_some(decoded.encoding);
        self.delimiter = records::delimiter(&decoded.text);
        self.stage = self.counting(decoded.text);
    }

    fn counting(&self, text: String) -> Stage {
        Stage::Counting { text, at: 0, counting: Counting::new(self.delimiter) }
    }

    /// What is in the text is counted: on with reading it, unless it is too much.
    fn counted(&mut self, text: String, counted: &Counted) {
        if let Some(table) = refusal(counted) {
            return self.end(table);
        }
        if self.quoted.is_none() && counted.breaks > stray_quotes::FEW {
            self.doubted = stray_quotes::doubted(&text, self.delimiter);
        }
        self.stage = Stage::Reading(Box::new(Reading::new(text, self.delimiter)));
    }

    /// A text is read: the end, or on with the same in which quotation marks are plain characters.
    fn end(&mut self, table: Table) {
        if let Some(Doubted { cells, plain }) = self.doubted.take() {
            self.quoted = Some((table, cells));
            self.stage = self.counting(plain);
            return;
        }
        self.stage = Stage::Done(match self.quoted.take() {
            Some((quoted, cells)) => {
                let unquoted = Some(Box::new(Unquoted { cells, table }));
                Table { unquoted, ..quoted }
            }
            None => table,
        });
    }

    /// How much is done, of how much.
    pub fn progress(&self) -> (usize, usize) {
        let (gone_through, (done, of)) = match &self.stage {
            // What is read once more is all but done.
            _ if self.quoted.is_some() => (2, (1, 1)),
            Stage::Decoding(decoding) => (0, decoding.progress()),
            Stage::Counting { text, at, .. } => (1, (*at, text.len())),
            Stage::Reading(reading) => (2, (reading.at, reading.reader.get_ref().get_ref().len())),
            Stage::Done(_) => (2, (1, 1)),
        };
        // In per mille of each time through the file: its text may be longer than its bytes.
        (gone_through * 1_000 + done * 1_000 / of.max(1), 3_000)
    }

    /// The table; empty where reading was stopped before its end.
    pub fn table(self) -> Table {
        let Stage::Done(table) = self.stage else { return Table::default() };
        let is_plain = !self.name.is_empty() && table.unquoted.is_none();
        match Seems::of_table(&table, &self.name).filter(|_| is_plain) {
            Some(other) => other.refused(),
            None => table.named(&self.name),
        }
    }
}

impl Table {
    /// Reads a file: any encoding, any line endings; commas, semicolons or tabs. Never fails: what is
    /// wrong comes back as diagnostics. Wholly blank lines are left out, and so is what stands alone in a row
    /// above the headings: a title, of which a note tells.
    pub fn read(bytes: &[u8]) -> Self {
        Self::read_named(bytes, "")
    }

    /// [`Table::read`], of a file with a name: what its text has no columns of is refused.
    pub fn read_named(bytes: &[u8], name: &str) -> Self {
        let mut intake = Intake::new(bytes.to_vec()).named(name);
        while intake.step(usize::MAX) {}
        intake.table()
    }
}

impl Reading {
    fn new(text: String, delimiter: u8) -> Self {
        Self {
            reader: records::reader(Cursor::new(text.into_bytes()), delimiter),
            record: csv::StringRecord::new(),
            number: 0,
            found: Vec::new(),
            at: 0,
        }
    }

    /// Reads on, formulas guarded by our own export undone, blank lines left out; whether there is more.
    fn read(&mut self, cells: usize) -> bool {
        let mut read = 0;
        while read < cells {
            match self.reader.read_record(&mut self.record) {
                Ok(true) => {}
                Ok(false) => return false,
                // The text is UTF-8 and rows may be ragged, so the reader has nothing to fail on.
                Err(_) => continue,
            }
            let start = self.record.position().map_or(0, csv::Position::byte);
            self.at = usize::try_from(start).unwrap_or(0);
            let text = self.reader.get_ref().get_ref();
            self.number += 1 + records::blank_lines(text, self.at);
            read += self.record.len().max(1);
            let cells = self.record.iter().map(|cell| formula::unguarded(cell).to_owned());
            if filled(self.record.iter()).next().is_some() {
                self.found.push((self.number, cells.collect()));
            }
        }
        true
    }
}

/// What to do with a file that is too long.
const IN_PARTS: &str = "bring it in in parts, such as a file for each year";

/// No table, where what was counted is more than is read at once, or isn't whole.
fn refusal(counted: &Counted) -> Option<Table> {
    if let Some(line) = counted.unclosed {
        let mut table = Table::refused(
            "the quotation mark that opens here is never closed, so the file was not read"
                .to_owned(),
            "look at this line and at the quoted cells above it",
        );
        for diagnostic in &mut table.diagnostics {
            diagnostic.place = format!("line {line}");
        }
        return Some(table);
    }
    refusal_of(counted.records.saturating_sub(1), counted.columns)
}

/// No table, where so many rows under the headings and columns are more than is read at once.
pub(super) fn refusal_of(rows: usize, columns: usize) -> Option<Table> {
    let cells = rows.saturating_mul(columns);
    let most = |count: usize| format!("up to {} are read at once", thousands(count));
    if rows > MOST_ROWS {
        let message = format!("the file has {} rows; {}", thousands(rows), most(MOST_ROWS));
        return Some(Table::refused(message, IN_PARTS));
    }
    if columns > MOST_COLUMNS {
        let message =
            format!("the file has {} columns; {}", thousands(columns), most(MOST_COLUMNS));
        let hint = "take out the columns that are not needed, blank ones at the right too";
        return Some(Table::refused(message, hint));
    }
    (cells > MOST_CELLS).then(|| {
        let message = format!(
            "the file has {} cells ({} rows of {} columns); {}",
            thousands(cells),
            thousands(rows),
            thousands(columns),
            most(MOST_CELLS)
        );
        let hint = "take out the columns that are not needed, or bring it in in parts";
        Table::refused(message, hint)
    })
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

    #[test]
    fn a_file_that_is_too_large_is_counted_and_not_built() {
        let check = |text: &str, words: &str| {
            let table = Table::read(text.as_bytes());
            assert_eq!((table.rows.len(), table.headings.len()), (0, 0));
            let [said] = table.diagnostics.as_slice() else { panic!("{:?}", table.diagnostics) };
            assert_eq!(said.to_string(), words);
        };
        check(
            &("a,b".to_owned() + &"\n1,2".repeat(100_001)),
            "file: error: the file has 100,001 rows; up to 100,000 are read at once \
             (hint: bring it in in parts, such as a file for each year)",
        );
        check(
            &("a".to_owned() + &",b".repeat(5_000) + "\n1"),
            "file: error: the file has 5,001 columns; up to 1,000 are read at once \
             (hint: take out the columns that are not needed, blank ones at the right too)",
        );
        check(
            &("a".to_owned() + &",b".repeat(999) + &"\n1".repeat(1_001)),
            "file: error: the file has 1,001,000 cells (1,001 rows of 1,000 columns); up to 1,000,000 are \
             read at once (hint: take out the columns that are not needed, or bring it in in parts)",
        );
        // Rows that say nothing are what a spreadsheet saves below the last; they don't count.
        let blank = "a,b\n1,2".to_owned() + &"\n,".repeat(200_000);
        assert_eq!(Table::read(blank.as_bytes()).rows.len(), 1);
        let long = "x".repeat(33 << 20);
        check(
            &long,
            "file: error: the file has 33 MB; up to 32 MB are read at once \
             (hint: bring it in in parts, such as a file for each year)",
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_told_with_its_line() {
        let check = |text: &str, line: Option<usize>| {
            let table = Table::read(text.as_bytes());
            let said: Vec<String> = table.diagnostics.iter().map(ToString::to_string).collect();
            let found = said.iter().find(|said| said.contains("never closed"));
            match line {
                Some(line) => {
                    let words = format!("line {line}: error: the quotation mark that opens here");
                    assert!(
                        found.is_some_and(|said| said.starts_with(&words)),
                        "{text:?}: {said:?}"
                    );
                    assert_eq!((table.rows.len(), table.headings.len()), (0, 0));
                }
                None => assert_eq!(found, None, "{text:?}"),
            }
        };
        check("a,b\n1,\"2\n3,4\n5,6", Some(2));
        check("a,b\r\n\r\n\"1\r\n1\",2\r\n3,\"4\r\n", Some(5));
        check("a;b\r1;2\r\"", Some(3));
        check("a,b\n1,\"two \"\"2\"\"\"\n", None);
        check("a,b\n1,5\" pipe\n2,3", None);
        check("a,b\n1,\"\"", None);
        check("a,b\n1,\"2\"x\"\n3,4", None);
    }

    #[test]
    fn reading_in_slices_shows_how_far_it_is() {
        let text = "a,b".to_owned() + &"\n1,2".repeat(50_000);
        let mut intake = Intake::new(text.clone().into_bytes());
        let mut seen = Vec::new();
        while intake.step(1_000) {
            seen.push(intake.progress());
        }
        assert!(seen.len() > 50, "{}", seen.len());
        assert!(seen.is_sorted());
        assert!(seen.iter().all(|(done, of)| done <= of));
        assert_eq!(intake.table(), Table::read(text.as_bytes()));
    }
}
