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
    /// Rare events: each a mark, instead of columns.
    pub(super) events: bool,
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

impl Trace {
    /// Whether anything of it is drawn: the year before is a line without markers, so it needs two values side by side,
    /// or its name would point at nothing.
    pub(super) fn shows(&self) -> bool {
        match self.role {
            Role::Before => self.values.array_windows().any(|[a, b]| a.is_some() && b.is_some()),
            _ => self.values.iter().any(Option::is_some),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_points_at_something_drawn() {
        let check = |role, values: &[Option<f64>], shows| {
            let (name, last) = (String::new(), String::new());
            let trace = Trace { role, name, values: values.to_vec(), last };
            assert_eq!(trace.shows(), shows, "{role:?} {values:?}");
        };
        check(Role::Before, &[None, Some(1.0), None, Some(2.0)], false);
        check(Role::Before, &[None, Some(1.0), Some(2.0)], true);
        check(Role::Actual, &[None, Some(1.0), None], true);
        check(Role::Actual, &[None, None], false);
    }
}
