//! The chart's marks for a size.

use super::data::{Chart, Trace};
use super::names;
use crate::chart::along::Along;
use crate::chart::events::heights;
use crate::chart::look::marker;
use crate::chart::plot::{GAP, Plot, SIZE, STEP, grid, strokes, text, tick_words};
use crate::chart::scale::Scale;
use crate::chart::scene::{Anchor, Letters, Mark, Marker, Point, Role, Scene, Shape, Stop};

/// Periods closer together than this have no marker each.
const CLOSE: f64 = 9.0;
/// A column's part of its period's room, and its most.
const COLUMN: (f64, f64) = (0.62, 56.0);
/// The smallest size that anything can be read in.
const LEAST: (f64, f64) = (200.0, 120.0);
/// The part of the width that words beside the plot may take.
const BESIDE: f64 = 0.3;

impl Chart {
    /// The chart laid out for a size.
    pub fn scene(&self, width: f64, height: f64) -> Scene {
        scene(self, width, height)
    }

    /// The same for a paper, which goes on with the figures and has no cursor to stop anywhere.
    pub fn on_paper(mut self, width: f64, height: f64) -> Scene {
        let table = std::mem::take(&mut self.table);
        Scene { table, stops: Vec::new(), ..scene(&self, width, height) }
    }
}

/// The chart laid out for a size.
fn scene(chart: &Chart, width: f64, height: f64) -> Scene {
    let (width, height) = (width.max(LEAST.0), height.max(LEAST.1));
    let mut scene = Scene {
        width,
        height,
        title: chart.title.clone(),
        caption: chart.caption.clone(),
        description: description(chart),
        table: chart.table.clone(),
        ..Scene::default()
    };
    let Some((low, high)) = chart.axis.ends() else {
        let at = (width / 2.0, height / 2.0);
        let letters = Letters::of(SIZE).at(Anchor::Middle);
        scene.marks.push(text(Role::Label, at, "No figures yet".into(), letters));
        return scene;
    };
    let names = names::names(chart, (width * BESIDE).floor());
    let (words, widest) = tick_words(&chart.axis, width * BESIDE);
    let (left, right) = (widest + GAP, width - names.beside().max(GAP));
    let periods = chart.periods.iter().map(|period| period.name.as_str());
    let along =
        Along::of(periods, (right - left) / chart.periods.len().max(1) as f64, right - left);
    let (top, bottom) = (STEP / 2.0 + 4.0, height - along.height() - GAP);
    let plot = Plot {
        frame: [left, top, right, bottom],
        band: (right - left) / chart.periods.len().max(1) as f64,
        y: Scale { low: (low, bottom), high: (high, top) },
    };
    scene.bottom = bottom;
    let marks = &mut scene.marks;
    grid(marks, &chart.axis, &plot, &words);
    along.draw(marks, &plot, width);
    figures(marks, chart, &plot);
    crosses(marks, chart, &plot);
    strokes(marks, &chart.axis, &plot);
    names.draw(marks, &plot, (width, height));
    let actual = chart.traces.iter().find(|trace| trace.role == Role::Actual);
    let value = |at: usize| actual.and_then(|trace| trace.values.get(at).copied().flatten());
    scene.stops = chart
        .periods
        .iter()
        .enumerate()
        .map(|(at, period)| Stop {
            x: plot.x(at),
            y: value(at).map(|value| plot.y.at(value)),
            name: period.name.clone(),
            said: period.said.clone(),
            status: period.status,
        })
        .collect();
    scene
}

fn description(chart: &Chart) -> String {
    let drawn = match (chart.events, chart.columns) {
        (true, _) => "A mark for each event",
        (_, true) => "Columns",
        (..) => "A line",
    };
    let names: Vec<&str> = chart.traces.iter().map(|trace| trace.name.as_str()).collect();
    match names.as_slice() {
        [] => chart.caption.clone(),
        names => format!("{drawn} by period: {}. {}", names.join("; "), chart.caption),
    }
}

/// The lines, from the back to the front: the plan lies over columns, the actual line over all.
fn figures(marks: &mut Vec<Mark>, chart: &Chart, plot: &Plot) {
    within(marks, chart, plot);
    if let Some(fan) = &chart.fan {
        let at = |place: usize, value: f64| (plot.x(place), plot.y.at(value));
        let points = vec![at(fan.from.0, fan.from.1), at(fan.end, fan.high), at(fan.end, fan.low)];
        marks.push(Mark { role: Role::Fan, shape: Shape::Area(vec![points]) });
    }
    let actual = |trace: &&Trace| trace.role == Role::Actual;
    if let Some(trace) = chart.traces.iter().find(actual).filter(|_| chart.columns) {
        match chart.events {
            true => events(marks, trace, plot),
            false => columns(marks, trace, plot),
        }
    }
    for trace in chart.traces.iter().rev() {
        match trace.role {
            Role::Actual if chart.columns => {}
            Role::Plan | Role::Limit | Role::Promised => {
                let steps = stretches(trace, chart, false).into_iter().map(|it| steps(&it, plot));
                let shape = Shape::Line(steps.collect());
                marks.push(Mark { role: trace.role, shape });
            }
            role => {
                let joined = matches!(role, Role::Comparator(_) | Role::Ahead | Role::Recovery);
                let stretches = stretches(trace, chart, joined);
                let place = |(at, value): &(usize, f64)| (plot.x(*at), plot.y.at(*value));
                let lines = stretches.iter().map(|it| it.iter().map(place).collect()).collect();
                marks.push(Mark { role, shape: Shape::Line(lines) });
                markers(marks, role, &stretches, plot);
            }
        }
    }
}

/// Markers of a line: at each point where there is room, else at every so many, at the ends and at points that
/// stand alone.
fn markers(marks: &mut Vec<Mark>, role: Role, stretches: &[Vec<(usize, f64)>], plot: &Plot) {
    let kind = match role {
        Role::Actual => Marker::Disc,
        Role::Comparator(place) => marker(place),
        Role::Recovery => Marker::Ring,
        _ => return,
    };
    let every = (CLOSE / plot.band).ceil().max(1.0) as usize;
    let last = stretches.iter().flatten().map(|(at, _)| *at).max();
    for stretch in stretches {
        for (at, value) in stretch {
            let sparse = role == Role::Actual && every > 1;
            let due = !sparse && at.is_multiple_of(every);
            if due || stretch.len() == 1 || Some(*at) == last {
                let shape = Shape::Marker((plot.x(*at), plot.y.at(*value)), kind);
                marks.push(Mark { role, shape });
            }
        }
    }
}

/// A line's stretches, each of periods and values: broken at gaps, unless those are joined, and where lines
/// start anew.
fn stretches(trace: &Trace, chart: &Chart, joined: bool) -> Vec<Vec<(usize, f64)>> {
    let mut stretches: Vec<Vec<(usize, f64)>> = vec![Vec::new()];
    for (at, value) in trace.values.iter().enumerate() {
        if chart.starts.contains(&at) || (value.is_none() && !joined) {
            stretches.push(Vec::new());
        }
        if let (Some(value), Some(stretch)) = (value, stretches.last_mut()) {
            stretch.push((at, *value));
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

/// A plan stands for the whole of its period: it is drawn from edge to edge, with a step to the next.
fn steps(stretch: &[(usize, f64)], plot: &Plot) -> Vec<Point> {
    let half = plot.band / 2.0;
    let both = |(at, value): &(usize, f64)| {
        let (x, y) = (plot.x(*at), plot.y.at(*value));
        [(x - half, y), (x + half, y)]
    };
    stretch.iter().flat_map(both).collect()
}

/// Columns from zero.
fn columns(marks: &mut Vec<Mark>, trace: &Trace, plot: &Plot) {
    let zero = plot.y.at(0.0);
    let half = (plot.band * COLUMN.0).min(COLUMN.1) / 2.0;
    let column = |(at, value): (usize, &Option<f64>)| {
        let (x, y) = (plot.x(at), plot.y.at((*value)?));
        Some(vec![(x - half, zero), (x - half, y), (x + half, y), (x + half, zero)])
    };
    let columns = trace.values.iter().enumerate().filter_map(column).collect();
    marks.push(Mark { role: Role::Actual, shape: Shape::Area(columns) });
}

/// A mark for each event; one where they are too many to be told apart.
fn events(marks: &mut Vec<Mark>, trace: &Trace, plot: &Plot) {
    for (at, value) in trace.values.iter().enumerate() {
        let Some(value) = *value else { continue };
        for height in heights(value).unwrap_or_else(|| vec![value]) {
            let shape = Shape::Marker((plot.x(at), plot.y.at(height)), Marker::Disc);
            marks.push(Mark { role: Role::Actual, shape });
        }
    }
}

/// The room between both ends of a planned range.
fn within(marks: &mut Vec<Mark>, chart: &Chart, plot: &Plot) {
    let mut plans = chart.traces.iter().filter(|trace| trace.role == Role::Plan);
    let (Some(low), Some(high)) = (plans.next(), plans.next()) else { return };
    let half = plot.band / 2.0;
    let areas = low.values.iter().zip(&high.values).enumerate().filter_map(|(at, ends)| {
        let (x, low, high) = (plot.x(at), plot.y.at((*ends.0)?), plot.y.at((*ends.1)?));
        Some(vec![(x - half, low), (x - half, high), (x + half, high), (x + half, low)])
    });
    let areas: Vec<Vec<Point>> = areas.collect();
    if !areas.is_empty() {
        marks.push(Mark { role: Role::Within, shape: Shape::Area(areas) });
    }
}

/// A cross on the bottom for each figure that isn't there.
fn crosses(marks: &mut Vec<Mark>, chart: &Chart, plot: &Plot) {
    let bottom = plot.frame[3] - Marker::REACH;
    for (at, _) in chart.periods.iter().enumerate().filter(|(_, period)| period.missing) {
        let shape = Shape::Marker((plot.x(at), bottom), Marker::Cross);
        marks.push(Mark { role: Role::Missing, shape });
    }
}
