//! The map in rows: bands across, arrows between the boxes.

use super::bezier::upright;
use super::boxes::{Boxed, PAD};
use super::data::{About, Picture, StrategyMap};
use super::draw::{Drawing, MARGIN, RING, SIZE, STEP, around};
use super::order::{Layers, Spot};
use super::place::middles;
use super::rows::rows;
use crate::chart::letters::{HEAVY, fitted};
use crate::chart::scene::{Frame, Letters, Point, Role, Scene, Shape, text_frame};

/// A box as wide as it gets, as it should be where many stand in a row, and at the least.
const WIDEST: f64 = 240.0;
const GOOD: f64 = 170.0;
pub const LEAST: f64 = 132.0;
/// Between boxes.
const GAP: f64 = 20.0;
/// A line's way through a row.
const LANE: f64 = 26.0;
/// Between a row and the next, and what each line adds that goes over to one side.
const CHANNEL: f64 = 48.0;
const EACH: f64 = 6.0;
/// A line that goes over less far is nearly upright.
const OVER: f64 = 60.0;
/// A band's name, with its rule.
const BAND: f64 = 32.0;
/// Lines of a band's name beside its row at most.
const MOST_BESIDE: usize = 3;
/// Between lines that leave one box.
const PORT: f64 = 24.0;
/// Half of a finger's breadth.
const TOUCH: f64 = 22.0;

/// What rows leave free.
#[derive(Clone, Copy)]
pub struct Spacing {
    /// The room beside the rows for the bands' names; 0 where these stand above their rows.
    pub beside: f64,
    /// Between a row and the next.
    pub channel: f64,
    /// Between a box's edge and its words.
    pub pad: f64,
    /// A box as wide as it should be where many stand in a row.
    pub good: f64,
    /// A row as high as it is at the least.
    pub low: f64,
}

impl Spacing {
    /// On a page and on paper.
    pub const PAGE: Self =
        Self { beside: 0.0, channel: CHANNEL, pad: PAD, good: GOOD, low: 2.0 * TOUCH };
}

/// The map in rows, for a width; `None` where there are too many lines for it.
pub fn picture(map: &StrategyMap, width: f64, spacing: Spacing) -> Option<Picture> {
    let most = ((width - spacing.beside) / (spacing.good + GAP)).floor().max(1.0) as usize;
    (1..=most).rev().find_map(|most| Wide::of(map, (width, spacing), most)).map(Wide::drawn)
}

/// The way of a link: the boxes at its ends, and the spots between.
struct Way {
    /// The link, by its place; none where room is only kept for one.
    link: Option<usize>,
    spots: Vec<Spot>,
}

/// A map laid out.
struct Wide<'a> {
    map: &'a StrategyMap,
    width: f64,
    spacing: Spacing,
    /// How wide each box is.
    wide: f64,
    boxes: Vec<Boxed>,
    layers: Layers,
    /// Which row each spot stands in.
    row_of: Vec<usize>,
    middles: Vec<f64>,
    ways: Vec<Way>,
    /// The top and bottom of each row.
    tops: Vec<(f64, f64)>,
}

impl<'a> Wide<'a> {
    /// Laid out with so many boxes in a row at most; `None` where they would be too narrow.
    fn of(map: &'a StrategyMap, (width, spacing): (f64, Spacing), most: usize) -> Option<Self> {
        let room = width - spacing.beside;
        let boxes = map.nodes.len();
        let mut layers = Layers { rows: rows(map, most), joins: Vec::new() };
        layers.joins = vec![Vec::new(); layers.rows.len().saturating_sub(1)];
        let mut row_of = vec![0; boxes];
        for (at, row) in layers.rows.iter().enumerate() {
            for spot in row {
                *row_of.get_mut(*spot)? = at;
            }
        }
        let mut ways = Vec::new();
        for (link, ends) in map.ways() {
            ways.push(Way { link, spots: way(&mut layers, &mut row_of, ends)? });
        }
        let fits = layers.rows.iter().map(|row| {
            let count = row.iter().filter(|spot| **spot < boxes).count();
            let room = room - (row.len() - count) as f64 * LANE;
            if count == 0 { room.min(WIDEST) } else { room / count as f64 - GAP }
        });
        let wide = fits.fold(WIDEST, f64::min).floor();
        if wide < LEAST {
            return None;
        }
        let layers = layers.ordered();
        let mut middles = middles(
            &layers,
            row_of.len(),
            |spot| if spot < boxes { wide + GAP } else { LANE },
            room,
        );
        middles.iter_mut().for_each(|middle| *middle += spacing.beside);
        let boxed = map
            .nodes
            .iter()
            .enumerate()
            .map(|it| Boxed::of(map, it, (wide, spacing.pad)))
            .collect();
        Some(Self {
            map,
            width,
            spacing,
            wide,
            boxes: boxed,
            layers,
            row_of,
            middles,
            ways,
            tops: Vec::new(),
        })
    }

    fn drawn(mut self) -> Picture {
        let mut drawing = Drawing::default();
        let key = drawing.key(self.map, self.width);
        // Beside their names rows begin with boxes, whose frames want a margin.
        let key = if self.spacing.beside > 0.0 { key.max(MARGIN) } else { key };
        let names = self.stacked(&mut drawing, key);
        let bottom = self.tops.last().map_or(key, |(_, bottom)| *bottom);
        let line = |(at, way): (usize, &Way)| Some((way.link?, self.line(at, way)));
        let lines: Vec<(usize, Vec<Point>)> =
            self.ways.iter().enumerate().filter_map(line).collect();
        for (link, line) in &lines {
            if let Some(arrow) = self.map.arrows.get(*link) {
                if self.map.asks_about(About::Link(arrow.number)) {
                    drawing.beside(line);
                }
                drawing.arrow(arrow.showing, line.clone());
            }
        }
        // Over the lines, so that these can be read where one passes.
        let letters = Letters { halo: true, ..Letters::of(SIZE).heavy() };
        let mut texts: Vec<Frame> = Vec::new();
        for (at, words) in &names {
            drawing.text(Role::Label, *at, words, letters);
            texts.push(text_frame(*at, words, letters));
        }
        let nodes: Vec<Frame> = (0..self.boxes.len()).map(|at| self.frame(at)).collect();
        for (boxed, frame) in self.boxes.iter().zip(&nodes) {
            boxed.draw(&mut drawing, *frame);
        }
        let mut arrows = vec![None; self.map.arrows.len()];
        for (at, (link, line)) in lines.iter().enumerate() {
            let Some(middle) = self.number_at(line, at, &lines, &texts) else { continue };
            texts.push(around(middle, RING + 1.0));
            if let (Some(arrow), Some(held)) = (self.map.arrows.get(*link), arrows.get_mut(*link)) {
                let is_asked = self.map.asks_about(About::Link(arrow.number));
                drawing.number(arrow.showing, middle, arrow.number, is_asked);
                *held = Some(around(middle, TOUCH));
            }
        }
        let scene = Scene {
            width: self.width,
            height: (bottom + MARGIN).ceil(),
            marks: drawing.0,
            ..Scene::default()
        };
        Picture { scene, nodes, arrows }
    }

    /// Stacks the rows from a height down and draws the rules of the bands; the bands' names in their places.
    fn stacked(&mut self, drawing: &mut Drawing, from: f64) -> Vec<(Point, String)> {
        let mut y = from;
        let mut names = Vec::new();
        let mut band = None;
        for (at, row) in self.layers.rows.iter().enumerate() {
            let own = row.iter().find_map(|spot| Some(self.map.nodes.get(*spot)?.band));
            if let Some(above) = at.checked_sub(1) {
                let joins = self.layers.joins.get(above).map_or(&[][..], Vec::as_slice);
                let over = |(one, other): &&(Spot, Spot)| {
                    (self.middle(*one) - self.middle(*other)).abs() > OVER
                };
                // Lines that may come leave the rows where they are.
                let is_fixed = !self.map.possible.is_empty();
                let over = if is_fixed { 0 } else { joins.iter().filter(over).count() };
                y += if joins.is_empty() { GAP } else { self.spacing.channel + EACH * over as f64 };
            }
            let of_row = row.iter().filter_map(|spot| self.boxes.get(*spot));
            let mut high = of_row.map(Boxed::height).fold(self.spacing.low, f64::max);
            if own.is_some() && own != band {
                band = own;
                let name = own.and_then(|band| self.map.bands.get(band)).map_or("", String::as_str);
                if self.spacing.beside > 0.0 {
                    let room = self.spacing.beside - 2.0 * MARGIN;
                    let lines = fitted(name, SIZE * HEAVY, room, MOST_BESIDE);
                    // The last line has letters that reach below it.
                    high = high.max((lines.len() as f64 + 0.5) * STEP);
                    let placed = lines.into_iter().zip(1_u8..);
                    names.extend(
                        placed.map(|(line, at)| ((MARGIN, y + f64::from(at) * STEP), line)),
                    );
                } else {
                    drawing.push(Role::Grid, Shape::Line(vec![vec![(0.0, y), (self.width, y)]]));
                    let name = fitted(name, SIZE * HEAVY, self.width - 2.0 * MARGIN, 1).concat();
                    names.push(((MARGIN, y + STEP), name));
                    y += BAND;
                }
            }
            self.tops.push((y, y + high));
            y += high;
        }
        names
    }

    /// The top and bottom of the row that a spot stands in.
    fn row(&self, spot: Spot) -> (f64, f64) {
        self.row_of.get(spot).and_then(|at| self.tops.get(*at)).copied().unwrap_or_default()
    }

    fn middle(&self, spot: Spot) -> f64 {
        self.middles.get(spot).copied().unwrap_or_default()
    }

    fn frame(&self, spot: Spot) -> Frame {
        let ((top, bottom), x) = (self.row(spot), self.middle(spot));
        [x - self.wide / 2.0, top, x + self.wide / 2.0, bottom]
    }

    /// A way's line, from the edge of the first box to that of the second.
    fn line(&self, at: usize, way: &Way) -> Vec<Point> {
        let mut points = Vec::new();
        for pair in way.spots.windows(2) {
            let [one, other] = [pair[0], pair[1]];
            let up = self.row(other).0 < self.row(one).0;
            let edge =
                |spot: Spot, upper: bool| if upper { self.row(spot).0 } else { self.row(spot).1 };
            let from = (self.port(one, other, at), edge(one, up));
            let to = (self.port(other, one, at), edge(other, !up));
            points.push(from);
            points.extend(upright(from, to));
        }
        points
    }

    /// Where on its edge a spot is left for another on a way: lines stand side by side, in the order of where they go.
    fn port(&self, spot: Spot, other: Spot, way: usize) -> f64 {
        if spot >= self.boxes.len() {
            return self.middle(spot);
        }
        let side = |it: Spot| self.row_of.get(it) < self.row_of.get(spot);
        let mut lines: Vec<(f64, usize)> = Vec::new();
        for (at, way) in self.ways.iter().enumerate() {
            let near = way.spots.windows(2).filter_map(|pair| match (pair[0], pair[1]) {
                (one, next) if one == spot => Some(next),
                (before, one) if one == spot => Some(before),
                _ => None,
            });
            lines
                .extend(near.filter(|it| side(*it) == side(other)).map(|it| (self.middle(it), at)));
        }
        lines.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let place = lines.iter().position(|(_, it)| *it == way).unwrap_or_default();
        let between = PORT.min(self.wide * 0.8 / lines.len().max(1) as f64);
        self.middle(spot) + (place as f64 - (lines.len().max(1) - 1) as f64 / 2.0) * between
    }

    /// Where on its line a link's number is easiest to read: between rows, clear of words and of other lines, near to
    /// the middle. `None` where no place is clear of words.
    fn number_at(
        &self,
        line: &[Point],
        at: usize,
        lines: &[(usize, Vec<Point>)],
        texts: &[Frame],
    ) -> Option<Point> {
        let clear = RING + 3.0;
        let between_rows = |(_, y): Point| {
            self.tops.iter().all(|(top, bottom)| y < top - clear || y > bottom + clear)
        };
        let free = |point: Point| {
            let [left, top, right, bottom] = around(point, RING + 1.0);
            let within = left >= 0.0 && right <= self.width;
            within
                && texts
                    .iter()
                    .all(|it| right <= it[0] || left >= it[2] || bottom <= it[1] || top >= it[3])
        };
        let crowded = |point: Point| {
            let near = |it: &Point| (it.0 - point.0).hypot(it.1 - point.1) < clear;
            let others = lines.iter().enumerate().filter(|(other, _)| *other != at);
            others.filter(|(_, (_, points))| points.iter().any(near)).count()
        };
        let half = line.len() / 2;
        let places = line.iter().enumerate().filter(|(_, it)| between_rows(**it) && free(**it));
        places.min_by_key(|(place, it)| (crowded(**it), place.abs_diff(half))).map(|(_, it)| *it)
    }
}

/// The spots of a link's way, with one of its own in each row that it passes.
fn way(
    layers: &mut Layers,
    row_of: &mut Vec<usize>,
    (from, to): (Spot, Spot),
) -> Option<Vec<Spot>> {
    let (first, last) = (*row_of.get(from)?, *row_of.get(to)?);
    let (upper, lower) = (first.min(last), first.max(last));
    let mut spots = vec![if first < last { from } else { to }];
    for row in upper + 1..lower {
        let spot = row_of.len();
        row_of.push(row);
        layers.rows.get_mut(row)?.push(spot);
        spots.push(spot);
    }
    spots.push(if first < last { to } else { from });
    for (at, pair) in spots.windows(2).enumerate() {
        layers.joins.get_mut(upper + at)?.push((pair[0], pair[1]));
    }
    if first > last {
        spots.reverse();
    }
    Some(spots)
}
