//! Cost per outcome over time (FRAMEWORK D8): what was counted, and under it, on the same periods, what each cost. Two
//! panels rather than two scales on one: lines on different scales cross wherever they are drawn to.

use super::along::Along;
use super::axis::{Axis, axis};
use super::letters::fitted;
use super::plot::{GAP, Plot, SIZE, STEP, grid, strokes, text, tick_words};
use super::scale::Scale;
use super::scene::{Letters, Mark, Marker, Point, Role, Scene, Shape, Stop, Table};
use crate::model::{Measure, Number};
use crate::rating::{Money, MoneyRow, counted_words, pounds, unit_words};

/// The smallest size that anything can be read in.
const LEAST: (f64, f64) = (200.0, 180.0);
/// The part of the width that words beside the plot may take.
const BESIDE: f64 = 0.32;
/// Where there is nothing to say.
const NOTHING: &str = "–";

/// What was counted and what each cost, to be laid out for whatever size there is.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyChart {
    /// How the unit cost moved.
    pub title: String,
    /// Of what, from when to when, and that the scales differ.
    pub caption: String,
    /// The figures, with budget, spend and forecast.
    pub table: Table,
    /// The place of the latest unit cost.
    pub shown: usize,
    periods: Vec<(String, String)>,
    panels: [Panel; 2],
}

/// A line over its own scale.
#[derive(Clone, Debug, PartialEq)]
struct Panel {
    name: String,
    role: Role,
    values: Vec<Option<f64>>,
    axis: Axis,
}

impl MoneyChart {
    /// The chart of a measure's money; `None` without a unit cost in any period.
    pub fn of(measure: &Measure, money: &Money) -> Option<Self> {
        let title = money.finding()?;
        let all = &money.rows;
        let shown = all.iter().rposition(|it| it.unit_cost.is_some())?;
        let counted = Panel::of(
            format!("How many {}", counted_words(measure)),
            Role::Actual,
            all.iter().map(|it| it.counted).collect(),
            &counting(measure),
        );
        let cost = Panel::of(
            "What each cost".to_owned(),
            Role::Course,
            all.iter().map(|it| it.unit_cost).collect(),
            &Measure { unit: "£".to_owned(), ..Measure::default() },
        );
        Some(Self {
            caption: caption(measure, all, [&counted.axis, &cost.axis]),
            table: table(measure, all),
            periods: all.iter().map(|it| (it.period.label(), said(it))).collect(),
            panels: [counted, cost],
            title,
            shown,
        })
    }

    /// The chart laid out for a size.
    pub fn scene(&self, width: f64, height: f64) -> Scene {
        let (width, height) = (width.max(LEAST.0), height.max(LEAST.1));
        let words = self.panels.each_ref().map(|it| tick_words(&it.axis, width * BESIDE));
        let left = words.iter().map(|(_, widest)| *widest).fold(0.0, f64::max) + GAP;
        let right = width - GAP;
        let band = (right - left) / self.periods.len().max(1) as f64;
        let names = self.periods.iter().map(|(name, _)| name.as_str());
        let along = Along::of(names, band, right - left);
        let bottom = height - along.height() - GAP;
        // Each panel has its name over it, and room for the highest tick's words under that.
        let over = 2.0 * STEP;
        let each = (bottom - 2.0 * over) / 2.0;
        let mut scene = Scene {
            width,
            height,
            title: self.title.clone(),
            caption: self.caption.clone(),
            description: format!(
                "Two lines by period, one under the other: how many were counted, and what each cost. {}",
                self.caption
            ),
            table: self.table.clone(),
            bottom,
            ..Scene::default()
        };
        let frame = |at: usize| {
            let top = over + at as f64 * (each + over);
            [left, top, right, top + each]
        };
        let plots: Vec<Plot> = self
            .panels
            .iter()
            .enumerate()
            .map(|(at, panel)| {
                let frame = frame(at);
                let (low, high) = panel.axis.ends().unwrap_or((0.0, 1.0));
                Plot { frame, band, y: Scale { low: (low, frame[3]), high: (high, frame[1]) } }
            })
            .collect();
        for ((panel, plot), (words, _)) in self.panels.iter().zip(&plots).zip(&words) {
            panel.draw(&mut scene.marks, plot, words);
        }
        if let Some(lower) = plots.last() {
            along.draw(&mut scene.marks, lower, width);
            scene.stops = self.stops(lower);
        }
        scene
    }

    fn stops(&self, lower: &Plot) -> Vec<Stop> {
        let cost = |at: usize| self.panels[1].values.get(at).copied().flatten();
        let stop = |(at, (name, said)): (usize, &(String, String))| Stop {
            x: lower.x(at),
            y: cost(at).map(|value| lower.y.at(value)),
            name: name.clone(),
            said: said.clone(),
            status: None,
        };
        self.periods.iter().enumerate().map(stop).collect()
    }
}

impl Panel {
    fn of(name: String, role: Role, values: Vec<Option<Number>>, measure: &Measure) -> Self {
        let values: Vec<Option<f64>> = values.into_iter().map(|it| it.map(Number::get)).collect();
        let known = || values.iter().flatten().copied();
        let low = known().fold(f64::INFINITY, f64::min);
        let high = known().fold(f64::NEG_INFINITY, f64::max);
        Self { name, role, axis: axis(measure, low, high, false), values }
    }

    /// As many ticks as stand apart in the height that there is, from the lowest.
    fn thinned(&self, plot: &Plot, words: &[String]) -> (Axis, Vec<String>) {
        let [_, top, _, bottom] = plot.frame;
        let gaps = self.axis.ticks.len().saturating_sub(1).max(1) as f64;
        let every = (STEP * gaps / (bottom - top).max(1.0)).ceil().max(1.0) as usize;
        let axis = Axis {
            ticks: self.axis.ticks.iter().step_by(every).copied().collect(),
            words: self.axis.words.iter().step_by(every).cloned().collect(),
        };
        (axis, words.iter().step_by(every).cloned().collect())
    }

    fn draw(&self, marks: &mut Vec<Mark>, plot: &Plot, words: &[String]) {
        let [_, top, right, _] = plot.frame;
        let name = fitted(&self.name, SIZE, right, 1).concat();
        marks.push(text(Role::Words, (0.0, top - STEP * 0.75), name, Letters::of(SIZE)));
        let (axis, words) = self.thinned(plot, words);
        grid(marks, &axis, plot, &words);
        let mut stretches: Vec<Vec<Point>> = vec![Vec::new()];
        for (at, value) in self.values.iter().enumerate() {
            match (value, stretches.last_mut()) {
                (Some(value), Some(stretch)) => stretch.push((plot.x(at), plot.y.at(*value))),
                _ => stretches.push(Vec::new()),
            }
        }
        stretches.retain(|stretch| !stretch.is_empty());
        let points: Vec<Point> = stretches.iter().flatten().copied().collect();
        marks.push(Mark { role: self.role, shape: Shape::Line(stretches) });
        let marker = if self.role == Role::Actual { Marker::Disc } else { Marker::Square };
        marks.extend(
            points.into_iter().map(|at| Mark { role: self.role, shape: Shape::Marker(at, marker) }),
        );
        strokes(marks, &self.axis, plot);
    }
}

/// A measure as its count is printed: a ratio's numerator has no unit of its own.
fn counting(measure: &Measure) -> Measure {
    let words = unit_words(measure).is_some() || measure.unit.trim().starts_with('%');
    Measure {
        unit: if words { String::new() } else { measure.unit.clone() },
        precision: Some(0),
        ..Measure::default()
    }
}

fn caption(measure: &Measure, rows: &[MoneyRow], axes: [&Axis; 2]) -> String {
    let ends = rows.first().zip(rows.last());
    let span = ends.map(|(first, last)| match first.period == last.period {
        true => format!(", {}", last.period.label()),
        false => format!(", {} to {}", first.period.label(), last.period.label()),
    });
    let mut caption = format!(
        "{}{}: how many {}, and spend by that. Each line has a scale of its own.",
        measure.name,
        span.unwrap_or_default(),
        counted_words(measure)
    );
    for (axis, which) in axes.into_iter().zip(["upper", "lower"]) {
        if let Some(broken) = axis.broken() {
            caption +=
                &format!(" {}", broken.replacen("The axis", &format!("The {which} axis"), 1));
        }
    }
    caption
}

fn or_nothing(words: Option<String>) -> String {
    words.unwrap_or_else(|| NOTHING.to_owned())
}

/// A count as printed.
fn whole(count: Number) -> String {
    count.printed(None)
}

fn said(row: &MoneyRow) -> String {
    let part = |what: &str, words: Option<String>| {
        words.map_or_else(|| format!("no {what}"), |words| format!("{what} {words}"))
    };
    [
        part("count", row.counted.map(whole)),
        part("spend", row.spend.map(pounds)),
        part("unit cost", row.unit_cost.map(pounds)),
    ]
    .join("; ")
}

fn table(measure: &Measure, rows: &[MoneyRow]) -> Table {
    let counted = format!("How many {}", counted_words(measure));
    let heads = ["Period", "Budget", "Spend", "Forecast", counted.as_str(), "What each cost"];
    let row = |it: &MoneyRow| {
        vec![
            it.period.label(),
            or_nothing(it.budget.map(pounds)),
            or_nothing(it.spend.map(pounds)),
            or_nothing(it.forecast.map(pounds)),
            or_nothing(it.counted.map(whole)),
            or_nothing(it.unit_cost.map(pounds)),
        ]
    };
    Table { heads: heads.map(str::to_owned).to_vec(), rows: rows.iter().map(row).collect() }
}
