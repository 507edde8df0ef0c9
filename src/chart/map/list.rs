//! The map where there is no room for rows: bands under one another, and under each objective what should follow, in
//! words beside a piece of its line.

use super::boxes::{Boxed, PAD};
use super::data::{About, Arrow, Picture, StrategyMap};
use super::draw::{Drawing, MARGIN, SIZE, STEP};
use crate::chart::letters::{HEAVY, broken, fitted};
use crate::chart::scene::{Frame, Letters, Role, Scene, Shape};

/// Above a band's name, and under it.
const OVER: f64 = 14.0;
const UNDER: f64 = 8.0;
/// Between one objective and the next.
const BETWEEN: f64 = 14.0;
/// Above what should follow.
const BEFORE: f64 = 8.0;
/// A piece of a line, and where the words beside it start.
const SAMPLE: f64 = 30.0;
const SET_IN: f64 = 48.0;

/// The list for a width.
pub fn picture(map: &StrategyMap, width: f64) -> Picture {
    let mut drawing = Drawing::default();
    let mut y = drawing.key(map, width);
    let mut frames: Vec<Frame> = vec![[0.0; 4]; map.nodes.len()];
    let mut arrows: Vec<Option<Frame>> = vec![None; map.arrows.len()];
    for (band, name) in map.bands.iter().enumerate() {
        let of_band = || map.nodes.iter().enumerate().filter(|(_, node)| node.band == band);
        if of_band().next().is_none() {
            continue;
        }
        y += OVER;
        drawing.push(Role::Grid, Shape::Line(vec![vec![(0.0, y), (width, y)]]));
        y += UNDER;
        for line in broken(name, SIZE * HEAVY, width - 2.0 * MARGIN) {
            drawing.text(Role::Label, (MARGIN, y + SIZE), &line, Letters::of(SIZE).heavy());
            y += STEP;
        }
        y += UNDER;
        for (at, node) in of_band() {
            let boxed = Boxed::of(map, (at, node), (width - 2.0 * MARGIN, PAD));
            let frame = [MARGIN, y, width - MARGIN, y + boxed.height().max(44.0)];
            boxed.draw(&mut drawing, frame);
            if let Some(held) = frames.get_mut(at) {
                *held = frame;
            }
            y = frame[3];
            for (place, arrow) in map.drawn().filter(|(_, arrow)| arrow.from == at) {
                let top = y;
                y = follows(map, &mut drawing, arrow, y, width);
                if let Some(held) = arrows.get_mut(place) {
                    *held = Some([MARGIN, top + BEFORE / 2.0, width - MARGIN, y + BEFORE / 2.0]);
                }
            }
            y += BETWEEN;
        }
    }
    let scene = Scene { width, height: y.max(1.0).ceil(), marks: drawing.0, ..Scene::default() };
    Picture { scene, nodes: frames, arrows }
}

/// What should follow, under the box of what comes first; where it ends.
fn follows(map: &StrategyMap, drawing: &mut Drawing, arrow: &Arrow, top: f64, width: f64) -> f64 {
    let name = map.nodes.get(arrow.to).map_or("", |node| &node.name);
    let words = format!("{}. {name}", arrow.number);
    let mut y = top + BEFORE;
    let middle = y + STEP / 2.0;
    let start = MARGIN + 10.0;
    let sample = vec![(start, middle), (start + 1.0, middle), (start + SAMPLE, middle)];
    if map.asks_about(About::Link(arrow.number)) {
        drawing.beside(&sample);
    }
    drawing.arrow(arrow.showing, sample);
    let room = width - SET_IN - MARGIN;
    let told = map.says.words(arrow.showing);
    let told = told.map_or_else(Vec::new, |words| fitted(words, SIZE, room, 2));
    let name = fitted(&words, SIZE, room, 4);
    for (role, lines) in [(Role::Words, name), (Role::Label, told)] {
        for line in lines {
            drawing.text(role, (SET_IN, y + SIZE), &line, Letters::of(SIZE));
            y += STEP;
        }
    }
    y
}
