//! The periods of a measure's chart.

use crate::model::{Calendar, Measure, Number, Pack, Period};
use crate::rating::{self, AsAt, PeriodRow, exception::on_the_way_back};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How many reporting years before the period's own are drawn, of a measure that has several periods a year.
const YEARS_BEFORE: i32 = 1;
/// The same of a yearly measure.
const YEARLY_BEFORE: i32 = 5;

/// The periods that are drawn, and up to when their figures are.
pub struct Rows<'a> {
    /// In order of time, from the first with anything to show.
    pub rows: Vec<PeriodRow<'a>>,
    /// The last day of the period shown.
    pub by: NaiveDate,
    /// The organisation's.
    pub calendar: Calendar,
    /// What its exception says of the way back, by period.
    pub recovery: BTreeMap<Period, Number>,
}

impl Rows<'_> {
    /// Whether a period comes after the one shown.
    pub fn later(&self, row: &PeriodRow<'_>) -> bool {
        row.period.end(self.calendar) > self.by
    }

    /// A period's figure, where it is to be shown.
    pub(super) fn actual(&self, row: &PeriodRow<'_>) -> Option<Number> {
        row.actual().filter(|_| !self.later(row))
    }
}

/// The periods of a measure's chart, under the terms that hold at the period; `None` where there is no period
/// to show.
pub fn rows<'a>(pack: &Pack, measure: &'a Measure, as_at: AsAt) -> Option<Rows<'a>> {
    let calendar = pack.calendar();
    let period = rating::rate(pack, measure, as_at).period?;
    let last = calendar.year_of_period(period);
    let years = match measure.frequency.and_then(|frequency| frequency.per_year()) {
        Some(1) => YEARLY_BEFORE,
        _ => YEARS_BEFORE,
    };
    let mut rows = rating::series_rows(pack, measure, last.plus(-years), last, as_at.on);
    // Periods still to come are drawn for their plan; periods before the first figure are not.
    let first = rows.iter().position(|row| row.actual().is_some() || row.plan().is_some());
    rows.drain(..first.unwrap_or(0));
    let back = on_the_way_back(pack, measure, as_at).map(|it| it.recovery.as_slice());
    let recovery = back.unwrap_or_default().iter().map(|step| (step.period, step.value)).collect();
    Some(Rows { rows, by: period.end(calendar), calendar, recovery })
}
