//! The funnel's marks for a size.

use super::data::{Funnel, Limits, Spot};
use super::names::names;
use crate::chart::apart::apart;
use crate::chart::letters::fitted;
use crate::chart::plot::{GAP, Plot, SIZE, STEP, grid, line, strokes, text, tick_words};
use crate::chart::scale::Scale;
use crate::chart::scene::{Anchor, Letters, Mark, Marker, Point, Role, Scene, Shape, Stop};

/// The smallest size that anything can be read in.
const LEAST: (f64, f64) = (200.0, 140.0);
/// The part of the width that words beside the plot may take.
const BESIDE: f64 = 0.25;
/// The part that the names of lines may take of a narrow picture, so that the line of all together has its figure.
const NAMES: f64 = 0.3;

impl Funnel {
    /// The funnel laid out for a size.
    pub fn scene(&self, width: f64, height: f64) -> Scene {
        let (width, height) = (width.max(LEAST.0), height.max(LEAST.1));
        let mut scene = Scene {
            width,
            height,
            title: self.title.clone(),
            caption: self.caption.clone(),
            description: format!(
                "A funnel: areas by size, with limits that narrow as areas grow; squares are better than chance brings, \
                 diamonds worse, triangles other news{}. {}",
                if self.spots.iter().any(|it| it.own) { "; the ring is ours" } else { "" },
                self.caption
            ),
            table: self.table.clone(),
            ..Scene::default()
        };
        let Some((low, high)) = self.axis.ends() else { return scene };
        let (words, widest) = tick_words(&self.axis, width * BESIDE);
        let wide = |words: &str| Letters::of(SIZE).width(words);
        let ends = self.ends(width * NAMES);
        let beside = ends.iter().map(|(_, words)| wide(words)).fold(0.0, f64::max);
        let (left, right) = (widest + GAP, width - beside - 2.0 * GAP);
        let bottom = height - 2.0 * STEP - GAP;
        let top = STEP * 1.5 + 4.0;
        let y = Scale { low: (low, bottom), high: (high, top) };
        let plot = Plot { frame: [left, top, right, bottom], band: 0.0, y };
        let x = Scale { low: (0.0, left + GAP), high: (self.widest.max(1.0), right - GAP) };
        scene.bottom = bottom;
        let marks = &mut scene.marks;
        self.curves(marks, &plot, &x);
        grid(marks, &self.axis, &plot, &words);
        self.along(marks, &x, height - STEP, width);
        self.called(marks, height, width);
        marks.push(line(
            Role::Mean,
            vec![(left, plot.y.at(self.centre)), (right, plot.y.at(self.centre))],
        ));
        self.areas(marks, &plot, &x);
        strokes(marks, &self.axis, &plot);
        beside_plot(marks, &plot, ends, height);
        names(marks, &self.spots, &plot, |spot| (x.at(spot.size), plot.y.at(spot.rate)));
        scene.stops = self
            .spots
            .iter()
            .map(|spot| Stop {
                x: x.at(spot.size),
                y: Some(plot.y.at(spot.rate)),
                name: spot.name.clone(),
                said: spot.said.clone(),
                status: None,
            })
            .collect();
        scene
    }

    /// The names at the lines' ends, where there is room for them.
    fn ends(&self, room: f64) -> Vec<(f64, String)> {
        let Some(last) = self.limits.last() else { return Vec::new() };
        let fits = |words: &String| Letters::of(SIZE).width(words) <= room - 2.0 * GAP;
        let all = format!("All {}", self.centre_words);
        let all = if fits(&all) { all } else { "All".to_owned() };
        let ends = [
            (last.p998.1, "99.8%".to_owned()),
            (last.p95.1, "95%".to_owned()),
            (self.centre, all),
            (last.p95.0, "95%".to_owned()),
            (last.p998.0, "99.8%".to_owned()),
        ];
        ends.into_iter().filter(|(_, words)| fits(words)).collect()
    }

    /// Where chance keeps areas of each size.
    fn curves(&self, marks: &mut Vec<Mark>, plot: &Plot, x: &Scale) {
        let along = |pick: &dyn Fn(&Limits) -> f64| -> Vec<Point> {
            self.limits.iter().map(|it| (x.at(it.size), plot.y.at(pick(it)))).collect()
        };
        if self.limits.is_empty() {
            return;
        }
        let upper = along(&|it| it.p95.1);
        let lower = along(&|it| it.p95.0);
        let area: Vec<Point> = upper.iter().copied().chain(lower.iter().rev().copied()).collect();
        marks.push(Mark { role: Role::Usual, shape: Shape::Area(vec![area]) });
        marks.push(Mark { role: Role::Near, shape: Shape::Line(vec![lower, upper]) });
        let outer = vec![along(&|it| it.p998.0), along(&|it| it.p998.1)];
        marks.push(Mark { role: Role::Limits, shape: Shape::Line(outer) });
    }

    /// Sizes along the bottom, those left out that would lie over others.
    fn along(&self, marks: &mut Vec<Mark>, x: &Scale, height: f64, width: f64) {
        let mut free = 0.0;
        for (size, words) in &self.sizes {
            let half = Letters::of(SIZE).width(words) / 2.0;
            let middle = x.at(*size).clamp(half, width - half);
            if middle - half < free {
                continue;
            }
            free = middle + half + GAP;
            let letters = Letters::of(SIZE).at(Anchor::Middle);
            marks.push(text(Role::Label, (middle, height - GAP / 2.0), words.clone(), letters));
        }
    }

    /// What each axis counts, and in what: along the bottom, and over the figures.
    fn called(&self, marks: &mut Vec<Mark>, height: f64, width: f64) {
        let mut say = |words: &str, y: f64| {
            let words = fitted(words, SIZE, width, 1).concat();
            if !words.is_empty() {
                marks.push(text(Role::Label, (0.0, y), words, Letters::of(SIZE)));
            }
        };
        say(&self.counts, height - GAP / 2.0);
        say(&self.rates, SIZE);
    }

    /// A mark for each area; ours in a ring.
    fn areas(&self, marks: &mut Vec<Mark>, plot: &Plot, x: &Scale) {
        let place = |spot: &Spot| (x.at(spot.size), plot.y.at(spot.rate));
        for spot in &self.spots {
            marks.push(Mark {
                role: spot.role,
                shape: Shape::Marker(place(spot), marker(spot.role)),
            });
        }
        if let Some(own) = self.spots.iter().find(|it| it.own) {
            marks.push(Mark { role: Role::Words, shape: Shape::Marker(place(own), Marker::Ring) });
        }
    }
}

/// The names at the lines' ends, moved apart.
fn beside_plot(marks: &mut Vec<Mark>, plot: &Plot, ends: Vec<(f64, String)>, height: f64) {
    let places: Vec<f64> = ends.iter().map(|(at, _)| plot.y.at(*at)).collect();
    let low = height - 2.0 * STEP - GAP;
    let Some(middles) = apart(&places, &vec![STEP; places.len()], 0.0, low) else { return };
    for ((_, words), middle) in ends.into_iter().zip(middles) {
        let at = (plot.frame[2] + GAP, middle + STEP * 0.25);
        marks.push(text(Role::Label, at, words, Letters::of(SIZE)));
    }
}

/// What is news is told by its shape, too.
fn marker(role: Role) -> Marker {
    match role {
        Role::Better => Marker::Square,
        Role::Worse => Marker::Diamond,
        Role::News => Marker::Triangle,
        _ => Marker::Disc,
    }
}
