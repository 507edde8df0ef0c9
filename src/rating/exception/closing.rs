//! Whether an exception may close: after two periods at or above the floor, for one good period isn't recovery.

use super::{before, by_itself, is_above_floor};
use crate::model::{Calendar, Exception, Measure, Observation, Pack, Period};
use crate::rating::Status;
use crate::rating::case::Case;

/// Why an exception can't close by what the figures say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// There aren't two periods since it was raised.
    TooFew,
    /// The figure of a period is below the floor.
    Below(Period),
    /// A period can't be rated, or its figure isn't there.
    Unrated(Period),
    /// The measure isn't in the pack.
    NoMeasure,
}

impl NotYet {
    /// As a clause: "Sep 2025 is worse than the floor", or than what [`super::limit_noun`] calls it.
    pub fn words(self, limit: &str) -> String {
        match self {
            Self::TooFew => "there are not yet two periods since it was raised".to_owned(),
            Self::Below(period) => format!("{} is worse than the {limit}", period.label()),
            Self::Unrated(period) => format!("{} has no figure that can be rated", period.label()),
            Self::NoMeasure => "its measure is not there".to_owned(),
        }
    }
}

/// Whether the figures let an exception close after a period: that period of its measure and the one before it came
/// after the one it was raised on, both are at or above the floor, and no later figure is below it.
///
/// # Errors
/// What stands in the way.
pub fn may_close(pack: &Pack, exception: &Exception, after: Period) -> Result<(), NotYet> {
    let calendar = pack.calendar();
    let measure = pack.measure(&exception.measure).ok_or(NotYet::NoMeasure)?;
    let of_year = &*measure.as_of(calendar.year_of_period(after));
    let case = Case::new(calendar, of_year, None).as_at(after);
    let latest = case.period_shown(after).ok_or(NotYet::TooFew)?;
    let earlier = before(calendar, measure, latest).ok_or(NotYet::TooFew)?;
    if earlier.end(calendar) <= exception.raised.end(calendar) {
        return Err(NotYet::TooFew);
    }
    // What came in later first: it is what a reader knows.
    let later = reported_after(calendar, measure, latest);
    let below = |period: &Period| by_itself(calendar, measure, *period, None).status == Status::Red;
    if let Some(period) = later.into_iter().rev().find(below) {
        return Err(NotYet::Below(period));
    }
    for period in [latest, earlier] {
        match by_itself(calendar, measure, period, None).status {
            status if is_above_floor(status) => {}
            Status::Red => return Err(NotYet::Below(period)),
            _ => return Err(NotYet::Unrated(period)),
        }
    }
    Ok(())
}

/// The last period up to another that an exception's measure has a figure for: what it closes after. `None` without one.
pub fn last_figure(pack: &Pack, exception: &Exception, by: Period) -> Option<Period> {
    let calendar = pack.calendar();
    let measure = pack.measure(&exception.measure)?;
    let known = |found: &&Observation| {
        found.reading.is_figure()
            && Some(found.period.frequency()) == measure.frequency
            && found.period.end(calendar) <= by.end(calendar)
    };
    let periods = measure.series.iter().filter(known).map(|found| found.period);
    periods.max_by_key(|period| period.end(calendar))
}

/// The periods of a measure's own frequency that something was reported for and that end after another.
pub(super) fn reported_after(calendar: Calendar, measure: &Measure, period: Period) -> Vec<Period> {
    let later = |found: &&Observation| {
        found.period.frequency() == period.frequency()
            && found.period.end(calendar) > period.end(calendar)
    };
    measure.series.iter().filter(later).map(|found| found.period).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{all, exception, pack, period};
    use super::*;

    #[test]
    fn it_closes_after_the_last_figure_that_there_is() {
        let check = |figures: &[Option<f64>], by: &str, expected: Option<&str>| {
            let pack = pack(figures, exception("2024-05"));
            let found = last_figure(&pack, &pack.exceptions[0], period(by));
            assert_eq!(found, expected.map(period), "{figures:?} {by}");
        };
        check(&all(&[90, 110, 104]), "2024-10", Some("2024-06"));
        check(&[Some(90.0), Some(110.0), None, None], "2024-07", Some("2024-05"));
        check(&all(&[90, 110, 104]), "2024/25 Q1", Some("2024-06"));
        check(&all(&[90, 110, 104]), "2024-03", None);
    }

    #[test]
    fn two_periods_at_or_above_the_floor_close_it_and_nothing_less() {
        let check = |figures: &[Option<f64>], after: &str, expected: Result<(), &str>| {
            let pack = pack(figures, exception("2024-05"));
            let found = may_close(&pack, &pack.exceptions[0], period(after));
            let found = found.map_err(|it| it.words("floor"));
            assert_eq!(found, expected.map_err(str::to_owned), "{figures:?} {after}");
        };
        // Raised on May: June is the first since.
        check(&all(&[90, 110, 104, 105]), "2024-07", Ok(()));
        check(
            &all(&[90, 110, 104, 105]),
            "2024-06",
            Err("there are not yet two periods since it was raised"),
        );
        check(&all(&[90, 110, 104, 106]), "2024-07", Err("Jul 2024 is worse than the floor"));
        check(&all(&[90, 110, 106, 104]), "2024-07", Err("Jun 2024 is worse than the floor"));
        check(&all(&[90, 110, 104]), "2024-07", Err("Jul 2024 has no figure that can be rated"));
        // What came later counts against it.
        check(&all(&[90, 110, 99, 99, 120]), "2024-07", Err("Aug 2024 is worse than the floor"));
        check(&all(&[90, 110, 99, 99, 104]), "2024-07", Ok(()));
        // A quarter's end is asked for by its last month.
        check(&all(&[90, 110, 99, 99, 99, 99]), "2024/25 Q2", Ok(()));
    }
}
