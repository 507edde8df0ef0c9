//! The history that a strip draws.

use super::member::Member;
use crate::model::{Measure, Pack, Period};
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
    /// It has a figure, which may be there without a target to rate it by.
    pub has_figure: bool,
    /// It is the first of a reporting year.
    pub starts_year: bool,
}

/// How long the status of the period shown has stood without a break, in months, up to the length of a strip; of what is
/// late or has no figure, with how long it stood as it last was. 0 without a period to show.
pub(super) fn months_so(pack: &Pack, member: Member<'_>, now: AsAt) -> f64 {
    let cells = cells(pack, member.measure, member.rating, now);
    let Some(last) = cells.last() else { return 0.0 };
    let missing = |cell: &&Cell| matches!(cell.status, Status::Late | Status::NoData);
    let missing = cells.iter().rev().take_while(missing).count();
    let before = cells.iter().rev().skip(missing);
    let stood = before.clone().next().map(|cell| cell.status);
    let run = missing + before.take_while(|cell| Some(cell.status) == stood).count();
    let per_year = last.period.frequency().per_year().unwrap_or(12);
    run as f64 * 12.0 / f64::from(per_year)
}

/// The periods up to the one shown.
pub(super) fn cells(pack: &Pack, measure: &Measure, rating: &Rating, now: AsAt) -> Vec<Cell> {
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
        let judged = rating::period_judgements(pack, &measure, year, now);
        let shown = judged.into_iter().filter(|(period, _)| *period <= shown).enumerate();
        cells.extend(shown.map(|(position, (period, judgement))| Cell {
            period,
            status: judgement.status,
            has_figure: judgement.actual.is_some(),
            // Where each is a year, a line by each says nothing.
            starts_year: position == 0 && per_year > 1,
        }));
    }
    let started = |cell: &Cell| cell.has_figure || cell.status == Status::Late;
    // Before there was anything, there is nothing to draw.
    let first = cells.iter().position(started).unwrap_or(cells.len());
    cells.drain(..first.max(cells.len().saturating_sub(PERIODS)));
    cells
}

/// How many years before the one shown a strip may reach, for what reports seldom.
const YEARS_BACK: i32 = 6;
