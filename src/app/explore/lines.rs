//! The lines of the chosen measures: the pack's own figures at their own periods.

use super::{
    layers::layers,
    mark::{MOST, Mark},
};
use crate::{
    model::{Accumulation, Calendar, ComparatorId, Measure, MeasureId, Observation, Pack, Period},
    rating::{self, AsAt},
};
use chrono::NaiveDate;

/// What of a measure a line is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Of {
    /// Its own figures.
    Own,
    /// A comparator's.
    Comparator(ComparatorId),
    /// Where a steady process would stay: the average and both limits.
    UsualRange,
    /// Where the year is heading, and both ends of the interval.
    Forecast,
}

/// Whose line it is. The lines of a layer share one: they are shown and taken away together.
pub type LineId = (MeasureId, Of);

/// A line, with how it is told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Whose.
    pub id: LineId,
    /// As the key says it.
    pub name: String,
    /// What its figures count.
    pub unit: String,
    /// Its look.
    pub mark: Mark,
    /// Its periods, in order of time.
    pub points: Vec<Point>,
}

/// A period of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Which period.
    pub period: Period,
    /// Its last day, where it is drawn.
    pub end: NaiveDate,
    /// The figure; `None` is a gap and never a zero.
    pub value: Option<f64>,
    /// The figure as printed, or why there is none.
    pub words: String,
    /// The line isn't drawn on from the point before: a period between has no entry, or a running total
    /// starts again.
    pub apart: bool,
}

impl Line {
    /// Whether it is the measure's own figures.
    pub fn is_own(&self) -> bool {
        self.id.1 == Of::Own
    }

    /// What the key calls it, or the layer that it is of.
    pub fn key(&self) -> String {
        let of_measure = |layer: &str| {
            let (name, _) = self.name.rsplit_once(": ").unwrap_or((&self.name, ""));
            format!("{name}: {layer}")
        };
        match self.id.1 {
            Of::Own | Of::Comparator(_) => self.name.clone(),
            Of::UsualRange => of_measure("usual range"),
            Of::Forecast => of_measure("forecast"),
        }
    }

    /// The point whose period ends on a day.
    pub fn ending(&self, end: NaiveDate) -> Option<&Point> {
        self.points.iter().find(|point| point.end == end)
    }
}

/// The lines of measures, each measure's own before its comparators and the layers over it as at a period. A measure
/// that isn't in the pack, one named twice and any beyond the most that can be told apart are left out.
pub fn lines(pack: &Pack, chosen: &[MeasureId], as_at: Option<AsAt>) -> Vec<Line> {
    let of = |(place, measure): (usize, &Measure)| {
        let over = as_at.map(|as_at| layers(pack, measure, as_at, Mark::own(place)));
        let own = of_measure(pack.calendar(), measure, place);
        own.into_iter().chain(over.into_iter().flatten()).collect::<Vec<_>>()
    };
    let present = present(pack, chosen);
    present.iter().filter_map(|id| pack.measure(id)).enumerate().flat_map(of).collect()
}

/// Those of the chosen measures that are there, each once, as many as can be told apart.
pub fn present(pack: &Pack, chosen: &[MeasureId]) -> Vec<MeasureId> {
    let mut found: Vec<MeasureId> = Vec::new();
    for id in chosen {
        if found.len() < MOST && !found.contains(id) && pack.measure(id).is_some() {
            found.push(id.clone());
        }
    }
    found
}

fn of_measure(calendar: Calendar, measure: &Measure, place: usize) -> Vec<Line> {
    let line = |of, name: String, mark, series: &[Observation]| Line {
        id: (measure.id.clone(), of),
        name,
        unit: measure.unit.trim().to_owned(),
        mark,
        points: points(calendar, measure, series),
    };
    let own = line(Of::Own, measure.name.clone(), Mark::own(place), &measure.series);
    let others = measure.comparators.iter().enumerate().map(|(among, other)| {
        let name = format!("{}: {}", measure.name, other.name);
        let mark = Mark::comparator(place, among);
        line(Of::Comparator(other.id.clone()), name, mark, &other.series)
    });
    std::iter::once(own).chain(others).collect()
}

/// How many periods lie from one entry to the next where none is missing: others may report less often than the
/// measure that they are compared with.
fn step(periods: impl Iterator<Item = Period> + Clone) -> i32 {
    let pairs = periods.clone().zip(periods.skip(1));
    (1..=12)
        .find(|step| pairs.clone().any(|(one, next)| one.plus(*step) == Some(next)))
        .unwrap_or(1)
}

fn points(calendar: Calendar, measure: &Measure, series: &[Observation]) -> Vec<Point> {
    let running = measure.accumulation == Some(Accumulation::Running);
    let mut before: Option<Period> = None;
    let observed = rating::observed(measure, series);
    let step = step(observed.iter().map(|each| each.period));
    let mut found: Vec<Point> = observed
        .into_iter()
        .map(|each| {
            let follows = before.is_none_or(|before| {
                // Dated ranges follow each other however long is between them.
                let next = before.plus(step);
                let anew = running
                    && calendar.year_of_period(before) != calendar.year_of_period(each.period);
                next.is_none_or(|next| next == each.period) && !anew
            });
            before = Some(each.period);
            Point {
                period: each.period,
                end: each.period.end(calendar),
                value: each.figure.map(|figure| figure.get()),
                words: each.words,
                apart: !follows,
            }
        })
        .collect();
    // A series from outside need not be in order.
    found.sort_by_key(|point| point.end);
    found
}
