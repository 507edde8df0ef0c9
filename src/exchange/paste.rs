//! A block of cells pasted from a spreadsheet.

use super::{
    formula,
    reading::value::{self, Offer, ValueReading},
    records,
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
                (None, Some("This is not a number or a reason why there is none".to_owned()), offer)
            }
        };
        Self { text, reading, error, offer }
    }
}

/// A pasted text as rows of cells: split at tabs where it has any, else at commas. Rows may differ in
/// length. Blank rows keep their place, and a column of numbers such as `1,234` stays one column.
pub fn block(text: &str) -> Vec<Vec<Cell>> {
    let cells = |row: &[String]| row.iter().map(|cell| Cell::from(cell.as_str())).collect();
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    let lines: Vec<&str> = text.lines().collect();
    let one_column = !text.contains(['\t', '"'])
        && lines
            .iter()
            .all(|line| !line.contains(',') || !matches!(value::read(line), ValueReading::Text(_)));
    if one_column {
        return lines.into_iter().map(|line| vec![Cell::from(line)]).collect();
    }
    let delimiter = if text.contains('\t') { b'\t' } else { b',' };
    records::split(text, delimiter).map(|row| cells(&row)).collect()
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
        check("", &[]);
    }
}
