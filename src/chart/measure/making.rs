//! A measure's chart, made of its ratings.

use super::ahead;
use super::data::{Chart, Fan, Moment, Trace};
use super::reading::{is_missed, said, table};
use super::rows::{Rows, rows};
use crate::chart::axis::{Axis, axis};
use crate::chart::scene::Role;
use crate::model::{Accumulation, Bounds, Frequency, Measure, Number, Pack, Vocabulary};
use crate::rating::{self, AsAt, PeriodRow, printed};
use crate::statistics::xmr::{Drawing, is_small_counts};

impl Chart {
    /// The chart of a measure as at a period, under the terms that hold then; `None` where there is no period to
    /// show.
    pub fn of(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Self> {
        Some(Self::from_rows(pack, measure, as_at, &rows(pack, measure, as_at)?, true))
    }

    /// What was, in the words of a paper's readers: without where the year is heading, which takes longer than all
    /// else, and without what a cursor would say, which goes over no paper.
    pub fn of_words(
        pack: &Pack,
        measure: &Measure,
        as_at: AsAt,
        words: Vocabulary,
    ) -> Option<Self> {
        let rows = rows(pack, measure, as_at)?;
        let lines = traces(measure, &rows);
        Some(Self::laid(pack, measure, as_at, &rows, (lines, None, words), false))
    }

    /// The same of periods that were worked out before, with the comparators' figures where they are asked for.
    pub fn from_rows(
        pack: &Pack,
        measure: &Measure,
        as_at: AsAt,
        rows: &Rows<'_>,
        others: bool,
    ) -> Self {
        let mut traces = traces(measure, rows);
        traces.retain(|trace| others || !matches!(trace.role, Role::Comparator(_)));
        let fan = heading(pack, measure, as_at, rows).map(|(line, fan)| {
            traces.push(line);
            fan
        });
        let words = pack.organisation.vocabulary;
        Self::laid(pack, measure, as_at, rows, (traces, fan, words), true)
    }

    fn laid(
        pack: &Pack,
        measure: &Measure,
        as_at: AsAt,
        rows: &Rows<'_>,
        (mut traces, fan, vocabulary): (Vec<Trace>, Option<Fan>, Vocabulary),
        is_read_out: bool,
    ) -> Self {
        let columns = measure.accumulation == Some(Accumulation::Sum);
        let events = columns && are_rare(pack, measure, as_at);
        if events {
            // A line from event to event would be spikes; the year before stands at its own place.
            traces.retain(|trace| trace.role != Role::Before);
        }
        let ends = || fan.iter().flat_map(|fan| [fan.low, fan.high]);
        let values =
            || traces.iter().flat_map(|trace| &trace.values).flatten().copied().chain(ends());
        let low = values().fold(f64::INFINITY, f64::min);
        let high = values().fold(f64::NEG_INFINITY, f64::max);
        let axis = axis(measure, low, high, columns);
        let periods: Vec<Moment> = rows
            .rows
            .iter()
            .map(|row| Moment {
                name: row.period.label(),
                said: if is_read_out { said(measure, rows, row) } else { String::new() },
                status: (!rows.later(row)).then(|| row.status().face(vocabulary)),
                missing: !rows.later(row) && row.actual().is_none() && is_missed(row),
            })
            .collect();
        let last = rows.rows.iter().rposition(|row| !rows.later(row));
        Self {
            title: rating::finding(pack, measure, as_at, vocabulary),
            caption: caption(measure, rows, &periods, (&axis, fan.is_some(), events)),
            table: table(measure, rows, vocabulary),
            shown: last.unwrap_or(0),
            starts: starts(measure, rows),
            traces,
            columns,
            events,
            fan,
            axis,
            periods,
        }
    }
}

/// Whether what is counted happens so rarely that its control chart has marks and no limits.
fn are_rare(pack: &Pack, measure: &Measure, as_at: AsAt) -> bool {
    rating::control_chart(pack, measure, as_at)
        .is_some_and(|found| found.drawing == Drawing::Marks && is_small_counts(&found.values))
}

/// Of what, from when to when, in which unit, and what of it has to be known to read it.
fn caption(
    measure: &Measure,
    rows: &Rows<'_>,
    periods: &[Moment],
    (axis, has_fan, events): (&Axis, bool, bool),
) -> String {
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
    if events {
        let stop = if caption.ends_with('.') { "" } else { "." };
        caption = format!("{caption}{stop} Each mark is one event.");
    }
    if has_fan {
        let stop = if caption.ends_with('.') { "" } else { "." };
        caption = format!("{caption}{stop} {}", ahead::CAPTION);
    }
    let notes = rows.beside.iter().map(|it| &it.note).filter(|note| !note.is_empty());
    for note in notes.chain(&rows.not_drawn) {
        let stop = if caption.ends_with('.') { "" } else { "." };
        caption = format!("{caption}{stop} {note}");
    }
    caption
}

/// Where the year is heading, of a measure whose last figure is that of the year so far.
fn heading(pack: &Pack, measure: &Measure, as_at: AsAt, rows: &Rows<'_>) -> Option<(Trace, Fan)> {
    if !matches!(measure.accumulation, Some(Accumulation::Latest | Accumulation::Running)) {
        return None;
    }
    let last = rows.rows.iter().rposition(|row| rows.actual(row).is_some())?;
    let figure = rows.rows.get(last).and_then(|row| rows.actual(row))?;
    ahead::ahead(pack, measure, as_at, (last, figure.get()), rows.rows.len() - 1)
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
    let whole = measure.comparators.iter().enumerate().filter(|(_, it)| !it.kind.is_part());
    traces.extend(whole.map(|(index, comparator)| {
        of(&comparator.name, Role::Comparator(index), &|row| {
            row.comparators.get(index).copied().flatten()
        })
    }));
    for beside in &rows.beside {
        let value = |row: &PeriodRow<'_>| beside.values.get(&row.period).copied();
        traces.push(of(beside.name, beside.role, &value));
    }
    // A year's figure of the year before is the point beside it: the same line once more, moved by one.
    if measure.frequency != Some(Frequency::Yearly) {
        traces.push(of("Year before", Role::Before, &|row| row.last_year));
    }
    traces.retain(Trace::shows);
    traces
}
