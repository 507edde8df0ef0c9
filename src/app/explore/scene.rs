//! What is drawn of the lines in view, and what is read out at a point of it.

use super::{line::Line, mark::Mark};
use crate::{
    app::route::View,
    model::{Calendar, Number, day_label},
    rating::{Lag, ends_together},
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A drawing: panels that share an axis, and the places that the pointer stops at.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// From the top down.
    pub panels: Vec<Panel>,
    /// In order.
    pub stops: Vec<Stop>,
    /// What the axis from left to right counts; `None` where it is time.
    pub across: Option<String>,
    /// The period that is 100, where lines are indexed.
    pub base: Option<NaiveDate>,
}

/// Lines over one another on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What the axis counts.
    pub unit: String,
    /// What is drawn.
    pub traces: Vec<Trace>,
}

/// A line as drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// How it is told apart.
    pub mark: Mark,
    /// What stands at its end.
    pub name: String,
    /// Where it goes; without a second figure it is broken.
    pub points: Vec<(f64, Option<f64>)>,
}

/// A place that the pointer stops at, with what is read out there.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Its last day.
    pub end: NaiveDate,
    /// Where it is on the axis from left to right.
    pub at: f64,
    /// Which period, as printed.
    pub label: String,
    /// What is said of each line; `None` where no period of its ends then.
    pub readings: Vec<Option<String>>,
}

/// A day as the axis of time counts it: milliseconds since 1970, without a time zone.
pub fn moment(day: NaiveDate) -> f64 {
    const DAY_MS: i64 = 86_400_000;
    (day.signed_duration_since(NaiveDate::default()).num_days() * DAY_MS) as f64
}

/// How lines are drawn where nobody said: on one axis, if they count the same.
pub fn fitting(lines: &[&Line]) -> View {
    if lines.windows(2).all(|pair| pair[0].unit == pair[1].unit) {
        View::Measured
    } else {
        View::Separate
    }
}

/// What is drawn of these lines.
///
/// # Errors
/// Says what stands in the way and what to do.
pub fn scene(lines: &[&Line], view: View, calendar: Calendar) -> Result<Scene, &'static str> {
    if lines.is_empty() {
        return Err("No line is shown. Choose one in the key.");
    }
    if lines.iter().all(|line| line.points.is_empty()) {
        return Err("There are no figures to draw yet.");
    }
    match view {
        View::Against(later) => against(lines, later, calendar),
        View::Indexed => indexed(lines),
        View::Measured => Ok(over_time(lines, vec![units(lines)], |_, value| value, None)),
        View::Separate => {
            let mut panels: Vec<String> = Vec::new();
            for line in lines {
                if !panels.contains(&line.unit) {
                    panels.push(line.unit.clone());
                }
            }
            Ok(over_time(lines, panels, |_, value| value, None))
        }
    }
}

/// Every unit of the lines, once.
fn units(lines: &[&Line]) -> String {
    let mut found: Vec<&str> = Vec::new();
    for line in lines {
        if !line.unit.is_empty() && !found.contains(&line.unit.as_str()) {
            found.push(&line.unit);
        }
    }
    found.join(", ")
}

fn indexed(lines: &[&Line]) -> Result<Scene, &'static str> {
    let ends = ends(lines);
    let value_at = |line: &Line, end| line.ending(end).and_then(|point| point.value);
    let common = |end: &&NaiveDate| {
        lines.iter().all(|line| value_at(line, **end).is_some_and(|value| value > 0.0))
    };
    let Some(base) = ends.iter().find(common).copied() else {
        return Err(
            "These lines have no period in which all have a figure above zero, so they can't be indexed. Choose another scale, or take a line away.",
        );
    };
    let bases: Vec<f64> =
        lines.iter().map(|line| value_at(line, base).unwrap_or_default()).collect();
    let unit = format!("{} = 100", label_of(lines, base));
    Ok(over_time(lines, vec![unit], |place, value| value / bases[place] * 100.0, Some(base)))
}

/// Lines over time, in panels by unit, or all in one.
fn over_time(
    lines: &[&Line],
    units: Vec<String>,
    figure: impl Fn(usize, f64) -> f64,
    base: Option<NaiveDate>,
) -> Scene {
    let trace = |(place, line): (usize, &&Line)| {
        let mut points = Vec::with_capacity(line.points.len());
        for point in &line.points {
            let at = moment(point.end);
            if point.apart {
                // At the same place, so that the pointer has no other to stop at.
                points.push((at, None));
            }
            points.push((at, point.value.map(|value| figure(place, value))));
        }
        (line.unit.clone(), Trace { mark: line.mark, name: line.end().to_owned(), points })
    };
    let traces: Vec<(String, Trace)> = lines.iter().enumerate().map(trace).collect();
    let one = units.len() == 1;
    let panels = units.into_iter().map(|unit| {
        let within = traces.iter().filter(|(of, _)| one || *of == unit);
        let traces = within.map(|(_, trace)| trace.clone()).collect();
        Panel { unit, traces }
    });
    let stop = |end: NaiveDate| {
        let label = label_of(lines, end);
        let reading = |(place, line): (usize, &&Line)| match line.ending(end) {
            None => None,
            Some(point) => {
                let index = base.and(point.value).map(|value| figure(place, value));
                let index = index.and_then(|index| Number::try_from(index).ok());
                let index = index.map(|index| format!(" (index {})", index.printed(Some(1))));
                let own = point.period.label();
                let own = if own == label { String::new() } else { format!(", {own}") };
                Some(format!("{}{}{own}", point.words, index.unwrap_or_default()))
            }
        };
        let readings = lines.iter().enumerate().map(reading).collect();
        Stop { end, at: moment(end), label, readings }
    };
    Scene {
        panels: panels.collect(),
        stops: ends(lines).into_iter().map(stop).collect(),
        across: None,
        base,
    }
}

/// The second line against the first, so many periods of the first later.
fn against(lines: &[&Line], later: u32, calendar: Calendar) -> Result<Scene, &'static str> {
    let [first, second] = lines else {
        return Err(
            "One measure is set against another: show exactly two lines. The first is read from left to right, the second upwards.",
        );
    };
    let periods = |line: &Line| line.points.iter().map(|point| point.period).collect::<Vec<_>>();
    let pairs = ends_together(&periods(first), &periods(second), Lag::Periods(later), calendar);
    let mut points = Vec::new();
    let mut stops = Vec::new();
    for (at, then) in pairs {
        let (Some(point), Some(then)) = (first.points.get(at), second.points.get(then)) else {
            continue;
        };
        let (Some(across), Some(up)) = (point.value, then.value) else { continue };
        points.push((across, Some(up)));
        let second_period = if then.period == point.period {
            String::new()
        } else {
            format!(", {}", then.period.label())
        };
        stops.push(Stop {
            end: point.end,
            at: across,
            label: point.period.label(),
            readings: vec![
                Some(point.words.clone()),
                Some(format!("{}{second_period}", then.words)),
            ],
        });
    }
    if points.is_empty() {
        return Err(
            "No period of one ends together with a period of the other, so far apart. Choose fewer periods between, or other measures.",
        );
    }
    let unit = axis_words(second);
    let trace = Trace { mark: first.mark, name: String::new(), points };
    let panels = vec![Panel { unit, traces: vec![trace] }];
    Ok(Scene { panels, stops, across: Some(axis_words(first)), base: None })
}

/// A line's name and unit, for an axis of its own.
fn axis_words(line: &Line) -> String {
    if line.unit.is_empty() { line.name.clone() } else { format!("{} ({})", line.name, line.unit) }
}

/// Every day that a period of a line ends on.
fn ends(lines: &[&Line]) -> Vec<NaiveDate> {
    let all: BTreeSet<NaiveDate> =
        lines.iter().flat_map(|line| line.points.iter().map(|point| point.end)).collect();
    all.into_iter().collect()
}

/// The period that ends on a day, as printed: the shortest, where several do.
fn label_of(lines: &[&Line], end: NaiveDate) -> String {
    let ending = lines.iter().filter_map(|line| line.ending(end));
    let shortest = ending.min_by_key(|point| point.period.frequency());
    shortest.map_or_else(|| day_label(end), |point| point.period.label())
}
