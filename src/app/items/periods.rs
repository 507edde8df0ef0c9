//! Periods to choose from.

use super::Choice;
use crate::model::{Calendar, Frequency, Period};

/// How many periods before the one in hand a form offers, and how many after it.
const BEFORE: i32 = 24;
const AFTER: i32 = 24;

/// The periods that a form offers: those of the same frequency about the one in hand, in order, and the one that is set.
pub fn periods_about(now: Period, set: Option<Period>) -> Vec<Choice> {
    let mut periods: Vec<Period> =
        (-BEFORE..=AFTER).filter_map(|away| now.plus(away)).chain(set).collect();
    // A dated range has none before or after it.
    if now.frequency() == Frequency::Dated {
        periods.push(now);
    }
    periods.sort_unstable();
    periods.dedup();
    periods.into_iter().map(|period| (period.to_string(), period.label())).collect()
}

/// The period of a frequency that is in hand where another one is: that which holds its last day.
pub fn in_hand(calendar: Calendar, now: Period, frequency: Option<Frequency>) -> Period {
    let own = frequency.and_then(|it| calendar.period_of(now.end(calendar), it));
    own.unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn offers_periods_about_the_one_in_hand_and_the_one_that_is_set() {
        let keys = |now: &str, set: Option<&str>| -> Vec<String> {
            let offered = periods_about(period(now), set.map(period));
            offered.into_iter().map(|(key, _)| key).collect()
        };
        let months = keys("2025-09", Some("2020-01"));
        assert_eq!(months.len(), 50);
        assert_eq!((months[0].as_str(), months[1].as_str()), ("2020-01", "2023-09"));
        assert_eq!(months.last().map(String::as_str), Some("2027-09"));
        assert_eq!(keys("2025-09-01..2025-12-20", None), ["2025-09-01..2025-12-20"]);
        assert_eq!(periods_about(period("2025/26 Q2"), None)[24].1, "Q2 2025/26");
    }

    #[test]
    fn a_measure_has_its_own_period_in_hand() {
        let check = |now: &str, frequency, expected: &str| {
            assert_eq!(in_hand(Calendar::default(), period(now), frequency), period(expected));
        };
        check("2025-09", Some(Frequency::Quarterly), "2025/26 Q2");
        check("2025/26 Q2", Some(Frequency::Monthly), "2025-09");
        check("2025-09", None, "2025-09");
        check("2025-09", Some(Frequency::Dated), "2025-09");
    }
}
