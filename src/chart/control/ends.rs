//! The names at the lines' ends, beside the plot.

use super::data::Control;
use crate::chart::apart::apart;
use crate::chart::plot::{GAP, Plot, SIZE, STEP, text};
use crate::chart::scene::{Letters, Mark, Role, Shape};

/// From the plot's edge to a name.
const FROM: f64 = 12.0;

/// Names in the room that there is.
pub(super) struct Ends(Vec<End>);

/// A line's name.
struct End {
    role: Role,
    /// Where its line ends.
    at: f64,
    /// In as many lines of letters as it needs.
    lines: Vec<String>,
    /// In one line.
    short: String,
}

fn letters(role: Role) -> Letters {
    Letters { heavy: role == Role::Words, ..Letters::of(SIZE) }
}

impl End {
    /// A name in some room: in one line, or its words over its figure. A part of a figure is another figure: where there
    /// is no room for a figure it goes, and a name keeps its first word. A part of a word is none.
    fn of(role: Role, at: f64, words: &str, room: f64) -> Option<Self> {
        let fits = |words: &str| letters(role).width(words) <= room;
        let whole = fits(words).then(|| words.to_owned());
        let first = words.split(' ').next().filter(|first| *first != words && fits(first));
        let (name, figure) = words.rsplit_once(' ').unwrap_or_default();
        let by_figure = first.map(|first| format!("{first} {figure}")).filter(|words| fits(words));
        let short = whole.clone().or(by_figure).or(first.map(str::to_owned));
        let stacked = [Some(name), first]
            .into_iter()
            .flatten()
            .find(|name| !name.is_empty() && fits(name) && fits(figure))
            .map(|name| vec![name.to_owned(), figure.to_owned()]);
        let lines = match (whole, stacked) {
            (Some(whole), _) => vec![whole],
            (None, Some(stacked)) => stacked,
            (None, None) => vec![short.clone()?],
        };
        let short = short.unwrap_or_else(|| lines.first().cloned().unwrap_or_default());
        Some(Self { role, at, lines, short })
    }

    fn width(&self) -> f64 {
        self.lines.iter().map(|line| letters(self.role).width(line)).fold(0.0, f64::max)
    }

    fn height(&self) -> f64 {
        self.lines.len() as f64 * STEP
    }
}

impl Ends {
    /// As much of each name as there is room for.
    pub(super) fn of(control: &Control, room: f64) -> Self {
        let name =
            |(role, at, words): &(Role, f64, String)| End::of(*role, *at, words, room - FROM - GAP);
        Self(control.ends.iter().filter_map(name).collect())
    }

    /// What they take up beside the plot.
    pub(super) fn beside(&self) -> f64 {
        let widest = self.0.iter().map(End::width).fold(0.0, f64::max);
        if widest > 0.0 { widest + FROM + GAP } else { GAP }
    }

    /// Draws them, moved apart; one that was moved is led to.
    pub(super) fn draw(mut self, marks: &mut Vec<Mark>, plot: &Plot, height: f64) {
        let total = |ends: &[End]| ends.iter().map(End::height).sum::<f64>();
        // Shorter before fewer.
        if total(&self.0) > height {
            self.0.iter_mut().for_each(|end| end.lines = vec![end.short.clone()]);
        }
        while total(&self.0) > height {
            self.0.pop();
        }
        let places: Vec<f64> = self.0.iter().map(|end| plot.y.at(end.at)).collect();
        let heights: Vec<f64> = self.0.iter().map(End::height).collect();
        let Some(middles) = apart(&places, &heights, 0.0, height) else { return };
        let right = plot.frame[2];
        for ((end, place), middle) in self.0.into_iter().zip(places).zip(middles) {
            if (middle - place).abs() > STEP / 4.0 {
                let leader = vec![(right + 1.0, place), (right + FROM - 3.0, middle)];
                marks.push(Mark { role: Role::Axis, shape: Shape::Line(vec![leader]) });
            }
            let of_words = if end.role == Role::Words { Role::Words } else { Role::Label };
            let mut y = middle - end.height() / 2.0 + STEP * 0.75;
            for line in end.lines {
                marks.push(text(of_words, (right + FROM, y), line, letters(end.role)));
                y += STEP;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_figure_where_it_finds_room_and_no_part_of_one() {
        let check = |words: &str, room: f64, expected: &[&str]| {
            let found = End::of(Role::Limits, 0.0, words, room).map(|end| end.lines);
            assert_eq!(found.unwrap_or_default(), expected, "{words} in {room}");
        };
        check("Upper limit 86.92%", 200.0, &["Upper limit 86.92%"]);
        check("Upper limit 86.92%", 90.0, &["Upper limit", "86.92%"]);
        check("Upper limit 86.92%", 62.0, &["Upper", "86.92%"]);
        check("Upper limit 186,920,000", 62.0, &["Upper"]);
        check("Average 84.89%", 62.0, &["Average", "84.89%"]);
        check("Average 84.89%", 20.0, &[]);
        check("86.8%", 62.0, &["86.8%"]);
        check("186,920,000", 62.0, &[]);
    }
}
