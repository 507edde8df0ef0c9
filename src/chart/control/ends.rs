//! The names at the lines' ends, beside the plot.

use super::data::Control;
use crate::chart::apart::apart;
use crate::chart::letters::fitted;
use crate::chart::plot::{GAP, Plot, SIZE, STEP, text};
use crate::chart::scene::{Letters, Mark, Role, Shape};

/// From the plot's edge to a name.
const FROM: f64 = 12.0;

/// Names in the room that there is.
pub(super) struct Ends(Vec<(Role, f64, String)>);

fn letters(role: Role) -> Letters {
    Letters { heavy: role == Role::Words, ..Letters::of(SIZE) }
}

impl Ends {
    /// As much of each name as there is room for. A part of a figure is another figure: where
    /// there is no room for a figure it goes, and a name keeps its first word.
    pub(super) fn of(control: &Control, room: f64) -> Self {
        let fits = |role: Role, words: &str| letters(role).width(words) <= room - FROM - GAP;
        let name = |(role, at, words): &(Role, f64, String)| {
            if fits(*role, words) {
                return Some((*role, *at, words.clone()));
            }
            let (first, rest) = words.split_once(' ')?;
            let last = rest.rsplit_once(' ').map(|(_, last)| format!("{first} {last}"));
            let short = last.filter(|words| fits(*role, words));
            let short = short.unwrap_or_else(|| fitted(first, SIZE, room - FROM - GAP, 1).concat());
            (!short.is_empty()).then_some((*role, *at, short))
        };
        Self(control.ends.iter().filter_map(name).collect())
    }

    /// What they take up beside the plot.
    pub(super) fn beside(&self) -> f64 {
        let wide = self.0.iter().map(|(role, _, words)| letters(*role).width(words));
        let widest = wide.fold(0.0, f64::max);
        if widest > 0.0 { widest + FROM + GAP } else { GAP }
    }

    /// Draws them, moved apart; one that was moved is led to.
    pub(super) fn draw(mut self, marks: &mut Vec<Mark>, plot: &Plot, height: f64) {
        while self.0.len() as f64 * STEP > height {
            self.0.pop();
        }
        let places: Vec<f64> = self.0.iter().map(|(_, at, _)| plot.y.at(*at)).collect();
        let Some(middles) = apart(&places, &vec![STEP; places.len()], 0.0, height) else { return };
        let right = plot.frame[2];
        for (((role, _, words), place), middle) in self.0.into_iter().zip(places).zip(middles) {
            if (middle - place).abs() > STEP / 4.0 {
                let leader = vec![(right + 1.0, place), (right + FROM - 3.0, middle)];
                marks.push(Mark { role: Role::Axis, shape: Shape::Line(vec![leader]) });
            }
            let of_words = if role == Role::Words { Role::Words } else { Role::Label };
            let at = (right + FROM, middle + STEP * 0.25);
            marks.push(text(of_words, at, words, letters(role)));
        }
    }
}
