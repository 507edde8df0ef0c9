//! Titles over blocks of rows, as a column of the sheet: `Males` over its measures, `2024/25` over its quarters. What a title is
//! of the rows under it is then told, asked and chosen as with any other column.

use super::super::names::words::plain;
use super::super::periods::years_in::years_in;
use super::headings::{looks_like_time, suggested};
use super::not_figures::{ALONE, UNDER_TITLE};
use crate::exchange::import::role::Role;
use crate::exchange::{Table, table::filled, table::texts};
use crate::model::Calendar;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What heads their column.
pub(in super::super) const HEADING: &str = "Title above the rows";

/// The column of titles, and the rows that are titles themselves.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Titles {
    pub(in super::super) column: usize,
    pub(in super::super) rows: BTreeSet<usize>,
}

/// The table with a column for the titles over its rows, where it has several.
pub(super) fn with_titles<'a>(
    table: Cow<'a, Table>,
    out: &BTreeMap<usize, &'static str>,
    calendar: Calendar,
) -> (Cow<'a, Table>, Option<Titles>) {
    let titles: BTreeMap<usize, String> = out
        .iter()
        .filter(|(_, why)| [ALONE, UNDER_TITLE].contains(*why))
        .map(|(row, _)| (*row, first_cell(&table, *row)))
        .collect();
    if titles.is_empty() {
        return (table, None);
    }
    let first = over_first(&table, out, &titles, calendar);
    let over = |row: usize| match titles.range(..row).next_back() {
        Some((_, words)) => words.as_str(),
        None => first.as_deref().unwrap_or_default(),
    };
    let words: Vec<String> = (0..table.rows.len())
        .map(|row| if out.contains_key(&row) { String::new() } else { over(row).to_owned() })
        .collect();
    let distinct: BTreeSet<&String> = words.iter().filter(|it| !it.is_empty()).collect();
    if distinct.len() < 2 {
        return (table, None);
    }
    let corner = out.values().any(|why| *why == UNDER_TITLE);
    let mut table = table.into_owned();
    let column = table.headings.len();
    // The first block's title stands where the others have a heading of theirs.
    if let (true, Some(heading), true) = (corner, table.headings.first_mut(), first.is_some()) {
        heading.clear();
    }
    table.headings.push(HEADING.to_owned());
    for (row, words) in table.rows.iter_mut().zip(words) {
        row.push(words);
    }
    (Cow::Owned(table), Some(Titles { column, rows: titles.into_keys().collect() }))
}

/// The title of the rows before the first that stands among them: the last line over the headings, or their corner.
fn over_first(
    table: &Table,
    out: &BTreeMap<usize, &'static str>,
    titles: &BTreeMap<usize, String>,
    calendar: Calendar,
) -> Option<String> {
    if out.values().any(|why| *why == UNDER_TITLE) {
        let corner = table.headings.first()?;
        let names = suggested(&plain(corner), false) == Some(Role::MeasureName);
        return (!names && !corner.is_empty()).then(|| corner.clone());
    }
    let (_, last) = table.above.last()?;
    let title = filled(texts(last)).next()?;
    // Beside periods it is one; of others a title with a year in it is the whole file's.
    let timely = titles.values().all(|words| looks_like_time(words, calendar));
    let suits = match timely {
        true => looks_like_time(title, calendar),
        false => years_in(title, calendar).is_empty(),
    };
    suits.then(|| title.to_owned())
}

/// The words of a title's row.
fn first_cell(table: &Table, row: usize) -> String {
    let cells = table.rows.get(row);
    cells.and_then(|cells| filled(texts(cells)).next()).unwrap_or_default().to_owned()
}
