//! The words along the bottom of a chart: its periods.

use super::letters::fitted;
use super::plot::{GAP, Plot, SIZE, STEP, text};
use super::scene::{Anchor, Letters, Mark, Role, text_frame};

/// Between the bottom and the words under it.
const UNDER: f64 = 4.0;
/// A part of a year in so many letters stands over its year: `Apr`, `Q1`, `30 Jun`.
const SHORT: usize = 6;

/// The words along the bottom: the parts of a year, and the years under them.
pub struct Along {
    /// What stands in the upper row, by period.
    upper: Vec<(usize, String)>,
    /// What stands in the lower row.
    lower: Vec<(usize, String)>,
}

impl Along {
    /// As many words as there is room for.
    pub fn of<'c>(names: impl Iterator<Item = &'c str> + Clone, band: f64, room: f64) -> Self {
        let letters = Letters::of(SIZE);
        // A range of dates stands where it ends.
        let end = |name: &'c str| name.rsplit_once(" to ").map_or(name, |(_, end)| end);
        let names = names.map(end);
        let split: Option<Vec<(&str, &str)>> = names
            .clone()
            .map(|name| name.rsplit_once(' ').filter(|(part, _)| part.chars().count() <= SHORT))
            .collect();
        let pairs = split.unwrap_or_else(|| names.map(|name| (name, "")).collect());
        let widest = pairs.iter().map(|(part, _)| letters.width(part)).fold(0.0, f64::max);
        let needed = ((widest.min(room) + GAP) / band.max(0.01)).ceil() as usize;
        let every = [1, 2, 3, 4, 6, 12].into_iter().find(|every| *every >= needed);
        let every = every.unwrap_or(needed).max(1);
        let shown = || pairs.iter().enumerate().step_by(every);
        let cut = |part: &str| fitted(part, SIZE, room.min(band * every as f64), 1).concat();
        let upper = shown().map(|(at, (part, _))| (at, cut(part))).collect();
        let mut lower: Vec<(usize, String)> = Vec::new();
        for (at, (_, year)) in shown().filter(|(_, (_, year))| !year.is_empty()) {
            let clear = lower.last().is_none_or(|(before, words)| {
                words != year && (at - before) as f64 * band > letters.width(year) + GAP
            });
            if clear {
                lower.push((at, (*year).to_owned()));
            }
        }
        Self { upper, lower }
    }

    /// How high they are.
    pub fn height(&self) -> f64 {
        STEP * if self.lower.is_empty() { 1.0 } else { 2.0 } + UNDER
    }

    /// Draws them under a plot, in a picture of a width.
    pub fn draw(self, marks: &mut Vec<Mark>, plot: &Plot, width: f64) {
        let letters = Letters::of(SIZE).at(Anchor::Middle);
        let rows = [(self.upper, 1.0), (self.lower, 2.0)];
        for (words, row) in rows {
            for (at, words) in words {
                let y = plot.frame[3] + UNDER + STEP * row;
                let [from, _, to, _] = text_frame((plot.x(at), y), &words, letters);
                // What would reach over an edge of the picture is moved in.
                let x = plot.x(at) - (to - width).max(0.0) - from.min(0.0);
                marks.push(text(Role::Label, (x, y), words, letters));
            }
        }
    }
}
