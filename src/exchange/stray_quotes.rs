//! Quoted cells that may be none: between two stray quotation marks a table's rows pass for the text of one cell. Told by
//! what the cell holds: line after line with as many cells as the file has columns.

/// How many lines of a quoted cell look like rows, from which on it is asked about. A remark has fewer.
pub(super) const FEW: usize = 3;

/// A quoted cell that looks like rows of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LongCell {
    /// The line, from 1, on which its quotation mark opens.
    pub(super) opens: usize,
    /// The line on which it is closed.
    pub(super) closes: usize,
}

/// A text with quoted cells that may be none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Doubted {
    /// Those cells, in order; never empty.
    pub(super) cells: Vec<LongCell>,
    /// The text in which their quotation marks are plain characters, and so is one that is never closed then.
    pub(super) plain: String,
}

/// The quoted cells of a text that look like rows; none where there are none.
pub(super) fn doubted(text: &str, delimiter: u8) -> Option<Doubted> {
    let mut reading =
        Reading { bytes: text.as_bytes(), delimiter, at: 0, line: 1, cells: 0, columns: 0 };
    let (mut found, mut plain, mut copied) = (Vec::new(), String::new(), 0);
    while reading.at < text.len() {
        if let Some(quoted) = reading.quoted() {
            let long = quoted.end.filter(|_| quoted.looks_like_rows());
            found.extend(
                long.map(|_| LongCell {
                    opens: reading.line,
                    closes: reading.line + quoted.breaks,
                }),
            );
            match quoted.end {
                Some(end) if long.is_none() => {
                    reading.line += quoted.breaks;
                    reading.at = end;
                }
                _ => {
                    let end = reading.cell_end();
                    plain += text.get(copied..reading.at).unwrap_or_default();
                    let cell = text.get(reading.at..end).unwrap_or_default();
                    plain += &format!("\"{}\"", cell.replace('"', "\"\""));
                    (copied, reading.at) = (end, end);
                }
            }
        }
        reading.next_cell();
    }
    plain += text.get(copied..).unwrap_or_default();
    (!found.is_empty()).then_some(Doubted { cells: found, plain })
}

/// A place in a text, at the start of a cell.
struct Reading<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    at: usize,
    /// From 1.
    line: usize,
    /// How many cells of this record have ended.
    cells: usize,
    /// The cells of the longest record so far.
    columns: usize,
}

/// A cell in quotation marks.
struct Quoted {
    /// Behind the mark that closes it; none where nothing does.
    end: Option<usize>,
    /// How many lines end in it.
    breaks: usize,
    /// How many whole lines with anything in them it holds, and how many of them have as many cells as the file.
    whole: usize,
    alike: usize,
}

impl Quoted {
    fn looks_like_rows(&self) -> bool {
        self.alike >= FEW && self.alike * 4 >= self.whole * 3
    }
}

impl Reading<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// How many bytes end a line here: none where none does.
    fn line_end(&self, at: usize) -> usize {
        match (self.byte(at), self.byte(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\r' | b'\n'), _) => 1,
            _ => 0,
        }
    }

    /// The cell in quotation marks that starts here; none where it has none.
    fn quoted(&self) -> Option<Quoted> {
        if self.byte(self.at) != Some(b'"') {
            return None;
        }
        let mut quoted = Quoted { end: None, breaks: 0, whole: 0, alike: 0 };
        // In the first record nothing says yet how many cells there are, so the first whole line does.
        let mut columns = self.columns;
        let (mut cells, mut from, mut at) = (1, None, self.at + 1);
        while let Some(byte) = self.byte(at) {
            let end = self.line_end(at);
            if byte == b'"' {
                if self.byte(at + 1) != Some(b'"') {
                    quoted.end = Some(at + 1);
                    break;
                }
                at += 2;
            } else if end > 0 {
                quoted.breaks += 1;
                if from.is_some_and(|from| from < at) {
                    columns = if columns < 2 { cells } else { columns };
                    quoted.whole += 1;
                    quoted.alike += usize::from(cells > 1 && cells == columns);
                }
                at += end;
                (cells, from) = (1, Some(at));
            } else {
                cells += usize::from(byte == self.delimiter);
                at += 1;
            }
        }
        Some(quoted)
    }

    /// Where a cell without quotation marks ends from here on.
    fn cell_end(&self) -> usize {
        let ends = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\r' | b'\n');
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        rest.iter().position(ends).map_or(self.bytes.len(), |length| self.at + length)
    }

    /// On to the start of the next cell.
    fn next_cell(&mut self) {
        self.at = self.cell_end();
        self.cells += 1;
        match self.line_end(self.at) {
            0 => self.at += 1,
            end => {
                self.columns = self.columns.max(self.cells);
                self.cells = 0;
                self.line += 1;
                self.at += end;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{count::Counting, records};
    use proptest::prelude::*;

    #[test]
    fn a_quoted_cell_that_looks_like_rows_is_found_with_its_lines() {
        let check = |text: &str, expected: &[(usize, usize)], plain: &[&str]| {
            let found = doubted(text, b',');
            let cells = found.iter().flat_map(|it| &it.cells);
            let lines: Vec<_> = cells.map(|it| (it.opens, it.closes)).collect();
            assert_eq!(lines, expected, "{text:?}");
            let firsts: Vec<String> = found.map_or(Vec::new(), |it| {
                let records = records::reader(it.plain.as_bytes(), b',').into_records();
                records.map(|it| it.unwrap().get(0).unwrap_or_default().to_owned()).collect()
            });
            assert_eq!(firsts, plain, "{text:?}");
        };
        let rows = "b,1\nc,2\nd,3\n";
        check(
            &format!("m,v\n\"a,1\n{rows}e,5\"\nf,6\n"),
            &[(2, 6)],
            &["m", "\"a", "b", "c", "d", "e", "f"],
        );
        // The mark that closes it stands at the start of a cell, where it would open one.
        check(
            &format!("m,v\r\n\"a,1\r\n{}\"e,5\r\nf,6\r\n", rows.replace('\n', "\r\n")),
            &[(2, 6)],
            &["m", "\"a", "b", "c", "d", "\"e", "f"],
        );
        // It is the start of a sound quoted cell, which stays one.
        check(
            &format!("m,v\n\"a,1\n{rows}\"e, f\",5\ng,6\n"),
            &[(2, 6)],
            &["m", "\"a", "b", "c", "d", "e, f", "g"],
        );
        check(
            &format!("m,v\n\"a,1\n{rows}e,5\"\nf,\"6\n{rows}g,7\"\n"),
            &[(2, 6), (7, 11)],
            &["m", "\"a", "b", "c", "d", "e", "f", "b", "c", "d", "g"],
        );
        check("\"m,v\na,1\nb,2\nc,3\nd,4\"\n", &[(1, 5)], &["\"m", "a", "b", "c", "d"]);
        // Remarks: few lines, no separators, or not as many as the file has columns.
        check("m,v\na,\"one, two\nthree, four\nfive\"\nb,2\n", &[], &[]);
        check("m,v\na,\"one\ntwo\nthree\nfour\nfive\nsix\"\nb,2\n", &[], &[]);
        check("m,v,w,x\na,\"one,\ntwo,\nthree,\nfour,\nfive,\nsix\",1,2\n", &[], &[]);
        check(&format!("m,v\n\"a,1\n{rows}"), &[], &[]);
        check("", &[], &[]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..Default::default() })]

        #[test]
        fn read_as_plain_nothing_is_in_doubt_and_every_cell_is_closed(
            text in "(a,1\n|b,2\r\n|\"|,|\"\"|c,\"d\"\n|\n){0,30}",
        ) {
            if let Some(found) = doubted(&text, b',') {
                prop_assert_eq!(doubted(&found.plain, b','), None, "{:?}", found.plain);
                let mut counting = Counting::new(b',');
                counting.count(found.plain.as_bytes());
                prop_assert_eq!(counting.counted().unclosed, None);
            }
        }
    }
}
