//! A line that is drawn: whose, what it is of a measure, and its points.

use super::mark::Mark;
use crate::model::{ComparatorId, MeasureId, Period};
use chrono::NaiveDate;

/// What of a measure a line is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Of {
    /// Its own figures.
    Own,
    /// A comparator's.
    Comparator(ComparatorId),
    /// Where a steady process would stay: the average and both limits.
    UsualRange,
    /// Where the year is heading, and both ends of the interval.
    Forecast,
}

/// Whose line it is. The lines of a layer share one: they are shown and taken away together.
pub type LineId = (MeasureId, Of);

/// A line, with how it is told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Whose.
    pub id: LineId,
    /// As the key says it.
    pub name: String,
    /// What its figures count.
    pub unit: String,
    /// Its look.
    pub mark: Mark,
    /// Its periods, in order of time.
    pub points: Vec<Point>,
}

/// A period of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Which period.
    pub period: Period,
    /// Its last day, where it is drawn.
    pub end: NaiveDate,
    /// The figure; `None` is a gap and never a zero.
    pub value: Option<f64>,
    /// The figure as printed, or why there is none.
    pub words: String,
    /// The line isn't drawn on from the point before: a period between has no entry, or a running total
    /// starts again.
    pub apart: bool,
}

impl Line {
    /// Whether it is the measure's own figures.
    pub fn is_own(&self) -> bool {
        self.id.1 == Of::Own
    }

    /// What the key calls it, or the layer that it is of.
    pub fn key(&self) -> String {
        let of_measure = |layer: &str| {
            let (name, _) = self.name.rsplit_once(": ").unwrap_or((&self.name, ""));
            format!("{name}: {layer}")
        };
        match self.id.1 {
            Of::Own | Of::Comparator(_) => self.name.clone(),
            Of::UsualRange => of_measure("usual range"),
            Of::Forecast => of_measure("forecast"),
        }
    }

    /// What stands at its end: the measure's name, or what of it this is.
    pub fn end(&self) -> &str {
        match self.id.1 {
            Of::Own => &self.name,
            _ => self.name.rsplit_once(": ").map_or(self.name.as_str(), |(_, what)| what),
        }
    }

    /// The point whose period ends on a day.
    pub fn ending(&self, end: NaiveDate) -> Option<&Point> {
        self.points.iter().find(|point| point.end == end)
    }
}
