//! What a measure's chart shows, whatever its size.

use crate::chart::axis::Axis;
use crate::chart::scene::{Role, Table};
use crate::rating::Status;

/// A measure's chart, to be laid out for whatever size there is.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What happened.
    pub title: String,
    /// Of what, from when to when, in which unit; what of it has to be known to read it.
    pub caption: String,
    /// The figures.
    pub table: Table,
    /// The place of the period shown, counted from the first.
    pub shown: usize,
    pub(super) periods: Vec<Moment>,
    pub(super) traces: Vec<Trace>,
    /// Where lines start anew, counted in periods.
    pub(super) starts: Vec<usize>,
    pub(super) columns: bool,
    /// Where the year is heading.
    pub(super) fan: Option<Fan>,
    pub(super) axis: Axis,
}

/// A line of the chart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trace {
    pub(super) role: Role,
    pub(super) name: String,
    /// A value for each period; `None` is a gap.
    pub(super) values: Vec<Option<f64>>,
    /// The last value, as printed.
    pub(super) last: String,
}

/// A period of the chart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moment {
    pub(super) name: String,
    pub(super) said: String,
    pub(super) status: Option<Status>,
    pub(super) missing: bool,
}

/// The fan from the last figure to the year's end, in places of periods and in the measure's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fan {
    pub(super) from: (usize, f64),
    pub(super) end: usize,
    pub(super) low: f64,
    pub(super) high: f64,
}
