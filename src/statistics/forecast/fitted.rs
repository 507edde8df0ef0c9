//! A method that was fitted to a history: where it goes from there, and how sure that is.

use super::prediction::Prediction;
use super::spread::Spread;

/// Where a forecast goes from the last reading.
#[derive(Clone, Debug, PartialEq)]
pub enum Path {
    /// From a level by a trend, which is damped by a factor of 0 to 1 each period; 1 is a straight line.
    Line {
        /// The level at the last reading, in the unit of the values.
        level: f64,
        /// The change from it to the next period, before damping.
        trend: f64,
        /// What is left of the trend after a period, 0 to 1.
        damping: f64,
    },
    /// The values of a season, over and over.
    Season(Vec<f64>),
}

/// A method that was fitted to a history.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// Where it goes.
    pub path: Path,
    /// How far it may be out.
    pub spread: Spread,
    /// How many positions of the history come after its last reading.
    pub(super) gap: usize,
}

impl Fitted {
    /// What is expected in each of the next `periods` periods after the history.
    pub fn means(&self, periods: usize) -> Vec<f64> {
        let all = self.gap + periods;
        match &self.path {
            Path::Season(values) => (self.gap..all).map(|at| values[at % values.len()]).collect(),
            Path::Line { level, trend, damping } => {
                let (mut step, mut at) = (*trend, *level);
                let next = |_| {
                    step *= damping;
                    at += step;
                    at
                };
                let means: Vec<f64> = (0..all).map(next).collect();
                means[self.gap..].to_vec()
            }
        }
    }

    /// The figure of the period `ahead` periods after the history, 1 being the next.
    pub fn at(&self, ahead: usize) -> Prediction {
        let mut weights = vec![0.0; ahead.max(1)];
        if let Some(last) = weights.last_mut() {
            *last = 1.0;
        }
        self.weighted(&weights)
    }

    /// The sum of the next `periods` periods.
    pub fn sum(&self, periods: usize) -> Prediction {
        self.weighted(&vec![1.0; periods])
    }

    /// The weighted sum of the next periods, a weight each.
    pub fn weighted(&self, weights: &[f64]) -> Prediction {
        self.weighting(weights, &self.means(weights.len()))
    }

    /// The weighted sum of the next periods, with what is expected of each.
    pub(super) fn weighting(&self, weights: &[f64], means: &[f64]) -> Prediction {
        let mean = weights.iter().zip(means).map(|(weight, mean)| weight * mean).sum();
        let shifted = [vec![0.0; self.gap].as_slice(), weights].concat();
        let standard_error = self.spread.error(&shifted);
        Prediction { mean, standard_error, degrees: self.spread.degrees }
    }
}

/// A history from its first reading to its last, and how many positions come after that; `None` without a reading.
pub(super) fn trimmed(history: &[Option<f64>]) -> Option<(&[Option<f64>], usize)> {
    let first = history.iter().position(Option::is_some)?;
    let last = history.iter().rposition(Option::is_some)?;
    Some((&history[first..=last], history.len() - 1 - last))
}

#[cfg(test)]
mod tests {
    use super::super::simple::{drift, seasonal_naive};

    #[test]
    fn a_history_that_ends_without_a_reading_is_forecast_from_the_last() {
        let history = [None, Some(1.0), Some(2.0), Some(4.0), None];
        let gone = drift(&history).unwrap();
        let there = drift(&history[1..4]).unwrap();
        assert_eq!(gone.means(2), there.means(3)[1..]);
        assert_eq!(gone.at(1), there.at(2));
        assert_eq!(gone.sum(2).standard_error, there.weighted(&[0.0, 1.0, 1.0]).standard_error);
    }

    #[test]
    fn a_season_goes_on_from_where_it_is() {
        let history: Vec<_> = [1.0, 2.0, 3.0, 4.0].repeat(2).into_iter().map(Some).collect();
        let gone = [history, vec![None]].concat();
        assert_eq!(seasonal_naive(&gone, 4).unwrap().means(5), [2.0, 3.0, 4.0, 1.0, 2.0]);
    }
}
