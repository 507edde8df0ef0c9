//! Each area's line over time beside the others, all on one scale, with the whole behind each.

use super::{LEAST, figure};
use crate::chart::letters::fitted;
use crate::chart::plot::{GAP, SIZE, STEP, line, text};
use crate::chart::scale::Scale;
use crate::chart::scene::{Anchor, Letters, Mark, Marker, Point, Role, Scene, Shape, Table};
use crate::model::{Measure, Period};
use crate::rating::areas::{AreaFigure, AreaSet};
use std::collections::BTreeSet;

/// About as wide as a panel is.
const PANEL: f64 = 176.0;
/// Lines of a name, at most.
const LINES: usize = 3;
/// How high its line may go.
const HIGH: f64 = 52.0;

/// The picture, for a width; `None` where no area has two figures.
pub fn multiples(measure: &Measure, set: &AreaSet, width: f64) -> Option<Scene> {
    let width = width.max(LEAST);
    let figures =
        |line: &[(Period, Option<f64>)]| line.iter().filter(|(_, it)| it.is_some()).count();
    if !set.areas.iter().any(|it| figures(&it.line) > 1) {
        return None;
    }
    let periods: Vec<Period> = set
        .areas
        .iter()
        .flat_map(|it| it.line.iter().map(|(period, _)| *period))
        .collect::<BTreeSet<Period>>()
        .into_iter()
        .collect();
    let lines = set.areas.iter().map(|it| &it.line).chain([&set.whole_line]);
    let values = lines.flatten().filter_map(|(_, value)| *value);
    let (low, high) = values
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    let count = ((width + 2.0 * GAP) / (PANEL + 2.0 * GAP)).floor().max(1.0);
    let wide = (width + 2.0 * GAP) / count - 2.0 * GAP;
    let last = |area: &AreaFigure| {
        let last = area.value.map_or_else(|| area.missing.to_owned(), |it| figure(measure, it));
        fitted(&last, SIZE, wide * 0.65, 1).concat()
    };
    let beside = |area: &AreaFigure| wide - Letters::of(SIZE).heavy().width(&last(area)) - GAP;
    // Where a name has no room beside its figure, names have lines of their own over the figures.
    let over = set.areas.iter().any(|it| Letters::of(SIZE).width(&it.name) > beside(it));
    let named = |area: &AreaFigure| match over {
        true => fitted(&area.name, SIZE, wide, LINES),
        false => vec![area.name.clone()],
    };
    let lines = set.areas.iter().map(|it| named(it).len()).max().unwrap_or_default();
    let head = if over { STEP * lines as f64 } else { 0.0 };
    let deep = 2.0 * STEP + HIGH + 2.0 * GAP + head;
    let mut scene = Scene {
        width,
        height: deep * (set.areas.len() as f64 / count).ceil(),
        title: title(set),
        caption: format!(
            "{}, {} to {}. All on one scale, from {} to {}; the broken line is the whole.",
            measure.name,
            periods.first().map(|it| it.label()).unwrap_or_default(),
            set.period.label(),
            figure(measure, low),
            figure(measure, high)
        ),
        description: "A small chart for each area or group, all on one scale.".to_owned(),
        table: over_time(measure, set, &periods),
        ..Scene::default()
    };
    scene.bottom = scene.height;
    for (at, area) in set.areas.iter().enumerate() {
        let left = (at as f64 % count) * (wide + 2.0 * GAP);
        let top = deep * (at as f64 / count).floor();
        for (at, line) in named(area).into_iter().enumerate() {
            let place = (left, top + SIZE + STEP * at as f64);
            scene.marks.push(text(Role::Words, place, line, Letters::of(SIZE)));
        }
        let top = top + head;
        let letters = Letters::of(SIZE).heavy().at(Anchor::End);
        scene.marks.push(text(Role::Words, (left + wide, top + SIZE), last(area), letters));
        let y = Scale { low: (low, top + STEP + GAP + HIGH), high: (high, top + STEP + GAP) };
        let x = Scale {
            low: (0.0, left + Marker::REACH),
            high: ((periods.len().max(2) - 1) as f64, left + wide - Marker::REACH),
        };
        let stretches = |line: &[(Period, Option<f64>)]| stretches(line, &periods, &x, &y);
        scene.marks.push(line(Role::Grid, vec![(left, y.low.1), (left + wide, y.low.1)]));
        let whole = stretches(&set.whole_line);
        scene.marks.push(Mark { role: Role::Before, shape: Shape::Line(whole) });
        let own = stretches(&area.line);
        if let Some(end) = own.last().and_then(|it| it.last()) {
            scene.marks.push(Mark { role: Role::Actual, shape: Shape::Marker(*end, Marker::Disc) });
        }
        scene.marks.push(Mark { role: Role::Actual, shape: Shape::Line(own) });
    }
    scene
        .marks
        .retain(|mark| !matches!(&mark.shape, Shape::Line(stretches) if stretches.is_empty()));
    Some(scene)
}

/// How many are higher than a year before.
fn title(set: &AreaSet) -> String {
    let both = || set.ranked().filter_map(|it| Some((it.value?, it.before?.0)));
    let rose = both().filter(|(now, then)| now > then).count();
    match (set.before, both().count()) {
        (Some(before), count) if count > 0 => {
            let verb = if rose == 1 { "is" } else { "are" };
            format!("{rose} of {count} {}s {verb} higher than in {}", set.noun(), before.label())
        }
        _ => format!("Each {} over time", set.noun()),
    }
}

/// A line in as many stretches as it has gaps.
fn stretches(
    line: &[(Period, Option<f64>)],
    periods: &[Period],
    x: &Scale,
    y: &Scale,
) -> Vec<Vec<Point>> {
    let mut found: Vec<Vec<Point>> = vec![Vec::new()];
    for (at, period) in periods.iter().enumerate() {
        let value = line.iter().find(|(of, _)| of == period).and_then(|(_, value)| *value);
        match (value, found.last_mut()) {
            (Some(value), Some(stretch)) => stretch.push((x.at(at as f64), y.at(value))),
            _ => found.push(Vec::new()),
        }
    }
    found.retain(|stretch| !stretch.is_empty());
    found
}

/// Every figure that is drawn: a row an area, the whole last.
fn over_time(measure: &Measure, set: &AreaSet, periods: &[Period]) -> Table {
    let noun = if set.noun() == "area" { "Area" } else { "Group" };
    let heads = std::iter::once(noun.to_owned()).chain(periods.iter().map(|it| it.label()));
    let row = |name: &str, line: &[(Period, Option<f64>)]| {
        let cell = |period: &Period| {
            let value = line.iter().find(|(of, _)| of == period).and_then(|(_, value)| *value);
            value.map_or_else(|| "–".to_owned(), |value| figure(measure, value))
        };
        std::iter::once(name.to_owned()).chain(periods.iter().map(cell)).collect::<Vec<_>>()
    };
    let areas = set.areas.iter().map(|it| row(&it.name, &it.line));
    Table {
        heads: heads.collect(),
        rows: areas.chain([row("The whole", &set.whole_line)]).collect(),
    }
}
