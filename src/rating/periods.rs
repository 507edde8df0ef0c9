//! Which period is shown, which are due, and which are on offer (RULES 1).

use super::View;
use crate::model::{Calendar, Frequency, Measure, Pack, Period, Reading};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// The period a measure shows when `chosen` is chosen: its latest of its own frequency ended by the end of
/// `chosen`; for dated measures, their latest reported range ended by then.
pub fn shown_period(pack: &Pack, measure: &Measure, chosen: Period) -> Option<Period> {
    let calendar = pack.calendar();
    let by = chosen.end(calendar);
    match measure.frequency? {
        Frequency::Dated => measure
            .series
            .iter()
            .map(|observation| observation.period)
            .filter(|period| period.end(calendar) <= by)
            .max_by_key(|period| (period.end(calendar), period.start(calendar))),
        frequency => {
            let current = calendar.period_of(by, frequency)?;
            if current.end(calendar) <= by { Some(current) } else { current.plus(-1) }
        }
    }
}

/// The day on which a period's figure is due: its end plus the specification's lag.
pub fn due(pack: &Pack, measure: &Measure, period: Period) -> NaiveDate {
    let lag = Days::new(u64::from(measure.specification.lag_days.unwrap_or(0)));
    period.end(pack.calendar()).checked_add_days(lag).unwrap_or(NaiveDate::MAX)
}

/// Whether a period's figure is due today; every ended period is where today isn't known.
pub(super) fn is_due(view: View, period: Period, on: Option<NaiveDate>) -> bool {
    on.is_none_or(|on| due(view.pack, view.measure, period) <= on)
}

/// The periods a reader can choose: from the first figure to the last figure or target, at the finest
/// frequency that the pack's measures use.
pub fn periods(pack: &Pack) -> Vec<Period> {
    let calendar = pack.calendar();
    let Some(frequency) = finest(pack) else { return Vec::new() };
    let ends: BTreeSet<NaiveDate> = pack
        .measures
        .iter()
        .flat_map(|measure| {
            let first = measure.series.first().map(|observation| observation.period);
            let last = measure.series.last().map(|observation| observation.period);
            let planned = measure.targets.values().filter_map(|target| {
                target.trajectory.last().map(|step| step.period)
            });
            first.into_iter().chain(last).chain(planned).map(|period| period.end(calendar))
        })
        .collect();
    let (Some(first), Some(last)) = (ends.first(), ends.last()) else { return Vec::new() };
    // A century of months bounds what a file with one absurd date can ask the page to list.
    const MOST: usize = 1_200;
    let mut found = Vec::new();
    let mut next = calendar.period_of(*last, frequency);
    while let Some(period) = next.filter(|period| period.end(calendar) >= *first) {
        found.push(period);
        if found.len() == MOST {
            break;
        }
        next = period.plus(-1);
    }
    found.reverse();
    found
}

/// The period shown first: the latest on offer that a figure of the finest frequency has reached, and not
/// one that ends after today.
pub fn latest(pack: &Pack, on: Option<NaiveDate>) -> Option<Period> {
    let calendar = pack.calendar();
    let frequency = finest(pack)?;
    let latest_figure = |finest_only: bool| {
        pack.measures
            .iter()
            .filter(|measure| !finest_only || measure.frequency == Some(frequency))
            .filter_map(|measure| latest_end(measure, calendar, on))
            .max()
    };
    let end = latest_figure(true).or_else(|| latest_figure(false))?;
    calendar.period_of(end, frequency)
}

/// The end of a measure's latest period with a figure, ended by today.
fn latest_end(measure: &Measure, calendar: Calendar, on: Option<NaiveDate>) -> Option<NaiveDate> {
    measure
        .series
        .iter()
        .rev()
        .filter(|observation| {
            matches!(observation.reading, Reading::Number(_) | Reading::Ratio { .. })
        })
        .map(|observation| observation.period.end(calendar))
        .find(|end| on.is_none_or(|on| *end <= on))
}

/// The finest frequency with a grid that any measure uses.
fn finest(pack: &Pack) -> Option<Frequency> {
    pack.measures
        .iter()
        .filter_map(|measure| measure.frequency)
        .filter(|frequency| *frequency != Frequency::Dated)
        .min()
}
