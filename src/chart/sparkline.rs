//! A small line beside a figure: its shape, not its scale. The words beside it say the finding.
//!
//! Scorecards have one in every row, so that the paths are written straight from the figures; the scene is made
//! of the same points.

use super::scene::{Mark, Marker, Point, Role, Scene, Shape};
use std::fmt::Write;

/// The box that the line is drawn in; whole units are fine enough.
pub const WIDTH: f64 = 1200.0;
/// Its height.
pub const HEIGHT: f64 = 300.0;
/// Room for the last point's dot.
const EDGE: f64 = 35.0;
/// A scene is this much smaller than the box: its edge leaves room for a marker.
const SCENE: f64 = 7.5;

/// The lowest and the highest of the figures and the plan.
struct Span {
    low: f64,
    high: f64,
}

impl Span {
    fn of(values: &[Option<f64>], plan: Option<f64>) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for figure in values.iter().chain([&plan]).flatten() {
            low = low.min(*figure);
            high = high.max(*figure);
        }
        Self { low, high }
    }

    /// A figure's height. Halved, so that the span of the largest numbers is one, too.
    fn y(&self, figure: f64) -> f64 {
        let span = self.high / 2.0 - self.low / 2.0;
        let share = if span > 0.0 { (figure / 2.0 - self.low / 2.0) / span } else { 0.5 };
        HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * share
    }
}

/// How far one period is from the next.
fn step(values: &[Option<f64>]) -> f64 {
    (WIDTH - 2.0 * EDGE) / (values.len().max(2) - 1) as f64
}

/// Paths of figures in order of time, gaps where one is `None`: the line, its last point (no longer than a dot),
/// and the plan's level.
pub fn paths(values: &[Option<f64>], plan: Option<f64>) -> [String; 3] {
    let span = Span::of(values, plan);
    let step = step(values);
    let (mut line, mut last) = (String::with_capacity(values.len() * 9), None);
    let mut pen = 'M';
    for (index, value) in values.iter().enumerate() {
        let Some(value) = value else {
            pen = 'M';
            continue;
        };
        let (x, y) = ((EDGE + step * index as f64) as i32, span.y(*value) as i32);
        let _ = write!(line, "{pen}{x} {y}");
        last = Some((x, y));
        pen = 'L';
    }
    let dot = last.map(|(x, y)| format!("M{x} {y}h0")).unwrap_or_default();
    let level = plan.filter(|_| last.is_some());
    let level = level.map(|plan| format!("M0 {}H{WIDTH}", span.y(plan) as i32));
    [line, dot, level.unwrap_or_default()]
}

/// The same as a scene: for files and for the gallery.
pub fn scene(title: &str, values: &[Option<f64>], plan: Option<f64>) -> Scene {
    let span = Span::of(values, plan);
    let step = step(values);
    let point = |(index, value): (usize, f64)| {
        ((EDGE + step * index as f64) / SCENE, span.y(value) / SCENE)
    };
    let mut stretches: Vec<Vec<Point>> = vec![Vec::new()];
    for (index, value) in values.iter().enumerate() {
        match (value, stretches.last_mut()) {
            (Some(value), Some(stretch)) => stretch.push(point((index, *value))),
            _ => stretches.push(Vec::new()),
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    let last = stretches.last().and_then(|stretch| stretch.last()).copied();
    let mut marks = Vec::new();
    if let (Some(plan), Some(_)) = (plan, last) {
        let y = span.y(plan) / SCENE;
        let level = Shape::Line(vec![vec![(0.0, y), (WIDTH / SCENE, y)]]);
        marks.push(Mark { role: Role::Limit, shape: level });
    }
    if let Some(last) = last {
        marks.push(Mark { role: Role::Actual, shape: Shape::Line(stretches) });
        let dot = Shape::Marker(last, Marker::Disc);
        marks.push(Mark { role: Role::Actual, shape: dot });
    }
    Scene {
        width: WIDTH / SCENE,
        height: HEIGHT / SCENE,
        title: title.to_owned(),
        description: "A small line of the figures, without a scale".to_owned(),
        marks,
        ..Scene::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_gaps_a_last_point_and_the_plans_level() {
        let check = |values: &[Option<f64>], plan: Option<f64>, expected: [&str; 3]| {
            assert_eq!(paths(values, plan), expected, "{values:?}");
        };
        check(
            &[Some(0.0), None, Some(10.0)],
            Some(5.0),
            ["M35 265M1165 35", "M1165 35h0", "M0 150H1200"],
        );
        check(&[Some(7.0)], None, ["M35 150", "M35 150h0", ""]);
        check(&[], Some(1.0), ["", "", ""]);
        check(&[Some(f64::MIN), Some(f64::MAX)], None, ["M35 265L1165 35", "M1165 35h0", ""]);
    }
}
