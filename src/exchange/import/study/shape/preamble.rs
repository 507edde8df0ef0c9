//! Lines over the figures that say what the file is about, a name and a text each, as if they were rows: `Unit, %` over years and
//! their figures.

use super::super::names::words::plain;
use super::headings::{looks_like_time, time};
use crate::exchange::Table;
use crate::exchange::reading::value::{self, ValueReading};
use crate::model::Calendar;
use std::borrow::Cow;

/// The fewest rows of periods under such lines.
const FEWEST: usize = 3;

/// The table without them: headed by the line before the figures where that heads periods, else without a heading over these.
pub(super) fn without_preamble(table: Cow<Table>, calendar: Calendar) -> Cow<Table> {
    let Some(first) = first_of_figures(&table, calendar) else { return table };
    let cell = |row: &[String], at: usize| row.get(at).map(|it| plain(it)).unwrap_or_default();
    let heads = table
        .rows
        .get(first - 1)
        .is_some_and(|row| time(&cell(row, 0)).is_some() && !cell(row, 1).is_empty());
    if heads {
        let titles = table.above.len() + first;
        return Cow::Owned(Table::headed_by(table.records(), titles).named(&table.name));
    }
    let mut table = table.into_owned();
    let numbers: Vec<usize> = table.row_numbers.drain(..first).collect();
    let rows: Vec<Vec<String>> = table.rows.drain(..first).collect();
    table.above.extend(numbers.into_iter().zip(rows));
    if let Some(corner) = table.headings.first_mut() {
        corner.clear();
    }
    Cow::Owned(table)
}

/// The first row of periods with figures, where all after it are such and none before it is.
fn first_of_figures(table: &Table, calendar: Calendar) -> Option<usize> {
    let timely =
        |row: &Vec<String>| row.first().is_some_and(|cell| looks_like_time(cell.trim(), calendar));
    let figured = |row: &Vec<String>| {
        row.get(1).is_some_and(|cell| {
            !matches!(value::read(cell), ValueReading::Text(None) | ValueReading::Blank)
        })
    };
    let first = table.rows.iter().position(timely).filter(|first| *first > 1)?;
    let corner = table.headings.first()?;
    let tail = table.rows.get(first..)?;
    let suits = tail.iter().all(|row| timely(row) && figured(row));
    // A list of measures with a period each has figures in all its rows.
    let head = table.rows.get(..first)?.iter().filter(|row| figured(row)).count();
    (suits && tail.len() >= FEWEST && head * 2 < first && !looks_like_time(corner, calendar))
        .then_some(first)
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn lines_that_say_what_a_file_is_about_are_no_rows_of_it() {
        let expected =
            ["Bins, own, 2025-04: 41", "Bins, own, 2025-05: 38", "Bins, own, 2025-06: 47"];
        let check = |text: &str| {
            let found = tried(&Pack::default(), text, &[("measure", "Bins"), ("figures", "Bins")]);
            assert_eq!(
                found.figures(),
                expected,
                "{text} {:?} {:?}",
                found.questions,
                found.reasons
            );
        };
        let figures = "Apr 2025,41\nMay 2025,38\nJun 2025,47\n";
        check(&format!("Measure,Bins\nOwner,Head of waste\nUnit,homes\nMonth,Actual\n{figures}"));
        check(&format!("Title,Bins\nUnit,%\nNext release,20 August 2025\nNotes,\n{figures}"));
    }
}
