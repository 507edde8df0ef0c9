//! What it takes, beside what was ever done: the best that a history shows over as many periods.

use crate::statistics::better::Better;

/// The best change over any `periods` periods of a history of levels, from one reading to the one that many
/// positions later: the largest rise, or the largest fall (as a number below 0) where lower is better. `None` where
/// neither way is better, or no two readings are so far apart.
pub fn best_change(history: &[Option<f64>], periods: usize, better: Better) -> Option<f64> {
    let later = history.iter().skip(periods);
    best(history.iter().zip(later).filter_map(|(one, other)| Some((*other)? - (*one)?)), better)
}

/// The best sum over any `periods` periods in a row of a history of flows, none of them missing. `None` where neither
/// way is better, or there is no such stretch.
pub fn best_sum(history: &[Option<f64>], periods: usize, better: Better) -> Option<f64> {
    let stretches = history.windows(periods.max(1));
    best(stretches.filter_map(|stretch| stretch.iter().copied().sum()), better)
}

/// The best ratio over any `periods` periods in a row, numerators and denominators added, none of them missing. `None` where
/// neither way is better, or there is no such stretch.
pub fn best_ratio(history: &[Option<(f64, f64)>], periods: usize, better: Better) -> Option<f64> {
    let ratio = |stretch: &[Option<(f64, f64)>]| {
        let sums = stretch.iter().try_fold((0.0, 0.0), |sums, parts| {
            parts.map(|(numerator, denominator)| (sums.0 + numerator, sums.1 + denominator))
        });
        sums.filter(|(_, denominator)| *denominator > 0.0).map(|(one, other)| one / other)
    };
    best(history.windows(periods.max(1)).filter_map(ratio), better)
}

fn best(values: impl Iterator<Item = f64>, better: Better) -> Option<f64> {
    match better {
        Better::Higher => values.reduce(f64::max),
        Better::Lower => values.reduce(f64::min),
        Better::Neither => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HISTORY: [Option<f64>; 6] = [Some(9.0), Some(7.0), Some(8.0), None, Some(3.0), Some(4.0)];

    #[test]
    fn the_best_of_any_so_many_periods() {
        let change = |periods, better| best_change(&HISTORY, periods, better);
        assert_eq!(change(2, Better::Lower), Some(-5.0));
        assert_eq!(change(1, Better::Higher), Some(1.0));
        assert_eq!(change(9, Better::Higher), None);
        assert_eq!(change(1, Better::Neither), None);
        let sum = |periods, better| best_sum(&HISTORY, periods, better);
        assert_eq!(sum(2, Better::Higher), Some(16.0));
        assert_eq!(sum(2, Better::Lower), Some(7.0));
        assert_eq!(sum(4, Better::Lower), None);
    }

    #[test]
    fn the_best_ratio_adds_numerators_and_denominators() {
        let history =
            [Some((1.0, 2.0)), Some((9.0, 10.0)), None, Some((8.0, 10.0)), Some((0.0, 0.0))];
        let best = |periods, better| best_ratio(&history, periods, better);
        assert_eq!(best(1, Better::Higher), Some(0.9));
        assert_eq!(best(1, Better::Lower), Some(0.5));
        assert_eq!(best(2, Better::Higher), Some(10.0 / 12.0));
        assert_eq!(best(2, Better::Lower), Some(0.8));
        assert_eq!(best(3, Better::Higher), None);
        assert_eq!(best(1, Better::Neither), None);
    }
}
