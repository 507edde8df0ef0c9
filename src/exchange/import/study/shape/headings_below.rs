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
    // Where the cells of a row go: as they stand, until other headings come; none yet under a blank one.
    let mut places: Vec<Option<usize>> = (0..upper.len()).map(Some).collect();
    for (row, number) in rows.into_iter().zip(numbers) {
        if is_another(&upper, &row, calendar) || is_again(&upper, &row) {
            places = places_of(&mut made.headings, &row);
            continue;
        }
        let mut cells = vec![String::new(); made.headings.len()];
        for (at, (cell, place)) in row.into_iter().zip(&mut places).enumerate() {
            if place.is_none() && cell.trim().is_empty() {
                continue;
            }
            let to = *place.get_or_insert_with(|| added(&mut made.headings, ""));
            cells.resize(made.headings.len(), String::new());
            if let Some(held) = cells.get_mut(to) {
                *held = cell;
                if at != to {
                    made.moved.insert((made.rows.len(), to), at);
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

/// The columns of headings that stand lower down: each one that is headed so already and that no other of them has, or a new
/// one. A blank one has none until something stands under it.
fn places_of(headings: &mut Vec<String>, row: &[String]) -> Vec<Option<usize>> {
    let mut places = Vec::with_capacity(row.len());
    for (at, heading) in row.iter().enumerate() {
        let words = plain(heading);
        let is_its = |place: &usize| {
            !places.contains(&Some(*place))
                && headings.get(*place).is_some_and(|held| plain(held) == words)
        };
        let found = Some(at).filter(is_its);
        let place = match heading.trim() {
            "" => found,
            heading => {
                let found = found.or_else(|| (0..headings.len()).find(is_its));
                Some(found.unwrap_or_else(|| added(headings, heading)))
            }
        };
        places.push(place);
    }
    places
}

/// A new column at the end.
fn added(headings: &mut Vec<String>, heading: &str) -> usize {
    headings.push(heading.to_owned());
    headings.len() - 1
}

/// Whether a row has the first line's headings again, and no others.
fn is_again(headings: &[String], row: &[String]) -> bool {
    let headed = |text: &str| headings.iter().any(|heading| plain(heading) == plain(text));
    has_corner(headings, row) && filled(texts(row)).count() > 1 && filled(texts(row)).all(headed)
}

/// Whether a row has the same word over the names.
fn has_corner(headings: &[String], row: &[String]) -> bool {
    headings.first().zip(row.first()).is_some_and(|(heading, corner)| {
        let heading = plain(heading);
        plain(corner) == heading && suggested(&heading, false) == Some(Role::MeasureName)
    })
}

/// Whether a row has other headings: the same word over the names, and periods that the first line doesn't have.
fn is_another(headings: &[String], row: &[String], calendar: Calendar) -> bool {
    let (Some((_, cells)), Some((_, rest))) = (row.split_first(), headings.split_first()) else {
        return false;
    };
    if !has_corner(headings, row) {
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
        // The first headings again, below others.
        check(
            "Measure,Apr 2025,May 2025\nBins,12,13\nMeasure,Jun 2025,Jul 2025\nBins,14,15\nMeasure,Apr 2025,May 2025\nLoans,90,91\n",
            &[&months[..], &["Loans, own, 2025-04: 90", "Loans, own, 2025-05: 91"]].concat(),
        );
        // What stands under no heading is of no period.
        check(
            "Measure,Apr 2025,May 2025\nBins,12,13\nMeasure,Jun 2025,\nLoans,14,99\n",
            &["Bins, own, 2025-04: 12", "Bins, own, 2025-05: 13", "Loans, own, 2025-06: 14"],
        );
    }

    #[test]
    fn of_two_columns_headed_the_same_none_is_lost() {
        let text =
            "Measure,Apr 2025,May 2025\nBins,12,13\nMeasure,Jun 2025,Jun 2025\nLoans,14,15\n";
        let (pack, table, choices) =
            (Pack::default(), Table::read(text.as_bytes()), Choices::default());
        let study = Study::new(&pack, &table, &choices);
        assert_eq!(study.table.rows[1], ["Loans", "", "", "14", "15"]);
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
