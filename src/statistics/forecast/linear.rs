//! A straight line through the readings (FPP §7.6).

use super::fitted::{Fitted, Path, trimmed};
use super::spread::{Carried, Estimated, Spread};

/// A least-squares line: value = intercept + slope · t, t = 1 at the first reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Where it is at t = 0, in the unit of the values.
    pub intercept: f64,
    /// The change a period.
    pub slope: f64,
    /// The standard deviation of the residuals, n − 2 degrees of freedom.
    pub residual_error: f64,
    /// The part of the variance that it explains, 0 to 1; 0 where nothing varies.
    pub r_squared: f64,
    count: f64,
    middle: f64,
    squares: f64,
}

impl Line {
    /// The line through a history; `None` under three readings.
    pub fn through(history: &[Option<f64>]) -> Option<Self> {
        let (readings, _) = trimmed(history)?;
        let points = || {
            readings.iter().enumerate().filter_map(|(at, value)| Some((at as f64 + 1.0, (*value)?)))
        };
        let sum = |of: &dyn Fn((f64, f64)) -> f64| points().map(of).sum::<f64>();
        let count = sum(&|_| 1.0);
        if count < 3.0 {
            return None;
        }
        let (middle, mean) = (sum(&|(t, _)| t) / count, sum(&|(_, value)| value) / count);
        let squares = sum(&|(t, _)| (t - middle).powi(2));
        let slope = sum(&|(t, value)| (t - middle) * (value - mean)) / squares;
        let intercept = mean - slope * middle;
        let residual = sum(&|(t, value)| (value - intercept - slope * t).powi(2));
        let varies = sum(&|(_, value)| (value - mean).powi(2));
        Some(Self {
            intercept,
            slope,
            residual_error: (residual / (count - 2.0)).sqrt(),
            r_squared: if varies > 0.0 { 1.0 - residual / varies } else { 0.0 },
            count,
            middle,
            squares,
        })
    }
}

/// The line goes on: mean ± t(n − 2) · s · √(1 + 1/n + (t − t̄)²/Sxx). `None` under three readings.
pub fn linear(history: &[Option<f64>]) -> Option<Fitted> {
    let (readings, gap) = trimmed(history)?;
    let line = Line::through(readings)?;
    let now = readings.len() as f64;
    let spread = Spread {
        sigma: line.residual_error,
        degrees: Some(line.count - 2.0),
        carried: Carried::Nothing,
        estimated: Estimated::Line {
            count: line.count,
            ahead: now - line.middle,
            squares: line.squares,
        },
    };
    let level = line.intercept + line.slope * now;
    Some(Fitted { path: Path::Line { level, trend: line.slope, damping: 1.0 }, spread, gap })
}

#[cfg(test)]
mod tests {
    use super::super::prediction::Level;
    use super::*;

    const RISING: [f64; 7] = [10.0, 12.0, 11.0, 14.0, 13.0, 16.0, 15.0];

    fn fitted() -> Fitted {
        linear(&RISING.map(Some)).unwrap()
    }

    #[test]
    fn a_sum_of_three_ahead_has_the_limits_of_the_sum() {
        let found = fitted().sum(3).interval(Level::P95);
        assert!((found.lower - 42.777).abs() < 5e-4, "{found:?}");
        assert!((found.upper - 62.009).abs() < 5e-4, "{found:?}");
    }

    #[test]
    fn the_chance_of_meeting_a_target_has_its_degrees_of_freedom() {
        let next = fitted().at(1);
        assert!((next.chance_at_least(17.0) - 0.3856).abs() < 5e-5);
        assert!((next.chance_at_most(17.0) - 0.6144).abs() < 5e-5);
    }

    #[test]
    fn a_gap_keeps_its_place_in_time() {
        let line = Line::through(&[Some(1.0), Some(2.0), None, Some(4.0)]).unwrap();
        assert!((line.slope - 1.0).abs() < 1e-12 && line.residual_error < 1e-12, "{line:?}");
        assert_eq!(Line::through(&[Some(1.0), None, Some(4.0)]), None);
    }
}
