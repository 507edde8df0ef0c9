//! The box of an objective: its name, and under it how its measures stand.

use super::data::{About, Node, Says, StrategyMap};
use super::draw::{Drawing, SIZE, STEP};
use crate::chart::letters::{HEAVY, fitted, width};
use crate::chart::scene::{Frame, Letters, Role, Shape};
use crate::rating::Status;

/// Between a box's edge and its words, on a page and on paper.
pub const PAD: f64 = 10.0;
/// A status' shape, and what keeps it from its number.
const SIDE: f64 = 14.0;
const MARK: f64 = 18.0;
/// Between one count and the next.
const BETWEEN: f64 = 8.0;
/// A name's lines at most: the table has it whole.
const MOST_LINES: usize = 6;
/// And those of what it is measured by.
const MOST_OF_MEASURES: usize = 3;
/// Said where an objective has no measures.
const NONE: &str = "No measures yet";

/// What stands in a box of some width.
pub struct Boxed {
    name: Vec<String>,
    /// What it is measured by.
    measured_by: Vec<String>,
    /// The counts, line by line, each with its place from the left.
    counts: Vec<Vec<(Status, u32, f64)>>,
    /// Whether how its measures stand is said.
    is_told: bool,
    /// Whether it is asked about.
    is_asked: bool,
    pad: f64,
}

impl Boxed {
    /// What stands in the box of an objective, by its place.
    pub fn of(map: &StrategyMap, (at, node): (usize, &Node), (wide, pad): (f64, f64)) -> Self {
        let room = wide - 2.0 * pad;
        let name = fitted(&node.name, SIZE * HEAVY, room, MOST_LINES);
        let measures = Some(node.measured_by.join(", ")).filter(|it| !it.is_empty());
        let measured_by =
            measures.map_or_else(Vec::new, |names| fitted(&names, SIZE, room, MOST_OF_MEASURES));
        let mut counts: Vec<Vec<(Status, u32, f64)>> = Vec::new();
        let mut x = 0.0;
        let is_told = map.says == Says::All;
        let told = is_told.then(|| node.counts.counted(map.vocabulary));
        for (status, count) in told.into_iter().flatten() {
            let needs = MARK + width(&count.to_string(), SIZE, false);
            if counts.is_empty() || x + needs > room {
                counts.push(Vec::new());
                x = 0.0;
            }
            if let Some(line) = counts.last_mut() {
                line.push((status, count, x));
            }
            x += needs + BETWEEN;
        }
        let is_asked = map.asks_about(About::Objective(at));
        Self { name, measured_by, counts, is_told, is_asked, pad }
    }

    /// How high the box has to be.
    pub fn height(&self) -> f64 {
        let lines = self.name.len()
            + self.measured_by.len()
            + self.counts.len().max(usize::from(self.is_told));
        (2.0 * self.pad + lines as f64 * STEP).ceil()
    }

    /// Draws it, with its frame.
    pub fn draw(&self, drawing: &mut Drawing, frame: Frame) {
        drawing.framed(frame, self.is_asked);
        let x = frame[0] + self.pad;
        let mut y = frame[1] + self.pad;
        for line in &self.name {
            drawing.text(Role::Words, (x, y + SIZE), line, Letters::of(SIZE).heavy());
            y += STEP;
        }
        for line in &self.measured_by {
            drawing.text(Role::Words, (x, y + SIZE), line, Letters::of(SIZE));
            y += STEP;
        }
        for line in &self.counts {
            for (status, count, at) in line {
                let place = (x + at, y + (STEP - SIDE) / 2.0);
                drawing.push(Role::Status(*status), Shape::Status(place, SIDE));
                let place = (x + at + MARK, y + SIZE);
                drawing.text(Role::Words, place, &count.to_string(), Letters::of(SIZE));
            }
            y += STEP;
        }
        if self.counts.is_empty() && self.is_told {
            let letters = Letters { leaning: true, ..Letters::of(SIZE) };
            let words = fitted(NONE, SIZE, frame[2] - frame[0] - 2.0 * self.pad, 1).concat();
            drawing.text(Role::Label, (x, y + SIZE), &words, letters);
        }
    }
}
