//! Simple exponential smoothing (FPP §8.1), with a given α.

use super::fitted::{Fitted, Path, trimmed};
use super::spread::{Carried, Estimated, Spread};

/// Smooths from the first reading as the level, updated from the second on: level + α · error. A missing reading
/// leaves the level as it is. σ² is the mean squared error. `alpha` is 0 to 1; `None` under two readings.
pub fn smoothing(history: &[Option<f64>], alpha: f64) -> Option<Fitted> {
    let (readings, gap) = trimmed(history)?;
    let mut level = readings.first().copied()??;
    let (mut squares, mut count) = (0.0, 0.0);
    for value in readings[1..].iter().flatten() {
        let error = value - level;
        level += alpha * error;
        squares += error * error;
        count += 1.0;
    }
    let spread = Spread {
        sigma: (squares / count).sqrt(),
        degrees: None,
        carried: Carried::Smoothed { alpha, beta: 0.0, damping: 1.0 },
        estimated: Estimated::Nothing,
    };
    (count > 0.0).then_some(Fitted {
        path: Path::Line { level, trend: 0.0, damping: 1.0 },
        spread,
        gap,
    })
}

#[cfg(test)]
mod tests {
    use super::super::simple::naive;
    use super::*;

    #[test]
    fn with_all_of_each_error_it_is_the_naive_method() {
        let history = [3.0, 5.0, 4.0, 9.0].map(Some);
        let (one, other) = (smoothing(&history, 1.0).unwrap(), naive(&history).unwrap());
        assert_eq!(one.path, other.path);
        for ahead in 1..4 {
            assert_eq!(one.at(ahead), other.at(ahead));
        }
    }

    #[test]
    fn a_missing_reading_leaves_the_level() {
        let found = smoothing(&[Some(2.0), None, Some(4.0)], 0.5).unwrap();
        assert_eq!(found.means(1), [3.0]);
        assert_eq!(smoothing(&[Some(2.0), None], 0.5), None);
    }
}
