//! The largest step between two readings that a steady process takes by chance.

use super::process::{Process, RANGE_LIMIT};

/// The limit of the steps of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RangeLimit {
    /// The average moving range, screened, at least 0.
    pub average_range: f64,
    /// 3.267 times that, in the unit of the values.
    pub limit: f64,
}

impl RangeLimit {
    /// That of a process; `None` of a single reading.
    pub fn of(process: &Process) -> Option<Self> {
        let average_range = process.average_range?;
        Some(Self { average_range, limit: RANGE_LIMIT * average_range })
    }

    /// Whether two readings that differ by `difference` differ by more than chance.
    pub fn is_beyond(self, difference: f64) -> bool {
        difference.abs() > self.limit
    }
}

/// That of a series, in order of time, with ranges screened; `None` under two readings.
pub fn range_limit(readings: &[f64]) -> Option<RangeLimit> {
    RangeLimit::of(&Process::of(readings, true)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_beyond_only_over_the_limit() {
        let found = range_limit(&[10.0, 12.0, 10.0, 12.0, 10.0]).unwrap();
        assert_eq!(found, RangeLimit { average_range: 2.0, limit: 6.534 });
        assert!(found.is_beyond(-6.6) && !found.is_beyond(6.534));
        assert_eq!(range_limit(&[10.0]), None);
    }
}
