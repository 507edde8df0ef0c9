//! Whether a row called total adds up the rows beside it: told from its figures.

use super::super::names::words::plain;
use super::headings::time;
use super::totals::is_total;
use crate::exchange::Table;
use crate::exchange::reading::value::{self, ValueReading};
use std::ops::Range;

/// How the figures of a row stand to those of the rows beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// They are their sums, as far as these are known.
    Sum,
    /// Each is between the least and the greatest of them, as averages are.
    Between,
    Apart,
}

/// How a row called total stands to those beside it; the column that calls it so holds names.
pub(super) fn stands(table: &Table, row: usize, names: usize) -> Stands {
    let width = table.headings.len();
    let timely = |at: &usize| table.headings.get(*at).is_some_and(|it| time(&plain(it)).is_some());
    let figures: Vec<usize> = (0..width)
        .filter(|at| *at != names && !timely(at) && number(table, row, *at).is_some())
        .collect();
    if figures.is_empty() {
        return Stands::Sum;
    }
    let said: Vec<usize> = (0..width)
        .filter(|at| *at != names && !figures.contains(at) && !text(table, row, *at).is_empty())
        .collect();
    // Rows of the same period, place and the like that are no totals themselves.
    let is_part = |other: &usize| {
        *other != row
            && !is_total(text(table, *other, names))
            && said.iter().all(|at| {
                let text_there = text(table, *other, *at);
                text_there.is_empty() || plain(text_there) == plain(text(table, row, *at))
            })
            && figures.iter().any(|at| number(table, *other, *at).is_some())
    };
    let totals = |rows: Range<usize>| rows.filter(|other| is_total(text(table, *other, names)));
    let last = table.rows.len();
    let above = totals(0..row).next_back().map_or(0, |other| other + 1);
    let below = totals(row + 1..last).next().unwrap_or(last);
    let ranges = [above..row, 0..row, row + 1..below, row + 1..last, 0..last];
    let parts = ranges.map(|range| range.filter(is_part).collect::<Vec<usize>>());
    if parts.iter().any(|parts| figures.iter().all(|at| adds_up(table, row, parts, *at))) {
        return Stands::Sum;
    }
    let all = parts.last().map(Vec::as_slice).unwrap_or_default();
    let between = |at: &usize| {
        let values = || all.iter().filter_map(|part| number(table, *part, *at));
        let own = number(table, row, *at).unwrap_or_default();
        values().count() > 1 && values().any(|it| it <= own) && values().any(|it| it >= own)
    };
    if figures.iter().all(between) { Stands::Between } else { Stands::Apart }
}

/// Whether a figure is the sum of those of the parts, as far as rounding and hidden ones among them let it be told.
fn adds_up(table: &Table, row: usize, parts: &[usize], at: usize) -> bool {
    let Some(total) = number(table, row, at).filter(|_| !parts.is_empty()) else { return false };
    let known: Vec<f64> = parts.iter().filter_map(|part| number(table, *part, at)).collect();
    let sum: f64 = known.iter().sum();
    let decimals = text(table, row, at)
        .split_once('.')
        .map_or(0, |(_, digits)| digits.bytes().take_while(u8::is_ascii_digit).count());
    let half = 0.5 * 0.1_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let count = u32::try_from(known.len()).unwrap_or(u32::MAX);
    let rounding = if decimals == 0 { half } else { half * f64::from(count.saturating_add(1)) };
    match known.len() == parts.len() {
        true => (sum - total).abs() <= rounding,
        false => !known.is_empty() && sum <= total + rounding,
    }
}

fn text(table: &Table, row: usize, at: usize) -> &str {
    table.rows.get(row).and_then(|row| row.get(at)).map_or("", |cell| cell.trim())
}

fn number(table: &Table, row: usize, at: usize) -> Option<f64> {
    match value::read(text(table, row, at)) {
        ValueReading::Number { value, .. } => Some(value.get()),
        _ => None,
    }
}
