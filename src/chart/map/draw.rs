//! The marks that both ways of drawing a map are made of.

use super::data::{About, StrategyMap};
use crate::chart::letters::{fitted, width};
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
/// What stands beside the mark of what is asked about, where its name has no room: the map marks it.
const ASKED: &str = "Asked about";
/// A box's rounded corner.
const CORNER: f64 = 8.0;
/// How far from a link that is asked about the lines beside it run.
const BESIDE: f64 = 5.0;
/// How far within an objective's frame its second one stands, where it is asked about.
const WITHIN: f64 = 3.0;

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

    /// A box with rounded corners; with a second frame where it is asked about.
    pub fn framed(&mut self, frame: Frame, is_asked: bool) {
        let outline = rounded(frame);
        self.push(Role::Ground, Shape::Area(vec![outline.clone()]));
        self.push(Role::Frame, Shape::Line(vec![outline]));
        if is_asked {
            let [left, top, right, bottom] = frame;
            let within = [left + WITHIN, top + WITHIN, right - WITHIN, bottom - WITHIN];
            self.push(Role::Frame, Shape::Line(vec![circle(within, CORNER - WITHIN)]));
        }
    }

    /// Two lines along that of a link, which mark it as asked about whatever its own line says.
    pub fn beside(&mut self, points: &[Point]) {
        let along = |by: f64| -> Vec<Point> {
            let moved = |(at, (x, y)): (usize, &Point)| {
                let near = |at: Option<usize>| {
                    at.and_then(|at| points.get(at)).copied().unwrap_or((*x, *y))
                };
                let (before, after) = (near(at.checked_sub(1)), near(at.checked_add(1)));
                let (dx, dy) = (after.0 - before.0, after.1 - before.1);
                let long = dx.hypot(dy).max(f64::MIN_POSITIVE);
                (x - dy / long * by, y + dx / long * by)
            };
            points.iter().enumerate().map(moved).collect()
        };
        self.push(Role::Frame, Shape::Line(vec![along(BESIDE), along(-BESIDE)]));
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

    /// A number in its ring; light on dark where the link is asked about.
    pub fn number(&mut self, showing: Showing, middle: Point, number: usize, is_asked: bool) {
        let outline = circle(around(middle, RING), RING);
        let (ground, words) =
            if is_asked { (Role::Words, Role::Ground) } else { (Role::Ground, Role::Words) };
        self.push(ground, Shape::Area(vec![outline.clone()]));
        self.push(Role::Ring(showing), Shape::Line(vec![outline]));
        let letters = Letters::of(NUMBER).at(Anchor::Middle);
        self.text(words, (middle.0, middle.1 + NUMBER * 0.36), &number.to_string(), letters);
    }

    /// What is asked about, and what the lines mean, those that there are; how high it stands.
    pub fn key(&mut self, map: &StrategyMap, room: f64) -> f64 {
        let there = |showing: &Showing| map.drawn().any(|(_, arrow)| arrow.showing == *showing);
        let lines = Showing::ALL.into_iter().filter(there);
        let lines = lines.filter_map(|it| Some((Sample::Line(it), map.says.words(it)?.to_owned())));
        let free = room - SAMPLE - GAP - 2.0 * MARGIN;
        let named = map.asked_words().map(|words| match width(&words, SIZE, false) <= free {
            true => words,
            false => ASKED.to_owned(),
        });
        let asked = map.asked.first().copied().map(Sample::Asked).zip(named);
        let (mut x, mut y) = (MARGIN, 0.0);
        for (sample, words) in asked.into_iter().chain(lines) {
            let words = fitted(&words, SIZE, free, 1).concat();
            let needs = SAMPLE + GAP + width(&words, SIZE, false);
            if x > MARGIN && x + needs > room {
                (x, y) = (MARGIN, y + STEP + 4.0);
            }
            self.sample(sample, (x, y + STEP / 2.0 + 1.0));
            let place = (x + SAMPLE + GAP, y + SIZE + 1.0);
            self.text(Role::Words, place, &words, Letters::of(SIZE));
            x += needs + 2.0 * GAP;
        }
        if x > MARGIN { y + STEP + GAP } else { 0.0 }
    }

    /// What stands beside words of the key, from the left on a middle line.
    fn sample(&mut self, sample: Sample, (x, middle): Point) {
        let line = || vec![(x, middle), (x + 1.0, middle), (x + SAMPLE, middle)];
        match sample {
            Sample::Line(showing) => self.arrow(showing, line()),
            Sample::Asked(About::Link(_)) => self.beside(&line()),
            Sample::Asked(About::Objective(_)) => {
                let high = STEP / 2.0 - 1.0;
                self.framed([x, middle - high, x + SAMPLE, middle + high], true);
            }
        }
    }
}

/// What the key shows a piece of.
enum Sample {
    /// A link's line.
    Line(Showing),
    /// The mark of what is asked about.
    Asked(About),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::gallery::maps;

    #[test]
    fn what_is_asked_about_is_named_whole_or_not_at_all() {
        let (mut named, mut plain) = (0, 0);
        for (what, map) in maps() {
            for at in 0..map.nodes.len() {
                let asked = StrategyMap { asked: vec![About::Objective(at)], ..map.clone() };
                for room in [200.0, 320.0, 1200.0] {
                    let scene = asked.picture(room).scene;
                    let said = scene.marks.iter().find_map(|it| match &it.shape {
                        Shape::Text(_, words, _) => words.starts_with(ASKED).then_some(words),
                        _ => None,
                    });
                    let said = said.unwrap();
                    assert!(!said.ends_with('…'), "{what} at {room}: {said}");
                    if said == ASKED { plain += 1 } else { named += 1 }
                }
            }
        }
        assert!(named > 10 && plain > 2, "{named} {plain}");
    }
}
