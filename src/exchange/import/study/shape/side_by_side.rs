//! Tables side by side with the same headings, one under another: `Measure, Actual` for 2023/24, and again to its right for
//! 2024/25.

use super::super::names::words::plain;
use super::titles::{HEADING, Titles};
use crate::exchange::Table;
use crate::exchange::reading::value;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// The table with its parts one under another, and a column for what stands over each, where it has such.
pub(super) fn one_under_another(table: Cow<Table>) -> (Cow<Table>, Option<Titles>) {
    let Some(parts) = parts(&table) else { return (table, None) };
    let titles: Vec<String> = parts.iter().map(|part| over(&table, part)).collect();
    let distinct: BTreeSet<&String> = titles.iter().filter(|it| !it.is_empty()).collect();
    let titled = distinct.len() == parts.len();
    let width = parts.first().map_or(0, Range::len);
    let mut made = table.into_owned();
    let rows = std::mem::take(&mut made.rows);
    let numbers = std::mem::take(&mut made.row_numbers);
    made.headings.truncate(width);
    for (part, title) in parts.iter().zip(titles) {
        for (row, number) in rows.iter().zip(&numbers) {
            let mut cells = row.get(part.clone()).unwrap_or_default().to_vec();
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            cells.extend(titled.then(|| title.clone()));
            made.rows.push(cells);
            made.row_numbers.push(*number);
            made.further_right.push(part.start);
        }
    }
    let titles = titled.then(|| {
        made.headings.push(HEADING.to_owned());
        Titles { column: width, rows: BTreeSet::new() }
    });
    (Cow::Owned(made), titles)
}

/// The columns of each part: several with the same headings, of which the first holds names or periods.
fn parts(table: &Table) -> Option<Vec<Range<usize>>> {
    let headings: Vec<String> = table.headings.iter().map(|heading| plain(heading)).collect();
    let first = headings.first().filter(|heading| !heading.is_empty())?;
    let starts: Vec<usize> =
        (0..headings.len()).filter(|at| headings.get(*at) == Some(first)).collect();
    let ends = starts.iter().copied().skip(1).chain([headings.len()]);
    let mut parts = Vec::new();
    for (start, end) in starts.iter().copied().zip(ends) {
        // What parts them is blank.
        let blank = |at: &usize| {
            let cells = || table.rows.iter().filter_map(|row| row.get(*at));
            headings.get(*at).is_none_or(String::is_empty) && cells().all(|it| it.trim().is_empty())
        };
        let end = (start..end).rev().find(|at| !blank(at)).map_or(start, |last| last + 1);
        parts.push(start..end);
    }
    let said = |part: &Range<usize>| headings.get(part.clone());
    let one = said(parts.first()?)?;
    let alike = parts.iter().all(|part| said(part) == Some(one));
    let named = |start: &usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(*start));
        let mut filled = cells.map(|it| it.trim()).filter(|it| !it.is_empty()).peekable();
        filled.peek().is_some() && filled.all(|it| value::number(it).is_none())
    };
    (parts.len() > 1 && one.len() > 1 && alike && starts.iter().all(named)).then_some(parts)
}

/// What the last line over the headings says over a part.
fn over(table: &Table, part: &Range<usize>) -> String {
    let line = table.above.last().and_then(|(_, line)| line.get(part.clone()));
    let said = line.unwrap_or_default().iter().map(|it| it.trim()).find(|it| !it.is_empty());
    said.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::exchange::Table;
    use crate::exchange::import::{Choices, Study};
    use crate::model::Pack;

    #[test]
    fn tables_side_by_side_are_read_one_under_another() {
        let check = |text: &str, answers: &[(&str, &str)], expected: &[&str]| {
            let found = tried(&Pack::default(), text, answers);
            assert_eq!(found.figures(), expected, "{text} {:?}", found.questions);
        };
        let years = "2023/24,,,,2024/25,,\nMeasure,Actual,Target,,Measure,Actual,Target\n\
                     Bins,41,40,,Bins,31,40\nFly-tips,12,15,,Swims,11,14\n";
        let expected = [
            "Bins, own, 2023/24: 41",
            "Bins, own, 2024/25: 31",
            "Fly-tips, own, 2023/24: 12",
            "Swims, own, 2024/25: 11",
        ];
        check(years, &[("headings", "line 2")], &expected);
        let measures = "Bins,,,Loans,\nMonth,Actual,,Month,Actual\nApr 2025,41,,Apr 2025,31\nMay 2025,12,,May 2025,11\n";
        let expected = [
            "Bins, own, 2025-04: 41",
            "Bins, own, 2025-05: 12",
            "Loans, own, 2025-04: 31",
            "Loans, own, 2025-05: 11",
        ];
        check(measures, &[("headings", "line 2"), ("name", super::HEADING)], &expected);
        // Nothing over them: one list in two columns of a page.
        let list = "Measure,Apr 2025,Measure,Apr 2025\nBins,41,Loans,31\nFly-tips,12,,\n";
        let expected =
            ["Bins, own, 2025-04: 41", "Fly-tips, own, 2025-04: 12", "Loans, own, 2025-04: 31"];
        check(list, &[], &expected);
    }

    #[test]
    fn a_cell_of_the_right_table_is_told_by_its_own_column() {
        let text = "Measure,Apr 2025,Measure,Apr 2025\nBins,41,Loans,31\nFly-tips,12,,\n";
        let (pack, table, choices) =
            (Pack::default(), Table::read(text.as_bytes()), Choices::default());
        let study = Study::new(&pack, &table, &choices);
        let rows = study.table.rows.iter().map(|row| row[0].as_str());
        assert_eq!(rows.collect::<Vec<_>>(), ["Bins", "Fly-tips", "Loans"]);
        assert_eq!(study.table.place(0, 1), "row 2, column 2 (Apr 2025)");
        assert_eq!(study.table.place(2, 1), "row 2, column 4 (Apr 2025)");
    }
}
