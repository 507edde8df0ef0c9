//! The room that a chart's figures are drawn in, and the letters around it.

use super::axis::Axis;
use super::scale::Scale;
use super::scene::{Anchor, Letters, Mark, Point, Role, Shape};

/// Letters of the axes and names.
pub const SIZE: f64 = 13.0;
/// From one line of letters to the next.
pub const STEP: f64 = 16.0;
/// Between words and what they stand beside.
pub const GAP: f64 = 8.0;

/// The room that figures are drawn in.
pub struct Plot {
    /// Its edges: left, top, right, bottom.
    pub frame: [f64; 4],
    /// How wide a period's room is.
    pub band: f64,
    /// From figures to heights.
    pub y: Scale,
}

impl Plot {
    /// The middle of a period's room.
    pub fn x(&self, period: usize) -> f64 {
        self.frame[0] + self.band * (period as f64 + 0.5)
    }
}

/// A mark of words.
pub fn text(role: Role, at: Point, words: String, letters: Letters) -> Mark {
    Mark { role, shape: Shape::Text(at, words, letters) }
}

/// A mark of one line.
pub fn line(role: Role, points: Vec<Point>) -> Mark {
    Mark { role, shape: Shape::Line(vec![points]) }
}

/// Figures that need a little more than the room of words get it.
const MORE: f64 = 1.3;

/// The ticks' words, and the room that the widest takes. A part of a figure is another figure: one that has no room isn't
/// said.
pub fn tick_words(axis: &Axis, room: f64) -> (Vec<String>, f64) {
    let wide = |words: &String| Letters::of(SIZE).width(words);
    let said =
        |words: &String| if wide(words) <= room * MORE { words.clone() } else { String::new() };
    let words: Vec<String> = axis.words.iter().map(said).collect();
    let widest = words.iter().map(wide).fold(0.0, f64::max);
    (words, widest)
}

/// The ticks' lines and words, and zero.
pub fn grid(marks: &mut Vec<Mark>, axis: &Axis, plot: &Plot, words: &[String]) {
    let [left, _, right, _] = plot.frame;
    for (tick, words) in axis.ticks.iter().zip(words) {
        let y = plot.y.at(*tick);
        let role = if *tick == 0.0 { Role::Axis } else { Role::Grid };
        marks.push(line(role, vec![(left, y), (right, y)]));
        if !words.is_empty() {
            let at = (left - GAP, y + SIZE * 0.35);
            marks.push(text(Role::Label, at, words.clone(), Letters::of(SIZE).at(Anchor::End)));
        }
    }
}

/// Two strokes through the end of an axis that zero isn't on, over whatever lies there.
pub fn strokes(marks: &mut Vec<Mark>, axis: &Axis, plot: &Plot) {
    let [left, top, _, bottom] = plot.frame;
    let broken = match axis.ends() {
        Some((low, _)) if low > 0.0 => bottom,
        Some((_, high)) if high < 0.0 => top,
        _ => return,
    };
    let stroke = |x: f64| vec![(left + x, broken + 4.0), (left + x + 4.0, broken - 4.0)];
    marks.push(Mark { role: Role::Axis, shape: Shape::Line(vec![stroke(0.0), stroke(4.0)]) });
}
