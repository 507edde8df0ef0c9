//! What a year asks for, and each of its periods, as they are added up: for whoever tries other limits.

use super::case::Case;
use super::target::Limits;
use crate::model::{Calendar, Measure, Period, ReportingYear};

/// The limits of a year and of its periods, in the measure's unit at full precision.
#[derive(Clone, Debug, PartialEq)]
pub struct YearLimits {
    /// Of the whole year.
    pub year: Limits,
    /// Of each period that has any, in order of time.
    pub periods: Vec<(Period, Limits)>,
}

/// The limits of a year by the target that covers it. `None` where it has none, or none for the whole year yet, and for
/// dated ranges.
pub fn year_limits(
    calendar: Calendar,
    measure: &Measure,
    year: ReportingYear,
) -> Option<YearLimits> {
    let measure = &*measure.as_of(year);
    let all = calendar.periods(year, measure.frequency?);
    let last = *all.last()?;
    let case = Case::new(calendar, measure, None).as_at(last);
    let of = |period: Period| Some((period, case.resolve(period).ok()?));
    Some(YearLimits {
        year: case.year_plan(last, case.profiled_year(last)).ok()?,
        periods: all.into_iter().filter_map(of).collect(),
    })
}
