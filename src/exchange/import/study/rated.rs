//! The ratings that the file has of its own figures, each with the figure that it is of.

use super::Study;
use super::deciding::{Deciding, When};
use super::recast::{At, Recast};
use super::styles::Label;
use super::words::plain;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::published::status;
use crate::exchange::import::role::{Role, Whose};
use crate::exchange::reading::{
    period,
    value::{self, ValueReading},
};
use crate::model::{Calendar, Frequency, Measure, Period};
use std::collections::BTreeMap;
use std::ops::Range;

/// A rating that a file has of one of its figures.
#[derive(Clone, Copy, Debug)]
pub struct Rated<'a> {
    /// Its row and column in the sheet, from 0.
    pub at: At,
    /// As the file has it.
    pub text: &'a str,
    /// What the row of its figure says of the measure and the period.
    id: &'a str,
    name: &'a str,
    label: &'a str,
}

impl Rated<'_> {
    /// Whether it is of a measure.
    pub fn is_of(&self, measure: &Measure) -> bool {
        match self.id {
            "" => plain(&measure.name) == plain(self.name),
            id => measure.id.as_str() == id,
        }
    }

    /// The period that it is for, as a measure of this frequency reports it.
    pub fn period(&self, calendar: Calendar, frequency: Option<Frequency>) -> Option<Period> {
        let read = period::read(self.label, calendar, frequency).ok()?.period;
        let Period::Range { start, end } = read else { return Some(read) };
        let whole = frequency.filter(|_| start == end);
        let whole = whole.and_then(|frequency| calendar.period_of(end, frequency));
        Some(whole.filter(|whole| whole.end(calendar) == end).unwrap_or(read))
    }
}

impl Study<'_> {
    /// The ratings that the file has of figures that are taken.
    pub fn rated(&self) -> Vec<Rated<'_>> {
        let cell = |row: usize, role: Role| cell(&self.recast, row, role);
        let Some(column) = self.recast.mapping.column(Role::Rating) else { return Vec::new() };
        let origins = self.recast.table.origins.iter().enumerate();
        let rated = |(row, origins): (usize, &Vec<Option<At>>)| {
            let at = origins.get(column).copied().flatten()?;
            Some(Rated {
                at,
                text: cell(row, Role::Rating),
                id: cell(row, Role::MeasureId),
                name: cell(row, Role::MeasureName),
                label: cell(row, Role::Period),
            })
        };
        origins.filter_map(rated).collect()
    }
}

impl Deciding<'_> {
    /// Says the ratings that a row of the sheet has of the rows of the long table made of it: each of its period, and one
    /// for no period of the latest. Where a figure has several, one that is a status stands.
    pub(super) fn rate_row(&self, row: usize, made: Range<usize>, recast: &mut Recast) {
        let mut ratings = self.with(Role::Rating);
        if ratings.is_empty() {
            return;
        }
        ratings.sort_by_key(|at| status(self.text(row, *at)).is_none());
        let period = |made: usize| {
            let column = recast.mapping.column(Role::Period)?;
            let label = recast.table.rows.get(made)?.get(column)?;
            period::read(label, self.calendar, None).ok().map(|read| (read.end, read.period))
        };
        let own: Vec<usize> = made.filter(|made| is_own_figure(recast, *made)).collect();
        let ends: BTreeMap<usize, _> =
            own.iter().filter_map(|made| Some((*made, period(*made)?))).collect();
        let latest = ends.iter().max_by_key(|(_, (end, _))| *end).map(|(made, _)| *made);
        let mut found = Vec::new();
        for at in ratings {
            let text = self.text(row, at);
            if matches!(value::read(text), ValueReading::Blank | ValueReading::Missing(_)) {
                continue;
            }
            let of = match self.column(at).and_then(|it| it.rated.as_ref()) {
                Some(when) => self
                    .rated_period(when)
                    .and_then(|rated| ends.iter().find(|(_, (_, held))| *held == rated))
                    .map(|(made, _)| *made),
                None => latest.or(own.first().copied()),
            };
            found.push((of, at));
        }
        for (made, at) in found {
            let out = match made {
                None => "a published rating of no figure that is taken",
                Some(made) if cell(recast, made, Role::Rating).is_empty() => {
                    recast.say(made, Role::Rating, self.text(row, at), Some((row, at)));
                    continue;
                }
                Some(_) => "its figure has another published rating",
            };
            recast.told.insert((row, at), (Outcome::LeftOut, out.into()));
        }
    }

    fn rated_period(&self, when: &When) -> Option<Period> {
        match when {
            When::Fixed(period) => Some(*period),
            When::Label(label) => match self.label(label) {
                Label::As(text) => {
                    period::read(&text, self.calendar, None).ok().map(|read| read.period)
                }
                Label::Waits(_) => None,
            },
        }
    }
}

/// A cell of the long table.
fn cell(recast: &Recast, made: usize, role: Role) -> &str {
    let column = recast.mapping.column(role);
    let row = recast.table.rows.get(made);
    column.and_then(|column| row?.get(column)).map_or("", String::as_str)
}

/// Whether a row of the long table has a figure of the organisation's own.
fn is_own_figure(recast: &Recast, made: usize) -> bool {
    let cell = |role: Role| cell(recast, made, role);
    let whose = cell(Role::SeriesRole);
    let own = whose.is_empty() || Whose::read(whose) == Some(Whose::Own);
    own && [Role::Value, Role::Numerator].into_iter().any(|role| !cell(role).is_empty())
}
