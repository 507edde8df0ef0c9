//! Periods of two measures set against each other, the second's some time later.

use crate::model::{Calendar, Period};
use chrono::{Months, NaiveDate};
use std::collections::HashMap;

/// How much later the second's period ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lag {
    /// So many periods of the first. A dated range has none after it.
    Periods(u32),
    /// So many months.
    Months(u32),
}

impl Lag {
    /// The last day of what is so much later than a period; `None` where there is no such day.
    fn end_after(self, period: Period, calendar: Calendar) -> Option<NaiveDate> {
        match self {
            Self::Periods(0) | Self::Months(0) => Some(period.end(calendar)),
            Self::Periods(count) => Some(period.plus(i32::try_from(count).ok()?)?.end(calendar)),
            // By the day after, so that what ends with its month goes on to the end of another.
            Self::Months(count) => {
                period.end(calendar).succ_opt()?.checked_add_months(Months::new(count))?.pred_opt()
            }
        }
    }
}

/// The places of the periods that belong together: each of the first with that of the second that ends so much
/// later, in the order of the first. Where the two report at different frequencies, those of the finer that end
/// otherwise stay out.
pub fn ends_together(
    first: &[Period],
    second: &[Period],
    lag: Lag,
    calendar: Calendar,
) -> Vec<(usize, usize)> {
    let mut ending: HashMap<NaiveDate, usize> = HashMap::with_capacity(second.len());
    for (at, period) in second.iter().enumerate() {
        ending.entry(period.end(calendar)).or_insert(at);
    }
    let pair = |(at, period): (usize, &Period)| {
        Some((at, *ending.get(&lag.end_after(*period, calendar)?)?))
    };
    first.iter().enumerate().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_belong_together_by_their_last_day_so_much_later() {
        let month = |month: u32| Period::Month { year: 2025, month };
        let months: Vec<Period> = (1..=12).map(month).collect();
        let quarters: Vec<Period> =
            ["2024/25 Q4", "2025/26 Q1", "2025/26 Q2"].map(|it| it.parse().unwrap()).into();
        let check = |first: &[Period], second: &[Period], lag, expected: &[(usize, usize)]| {
            let found = ends_together(first, second, lag, Calendar::default());
            assert_eq!(found, expected, "{lag:?}");
        };
        check(&months, &quarters, Lag::Months(0), &[(2, 0), (5, 1), (8, 2)]);
        // From the end of February, the shortest month, to the end of March.
        check(&months, &quarters, Lag::Months(1), &[(1, 0), (4, 1), (7, 2)]);
        check(&quarters, &quarters, Lag::Months(2), &[]);
        check(&quarters, &months, Lag::Periods(1), &[(0, 5), (1, 8), (2, 11)]);
        let range = "2025-01-06..2025-01-12".parse().unwrap();
        check(&[range], &[range], Lag::Periods(0), &[(0, 0)]);
        check(&[range], &[range], Lag::Periods(1), &[]);
    }
}
