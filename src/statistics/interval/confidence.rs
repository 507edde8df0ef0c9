//! How sure an interval is, and its two ends.

use crate::statistics::significance::Z_95;

/// How sure a two-sided interval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// 95 %.
    P95,
    /// 99.8 %.
    P998,
}

impl Confidence {
    /// The standard normal quantile of the upper end.
    pub fn z(self) -> f64 {
        match self {
            Self::P95 => Z_95,
            Self::P998 => 3.090_232_306_167_813,
        }
    }

    /// The chance of being beyond either end, 0 to ½.
    pub(super) fn tail(self) -> f64 {
        match self {
            Self::P95 => 0.025,
            Self::P998 => 0.001,
        }
    }
}

/// The ends of an interval, in the unit of the figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub lower: f64,
    /// The upper end, not below the lower.
    pub upper: f64,
}

impl Interval {
    /// Both ends times a factor of 0 or more, such as the 100 of a percentage.
    pub fn scaled(self, factor: f64) -> Self {
        Self { lower: self.lower * factor, upper: self.upper * factor }
    }

    /// What of it is possible: both ends kept in `least` to `most`, such as 0 to 1 for a proportion.
    pub fn within(self, least: f64, most: f64) -> Self {
        let kept = |end: f64| end.max(least).min(most);
        Self { lower: kept(self.lower), upper: kept(self.upper) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_stays_in_what_is_possible() {
        let check = |lower, upper, expected| {
            let found = Interval { lower, upper }.within(0.0, 1.0);
            assert_eq!((found.lower, found.upper), expected);
        };
        check(-0.1, 1.1, (0.0, 1.0));
        check(0.2, 0.3, (0.2, 0.3));
        check(1.2, 1.3, (1.0, 1.0));
    }
}
