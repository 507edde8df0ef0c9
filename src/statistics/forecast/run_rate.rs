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
}
