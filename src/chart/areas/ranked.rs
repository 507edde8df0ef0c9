//! Areas or groups from the best to the worst, each a dot with its interval, beside the whole.

use super::{LEAST, figure, table};
use crate::chart::axis::axis;
use crate::chart::letters::fitted;
use crate::chart::plot::{GAP, SIZE, STEP, line, text};
use crate::chart::scale::Scale;
use crate::chart::scene::{Anchor, Letters, Mark, Marker, Role, Scene, Shape};
use crate::model::Measure;
use crate::rating::areas::{AreaFigure, AreaSet, areas_finding};
use crate::rating::unit_words;
use crate::statistics::interval::Against;

/// From one dot to the next, and how much more each further line of names takes.
const ROW: f64 = 24.0;
/// Lines of a name, at most.
const LINES: usize = 3;
/// The part of the width that names may take.
const NAMES: f64 = 0.36;
/// The part that a reason for a missing figure may take beside the dots; a longer one reaches over them.
const REASON: f64 = 0.25;

/// The picture, for a width; its height follows from how many there are.
pub fn ranked(measure: &Measure, set: &AreaSet, width: f64) -> Scene {
    let width = width.max(LEAST);
    let rows = set.areas.len() as f64;
    let wide = |words: &str| Letters::of(SIZE).width(words);
    let names = set.areas.iter().map(|it| wide(&it.name)).fold(0.0, f64::max).min(width * NAMES);
    let named = |area: &AreaFigure| fitted(&area.name, SIZE, names, LINES);
    let lines = set.areas.iter().map(|it| named(it).len()).max().unwrap_or(1).max(1);
    let row = ROW + STEP * (lines - 1) as f64;
    let (top, bottom) = (STEP + GAP, STEP + GAP + rows * row);
    let all = set.ranked().flat_map(|it| {
        let interval = it.interval.map(|at| [at.lower, at.upper]);
        interval.into_iter().flatten().chain(it.value)
    });
    let (low, high) = all
        .chain(set.whole)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    let axis = axis(measure, low, high, false);
    let mut caption = format!("{}, {}", measure.name, set.period.label());
    if let Some(unit) = unit_words(measure) {
        caption += &format!(" ({unit})");
    }
    caption += if set.ranked().any(|it| it.interval.is_some()) {
        ". Dots are figures, lines through them 95% intervals; a square is better than the whole, a diamond worse."
    } else {
        ". No interval can be drawn, for the figures have no counts."
    };
    if let Some(broken) = axis.broken() {
        caption = format!("{caption} {broken}");
    }
    let mut scene = Scene {
        width,
        height: bottom + STEP + GAP,
        title: areas_finding(measure, set),
        description: format!("Dots in rows from the best to the worst. {caption}"),
        caption,
        table: table(measure, set),
        bottom,
        ..Scene::default()
    };
    let Some(ends) = axis.ends() else { return scene };
    // A short reason for a missing figure stands clear of the dots, too.
    let figure_or_reason = |it: &AreaFigure| {
        let takes = wide(&words(measure, it));
        if it.value.is_some() || takes <= width * REASON { takes } else { 0.0 }
    };
    let figures = set.areas.iter().map(figure_or_reason).fold(0.0, f64::max);
    let figures = figures.min(width * 0.3);
    let (left, right) = (names + 2.0 * GAP, width - figures - 2.0 * GAP);
    let x = Scale { low: (ends.0, left + GAP), high: (ends.1, right - GAP) };
    let marks = &mut scene.marks;
    let mut free = 0.0;
    for (tick, words) in axis.ticks.iter().zip(&axis.words) {
        let at = x.at(*tick);
        marks.push(line(Role::Grid, vec![(at, top), (at, bottom)]));
        let half = wide(words) / 2.0;
        let middle = at.clamp(half, width - half);
        if middle - half >= free {
            free = middle + half + GAP;
            let letters = Letters::of(SIZE).at(Anchor::Middle);
            marks.push(text(Role::Label, (middle, bottom + STEP), words.clone(), letters));
        }
    }
    if let Some(whole) = set.whole {
        let at = x.at(whole);
        marks.push(line(Role::Mean, vec![(at, top - GAP / 2.0), (at, bottom)]));
        let said =
            fitted(&format!("The whole: {}", figure(measure, whole)), SIZE, width, 1).concat();
        let half = wide(&said) / 2.0;
        let middle = at.clamp(half, (width - half).max(half));
        let letters = Letters::of(SIZE).at(Anchor::Middle);
        marks.push(text(Role::Label, (middle, STEP - GAP / 2.0), said, letters));
    }
    for (at, area) in set.areas.iter().enumerate() {
        let y = top + row * (at as f64 + 0.5);
        let base = y + SIZE * 0.35;
        let name = named(area);
        let first = base - STEP * (name.len().max(1) - 1) as f64 / 2.0;
        for (at, line) in name.into_iter().enumerate() {
            let place = (0.0, first + STEP * at as f64);
            marks.push(text(Role::Words, place, line, Letters::of(SIZE)));
        }
        // Where there is no dot, why reaches over the room of dots.
        let (role, room) = match area.value {
            Some(_) => (Role::Words, figures),
            None => (Role::Label, width - names - 2.0 * GAP),
        };
        let said = fitted(&words(measure, area), SIZE, room, 1).concat();
        let letters = Letters { halo: true, ..Letters::of(SIZE).at(Anchor::End) };
        marks.push(text(role, (width, base), said, letters));
        let Some(value) = area.value else { continue };
        let (role, marker) = looks(area);
        if let Some(interval) = area.interval {
            let ends = vec![(x.at(interval.lower), y), (x.at(interval.upper), y)];
            marks.push(line(role, ends));
        }
        marks.push(Mark { role, shape: Shape::Marker((x.at(value), y), marker) });
    }
    scene
}

fn words(measure: &Measure, area: &AreaFigure) -> String {
    area.value.map_or_else(|| area.missing.to_owned(), |value| figure(measure, value))
}

/// What differs from the whole by more than chance is told by its shape, too.
fn looks(area: &AreaFigure) -> (Role, Marker) {
    match area.against {
        Some(Against::Better) => (Role::Better, Marker::Square),
        Some(Against::Worse) => (Role::Worse, Marker::Diamond),
        Some(Against::Higher | Against::Lower) => (Role::News, Marker::Triangle),
        Some(Against::Similar) | None => (Role::Reading, Marker::Disc),
    }
}
