//! A target that a cell gives, and what stands beside it, found and not yet taken.

use crate::exchange::columns::target_parts::TargetPart;
use crate::model::{Period, ReportingYear};

/// Where, of which measure, and for when.
pub(super) struct Given {
    /// Its row and column.
    pub(super) at: (usize, usize),
    pub(super) measure: usize,
    pub(super) year: Option<ReportingYear>,
    pub(super) period: Option<Period>,
}

impl Given {
    /// The part of the year that it is for; none for the year as a whole.
    pub(super) fn part(&self) -> Option<Period> {
        self.period.filter(|period| !matches!(period, Period::Year(_)))
    }
}

/// What is said beside a target: of which measure, and what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Beside {
    /// A part of a year's target.
    Part(usize, ReportingYear, TargetPart),
    /// A period's floor.
    Floor(usize, Period),
}
