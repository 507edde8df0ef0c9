//! A block of cells pasted from a spreadsheet.

use super::{
    formula,
    reading::value::{self, ValueReading},
};

/// A pasted block of figures as rows of texts: split at tabs where it has any, else at commas. Rows may differ in
/// length. Blank rows keep their place, and a column of numbers such as `1,234` stays one column.
pub fn block(text: &str) -> Vec<Vec<String>> {
    let is_figure = |line: &str| !matches!(value::read(line), ValueReading::Text(_));
    let one_column = !text.contains(['\t', '"'])
        && text.lines().all(|line| !line.contains(',') || is_figure(line));
    // What stands in no text stands between no cells.
    unguarded(rows(text, if one_column || text.contains('\t') { '\t' } else { ',' }))
}

/// A text from a spreadsheet as rows of texts: a line a row, a tab between cells. Nothing is read of a cell but the
/// apostrophe that keeps spreadsheets from running it.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    unguarded(rows(text, '\t'))
}

/// Cells without the apostrophe that keeps spreadsheets from running them.
fn unguarded(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let cells = |row: Vec<String>| {
        row.into_iter().map(|cell| formula::unguarded(&cell).to_owned()).collect()
    };
    rows.into_iter().map(cells).collect()
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
    fn a_block_of_figures_keeps_every_cell() {
        let check =
            |text: &str, expected: &[&[&str]]| assert_eq!(block(text), expected, "{text:?}");
        check("1\t2\r\n3\t<5\r\n", &[&["1", "2"], &["3", "<5"]]);
        check("1,234\n\n5", &[&["1,234"], &[""], &["5"]]);
        check("1,2\n3,x", &[&["1", "2"], &["3", "x"]]);
        check("\"a\nb\"\t1", &[&["a\nb", "1"]]);
        // A quotation mark that nothing closes takes no other cell with it, nor does a blank row go.
        check("\"3\t4\n5\t6", &[&["\"3", "4"], &["5", "6"]]);
        check("1\t2\n\n3\t4", &[&["1", "2"], &[""], &["3", "4"]]);
        check("\"1,234\",5\n6,7", &[&["1,234", "5"], &["6", "7"]]);
        check("'=1\t'2", &[&["=1", "'2"]]);
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
