//! By when a figure is due and published, and whether it is there by a day (RULES 1 and 3).

use super::case::Case;
use super::status::Reason;
use super::timeline::AsAt;
use crate::model::{Calendar, Frequency, Measure, MissingReason, Pack, Period};
use chrono::{Days, NaiveDate};

/// Whether a figure is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureState {
    /// Something stands there, whether or not it can be used.
    In,
    /// It should be there and isn't: what a rating calls late.
    Late,
    /// It isn't due yet.
    ToCome,
    /// It isn't there, for this reason.
    Missing(MissingReason),
}

/// Whether a measure's figure for a period is there, as on a day; under the terms of the period's year.
pub fn figure_state(pack: &Pack, measure: &Measure, period: Period, on: NaiveDate) -> FigureState {
    let calendar = pack.calendar();
    let measure = &*measure.as_of(calendar.year_of_period(period));
    match Case::new(calendar, measure, Some(on)).figure(period) {
        Err(Reason::Overdue) => FigureState::Late,
        Err(Reason::Missing(MissingReason::NotDue)) => FigureState::ToCome,
        Err(Reason::Missing(reason)) => FigureState::Missing(reason),
        Ok(_) | Err(_) => FigureState::In,
    }
}

/// The day from which a period's figure should be there: its end plus the specification's days, under the terms of the
/// period's year.
pub fn figure_due_on(calendar: Calendar, measure: &Measure, period: Period) -> Option<NaiveDate> {
    let measure = &*measure.as_of(calendar.year_of_period(period));
    Case::new(calendar, measure, None).due_on(period)
}

/// Whether a target covers a period: one of its year, or one of an earlier year that reaches into it.
pub fn is_targeted(calendar: Calendar, measure: &Measure, period: Period) -> bool {
    let measure = &*measure.as_of(calendar.year_of_period(period));
    Case::new(calendar, measure, None).target_for(period).is_some()
}

/// The day on which a period's figure is published; `None` where the specification doesn't say.
pub fn figure_published_on(
    calendar: Calendar,
    measure: &Measure,
    period: Period,
) -> Option<NaiveDate> {
    let measure = &*measure.as_of(calendar.year_of_period(period));
    let days = measure.specification.published_days?;
    period.end(calendar).checked_add_days(Days::new(days.into()))
}

/// Whether a period is still to come: no figure stands at it, and none of those that end with it is due yet. What is
/// said of it is what stood before.
pub fn is_to_come(pack: &Pack, at: AsAt) -> bool {
    let (calendar, end) = (pack.calendar(), at.period.end(pack.calendar()));
    let is_there = |measure: &Measure| {
        let frequency = measure.frequency.filter(|it| *it != Frequency::Dated)?;
        let own = calendar.period_of(end, frequency).filter(|own| own.end(calendar) == end)?;
        let is_due = || {
            // Before it has ended nothing of it is due, and most that are to come haven't.
            if at.on.is_some_and(|on| on < end) {
                return false;
            }
            let due = figure_due_on(calendar, measure, own);
            at.on.is_none_or(|on| due.is_some_and(|due| due <= on))
        };
        Some(measure.observation(own).is_some() || is_due())
    };
    !pack.measures.iter().any(|measure| is_there(measure) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Observation, Reading};
    use std::sync::Arc;

    #[test]
    fn a_figure_is_late_from_its_day_on_and_a_reason_is_no_delay() {
        let period: Period = "2025-09".parse().unwrap();
        let check = |reading: Option<Reading>, on: &str, expected: FigureState| {
            let mut measure = Measure {
                frequency: Some(Frequency::Monthly),
                series: reading.map(|it| Observation::new(period, it)).into_iter().collect(),
                ..Measure::default()
            };
            measure.specification.lag_days = Some(20);
            let found = figure_state(&Pack::default(), &measure, period, on.parse().unwrap());
            assert_eq!(found, expected, "{reading:?} on {on}");
        };
        check(None, "2025-10-19", FigureState::ToCome);
        check(None, "2025-10-20", FigureState::Late);
        check(Some(Reading::Missing(MissingReason::Late)), "2025-10-01", FigureState::Late);
        let suppressed = MissingReason::Suppressed;
        check(Some(Reading::Missing(suppressed)), "2026-01-01", FigureState::Missing(suppressed));
        check(Some(Reading::Number(Number::from(1))), "2026-01-01", FigureState::In);
        check(Some(Reading::Unread), "2026-01-01", FigureState::In);
    }

    #[test]
    fn days_are_counted_from_the_end_of_the_period() {
        let mut measure = Measure::default();
        measure.specification.lag_days = Some(30);
        let day = |on: Option<NaiveDate>| on.map(|on| on.to_string());
        let quarter: Period = "2025/26 Q2".parse().unwrap();
        let calendar = Calendar::default();
        let due = figure_due_on(calendar, &measure, quarter);
        assert_eq!(day(due).as_deref(), Some("2025-10-30"));
        assert_eq!(figure_published_on(calendar, &measure, quarter), None);
        measure.specification.published_days = Some(45);
        let published = figure_published_on(calendar, &measure, quarter);
        assert_eq!(day(published).as_deref(), Some("2025-11-14"));
        // A day that no calendar has is none.
        measure.specification.published_days = Some(u32::MAX);
        measure.specification.lag_days = Some(u32::MAX);
        assert_eq!(figure_published_on(calendar, &measure, quarter), None);
        assert_eq!(figure_due_on(calendar, &measure, quarter), None);
    }

    #[test]
    fn a_period_is_to_come_until_something_of_it_is_there_or_due() {
        let pack = |months: &[u32]| {
            let entry = |month: &u32| {
                let period = Period::Month { year: 2025, month: *month };
                Observation::new(period, Reading::Number(Number::from(5)))
            };
            let mut measure = Measure {
                frequency: Some(Frequency::Monthly),
                series: months.iter().map(entry).collect(),
                ..Measure::default()
            };
            measure.specification.lag_days = Some(20);
            Pack { measures: vec![Arc::new(measure)], ..Pack::default() }
        };
        let check = |pack: &Pack, month: u32, on: &str, expected: bool| {
            let period = Period::Month { year: 2025, month };
            let at = AsAt { period, on: on.parse().ok() };
            assert_eq!(is_to_come(pack, at), expected, "{period} on {on}");
        };
        let months = pack(&[8, 9]);
        check(&months, 9, "2025-10-31", false);
        check(&months, 9, "2025-10-01", false);
        check(&months, 10, "2025-10-31", true);
        check(&months, 10, "2025-11-20", false);
        check(&months, 11, "2025-11-20", true);
        check(&pack(&[]), 10, "2025-10-31", true);
        check(&pack(&[]), 9, "2025-10-31", false);
    }
}
