//! Holt's method, a level and a trend that are both smoothed (FPP §8.2), with given α, β and damping.

use super::fitted::{Fitted, Path, trimmed};
use super::spread::{Carried, Estimated, Spread};

/// Smooths from the first reading as the level and the first change as the trend, updated from the second reading on.
/// `alpha` and `beta` are 0 to 1 (β of the change of the level, FPP's β*), `damping` above 0 to 1; 1 is Holt's own.
/// A missing reading is passed over by the trend. σ² is the sum of squared errors ÷ (n − 2), two readings having been
/// taken to start from. `None` under three readings, or where one of the first two is missing.
pub fn holt(history: &[Option<f64>], alpha: f64, beta: f64, damping: f64) -> Option<Fitted> {
    let (readings, gap) = trimmed(history)?;
    let mut level = readings.first().copied()??;
    let mut trend = readings.get(1).copied()?? - level;
    let mut squares = 0.0;
    for value in &readings[1..] {
        let expected = level + damping * trend;
        let error = value.map_or(0.0, |value| value - expected);
        trend = damping * trend + alpha * beta * error;
        level = expected + alpha * error;
        squares += error * error;
    }
    let freedom =
        readings.iter().flatten().count().checked_sub(2).filter(|freedom| *freedom > 0)?;
    let spread = Spread {
        sigma: (squares / freedom as f64).sqrt(),
        degrees: None,
        carried: Carried::Smoothed { alpha, beta: alpha * beta, damping },
        estimated: Estimated::Nothing,
    };
    Some(Fitted { path: Path::Line { level, trend, damping }, spread, gap })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_goes_on_and_damping_flattens_it() {
        let history = [1.0, 3.0, 5.0, 7.0].map(Some);
        assert_eq!(holt(&history, 0.3, 0.4, 1.0).unwrap().means(2), [9.0, 11.0]);
        let damped = holt(&history, 1.0, 1.0, 0.5).unwrap().means(2);
        assert_eq!(damped, [8.0, 8.5]);
    }

    #[test]
    fn errors_are_averaged_without_the_two_readings_to_start_from() {
        // Errors of 0, −1 and 1.75; two periods ahead α + αβ of one is carried on.
        let found = holt(&[1.0, 3.0, 4.0, 8.0].map(Some), 0.5, 0.5, 1.0).unwrap();
        assert_eq!(found.means(1), [7.125 + 2.1875]);
        let variance = (1.0 + 1.75 * 1.75) / 2.0;
        let close = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12);
        close(found.at(1).standard_error.powi(2), variance);
        close(found.at(2).standard_error.powi(2), variance * (1.0 + 0.75 * 0.75));
        assert_eq!(holt(&[1.0, 3.0].map(Some), 0.5, 0.5, 1.0), None);
    }

    #[test]
    fn a_missing_reading_is_passed_over_by_the_trend() {
        let history = [Some(1.0), Some(3.0), None, Some(7.0)];
        let found = holt(&history, 0.3, 0.4, 1.0).unwrap();
        assert_eq!((found.means(1), found.spread.sigma), (vec![9.0], 0.0));
        assert_eq!(holt(&[Some(1.0), None, Some(2.0), Some(3.0)], 0.3, 0.4, 1.0), None);
    }
}
