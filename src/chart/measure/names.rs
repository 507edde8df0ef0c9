//! The names of lines, each at its line's end: beside the plot where the line reaches its edge, else in the plot
//! where least is hidden. A name that finds no room is counted, and stands in the table.

use super::data::{Chart, Trace};
use crate::chart::apart::apart;
use crate::chart::letters::{HEAVY, fitted};
use crate::chart::plot::{GAP, Plot, SIZE, STEP, text};
use crate::chart::scene::{
    Anchor, Frame, Letters, Mark, Point, Role, Shape, is_within, overlap, text_frame,
};

/// Lines of letters that a name may take.
const MOST_LINES: usize = 2;
/// How near to a point a name seems to be its.
const NEAR: f64 = 9.0;
/// From a line's end to its name: a cursor's ring lies between.
const CLEAR: f64 = 11.0;
/// What lies nearer to a line's end than this hides it.
const OWN: f64 = 6.0;
/// What hides another name is worse than what hides any number of lines.
const HIDES_NAME: u32 = 1000;

/// The names before they have their places.
pub struct Names {
    beside: Vec<Name>,
    inside: Vec<Name>,
}

struct Name {
    role: Role,
    lines: Vec<String>,
    /// In one line.
    short: String,
    /// A word a line, of two.
    stacked: Vec<String>,
    /// The last period and value.
    end: (usize, f64),
}

/// The names of a chart's lines, broken to the room that there may be beside the plot.
pub fn names(chart: &Chart, room: f64) -> Names {
    let mut names = Names { beside: Vec::new(), inside: Vec::new() };
    let edge = chart.periods.len().saturating_sub(1);
    for trace in &chart.traces {
        let Some(end) = end(trace) else { continue };
        let name = Name::of(trace, room - GAP, end);
        if end.0 == edge { names.beside.push(name) } else { names.inside.push(name) }
    }
    names
}

/// The last period and value of a line.
fn end(trace: &Trace) -> Option<(usize, f64)> {
    let at = trace.values.iter().rposition(Option::is_some)?;
    Some((at, trace.values.get(at).copied().flatten()?))
}

/// Actuals are named in heavy letters.
fn letters(role: Role) -> Letters {
    Letters { heavy: role == Role::Actual, ..Letters::of(SIZE) }
}

impl Name {
    /// A line's name, in as many lines of letters as it needs up to the most. Of actuals the figure is said too,
    /// if it can be said in full: a part of a figure is another figure.
    fn of(trace: &Trace, room: f64, end: (usize, f64)) -> Self {
        let size = if trace.role == Role::Actual { SIZE * HEAVY } else { SIZE };
        let mut words = trace.name.clone();
        if trace.role == Role::Actual {
            let whole = |words: &str| Letters::of(size).width(words) <= room;
            if whole(&trace.name) && whole(&trace.last) {
                words = format!("{words} {}", trace.last);
            }
        }
        let short = fitted(&words, size, room, 1).concat();
        let stacked = match words.split(' ').collect::<Vec<_>>().as_slice() {
            [one, other] if short == words => vec![(*one).to_owned(), (*other).to_owned()],
            _ => Vec::new(),
        };
        Self {
            role: trace.role,
            lines: fitted(&words, size, room, MOST_LINES),
            short,
            stacked,
            end,
        }
    }

    fn width(&self) -> f64 {
        self.width_of(&self.lines)
    }

    fn width_of(&self, lines: &[String]) -> f64 {
        let letters = letters(self.role);
        lines.iter().map(|line| letters.width(line)).fold(0.0, f64::max)
    }

    fn height(&self) -> f64 {
        self.lines.len() as f64 * STEP
    }

    /// Draws the name's lines from a top left corner.
    fn draw(&self, marks: &mut Vec<Mark>, (x, top): Point, halo: bool) {
        let letters = Letters { halo, ..letters(self.role) };
        for (row, line) in self.lines.iter().enumerate() {
            let y = top + row as f64 * STEP + STEP * 0.75;
            marks.push(text(self.role, (x, y), line.clone(), letters));
        }
    }
}

impl Names {
    /// What they take up beside the plot.
    pub fn beside(&self) -> f64 {
        let widest = self.beside.iter().map(Name::width).fold(0.0, f64::max);
        if widest > 0.0 { widest + 2.0 * GAP } else { 0.0 }
    }

    /// Gives them their places.
    pub fn draw(mut self, marks: &mut Vec<Mark>, plot: &Plot, (width, height): Point) {
        let mut left_out = beside(&mut self.beside, marks, plot, height);
        let obstacles = obstacles(marks);
        let mut taken: Vec<Frame> = marks.iter().filter_map(words_frame).collect();
        for name in &mut self.inside {
            match place(name, plot, width, &obstacles, &taken) {
                Some((stacked, frame)) => {
                    if stacked {
                        name.lines = std::mem::take(&mut name.stacked);
                    }
                    name.draw(marks, (frame[0], frame[1]), true);
                    taken.push(frame);
                }
                None => left_out += 1,
            }
        }
        if left_out > 0 {
            let words = format!("{left_out} more in the table");
            let at = (plot.frame[2] - GAP, plot.frame[1] + SIZE * 0.35);
            let letters = Letters { halo: true, ..Letters::of(SIZE).at(Anchor::End) };
            let frame = text_frame(at, &words, letters);
            if !taken.iter().any(|other| overlap(other, &frame)) {
                marks.push(text(Role::Label, at, words, letters));
            }
        }
    }
}

/// Gives names beside the plot their places; how many there was no room for.
fn beside(names: &mut Vec<Name>, marks: &mut Vec<Mark>, plot: &Plot, height: f64) -> usize {
    let all = names.len();
    let [_, _, right, _] = plot.frame;
    // Shorter before fewer.
    let total = |names: &[Name]| names.iter().map(Name::height).sum::<f64>();
    if total(names) > height {
        names.iter_mut().for_each(|name| name.lines = vec![name.short.clone()]);
    }
    while total(names) > height {
        names.pop();
    }
    let ends: Vec<f64> = names.iter().map(|name| plot.y.at(name.end.1)).collect();
    let heights: Vec<f64> = names.iter().map(Name::height).collect();
    let Some(middles) = apart(&ends, &heights, 0.0, height) else { return all };
    for ((name, end), middle) in names.iter().zip(ends).zip(middles) {
        let x = right + 2.0 * GAP - 4.0;
        // A name that was moved is led to.
        if (middle - end).abs() > STEP / 4.0 {
            let leader = vec![(right + 1.0, end), (x - 3.0, middle)];
            marks.push(Mark { role: Role::Axis, shape: Shape::Line(vec![leader]) });
        }
        name.draw(marks, (x, middle - name.height() / 2.0), false);
    }
    all - names.len()
}

/// The box of a mark of words.
fn words_frame(mark: &Mark) -> Option<Frame> {
    matches!(mark.shape, Shape::Text(..)).then(|| mark.frame()).flatten()
}

/// A piece of a line.
struct Piece {
    from: Point,
    to: Point,
    /// The box around it: found once, since it is asked for at each place that is tried.
    frame: Frame,
}

impl Piece {
    fn new(from: Point, to: Point) -> Self {
        let ((left, right), (top, bottom)) = (in_order(from.0, to.0), in_order(from.1, to.1));
        Self { from, to, frame: [left, top, right, bottom] }
    }
}

/// Two numbers, the smaller first.
fn in_order(one: f64, other: f64) -> (f64, f64) {
    if one > other { (other, one) } else { (one, other) }
}

/// What a name in the plot would lie on: pieces of lines, filled areas as boxes, and points.
struct Obstacles {
    pieces: Vec<Piece>,
    areas: Vec<Frame>,
    points: Vec<Point>,
}

fn obstacles(marks: &[Mark]) -> Obstacles {
    let mut found = Obstacles { pieces: Vec::new(), areas: Vec::new(), points: Vec::new() };
    for mark in
        marks.iter().filter(|mark| !matches!(mark.role, Role::Grid | Role::Within | Role::Fan))
    {
        match &mark.shape {
            Shape::Line(stretches) => {
                for [from, to] in stretches.iter().flat_map(|it| it.array_windows()) {
                    found.pieces.push(Piece::new(*from, *to));
                }
            }
            Shape::Area(stretches) => {
                let area = |stretch: &Vec<Point>| {
                    Mark { role: mark.role, shape: Shape::Line(vec![stretch.clone()]) }.frame()
                };
                found.areas.extend(stretches.iter().filter_map(area));
            }
            Shape::Marker(at, _) => found.points.push(*at),
            Shape::Text(..) | Shape::Status(..) => {}
        }
    }
    found
}

/// The best place for a name near its line's end, and whether it stands there a word a line: over no other name,
/// over as little else as can be, and near.
fn place(
    name: &Name,
    plot: &Plot,
    width: f64,
    obstacles: &Obstacles,
    taken: &[Frame],
) -> Option<(bool, Frame)> {
    let (x, y) = (plot.x(name.end.0), plot.y.at(name.end.1));
    let room = [plot.frame[0], 0.0, width, plot.frame[3]];
    let mut best: Option<(u32, bool, Frame)> = None;
    for (stacked, lines) in [(false, &name.lines), (true, &name.stacked)] {
        let (wide, high) = (name.width_of(lines), lines.len() as f64 * STEP);
        for away in 0..14_u32 {
            for side in [-1.0, 1.0] {
                let middle = y + side * f64::from(away) * 8.0;
                let lefts = [x + CLEAR, x - wide / 2.0, x - wide - CLEAR];
                for (turn, left) in lefts.into_iter().enumerate() {
                    let frame = [left, middle - high / 2.0, left + wide, middle + high / 2.0];
                    if lines.is_empty() || !is_within(&frame, &room) {
                        continue;
                    }
                    let far = away * 5 + turn as u32 * 4 + u32::from(stacked) * 6;
                    let is_best = |score: u32| best.is_none_or(|(least, ..)| score < least);
                    // What is too far away already needs no look at what it would hide.
                    if !is_best(far) {
                        continue;
                    }
                    let score = far + hidden(&frame, (x, y), obstacles, taken);
                    if is_best(score) {
                        best = Some((score, stacked, frame));
                    }
                }
            }
        }
    }
    best.filter(|(score, ..)| *score < HIDES_NAME).map(|(_, stacked, frame)| (stacked, frame))
}

/// How bad it is what a name of a line's end hides.
fn hidden(frame: &Frame, (x, y): Point, obstacles: &Obstacles, taken: &[Frame]) -> u32 {
    let around = |(x, y): Point, by: f64| [x - by, y - by, x + by, y + by];
    let names = taken.iter().any(|other| overlap(other, frame));
    // More than two are no worse than two.
    let pieces = obstacles.pieces.iter().filter(|piece| crosses(piece, frame)).take(2).count();
    let areas = obstacles.areas.iter().filter(|area| overlap(area, frame)).count();
    // A name beside another line's point would be taken for that line's.
    let near = |point: &&Point| {
        let other = (point.0 - x).abs() > 1.0 || (point.1 - y).abs() > 1.0;
        other && overlap(&around(**point, NEAR), frame)
    };
    let points = obstacles.points.iter().filter(near).count();
    let own = usize::from(overlap(&around((x, y), OWN), frame));
    pieces as u32 * 14 + (areas + points + own) as u32 * 40 + u32::from(names) * HIDES_NAME
}

/// Whether a piece of a line crosses a box: some of it is left after cutting at all four edges.
fn crosses(piece: &Piece, frame: &Frame) -> bool {
    // Most lie beside, above or below it.
    let [left, top, right, bottom] = piece.frame;
    if right < frame[0] || left > frame[2] || bottom < frame[1] || top > frame[3] {
        return false;
    }
    let ((x1, y1), (x2, y2)) = (piece.from, piece.to);
    let (dx, dy) = (x2 - x1, y2 - y1);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    let edges =
        [(-dx, x1 - frame[0]), (dx, frame[2] - x1), (-dy, y1 - frame[1]), (dy, frame[3] - y1)];
    for (p, q) in edges {
        if p == 0.0 {
            if q < 0.0 {
                return false;
            }
        } else if p < 0.0 {
            from = from.max(q / p);
        } else {
            to = to.min(q / p);
        }
    }
    from <= to
}
