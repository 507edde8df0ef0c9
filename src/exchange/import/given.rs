//! A target that a cell gives, found and not yet taken.

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
