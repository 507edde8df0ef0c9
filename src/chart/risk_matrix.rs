//! The matrix of likelihood and impact with the open risks in their cells, for files and paper: each cell says how bad it is,
//! each risk its number, which way it moved and whether it is more than is accepted, and under it stand their names.

use super::letters::{broken, fitted};
use super::plot::{GAP, line, text};
use super::scene::{Anchor, Letters, Mark, Point, Role, Scene, Shape, Table};
use crate::model::{Day, RISK_SCALE, RiskZone, day_label};
use crate::rating::risk::{Level, Scale, Standing};

/// A picture is no narrower.
const LEAST: f64 = 560.0;
/// Letters in cells and beside them.
const SIZE: f64 = 12.0;
/// From one of their lines to the next.
const STEP: f64 = 15.0;
/// The room at the left for what levels of likelihood are called.
const BESIDE: f64 = 96.0;
/// A row of cells is no lower.
const LOWEST: f64 = 52.0;
/// Between a cell's edge and its words.
const INSET: f64 = 5.0;
/// What a level is called takes no more lines.
const MOST_LINES: usize = 2;

/// An open risk on the matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Its number in the register.
    pub number: usize,
    /// What it is called.
    pub name: String,
    /// How it stands.
    pub standing: Standing,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskMatrix {
    /// What stands out.
    pub title: String,
    /// What is drawn.
    pub caption: String,
    /// From 1 to 5.
    likelihood: Vec<Level>,
    /// From 1 to 5.
    impact: Vec<Level>,
    /// How bad a cell is, by likelihood and impact less one.
    zones: Vec<Vec<RiskZone>>,
    risks: Vec<Placed>,
}

impl RiskMatrix {
    /// The matrix of the risks as at a day, in the order of their numbers.
    pub fn of(scale: Scale<'_>, title: String, on: Day, risks: Vec<Placed>) -> Self {
        let zone = |likelihood| RISK_SCALE.map(|impact| scale.zone(likelihood, impact)).collect();
        Self {
            title,
            caption: format!(
                "Open risks as at {}. Likelihood upwards, impact to the right; ▲ and ▼ say which way a risk moved at its \
                 last review, “over” that it is over appetite.",
                day_label(on.0)
            ),
            likelihood: scale.likelihood(),
            impact: scale.impact(),
            zones: RISK_SCALE.map(zone).collect(),
            risks,
        }
    }

    /// The risks as a table, in the order of their numbers.
    pub fn table(&self) -> Table {
        let heads = [
            "No.",
            "Risk",
            "Score",
            "Zone",
            "Likelihood",
            "Impact",
            "At its last review",
            "Accepted",
        ];
        let row = |risk: &Placed| {
            let (held, now) = (&risk.standing, risk.standing.now());
            let figure = |figure: Option<u8>| figure.map(|it| it.to_string()).unwrap_or_default();
            let over = if held.over_appetite { ", over" } else { "" };
            vec![
                risk.number.to_string(),
                risk.name.clone(),
                figure(now.map(|it| it.score())),
                held.zone.map_or("Not scored yet", |zone| zone.words()).to_owned(),
                figure(now.map(|it| it.likelihood)),
                figure(now.map(|it| it.impact)),
                held.movement.map(|it| it.shortly()).unwrap_or_default(),
                held.appetite.map(|it| format!("Up to {}{over}", it.up_to)).unwrap_or_default(),
            ]
        };
        Table {
            heads: heads.map(str::to_owned).to_vec(),
            rows: self.risks.iter().map(row).collect(),
        }
    }

    /// The picture, for a width; its height follows from what stands in the cells.
    pub fn scene(&self, width: f64) -> Scene {
        let width = width.max(LEAST);
        let columns = self.impact.len().max(1) as f64;
        let wide = (width - BESIDE - 2.0) / columns;
        let mut scene = Scene {
            width,
            title: self.title.clone(),
            caption: self.caption.clone(),
            description: "A matrix of likelihood and impact, with the numbers of the risks in its cells and their names \
                          under it."
                .to_owned(),
            table: self.table(),
            ..Scene::default()
        };
        let marks = &mut scene.marks;
        let mut top = STEP;
        for (at, level) in self.impact.iter().enumerate() {
            let place = (BESIDE + wide * (at as f64 + 0.5), top);
            lines(marks, place, Anchor::Middle, named(level, wide - GAP));
        }
        top += STEP * MOST_LINES as f64 - GAP;
        for level in self.likelihood.iter().rev() {
            let high = self.row(marks, (top, wide), level);
            let (names, room) = (named(level, BESIDE - GAP), high / 2.0 + SIZE * 0.35);
            let first = top + room - STEP * (names.len() as f64 - 1.0) / 2.0;
            lines(marks, (BESIDE - GAP, first), Anchor::End, names);
            top += high;
        }
        scene.bottom = top;
        scene.height = self.names(&mut scene.marks, top + GAP, width);
        scene
    }

    /// A row of cells; gives how high it is.
    fn row(&self, marks: &mut Vec<Mark>, (top, wide): (f64, f64), level: &Level) -> f64 {
        let room = wide - 2.0 * INSET;
        let cells: Vec<(RiskZone, Vec<String>)> = self
            .impact
            .iter()
            .map(|impact| {
                let zone = self.zone(level.level, impact.level);
                let words = format!("{} {}", level.level * impact.level, zone.words());
                let mut all = fitted(&words, SIZE, room, 1);
                let said = self.said(level.level, impact.level);
                all.extend(said.iter().flat_map(|words| broken(words, SIZE, room)));
                (zone, all)
            })
            .collect();
        let most = cells.iter().map(|(_, words)| words.len()).max().unwrap_or_default();
        let high = (STEP * most as f64 + 2.0 * INSET).max(LOWEST);
        for (at, (zone, words)) in cells.into_iter().enumerate() {
            let left = BESIDE + wide * at as f64;
            cell(marks, [left, top, left + wide, top + high], zone);
            let mut words = words.into_iter();
            let zone = words.next().unwrap_or_default();
            let first = top + INSET + SIZE * 0.8;
            marks.push(text(Role::Label, (left + INSET, first), zone, Letters::of(SIZE)));
            lines(marks, (left + INSET, first + STEP), Anchor::Start, words.collect());
        }
        high
    }

    fn zone(&self, likelihood: u8, impact: u8) -> RiskZone {
        let at = |level: u8| usize::from(level.saturating_sub(1));
        let row = self.zones.get(at(likelihood));
        row.and_then(|row| row.get(at(impact))).copied().unwrap_or(RiskZone::Low)
    }

    /// What stands in a cell: the risks that are there, and those that have gone from it.
    fn said(&self, likelihood: u8, impact: u8) -> Vec<String> {
        let mut said = Vec::new();
        for risk in &self.risks {
            let Some(movement) = risk.standing.movement else { continue };
            let is_here = |it: crate::rating::risk::Scored| {
                (it.likelihood, it.impact) == (likelihood, impact)
            };
            if is_here(movement.now) {
                let moved = movement.before.is_some();
                let arrow = if moved { movement.way().arrow() } else { "" };
                let over = if risk.standing.over_appetite { " over" } else { "" };
                said.push(format!("{}{arrow}{over}", risk.number));
            } else if movement.before.is_some_and(is_here) {
                said.push(format!("({} was here)", risk.number));
            }
        }
        said
    }

    /// What each number stands for, a risk a line; gives where they end.
    fn names(&self, marks: &mut Vec<Mark>, top: f64, width: f64) -> f64 {
        let mut y = top + STEP;
        for risk in &self.risks {
            let words = format!("{} {}: {}", risk.number, risk.name, risk.standing.words());
            let all = broken(&words, SIZE, width);
            let count = all.len() as f64;
            lines(marks, (0.0, y), Anchor::Start, all);
            y += STEP * count;
        }
        y
    }
}

/// A level by its number and name, broken to its room.
fn named(level: &Level, room: f64) -> Vec<String> {
    fitted(&format!("{} {}", level.level, level.name), SIZE, room, MOST_LINES)
}

/// Lines of words, the first on a base line.
fn lines(marks: &mut Vec<Mark>, (x, first): Point, anchor: Anchor, words: Vec<String>) {
    for (at, words) in words.into_iter().enumerate() {
        let place = (x, first + STEP * at as f64);
        marks.push(text(Role::Words, place, words, Letters::of(SIZE).at(anchor)));
    }
}

/// A cell, the darker the worse; its words say which zone it is.
fn cell(marks: &mut Vec<Mark>, [left, top, right, bottom]: [f64; 4], zone: RiskZone) {
    let class = match zone {
        RiskZone::Low => None,
        RiskZone::Medium => Some(1),
        RiskZone::High => Some(2),
        RiskZone::VeryHigh => Some(3),
    };
    let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
    if let Some(class) = class {
        marks.push(Mark { role: Role::Class(class), shape: Shape::Area(vec![corners.clone()]) });
    }
    let around = corners.iter().copied().chain(corners.first().copied()).collect();
    marks.push(line(Role::Axis, around));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Pack, Risk, RiskScore};
    use crate::rating::AsAt;
    use crate::rating::risk::standing;

    fn placed(number: usize, scores: &[(&str, u8, u8)]) -> Placed {
        let score = |(on, likelihood, impact): &(&str, u8, u8)| RiskScore {
            on: on.parse().unwrap(),
            likelihood: *likelihood,
            impact: *impact,
            ..RiskScore::default()
        };
        let risk = Risk { scores: scores.iter().map(score).collect(), ..Risk::default() };
        let now = AsAt { period: "2025-12".parse().unwrap(), on: None };
        Placed {
            number,
            name: format!("Risk {number}"),
            standing: standing(&Pack::default(), &risk, now),
        }
    }

    #[test]
    fn each_risk_stands_in_its_cell_where_it_was_and_in_the_table() {
        let moved = placed(1, &[("2025-03-01", 3, 4), ("2025-06-01", 4, 4)]);
        let (first, unscored) = (placed(2, &[("2025-06-01", 1, 2)]), placed(3, &[]));
        let on = "2025-12-31".parse().unwrap();
        let risks = vec![moved, first, unscored];
        let drawn = RiskMatrix::of(Scale::usual(), "Three".to_owned(), on, risks);
        assert_eq!(drawn.said(4, 4), ["1▲ over"]);
        assert_eq!(drawn.said(3, 4), ["(1 was here)"]);
        assert_eq!(drawn.said(1, 2), ["2"]);
        assert!(drawn.said(5, 5).is_empty());
        let table = drawn.table();
        let row = ["1", "Risk 1", "16", "Very high", "4", "4", "▲ up from 12", "Up to 9, over"];
        assert_eq!(table.rows[0], row);
        assert_eq!(table.rows[2], ["3", "Risk 3", "", "Not scored yet", "", "", "", "Up to 9"]);
        // Every risk is named under the matrix, one that nobody has scored too.
        let scene = drawn.scene(640.0);
        let words = scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(_, words, _) => Some(words.as_str()),
            _ => None,
        });
        let all = words.collect::<Vec<_>>().join("\n");
        for words in ["1▲ over", "3 Risk 3: not scored yet", "16 Very high"] {
            assert!(all.contains(words), "{words}\n{all}");
        }
    }
}
