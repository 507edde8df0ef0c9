//! The lines of the chosen measures: the pack's own figures at their own periods.

use super::{
    layers::layers,
    line::{Line, Of, Point},
    mark::{MOST, Mark},
};
use crate::{
    model::{Accumulation, Calendar, Measure, MeasureId, Observation, Pack, Period},
    rating::{self, AsAt, areas::printable},
};

/// The lines of measures, each measure's own before its comparators and the layers over it as at a period. A measure
/// that isn't in the pack, one named twice and any beyond the most that can be told apart are left out.
pub fn lines(pack: &Pack, chosen: &[MeasureId], as_at: Option<AsAt>) -> Vec<Line> {
    let of = |(place, measure): (usize, &Measure)| {
        let over = as_at.map(|as_at| layers(pack, measure, as_at, Mark::own(place)));
        let own = of_measure(pack, measure, place);
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

fn of_measure(pack: &Pack, measure: &Measure, place: usize) -> Vec<Line> {
    let calendar = pack.calendar();
    let printable = printable(measure, calendar, &pack.areas);
    let measure = &*printable.measure;
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
