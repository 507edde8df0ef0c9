//! A figure that isn't in yet: what is expected of it, and how sure that is.

use crate::statistics::interval::Interval;
use crate::statistics::significance::Z_95;
use statrs::distribution::{ContinuousCDF, StudentsT};
use statrs::function::erf::erfc;
use std::f64::consts::SQRT_2;

/// How sure a prediction interval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 80 %.
    P80,
    /// 95 %.
    P95,
}

impl Level {
    /// The chance of being below the upper end.
    fn upper(self) -> f64 {
        match self {
            Self::P80 => 0.9,
            Self::P95 => 0.975,
        }
    }

    /// The standard normal quantile of the upper end.
    fn z(self) -> f64 {
        match self {
            Self::P80 => 1.281_551_565_544_600_4,
            Self::P95 => Z_95,
        }
    }
}

/// A figure that isn't in yet, as a distribution: normal, or Student's t where there are degrees of freedom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// What is expected, in the unit of the values.
    pub mean: f64,
    /// Its standard error, 0 or more.
    pub standard_error: f64,
    /// Degrees of freedom, above 0; `None` for the normal distribution.
    pub degrees: Option<f64>,
}

impl Prediction {
    /// A prediction interval.
    pub fn interval(&self, level: Level) -> Interval {
        let student = self.degrees.and_then(student);
        let quantile = student.map_or(level.z(), |student| student.inverse_cdf(level.upper()));
        let reach = quantile * self.standard_error;
        Interval { lower: self.mean - reach, upper: self.mean + reach }
    }

    /// With what is known already, such as the year so far.
    pub fn plus(self, known: f64) -> Self {
        Self { mean: self.mean + known, ..self }
    }

    /// Times a factor, such as one over the number of periods for a mean.
    pub fn scaled(self, factor: f64) -> Self {
        let standard_error = self.standard_error * factor.abs();
        Self { mean: self.mean * factor, standard_error, ..self }
    }

    /// The chance of `value` or more, 0 to 1. Without any error it is certain either way, and `value` itself is
    /// reached.
    pub fn chance_at_least(&self, value: f64) -> f64 {
        match self.standard_error > 0.0 {
            true => self.beyond((value - self.mean) / self.standard_error),
            false => f64::from(u8::from(self.mean >= value)),
        }
    }

    /// The chance of `value` or less, 0 to 1.
    pub fn chance_at_most(&self, value: f64) -> f64 {
        Self { mean: -self.mean, ..*self }.chance_at_least(-value)
    }

    /// The chance of being more than this many standard errors over the mean.
    fn beyond(&self, errors: f64) -> f64 {
        match self.degrees.and_then(student) {
            Some(student) => student.cdf(-errors),
            None => beyond(errors),
        }
    }
}

/// The chance that a standard normal variable is above `z`, 0 to 1.
pub(in crate::statistics) fn beyond(z: f64) -> f64 {
    0.5 * erfc(z / SQRT_2)
}

/// Student's distribution; `None` without degrees of freedom.
fn student(degrees: f64) -> Option<StudentsT> {
    StudentsT::new(0.0, 1.0, degrees).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(degrees: Option<f64>) -> Prediction {
        Prediction { mean: 10.0, standard_error: 2.0, degrees }
    }

    #[test]
    fn an_interval_leaves_out_as_much_as_it_says() {
        for degrees in [None, Some(1.0), Some(5.0), Some(100.0)] {
            for (level, out) in [(Level::P80, 0.1), (Level::P95, 0.025)] {
                let prediction = of(degrees);
                let found = prediction.interval(level);
                let above = prediction.chance_at_least(found.upper);
                let below = prediction.chance_at_most(found.lower);
                assert!((above - out).abs() < 1e-10, "{degrees:?} {above}");
                assert!((below - out).abs() < 1e-10, "{degrees:?} {below}");
            }
        }
    }

    #[test]
    fn chances_of_either_side_add_to_one() {
        for degrees in [None, Some(3.0)] {
            for value in [-5.0, 9.0, 10.0, 14.5] {
                let both = of(degrees).chance_at_least(value) + of(degrees).chance_at_most(value);
                assert!((both - 1.0).abs() < 1e-12, "{value} {both}");
            }
        }
    }

    #[test]
    fn without_an_error_it_is_certain() {
        let sure = Prediction { standard_error: 0.0, ..of(None) };
        let chances = [9.0, 10.0, 11.0]
            .map(|value| (sure.chance_at_least(value), sure.chance_at_most(value)));
        assert_eq!(chances, [(1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
    }

    #[test]
    fn what_is_known_moves_it_and_a_factor_stretches_it() {
        let found = of(None).plus(5.0).scaled(-2.0);
        assert_eq!((found.mean, found.standard_error), (-30.0, 4.0));
    }
}
