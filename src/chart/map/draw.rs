//! The marks that both ways of drawing a map are made of.

use super::data::StrategyMap;
use crate::chart::letters::width;
use crate::chart::scene::{Anchor, Frame, Letters, Mark, Point, Role, Shape};
use crate::rating::Showing;

/// Letters.
pub const SIZE: f64 = 14.0;
/// From one line of letters to the next.
pub const STEP: f64 = 19.0;
/// From the edge of the picture to words.
pub const MARGIN: f64 = 2.0;
/// Around a number in its ring.
pub const RING: f64 = 11.0;
/// The letters of a number.
const NUMBER: f64 = 13.0;
/// How long an arrow's head is, and half of how wide.
const HEAD: (f64, f64) = (10.0, 5.0);
/// A piece of a line in the key, and what keeps it from its words.
const SAMPLE: f64 = 34.0;
const GAP: f64 = 8.0;
/// A box's rounded corner.
const CORNER: f64 = 8.0;

/// The marks being made.
#[derive(Default)]
pub struct Drawing(pub Vec<Mark>);

impl Drawing {
    /// One more.
    pub fn push(&mut self, role: Role, shape: Shape) {
        self.0.push(Mark { role, shape });
    }

    /// Words.
    pub fn text(&mut self, role: Role, at: Point, words: &str, letters: Letters) {
        self.push(role, Shape::Text(at, words.to_owned(), letters));
    }

    /// A box with rounded corners.
    pub fn framed(&mut self, frame: Frame) {
        let outline = rounded(frame);
        self.push(Role::Ground, Shape::Area(vec![outline.clone()]));
        self.push(Role::Frame, Shape::Line(vec![outline]));
    }

    /// A line with an arrow's head at its end.
    pub fn arrow(&mut self, showing: Showing, mut points: Vec<Point>) {
        let (Some(tip), Some(before)) = (points.pop(), points.last().copied()) else { return };
        let (dx, dy) = (tip.0 - before.0, tip.1 - before.1);
        let long = dx.hypot(dy).max(f64::MIN_POSITIVE);
        let (ux, uy) = (dx / long, dy / long);
        let back = (tip.0 - ux * HEAD.0, tip.1 - uy * HEAD.0);
        let side = |by: f64| (back.0 - uy * by, back.1 + ux * by);
        // The last of the line would show on both sides of the head's tip.
        points.retain(|point| (tip.0 - point.0).hypot(tip.1 - point.1) > HEAD.0);
        points.push(back);
        self.push(Role::Link(showing), Shape::Line(vec![points]));
        self.push(Role::Link(showing), Shape::Area(vec![vec![tip, side(HEAD.1), side(-HEAD.1)]]));
    }

    /// A number in its ring.
    pub fn number(&mut self, showing: Showing, middle: Point, number: usize) {
        let [left, top, right, bottom] = around(middle, RING);
        let outline = circle([left, top, right, bottom], RING);
        self.push(Role::Ground, Shape::Area(vec![outline.clone()]));
        self.push(Role::Ring(showing), Shape::Line(vec![outline]));
        let letters = Letters::of(NUMBER).at(Anchor::Middle);
        self.text(Role::Words, (middle.0, middle.1 + NUMBER * 0.36), &number.to_string(), letters);
    }

    /// What the lines mean, those that there are; how high it stands.
    pub fn key(&mut self, map: &StrategyMap, room: f64) -> f64 {
        let there = |showing: &Showing| map.drawn().any(|(_, arrow)| arrow.showing == *showing);
        let (mut x, mut y) = (MARGIN, 0.0);
        for showing in Showing::ALL.iter().filter(|it| there(it)) {
            let Some(words) = map.says.words(*showing) else { continue };
            let needs = SAMPLE + GAP + width(words, SIZE, false);
            if x > MARGIN && x + needs > room {
                (x, y) = (MARGIN, y + STEP + 4.0);
            }
            let middle = y + STEP / 2.0 + 1.0;
            self.arrow(*showing, vec![(x, middle), (x + 1.0, middle), (x + SAMPLE, middle)]);
            let place = (x + SAMPLE + GAP, y + SIZE + 1.0);
            self.text(Role::Words, place, words, Letters::of(SIZE));
            x += needs + 2.0 * GAP;
        }
        if x > MARGIN { y + STEP + GAP } else { 0.0 }
    }
}

/// The square around a place.
pub fn around((x, y): Point, by: f64) -> Frame {
    [x - by, y - by, x + by, y + by]
}

/// A box's outline.
fn rounded(frame: Frame) -> Vec<Point> {
    circle(frame, CORNER)
}

/// The outline of a box whose corners are quarters of a circle.
fn circle([left, top, right, bottom]: Frame, corner: f64) -> Vec<Point> {
    const PIECES: u8 = 6;
    let middles = [
        (right - corner, top + corner, -0.25),
        (right - corner, bottom - corner, 0.0),
        (left + corner, bottom - corner, 0.25),
        (left + corner, top + corner, 0.5),
    ];
    let corners = middles.into_iter().flat_map(|(x, y, turn)| {
        (0..=PIECES).map(move |piece| {
            let angle =
                (turn + f64::from(piece) / f64::from(PIECES) * 0.25) * std::f64::consts::TAU;
            (x + corner * angle.cos(), y + corner * angle.sin())
        })
    });
    let mut outline: Vec<Point> = corners.collect();
    outline.extend(outline.first().copied());
    outline
}
