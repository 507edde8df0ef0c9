//! A tile map: a hexagon an area, laid out by a person. It shows who is next to whom, and no sizes.

use super::{LEAST, figure, table};
use crate::chart::letters::fitted;
use crate::chart::plot::{GAP, STEP, line, text};
use crate::chart::scene::{Anchor, Letters, Mark, Point, Role, Scene, Shape};
use crate::model::Measure;
use crate::rating::areas::{AreaFigure, AreaSet, CLASSES, Classes, TilePlaces};
use crate::statistics::interval::Against;

/// A hexagon is no wider.
const WIDEST: f64 = 118.0;
/// Letters, and where there is less room.
const SIZES: [f64; 3] = [13.0, 12.0, 11.0];

/// The picture, for a width; its height follows from how the areas lie.
pub fn tiles(measure: &Measure, set: &AreaSet, laid: &TilePlaces, width: f64) -> Scene {
    let width = width.max(LEAST);
    let classes = Classes::of(set.ranked().filter_map(|it| it.value));
    let columns = || laid.places.iter().map(|(column, _)| *column);
    let rows = || laid.places.iter().map(|(_, row)| *row);
    let first = (columns().min().unwrap_or(1), rows().min().unwrap_or(1));
    let last = (columns().max().unwrap_or(1), rows().max().unwrap_or(1));
    let across = (last.0 - first.0) as f64 + 1.5;
    let wide = ((width - 2.0) / across).min(WIDEST);
    let high = wide * 2.0 / 3.0_f64.sqrt();
    let from = (width - wide * across) / 2.0;
    let deep = high * (0.75 * (last.1 - first.1) as f64 + 1.0);
    let mut scene = Scene {
        width,
        title: title(set),
        caption: format!(
            "{}, {}. A hexagon an area; the darker, the higher the figure. {}",
            measure.name,
            set.period.label(),
            laid.said
        )
        .trim()
        .to_owned(),
        description: "A tile map: a hexagon an area, with its figure, darker the higher it is."
            .to_owned(),
        table: table(measure, set),
        ..Scene::default()
    };
    for (area, (column, row)) in set.areas.iter().zip(&laid.places) {
        let shift = if row % 2 == 0 { 0.5 } else { 0.0 };
        let x = from + wide * ((column - first.0) as f64 + shift + 0.5);
        let y = 1.0 + high * (0.75 * (row - first.1) as f64 + 0.5);
        let class = area.value.map(|value| classes.class(value));
        hexagon(&mut scene.marks, (x, y), wide, class);
        words(&mut scene.marks, (x, y), wide, (&area.name, &said(measure, area)));
    }
    scene.bottom = deep;
    scene.height = legend(&mut scene.marks, &classes.words(measure), deep + GAP, width);
    scene
}

fn said(measure: &Measure, area: &AreaFigure) -> String {
    area.value.map_or_else(|| area.missing.to_owned(), |value| figure(measure, value))
}

/// How many differ from the whole by their intervals, as the ranking and the table have it, and named so: a funnel asks
/// another question, and may answer otherwise.
fn title(set: &AreaSet) -> String {
    let count = set.ranked().count();
    let judged = || set.ranked().filter_map(|it| it.against);
    match judged().filter(|it| *it != Against::Similar).count() {
        _ if judged().next().is_none() => format!("{count} {}s by their figures", set.noun()),
        0 => format!("No {} differs from the whole by its 95% interval", set.noun()),
        1 => format!("1 of {count} {}s differs from the whole by its 95% interval", set.noun()),
        found => {
            format!(
                "{found} of {count} {}s differ from the whole by their 95% intervals",
                set.noun()
            )
        }
    }
}

/// A hexagon that stands on a corner, filled by its class; without one its edge is all there is.
fn hexagon(marks: &mut Vec<Mark>, (x, y): Point, wide: f64, class: Option<usize>) {
    let (half, high) = (wide / 2.0 - 1.0, (wide - 2.0) / 3.0_f64.sqrt());
    let corners = vec![
        (x, y - high),
        (x + half, y - high / 2.0),
        (x + half, y + high / 2.0),
        (x, y + high),
        (x - half, y + high / 2.0),
        (x - half, y - high / 2.0),
    ];
    if let Some(class) = class {
        marks.push(Mark { role: Role::Class(class), shape: Shape::Area(vec![corners.clone()]) });
    }
    let role = if class.is_some() { Role::Axis } else { Role::Limits };
    let around = corners.iter().copied().chain(corners.first().copied()).collect();
    marks.push(line(role, around));
}

/// The name over the figure, as large as there is room for; the figure alone where there is little, and nothing where
/// there is none: the table has all.
fn words(marks: &mut Vec<Mark>, (x, y): Point, wide: f64, (name, said): (&str, &str)) {
    let room = wide - 10.0;
    let fits = |size: f64| Letters::of(size).heavy().width(said) <= room;
    // A word of the name that would be broken makes all smaller, if that helps.
    let longest = |size: f64| {
        let wide = name.split_whitespace().map(|word| Letters::of(size).width(word));
        wide.fold(0.0, f64::max) <= room
    };
    let size = SIZES.into_iter().find(|size| fits(*size) && longest(*size));
    let Some(size) = size.or_else(|| SIZES.into_iter().find(|size| fits(*size))) else {
        let mut lines = fitted(said, SIZES[2], room, 2);
        if wide >= 60.0 && !lines.iter().any(|it| it.ends_with('…')) {
            // Whose it is stands over it.
            let named = fitted(name, SIZES[2], room, 1);
            lines.splice(0..0, named);
            let first = y + 4.0 - STEP * 0.5 * (lines.len() - 1) as f64;
            under(marks, (x, first), lines, SIZES[2]);
        }
        return;
    };
    let letters = Letters::of(size).heavy().at(Anchor::Middle);
    // As large as its longest word has room for.
    let whole = |size: f64| name.split_whitespace().all(|it| Letters::of(size).width(it) <= room);
    let named = SIZES.into_iter().filter(|it| *it <= size).find(|it| whole(*it));
    let named = named.unwrap_or(SIZES[2]);
    let names = if wide >= 60.0 { fitted(name, named, room, 2) } else { Vec::new() };
    let figure =
        y + size * 0.35 + if names.is_empty() { 0.0 } else { STEP * 0.5 * names.len() as f64 };
    marks.push(text(Role::Words, (x, figure), said.to_owned(), letters));
    let over = figure - STEP * names.len() as f64;
    under(marks, (x, over), names, named);
}

/// Lines of words, the first on a base line.
fn under(marks: &mut Vec<Mark>, (x, first): Point, lines: Vec<String>, size: f64) {
    for (at, words) in lines.into_iter().enumerate() {
        let place = (x, first + STEP * at as f64);
        marks.push(text(Role::Words, place, words, Letters::of(size).at(Anchor::Middle)));
    }
}

/// What each class holds, from the lowest; gives where it ends.
fn legend(marks: &mut Vec<Mark>, words: &[String], top: f64, width: f64) -> f64 {
    const SIDE: f64 = 16.0;
    let (mut x, mut y) = (0.0, top);
    for (at, words) in words.iter().enumerate().take(CLASSES) {
        let said =
            fitted(&format!("{}: {words}", at + 1), SIZES[0], width - SIDE - GAP, 1).concat();
        let takes = SIDE + GAP + Letters::of(SIZES[0]).width(&said);
        if x > 0.0 && x + takes > width {
            (x, y) = (0.0, y + SIDE + GAP);
        }
        let corners = vec![
            (x + 1.0, y),
            (x + SIDE, y),
            (x + SIDE, y + SIDE - 1.0),
            (x + 1.0, y + SIDE - 1.0),
        ];
        marks.push(Mark { role: Role::Class(at + 1), shape: Shape::Area(vec![corners.clone()]) });
        let around = corners.iter().copied().chain(corners.first().copied()).collect();
        marks.push(line(Role::Axis, around));
        let place = (x + SIDE + GAP / 2.0, y + SIDE * 0.78);
        marks.push(text(Role::Label, place, said, Letters::of(SIZES[0])));
        x += takes + GAP;
    }
    y + SIDE + GAP / 2.0
}
