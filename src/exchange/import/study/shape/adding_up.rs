//! Whether a row called total adds up the rows beside it: told from its figures.

use super::super::names::words::plain;
use super::headings::time;
use super::totals::is_total;
use crate::exchange::Table;
use crate::exchange::reading::value::{self, ValueReading};
use std::collections::HashMap;
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

/// What a cell comes to in a sum.
#[derive(Clone, Copy, Default)]
enum Summand {
    /// No figure.
    #[default]
    None,
    Known(f64),
    /// Suppressed, missing, or not plainly a number.
    Hidden,
}

/// A table's rows as totals are held against them, looked at once: there may be many of either.
pub(super) struct Beside<'a> {
    table: &'a Table,
    /// The column that calls a row total.
    names: usize,
    /// Whether each column says a time.
    timely: Vec<bool>,
    summands: Vec<Vec<Summand>>,
    /// The words of each cell by their number; [`BLANK`] of none.
    words: Vec<Vec<usize>>,
    /// The rows that are totals, and those that are none, in their order.
    totals: Vec<usize>,
    parts: Vec<usize>,
    /// The rows that are no totals by their words in a column.
    said: HashMap<(usize, usize), Vec<usize>>,
}

/// The number of no words.
const BLANK: usize = 0;

impl<'a> Beside<'a> {
    /// Of a table whose column `names` calls rows total.
    pub(super) fn of(table: &'a Table, names: usize) -> Self {
        let timely = table.headings.iter().map(|it| time(&plain(it)).is_some()).collect();
        let (summands, words) = (Vec::new(), Vec::new());
        let (totals, parts, said) = (Vec::new(), Vec::new(), HashMap::new());
        let mut made = Self { table, names, timely, summands, words, totals, parts, said };
        let mut known: HashMap<String, usize> = HashMap::new();
        for (row, cells) in table.rows.iter().enumerate() {
            made.summands.push(cells.iter().map(|cell| summand(cell)).collect());
            let number_of = |cell: &String| match cell.trim() {
                "" => BLANK,
                cell => {
                    let next = known.len() + 1;
                    *known.entry(plain(cell)).or_insert(next)
                }
            };
            let mut words: Vec<usize> = cells.iter().map(number_of).collect();
            words.resize(table.headings.len().max(words.len()), BLANK);
            if is_total(text(table, row, names)) {
                made.totals.push(row);
            } else {
                made.parts.push(row);
                for (at, word) in words.iter().enumerate() {
                    made.said.entry((at, *word)).or_default().push(row);
                }
            }
            made.words.push(words);
        }
        made
    }

    /// How a row called total stands to those beside it.
    pub(super) fn stands(&self, row: usize) -> Stands {
        let columns = || (0..self.table.headings.len()).filter(|at| *at != self.names);
        let timely = |at: &usize| self.timely.get(*at).is_some_and(|it| *it);
        let figures: Vec<usize> =
            columns().filter(|at| !timely(at) && self.number(row, *at).is_some()).collect();
        if figures.is_empty() {
            return Stands::Sum;
        }
        let said: Vec<usize> =
            columns().filter(|at| !figures.contains(at) && self.word(row, *at) != BLANK).collect();
        let all = self.parts(row, &figures, &said);
        let last = self.table.rows.len();
        let before = self.totals.partition_point(|other| *other < row);
        let after = self.totals.partition_point(|other| *other <= row);
        let above = before.checked_sub(1).and_then(|at| self.totals.get(at));
        let above = above.map_or(0, |other| other + 1);
        let below = self.totals.get(after).copied().unwrap_or(last);
        let within = |range: Range<usize>| {
            let at = |row: usize| all.partition_point(|part| *part < row);
            all.get(at(range.start)..at(range.end)).unwrap_or_default()
        };
        let mut ranges = [above..row, 0..row, row + 1..below, row + 1..last, 0..last].into_iter();
        let sums = |parts: &[usize]| figures.iter().all(|at| self.adds_up(row, parts, *at));
        if ranges.any(|range| sums(within(range))) {
            return Stands::Sum;
        }
        let between = |at: &usize| {
            let values = || all.iter().filter_map(|part| self.number(*part, *at));
            let own = self.number(row, *at).unwrap_or_default();
            values().count() > 1 && values().any(|it| it <= own) && values().any(|it| it >= own)
        };
        if figures.iter().all(between) { Stands::Between } else { Stands::Apart }
    }

    /// The rows with one of these figures that are of the same period, place and the like as a total, and no totals
    /// themselves.
    fn parts(&self, row: usize, figures: &[usize], said: &[usize]) -> Vec<usize> {
        let rows = |at: usize, word: usize| {
            self.said.get(&(at, word)).map(Vec::as_slice).unwrap_or_default()
        };
        let alike = |at: &usize| [rows(*at, self.word(row, *at)), rows(*at, BLANK)];
        // Of the column that leaves the fewest.
        let few = said.iter().map(alike).min_by_key(|[same, blank]| same.len() + blank.len());
        let mut parts = few.map_or_else(|| self.parts.clone(), |few| few.concat());
        parts.sort_unstable();
        parts.retain(|other| {
            let same = |at: &usize| [BLANK, self.word(row, *at)].contains(&self.word(*other, *at));
            *other != row
                && said.iter().all(same)
                && figures.iter().any(|at| self.number(*other, *at).is_some())
        });
        parts
    }

    /// Whether a figure is the sum of those of the parts, as far as rounding and hidden ones among them let it be told.
    fn adds_up(&self, row: usize, parts: &[usize], at: usize) -> bool {
        let Some(total) = self.number(row, at) else { return false };
        let known: Vec<f64> = parts.iter().filter_map(|part| self.number(*part, at)).collect();
        let sum: f64 = known.iter().sum();
        let decimals = text(self.table, row, at)
            .split_once('.')
            .map_or(0, |(_, digits)| digits.bytes().take_while(u8::is_ascii_digit).count());
        let half = 0.5 * 0.1_f64.powi(i32::try_from(decimals).unwrap_or(0));
        let count = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let rounding = if decimals == 0 { half } else { half * f64::from(count.saturating_add(1)) };
        let hidden = parts.iter().any(|part| matches!(self.summand(*part, at), Summand::Hidden));
        !known.is_empty()
            && if hidden { sum <= total + rounding } else { (sum - total).abs() <= rounding }
    }

    fn number(&self, row: usize, at: usize) -> Option<f64> {
        match self.summand(row, at) {
            Summand::Known(number) => Some(number),
            Summand::None | Summand::Hidden => None,
        }
    }

    fn summand(&self, row: usize, at: usize) -> Summand {
        self.summands.get(row).and_then(|row| row.get(at)).copied().unwrap_or_default()
    }

    fn word(&self, row: usize, at: usize) -> usize {
        self.words.get(row).and_then(|row| row.get(at)).copied().unwrap_or(BLANK)
    }
}

fn summand(cell: &str) -> Summand {
    match value::read(cell.trim()) {
        ValueReading::Number { value, .. } => Summand::Known(value.get()),
        ValueReading::Missing(_) | ValueReading::Text(Some(_)) => Summand::Hidden,
        ValueReading::Blank | ValueReading::Text(None) => Summand::None,
    }
}

fn text(table: &Table, row: usize, at: usize) -> &str {
    table.rows.get(row).and_then(|row| row.get(at)).map_or("", |cell| cell.trim())
}
