//! A block of cells pasted from a spreadsheet.

use super::{
    formula,
    reading::value::{self, Offer, ValueReading},
};
use crate::model::Reading;

/// A pasted cell: what was typed, and what it says or why it can't be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// As it was pasted; never lost.
    pub text: String,
    /// What it says; `None` where it is blank or can't be read.
    pub reading: Option<Reading>,
    /// Why it can't be read, in words.
    pub error: Option<String>,
    /// A reading that a person may confirm instead.
    pub offer: Option<Offer>,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        let text = formula::unguarded(text).to_owned();
        let (reading, error, offer) = match value::read(&text) {
            ValueReading::Blank => (None, None, None),
            ValueReading::Number { value, .. } => (Some(Reading::Number(value)), None, None),
            ValueReading::Missing(reason) => (Some(Reading::Missing(reason)), None, None),
            ValueReading::Text(offer) => {
                let why = match value::is_sheet_error(&text) {
                    true => "This is an error of the spreadsheet, not a figure",
                    false => "This is not a number or a reason why there is none",
                };
                (None, Some(why.to_owned()), offer)
            }
        };
        Self { text, reading, error, offer }
    }
}

/// A pasted text as rows of cells: split at tabs where it has any, else at commas. Rows may differ in
/// length. Blank rows keep their place, and a column of numbers such as `1,234` stays one column.
pub fn block(text: &str) -> Vec<Vec<Cell>> {
    let is_figure = |line: &str| !matches!(value::read(line), ValueReading::Text(_));
    let one_column = !text.contains(['\t', '"'])
        && text.lines().all(|line| !line.contains(',') || is_figure(line));
    // What stands in no text stands between no cells.
    let between = if one_column || text.contains('\t') { '\t' } else { ',' };
    let cells = |row: Vec<String>| row.iter().map(|cell| Cell::from(cell.as_str())).collect();
    rows(text, between).into_iter().map(cells).collect()
}

/// A text from a spreadsheet as rows of texts: a line a row, a tab between cells. Nothing is read of a cell but the
/// apostrophe that keeps spreadsheets from running it.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let cells = |row: Vec<String>| {
        row.into_iter().map(|cell| formula::unguarded(&cell).to_owned()).collect()
    };
    rows(text, '\t').into_iter().map(cells).collect()
}

/// A pasted text as it stands in rows; a cell in quotation marks may hold line ends, and what stands between cells. One
/// that only starts with a quotation mark is text, and takes nothing of the cells after it.
fn rows(text: &str, between: char) -> Vec<Vec<String>> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut rest = text.strip_suffix('\r').unwrap_or(text);
    let mut rows = vec![Vec::new()];
    loop {
        let (cell, after) = first_cell(rest, between);
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let Some(end) = after.chars().next() else { return rows };
        if end != between {
            rows.push(Vec::new());
        }
        rest =
            after.strip_prefix("\r\n").or_else(|| after.get(end.len_utf8()..)).unwrap_or_default();
    }
}

/// The first cell of a text, and the text from what ends it.
fn first_cell(text: &str, between: char) -> (String, &str) {
    let ends = |c: char| c == between || matches!(c, '\n' | '\r');
    if let Some(quoted) = text.strip_prefix('"') {
        let mut cell = String::new();
        let mut rest = quoted;
        while let Some((before, after)) = rest.split_once('"') {
            cell.push_str(before);
            match after.strip_prefix('"') {
                Some(after) => {
                    cell.push('"');
                    rest = after;
                }
                None if after.is_empty() || after.starts_with(ends) => return (cell, after),
                // It only starts with a quotation mark.
                None => break,
            }
        }
    }
    let end = text.find(ends).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_cell_with_its_reading_or_its_error() {
        let check = |text: &str, expected: &[&[&str]]| {
            let found: Vec<Vec<String>> = block(text)
                .into_iter()
                .map(|row| {
                    let words = |cell: Cell| match (cell.reading, cell.error) {
                        (Some(Reading::Number(number)), None) => number.to_string(),
                        (Some(Reading::Missing(reason)), None) => reason.words().to_owned(),
                        (None, None) => String::new(),
                        (_, error) => {
                            format!("!{}{}", cell.text, if error.is_some() { "" } else { "?" })
                        }
                    };
                    row.into_iter().map(words).collect()
                })
                .collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("1\t2\r\n3\t<5\r\n", &[&["1", "2"], &["3", "suppressed"]]);
        check("1,234\n\n5", &[&["1234"], &[""], &["5"]]);
        check("1,2\n3,x", &[&["1", "2"], &["3", "!x"]]);
        check("\"a\nb\"\t1", &[&["!a\nb", "1"]]);
        // A quotation mark that nothing closes takes no other cell with it, nor does a blank row go.
        check("\"3\t4\n5\t6", &[&["!\"3", "4"], &["5", "6"]]);
        check("1\t2\n\n3\t4", &[&["1", "2"], &[""], &["3", "4"]]);
        // What a spreadsheet couldn't work out says of no figure that there is none.
        check("#N/A\t#DIV/0!\tn/a", &[&["!#N/A", "!#DIV/0!", "not available"]]);
        check("\"1,234\",5\n6,7", &[&["1234", "5"], &["6", "7"]]);
        check("", &[&[""]]);
        check("\n", &[&[""]]);
    }

    #[test]
    fn cells_are_the_texts_between_tabs_and_lines() {
        let check =
            |text: &str, expected: &[&[&str]]| assert_eq!(cells(text), expected, "{text:?}");
        check("1\t2\r\n3\t4\r\n", &[&["1", "2"], &["3", "4"]]);
        check("Homes, all\n\nRoads", &[&["Homes, all"], &[""], &["Roads"]]);
        check("\"a\nb\"\"c\"\t1\n", &[&["a\nb\"c", "1"]]);
        check("\"odd\" words\t\"open", &[&["\"odd\" words", "\"open"]]);
        check("'=1+1\t", &[&["=1+1", ""]]);
        check("", &[&[""]]);
    }

    proptest::proptest! {
        #[test]
        fn what_is_copied_is_what_is_pasted(rows in proptest::collection::vec(
            proptest::collection::vec("[a1\"\t\n,=' ]{0,4}", 1..4), 1..4))
        {
            let text = crate::exchange::figures::block(&rows);
            proptest::prop_assert_eq!(cells(&text), rows);
        }
    }
}
