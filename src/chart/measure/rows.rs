//! The periods of a measure's chart.

use crate::chart::scene::Role;
use crate::model::{Calendar, Measure, Number, Pack, Period};
use crate::rating::exception::{on_the_way_back, promised_levels};
use crate::rating::{self, AsAt, PeriodRow, printed};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How many reporting years before the period's own are drawn, of a measure that has several periods a year.
const YEARS_BEFORE: i32 = 1;
/// The same of a yearly measure.
const YEARLY_BEFORE: i32 = 5;

/// What stands beside plan and actual, by period.
pub struct Beside {
    /// What it is called.
    pub name: &'static str,
    /// How it is drawn.
    pub role: Role,
    /// Its figures, in the measure's unit.
    pub values: BTreeMap<Period, Number>,
    /// What has to be known to read it, in a sentence; empty where nothing has.
    pub note: String,
}

/// The periods that are drawn, and up to when their figures are.
pub struct Rows<'a> {
    /// In order of time, from the first with anything to show.
    pub rows: Vec<PeriodRow<'a>>,
    /// The last day of the period shown.
    pub by: NaiveDate,
    /// The organisation's.
    pub calendar: Calendar,
    /// What its exception says of the way back; what has nothing to say is left out.
    pub beside: Vec<Beside>,
    /// What could be expected beside it and isn't drawn, with the reason, in a sentence.
    pub not_drawn: Option<String>,
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
    let period = rating::period_shown(pack, measure, as_at)?;
    let last = calendar.year_of_period(period);
    let years = match measure.frequency.and_then(|frequency| frequency.per_year()) {
        Some(1) => YEARLY_BEFORE,
        _ => YEARS_BEFORE,
    };
    let mut rows = rating::series_rows(pack, measure, last.plus(-years), last, as_at);
    // Periods still to come are drawn for their plan; periods before the first figure are not.
    let first = rows.iter().position(|row| row.actual().is_some() || row.plan().is_some());
    rows.drain(..first.unwrap_or(0));
    let beside = beside(pack, measure, as_at, &rows);
    let not_drawn = why_no_promise(pack, measure, as_at);
    Some(Rows { rows, by: period.end(calendar), calendar, beside, not_drawn })
}

/// The way back that an exception sets, and what its actions promised: neither ever colours the target.
fn beside(pack: &Pack, measure: &Measure, as_at: AsAt, rows: &[PeriodRow<'_>]) -> Vec<Beside> {
    let Some(exception) = on_the_way_back(pack, measure, as_at) else { return Vec::new() };
    let periods: Vec<Period> = rows.iter().map(|row| row.period).collect();
    let recovery = exception.recovery.iter().map(|step| (step.period, step.value));
    let drawn = |(period, _): &(Period, Number)| periods.contains(period);
    let promised = promised_levels(pack, exception, as_at, &periods).and_then(Result::ok);
    let counted = promised.as_ref().map(|it| {
        format!(
            "“As promised” is what its actions promised, counted from the average before {}, {}, and not from the latest figure.",
            it.from.label(),
            printed(measure, it.mean_before)
        )
    });
    let all = [
        Beside {
            name: "Recovery",
            role: Role::Recovery,
            values: recovery.filter(drawn).collect(),
            note: String::new(),
        },
        Beside {
            name: "As promised",
            role: Role::Promised,
            values: promised.map(|it| it.levels).unwrap_or_default().into_iter().collect(),
            note: counted.unwrap_or_default(),
        },
    ];
    all.into_iter().filter(|it| !it.values.is_empty()).collect()
}

/// Why no line says what the actions of an exception promised, in a sentence; `None` where one does, or nothing is
/// promised.
fn why_no_promise(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<String> {
    let exception = on_the_way_back(pack, measure, as_at)?;
    let why = promised_levels(pack, exception, as_at, &[])?.err()?;
    Some(format!("What its actions promised isn’t drawn: {why}."))
}
