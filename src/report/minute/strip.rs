//! One measure's strip: its history at a glance, and beside it what the figures support in words.

use super::{Member, said};
use crate::model::{Measure, Pack, Period, Vocabulary};
use crate::rating::{self, AsAt, Rating, Status};

/// How many periods a strip goes back.
const PERIODS: usize = 24;

/// A period of the strip: how it was by itself, under the terms of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which.
    pub period: Period,
    /// Its rating by itself.
    pub status: Status,
    /// It is the first of a reporting year.
    pub starts_year: bool,
}

/// What is said of a measure. What the figures don't support is `None`, or an empty text.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The status to date.
    pub status: Status,
    /// The periods up to the one shown, 24 at the most.
    pub cells: Vec<Cell>,
    /// The same in words, stretch by stretch.
    pub history: String,
    /// The figure to date, with its unit.
    pub figure: String,
    /// What it is held against: `at least 95%`.
    pub against: String,
    /// Since when it is as it is.
    pub since: String,
    /// Whether that is chance.
    pub signal: Option<String>,
    /// How others do.
    pub others: Option<String>,
    /// Whether it will make the year's target.
    pub ahead: Option<String>,
    /// What its officer said last, with the period where it isn't the one shown; `None`: nobody has.
    pub comment: Option<String>,
}

/// The strip of a measure as at `now`, in a vocabulary.
pub fn strip(pack: &Pack, member: Member<'_>, now: AsAt, words: Vocabulary) -> Strip {
    let Member { measure, rating } = member;
    let cells = cells(pack, measure, rating, now);
    let to_date = rating.year_to_date.judgement;
    let unit = rating::unit_words(measure).filter(|unit| unit.len() <= SHORT_UNIT);
    let figure =
        to_date.actual.map_or_else(|| "No figure".to_owned(), |it| rating::printed(measure, it));
    Strip {
        status: to_date.status,
        history: said::history(&cells, words),
        figure: match unit.filter(|_| to_date.actual.is_some()) {
            Some(unit) => format!("{figure} {unit}"),
            None => figure,
        },
        against: said::against(measure, &to_date),
        since: said::since(&cells, rating, words),
        signal: said::signal(rating).map(str::to_owned),
        others: said::others(pack, measure, rating, now),
        ahead: said::ahead(&rating::forecast(pack, measure, now), words),
        comment: rating.latest_comment(pack.calendar(), measure).map(|(at, comment)| {
            match Some(at) == rating.period {
                true => comment.to_owned(),
                false => format!("{}: {comment}", at.label()),
            }
        }),
        cells,
    }
}

/// The longest unit that stands beside a figure, in bytes.
const SHORT_UNIT: usize = 6;

/// How long the status of the period shown has stood without a break, in months, up to the length of a strip. 0
/// without a period to show.
pub(super) fn months_so(pack: &Pack, member: Member<'_>, now: AsAt) -> f64 {
    let cells = cells(pack, member.measure, member.rating, now);
    let Some(last) = cells.last() else { return 0.0 };
    let run = cells.iter().rev().take_while(|cell| cell.status == last.status).count();
    let per_year = last.period.frequency().per_year().unwrap_or(12);
    run as f64 * 12.0 / f64::from(per_year)
}

/// The periods up to the one shown.
fn cells(pack: &Pack, measure: &Measure, rating: &Rating, now: AsAt) -> Vec<Cell> {
    let Some(shown) = rating.period else { return Vec::new() };
    let calendar = pack.calendar();
    let last = calendar.year_of_period(shown);
    // A strip of months reaches into three years; longer periods into more, of which fewer are drawn.
    let per_year = shown.frequency().per_year().unwrap_or(12) as usize;
    let back = i32::try_from(PERIODS.div_ceil(per_year)).unwrap_or(0).min(YEARS_BACK);
    let mut cells = Vec::new();
    for first in last.first() - back..=last.first() {
        let year = calendar.year(first);
        let measure = measure.as_of(year);
        let rows = rating::series_rows(pack, &measure, year, year, now.on);
        cells.extend(rows.iter().filter(|row| row.period <= shown).enumerate().map(
            |(position, row)| Cell {
                period: row.period,
                status: row.status(),
                starts_year: position == 0,
            },
        ));
    }
    let started = |cell: &Cell| cell.status.is_rated() || cell.status == Status::Late;
    // Before there was anything, there is nothing to draw.
    let first = cells.iter().position(started).unwrap_or(cells.len());
    cells.drain(..first.max(cells.len().saturating_sub(PERIODS)));
    cells
}

/// How many years before the one shown a strip may reach, for what reports seldom.
const YEARS_BACK: i32 = 6;
