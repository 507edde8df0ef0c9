//! The control chart's marks for a size.

use super::data::{Control, Moment, Stretch};
use super::ends::Ends;
use crate::chart::along::Along;
use crate::chart::events::heights;
use crate::chart::letters::fitted;
use crate::chart::plot::{GAP, Plot, SIZE, STEP, grid, line, strokes, text, tick_words};
use crate::chart::scale::Scale;
use crate::chart::scene::{Anchor, Letters, Mark, Marker, Point, Role, Scene, Shape, Stop};

/// The smallest size that anything can be read in.
const LEAST: (f64, f64) = (200.0, 120.0);
/// The part of the width that words beside the plot may take.
const BESIDE: f64 = 0.32;
/// From the line of time up to what stands on it.
const ABOVE: f64 = 7.0;
/// A reason that has less room isn't drawn: it stands in the caption.
const LEAST_REASON: f64 = 60.0;

impl Control {
    /// The chart laid out for a size.
    pub fn scene(&self, width: f64, height: f64) -> Scene {
        let (width, height) = (width.max(LEAST.0), height.max(LEAST.1));
        let mut scene = Scene {
            width,
            height,
            title: self.title.clone(),
            caption: self.caption.clone(),
            description: self.description(),
            table: self.table.clone(),
            ..Scene::default()
        };
        let Some((low, high)) = self.axis.ends() else {
            let at = (width / 2.0, height / 2.0);
            let letters = Letters::of(SIZE).at(Anchor::Middle);
            scene.marks.push(text(Role::Label, at, "No figures yet".into(), letters));
            return scene;
        };
        let ends = Ends::of(self, width * BESIDE);
        let (words, widest) = tick_words(&self.axis, width * BESIDE);
        let (left, right) = (widest + GAP, width - ends.beside());
        let band = (right - left) / self.moments.len().max(1) as f64;
        let along = Along::of(self.moments.iter().map(|it| it.name.as_str()), band, right - left);
        let rebased = self.stretches.iter().any(|it| !it.reason.is_empty());
        let top = STEP / 2.0 + 4.0 + if rebased { STEP } else { 0.0 };
        let bottom = height - along.height() - GAP;
        let plot = Plot {
            frame: [left, top, right, bottom],
            band,
            y: Scale { low: (low, bottom), high: (high, top) },
        };
        scene.bottom = bottom;
        let marks = &mut scene.marks;
        self.areas(marks, &plot);
        grid(marks, &self.axis, &plot, &words);
        along.draw(marks, &plot, width);
        self.lines(marks, &plot);
        self.breaks(marks, &plot);
        self.targets(marks, &plot);
        self.waits(marks, &plot);
        self.readings(marks, &plot);
        strokes(marks, &self.axis, &plot);
        ends.draw(marks, &plot, height);
        let stop = |(at, moment): (usize, &Moment)| Stop {
            x: plot.x(at),
            y: moment.value.map(|value| plot.y.at(value)),
            name: moment.name.clone(),
            said: moment.said.clone(),
            status: None,
        };
        scene.stops = self.moments.iter().enumerate().map(stop).collect();
        scene
    }

    fn description(&self) -> String {
        let kind = match (self.marks_only, self.stretches.is_empty()) {
            (true, _) => "A mark for each event, by period",
            (_, true) => "A line by period, without limits",
            _ => {
                "A control chart: a line by period with its average and limits; squares are better than usual, \
                  diamonds worse, triangles other news"
            }
        };
        format!("{kind}. {}", self.caption)
    }

    /// Where a steady process would stay.
    fn areas(&self, marks: &mut Vec<Mark>, plot: &Plot) {
        let area = |it: &Stretch| {
            let [lower, upper, ..] = it.limits?;
            let (from, to) = edges(it, plot);
            let (low, high) = (plot.y.at(lower), plot.y.at(upper));
            Some(vec![(from, low), (from, high), (to, high), (to, low)])
        };
        let areas: Vec<Vec<Point>> = self.stretches.iter().filter_map(area).collect();
        if !areas.is_empty() {
            marks.push(Mark { role: Role::Usual, shape: Shape::Area(areas) });
        }
    }

    /// The average, the limits, and two thirds of the way to them.
    fn lines(&self, marks: &mut Vec<Mark>, plot: &Plot) {
        for it in &self.stretches {
            let (from, to) = edges(it, plot);
            let level = |value: f64| vec![(from, plot.y.at(value)), (to, plot.y.at(value))];
            if let Some([lower, upper, near_lower, near_upper]) = it.limits {
                let near = vec![level(near_lower), level(near_upper)];
                marks.push(Mark { role: Role::Near, shape: Shape::Line(near) });
                let limits = vec![level(lower), level(upper)];
                marks.push(Mark { role: Role::Limits, shape: Shape::Line(limits) });
            }
            marks.push(line(Role::Mean, level(it.mean)));
        }
    }

    /// Where limits start anew, and why.
    fn breaks(&self, marks: &mut Vec<Mark>, plot: &Plot) {
        let [_, top, right, bottom] = plot.frame;
        let after = self.stretches.iter().skip(1).map(|it| edges(it, plot).0).chain([right]);
        let next = after.skip(1);
        for (it, end) in self.stretches.iter().skip(1).zip(next) {
            let x = edges(it, plot).0;
            marks.push(line(Role::Break, vec![(x, top - STEP), (x, bottom)]));
            let room = end - x - 2.0 * GAP;
            if room > LEAST_REASON && !it.reason.is_empty() {
                let words = fitted(&it.reason, SIZE, room, 1).concat();
                let at = (x + GAP / 2.0, top - STEP + SIZE * 0.6);
                marks.push(text(Role::Label, at, words, Letters::of(SIZE)));
            }
        }
    }

    /// What is aimed for, from edge to edge of each period.
    fn targets(&self, marks: &mut Vec<Mark>, plot: &Plot) {
        let half = plot.band / 2.0;
        let mut stretches: Vec<Vec<Point>> = vec![Vec::new()];
        for (at, target) in self.targets.iter().enumerate() {
            match (target, stretches.last_mut()) {
                (Some(target), Some(stretch)) => {
                    let (x, y) = (plot.x(at), plot.y.at(*target));
                    stretch.extend([(x - half, y), (x + half, y)]);
                }
                _ => stretches.push(Vec::new()),
            }
        }
        stretches.retain(|stretch| !stretch.is_empty());
        if !stretches.is_empty() {
            marks.push(Mark { role: Role::Target, shape: Shape::Line(stretches) });
        }
    }

    /// From each event to the next, in as many words as there is room for.
    fn waits(&self, marks: &mut Vec<Mark>, plot: &Plot) {
        let letters = Letters::of(SIZE).at(Anchor::Middle);
        for wait in &self.waits {
            let (from, to) = (plot.x(wait.from), plot.x(wait.to));
            let room = to - from - 2.0 * (Marker::REACH + GAP);
            if let Some(words) = wait.words.iter().find(|words| letters.width(words) <= room) {
                let at = ((from + to) / 2.0, plot.frame[3] - ABOVE);
                marks.push(text(Role::Label, at, words.clone(), letters));
            }
        }
    }

    /// The line, broken at gaps and where limits start anew, and a marker for each reading.
    fn readings(&self, marks: &mut Vec<Mark>, plot: &Plot) {
        if !self.marks_only {
            let mut stretches: Vec<Vec<Point>> = vec![Vec::new()];
            for (at, moment) in self.moments.iter().enumerate() {
                let anew = self.stretches.iter().skip(1).any(|it| it.from == at);
                if anew || moment.value.is_none() {
                    stretches.push(Vec::new());
                }
                if let (Some(value), Some(stretch)) = (moment.value, stretches.last_mut()) {
                    stretch.push((plot.x(at), plot.y.at(value)));
                }
            }
            stretches.retain(|stretch| !stretch.is_empty());
            marks.push(Mark { role: Role::Course, shape: Shape::Line(stretches) });
        }
        for (at, moment) in self.moments.iter().enumerate() {
            let mut mark = |role, y, marker| {
                marks.push(Mark { role, shape: Shape::Marker((plot.x(at), y), marker) });
            };
            match moment.value {
                _ if moment.missing => {
                    mark(Role::Missing, plot.frame[3] - Marker::REACH, Marker::Cross);
                }
                Some(value) => match heights(value).filter(|_| self.marks_only) {
                    Some(events) => {
                        for event in events {
                            mark(Role::Reading, plot.y.at(event), Marker::Disc);
                        }
                    }
                    None => mark(moment.role, plot.y.at(value), marker(moment.role)),
                },
                None => {}
            }
        }
    }
}

/// From edge to edge of a stretch's periods.
fn edges(it: &Stretch, plot: &Plot) -> (f64, f64) {
    let half = plot.band / 2.0;
    (plot.x(it.from) - half, plot.x(it.to.saturating_sub(1)) + half)
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
