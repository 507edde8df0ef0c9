//! The order of time, in which series and trajectories are kept.

use crate::model::{Calendar, Observation, Period, Target};
use chrono::NaiveDate;

/// Where a period stands in a series: by its last day, then its first, then its kind.
pub(crate) fn in_time(period: Period, calendar: Calendar) -> (NaiveDate, NaiveDate, Period) {
    (period.end(calendar), period.start(calendar), period)
}

/// Whether each period is later than the one before and of the same kind. Then they are in order of time
/// and all different, which nearly every series is, and no date has to be worked out to know it.
pub(crate) fn plainly_in_time(periods: impl Iterator<Item = Period> + Clone) -> bool {
    periods.clone().zip(periods.skip(1)).all(|(earlier, later)| {
        let same_kind = match (earlier, later) {
            (Period::Month { .. }, Period::Month { .. }) => true,
            (Period::Quarter { year: one, .. }, Period::Quarter { year: other, .. })
            | (Period::Half { year: one, .. }, Period::Half { year: other, .. })
            | (Period::Year(one), Period::Year(other)) => one.spans() == other.spans(),
            // Ranges that start in order may still end out of it.
            _ => false,
        };
        same_kind && earlier < later
    })
}

/// Puts a series in order of time; equal periods keep their order. Says whether it had to.
pub(crate) fn sort_series(series: &mut Vec<Observation>, calendar: Calendar) -> bool {
    sort(series, |observation| observation.period, calendar)
}

/// Puts a trajectory in order of time. Says whether it had to.
pub(crate) fn sort_trajectory(target: &mut Target, calendar: Calendar) -> bool {
    sort(&mut target.trajectory, |step| step.period, calendar)
}

fn sort<T>(list: &mut Vec<T>, period: impl Fn(&T) -> Period, calendar: Calendar) -> bool {
    if plainly_in_time(list.iter().map(&period)) {
        return false;
    }
    let places = places_in_time(list.iter().map(period).collect(), calendar);
    if places.is_sorted() {
        return false;
    }
    let mut held: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(places.iter().filter_map(|place| held.get_mut(*place)?.take()));
    true
}

/// The places of periods in order of time. One sort for every kind of list: each costs the page code.
fn places_in_time(periods: Vec<Period>, calendar: Calendar) -> Vec<usize> {
    let mut keys: Vec<_> = periods
        .into_iter()
        .enumerate()
        .map(|(place, period)| (in_time(period, calendar), place))
        .collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_sure_of_order_only_where_it_is_plain() {
        let check = |texts: &[&str], expected: bool| {
            let periods: Vec<Period> = texts.iter().map(|text| text.parse().unwrap()).collect();
            assert_eq!(plainly_in_time(periods.iter().copied()), expected, "{texts:?}");
        };
        check(&[], true);
        check(&["2025-04"], true);
        check(&["2025-12", "2026-01", "2026-03"], true);
        check(&["2025/26 Q4", "2026/27 Q1"], true);
        check(&["2025-04", "2025-04"], false);
        check(&["2025-05", "2025-04"], false);
        check(&["2025-04", "2025/26 Q1"], false);
        // The same year in two styles: by their text in order, in time not.
        check(&["2025 Q2", "2025/26 Q1"], false);
        check(&["2025-01-01..2025-12-31", "2025-02-01..2025-02-28"], false);
    }

    #[test]
    fn sorts_by_the_last_day_and_says_whether_it_had_to() {
        let check = |texts: &[&str], expected: &[&str]| {
            let observation = |text: &&str| {
                let reading = crate::model::Reading::Number(1.into());
                Observation::new(text.parse().unwrap(), reading)
            };
            let mut series: Vec<Observation> = texts.iter().map(observation).collect();
            assert_eq!(sort_series(&mut series, Calendar::default()), texts != expected);
            let sorted: Vec<String> = series.iter().map(|held| held.period.to_string()).collect();
            assert_eq!(sorted, expected);
        };
        check(&["2025-05", "2025-04"], &["2025-04", "2025-05"]);
        check(&["2025/26", "2025-06", "2025/26 Q1"], &["2025/26 Q1", "2025-06", "2025/26"]);
        check(
            &["2025-01-01..2025-12-31", "2025-02-01..2025-02-28"],
            &["2025-02-01..2025-02-28", "2025-01-01..2025-12-31"],
        );
    }
}
