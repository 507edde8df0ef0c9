//! The same in each period.

use super::{TrajectoryError, setting, shared_out, steps};
use crate::model::{Accumulation, Calendar, Measure, Number, ReportingYear, Step};

/// The same in each period: a sum's value in equal parts, any other's value in each; a running total grows
/// by equal parts.
pub fn flat(
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    value: Number,
) -> Result<Vec<Step>, TrajectoryError> {
    let setting = setting(measure, calendar, year)?;
    let equal = vec![1.0; setting.periods.len()];
    match setting.accumulation {
        Accumulation::Sum | Accumulation::Running => shared_out(&setting, value, &equal),
        Accumulation::Mean | Accumulation::Ratio | Accumulation::Latest => {
            Ok(steps(&setting, equal.iter().map(|_| value.get()), value))
        }
    }
}
