//! Tables one under another whose headings differ: `Measure, Jun 2025, Jul 2025` under the rows of `Measure, Apr 2025, May 2025`.
//! What stands under the lower headings is put to the right of what stands under the upper ones.

use super::super::names::words::plain;
use super::headings::{dated, looks_like_time, suggested};
use crate::exchange::import::role::Role;
use crate::exchange::reading::value;
use crate::exchange::{Table, table::filled, table::texts};
use crate::model::Calendar;
use std::borrow::Cow;

/// The table with a column for each heading that stands lower down.
pub(super) fn beside_each_other(table: Cow<Table>, calendar: Calendar) -> Cow<Table> {
    if !table.rows.iter().any(|row| is_another(&table.headings, row, calendar)) {
        return table;
    }
    let mut made = table.into_owned();
    let (rows, numbers) = (std::mem::take(&mut made.rows), std::mem::take(&mut made.row_numbers));
    let upper = made.headings.clone();
    // Where the cells of a row go: as they stand, until other headings come.
    let mut places: Vec<usize> = (0..upper.len()).collect();
    for (row, number) in rows.into_iter().zip(numbers) {
        if is_another(&upper, &row, calendar) {
            places = row
                .iter()
                .enumerate()
                .map(|(at, heading)| place_of(&mut made.headings, at, heading.trim()))
                .collect();
            continue;
        }
        let mut cells = vec![String::new(); made.headings.len()];
        for (at, (cell, to)) in row.into_iter().zip(&places).enumerate() {
            if let Some(held) = cells.get_mut(*to) {
                *held = cell;
                if at != *to {
                    made.moved.insert((made.rows.len(), *to), at);
                }
            }
        }
        made.rows.push(cells);
        made.row_numbers.push(number);
    }
    let width = made.headings.len();
    made.rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    Cow::Owned(made)
}

/// The column of a heading that stands lower down: one that is headed so already, or a new one.
fn place_of(headings: &mut Vec<String>, at: usize, heading: &str) -> usize {
    let same = |held: &String| plain(held) == plain(heading);
    if heading.is_empty() || headings.get(at).is_some_and(same) {
        return at;
    }
    headings.iter().position(same).unwrap_or_else(|| {
        headings.push(heading.to_owned());
        headings.len() - 1
    })
}

/// Whether a row has other headings: the same word over the names, and periods that the first line doesn't have.
fn is_another(headings: &[String], row: &[String], calendar: Calendar) -> bool {
    let (Some((corner, cells)), Some((heading, rest))) =
        (row.split_first(), headings.split_first())
    else {
        return false;
    };
    let names = suggested(&plain(heading), false) == Some(Role::MeasureName);
    if !names || plain(corner) != plain(heading) {
        return false;
    }
    let timely = |text: &str| looks_like_time(text, calendar) || dated(text, calendar).is_some();
    let headed = |text: &str| rest.iter().any(|heading| plain(heading) == plain(text));
    let said = || filled(texts(cells));
    said().all(|text| timely(text) || headed(text) || value::number(text).is_none())
        && said().any(|text| timely(text) && !headed(text))
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::exchange::Table;
    use crate::exchange::import::{Choices, Study};
    use crate::model::Pack;

    #[test]
    fn tables_under_other_headings_are_read_by_these() {
        let check = |text: &str, expected: &[&str]| {
            let found = tried(&Pack::default(), text, &[]);
            assert_eq!(found.figures(), expected, "{text} {:?}", found.asked());
        };
        let months = [
            "Bins, own, 2025-04: 12",
            "Bins, own, 2025-05: 13",
            "Bins, own, 2025-06: 14",
            "Bins, own, 2025-07: 15",
        ];
        check(
            "Measure,Apr 2025,May 2025\nBins,12,13\n,,\nMeasure,Jun 2025,Jul 2025\nBins,14,15\n",
            &months,
        );
        // A month that stands over both, in another column.
        check(
            "Measure,Apr 2025,May 2025\nBins,12,13\nMeasure,Jun 2025,Apr 2025,Jul 2025\nLoans,14,11,15\n",
            &[
                "Bins, own, 2025-04: 12",
                "Bins, own, 2025-05: 13",
                "Loans, own, 2025-04: 11",
                "Loans, own, 2025-06: 14",
                "Loans, own, 2025-07: 15",
            ],
        );
        check(
            "KPI,Q1 2025/26,Q1 2025/26 Target\nBins,12,10\nKPI,Q2 2025/26,Q2 2025/26 Target\nBins,14,11\n",
            &["Bins, own, 2025/26 Q1: 12", "Bins, own, 2025/26 Q2: 14"],
        );
    }

    #[test]
    fn a_cell_of_the_lower_table_is_told_by_its_own_column() {
        let text = "Measure,Apr 2025,May 2025\nBins,12,13\nMeasure,Jun 2025,Jul 2025\nBins,14,15\n";
        let (pack, table, choices) =
            (Pack::default(), Table::read(text.as_bytes()), Choices::default());
        let study = Study::new(&pack, &table, &choices);
        assert_eq!(study.table.place(0, 1), "row 2, column 2 (Apr 2025)");
        assert_eq!(study.table.place(1, 3), "row 4, column 2 (Jun 2025)");
    }
}
