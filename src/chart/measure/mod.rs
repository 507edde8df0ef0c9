//! The chart of a measure: actual, plan, floor, the year before and comparators, by period. What adds up over
//! the year stands in columns from zero; all else is a line.

mod axis;
mod layout;
mod names;
mod reading;

use super::scale;
use super::scene::{Role, Scene, Table};
use crate::model::{Accumulation, Bounds, Calendar, Measure, Number, Pack};
use crate::rating::{self, AsAt, PeriodRow, Status, printed};
use axis::{Axis, axis};
use chrono::NaiveDate;
pub use reading::absence;
use reading::{said, table};

/// How many reporting years before the period's own are drawn, of a measure that has several periods a year.
const YEARS_BEFORE: i32 = 1;
/// The same of a yearly measure.
const YEARLY_BEFORE: i32 = 5;

/// A measure's chart, to be laid out for whatever size there is.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What happened.
    pub title: String,
    /// Of what, from when to when, in which unit; what of it has to be known to read it.
    pub caption: String,
    /// The figures.
    pub table: Table,
    /// The place of the period shown, counted from the first.
    pub shown: usize,
    periods: Vec<Moment>,
    traces: Vec<Trace>,
    /// Where lines start anew, counted in periods.
    starts: Vec<usize>,
    columns: bool,
    axis: Axis,
}

/// A line of the chart.
#[derive(Clone, Debug, PartialEq)]
struct Trace {
    role: Role,
    name: String,
    /// A value for each period; `None` is a gap.
    values: Vec<Option<f64>>,
    /// The last value, as printed.
    last: String,
}

/// A period of the chart.
#[derive(Clone, Debug, PartialEq)]
struct Moment {
    name: String,
    said: String,
    status: Option<Status>,
    missing: bool,
}

/// The periods that are drawn, and up to when their figures are.
pub struct Rows<'a> {
    /// In order of time, from the first with anything to show.
    pub rows: Vec<PeriodRow<'a>>,
    /// The last day of the period shown.
    pub by: NaiveDate,
    /// The organisation's.
    pub calendar: Calendar,
}

impl Rows<'_> {
    /// Whether a period comes after the one shown.
    pub fn later(&self, row: &PeriodRow<'_>) -> bool {
        row.period.end(self.calendar) > self.by
    }

    /// A period's figure, where it is to be shown.
    fn actual(&self, row: &PeriodRow<'_>) -> Option<Number> {
        row.actual().filter(|_| !self.later(row))
    }
}

/// The periods of a measure's chart, under the terms that hold at the period; `None` where there is no period
/// to show.
pub fn rows<'a>(pack: &Pack, measure: &'a Measure, as_at: AsAt) -> Option<Rows<'a>> {
    let calendar = pack.calendar();
    let period = rating::rate(pack, measure, as_at).period?;
    let last = calendar.year_of_period(period);
    let years = match measure.frequency.and_then(|frequency| frequency.per_year()) {
        Some(1) => YEARLY_BEFORE,
        _ => YEARS_BEFORE,
    };
    let mut rows = rating::series_rows(pack, measure, last.plus(-years), last, as_at.on);
    // Periods still to come are drawn for their plan; periods before the first figure are not.
    let first = rows.iter().position(|row| row.actual().is_some() || row.plan().is_some());
    rows.drain(..first.unwrap_or(0));
    Some(Rows { rows, by: period.end(calendar), calendar })
}

impl Chart {
    /// The chart of a measure as at a period, under the terms that hold then; `None` where there is no period to
    /// show.
    pub fn of(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Self> {
        Some(Self::from_rows(pack, measure, as_at, &rows(pack, measure, as_at)?))
    }

    /// The same of periods that were worked out before.
    pub fn from_rows(pack: &Pack, measure: &Measure, as_at: AsAt, rows: &Rows<'_>) -> Self {
        let traces = traces(measure, rows);
        let columns = measure.accumulation == Some(Accumulation::Sum);
        let values = || traces.iter().flat_map(|trace| &trace.values).flatten().copied();
        let low = values().fold(f64::INFINITY, f64::min);
        let high = values().fold(f64::NEG_INFINITY, f64::max);
        let axis = axis(measure, low, high, columns);
        let vocabulary = pack.organisation.vocabulary;
        let periods: Vec<Moment> = rows
            .rows
            .iter()
            .map(|row| Moment {
                name: row.period.label(),
                said: said(measure, rows, row),
                status: (!rows.later(row)).then(|| row.status().face(vocabulary)),
                missing: !rows.later(row) && row.actual().is_none() && reading::is_missed(row),
            })
            .collect();
        let last = rows.rows.iter().rposition(|row| !rows.later(row));
        Self {
            title: rating::finding(pack, measure, as_at),
            caption: caption(measure, &periods, &axis),
            table: table(measure, rows, vocabulary),
            shown: last.unwrap_or(0),
            starts: starts(measure, rows),
            traces,
            columns,
            axis,
            periods,
        }
    }

    /// The chart laid out for a size.
    pub fn scene(&self, width: f64, height: f64) -> Scene {
        layout::scene(self, width, height)
    }
}

/// Of what, from when to when, in which unit, and what of it has to be known to read it.
fn caption(measure: &Measure, periods: &[Moment], axis: &Axis) -> String {
    let mut caption = measure.name.clone();
    if let (Some(first), Some(last)) = (periods.first(), periods.last()) {
        caption = match periods.len() {
            1 => format!("{caption}, {}", first.name),
            _ => format!("{caption}, {} to {}", first.name, last.name),
        };
    }
    if let Some(unit) = rating::unit_words(measure) {
        caption = format!("{caption} ({unit})");
    }
    if let Some(broken) = axis.broken() {
        caption = format!("{caption}. {broken}");
    }
    if periods.iter().any(|period| period.missing) {
        let stop = if axis.broken().is_some() { "" } else { "." };
        caption = format!("{caption}{stop} A cross marks a period without its figure.");
    }
    caption
}

/// A running total starts again with the year: a line over its end would be a fall that never was.
fn starts(measure: &Measure, rows: &Rows<'_>) -> Vec<usize> {
    if measure.accumulation != Some(Accumulation::Running) {
        return Vec::new();
    }
    let year = |row: &PeriodRow<'_>| rows.calendar.year_of_period(row.period);
    let anew = |(at, [before, row]): (usize, &[PeriodRow<'_>; 2])| {
        (year(before) != year(row)).then_some(at + 1)
    };
    rows.rows.array_windows().enumerate().filter_map(anew).collect()
}

/// The lines: only those that have anything to show; actuals only up to the period shown.
fn traces(measure: &Measure, rows: &Rows<'_>) -> Vec<Trace> {
    let of = |name: &str, role, pick: &dyn Fn(&PeriodRow<'_>) -> Option<Number>| {
        let values: Vec<Option<Number>> = rows.rows.iter().map(pick).collect();
        let last = values.iter().rev().flatten().next().map(|last| printed(measure, *last));
        Trace {
            role,
            name: name.to_owned(),
            values: values.into_iter().map(|value| value.map(Number::get)).collect(),
            last: last.unwrap_or_default(),
        }
    };
    let low = |bounds: Option<Bounds>| match bounds? {
        Bounds::Value(value) => Some(value),
        Bounds::Range { low, .. } => Some(low),
    };
    let high = |bounds: Option<Bounds>| match bounds? {
        Bounds::Value(_) => None,
        Bounds::Range { high, .. } => Some(high),
    };
    let own_floor = |row: &PeriodRow<'_>| row.judgement.own_floor();
    let is_range = |bounds: Option<Bounds>| matches!(bounds, Some(Bounds::Range { .. }));
    let (mut plan, mut floor) = ("Plan", "Floor");
    if rows.rows.iter().any(|row| is_range(row.plan())) {
        plan = "Plan, lower end";
    }
    if rows.rows.iter().any(|row| is_range(own_floor(row))) {
        floor = "Floor, lower end";
    }
    let mut traces = vec![
        of("Actual", Role::Actual, &|row| rows.actual(row)),
        of(plan, Role::Plan, &|row| low(row.plan())),
        of("Plan, upper end", Role::Plan, &|row| high(row.plan())),
        of(floor, Role::Limit, &|row| low(own_floor(row))),
        of("Floor, upper end", Role::Limit, &|row| high(own_floor(row))),
    ];
    traces.extend(measure.comparators.iter().enumerate().map(|(index, comparator)| {
        of(&comparator.name, Role::Comparator(index), &|row| {
            row.comparators.get(index).copied().flatten()
        })
    }));
    traces.push(of("Year before", Role::Before, &|row| row.last_year));
    traces.retain(|trace| trace.values.iter().any(Option::is_some));
    traces
}
