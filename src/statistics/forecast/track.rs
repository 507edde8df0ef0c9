//! Smoothing that goes through a history once and knows at each position how good it is, from the best start for it.
//!
//! A level starts at the first reading, as with a given α. A trend isn't started from the first change, as it is with
//! given parameters: one change is mostly noise, and a trend that moves slowly never unlearns it. For given parameters
//! the errors are linear in the starting level and trend, so that those of least squares follow in closed form
//! (J. K. Ord, A. B. Koehler and R. D. Snyder, *Journal of the American Statistical Association* 92, 1997).

use super::parameters::{Model, Parameters};

/// A smoothing on its way through a history, from wherever it may have started.
///
/// Of each triple, the first is what it would be from a level and trend of 0, the others what a starting level of 1
/// and a starting trend of 1 add to that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Track {
    model: Model,
    pub parameters: Parameters,
    level: [f64; 3],
    trend: [f64; 3],
    /// The first reading. Levels are from it, so that sums of squares don't lose the digits of small changes at a high
    /// level.
    from: Option<f64>,
    /// Sums of products of the errors: 00, 01, 02, 11, 12, 22.
    products: [f64; 6],
}

/// Where a track is, from the starting level and trend of least squares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stand {
    /// The level at the last position.
    pub level: f64,
    /// The trend at the last position.
    pub trend: f64,
    /// The damping of the trend.
    pub damping: f64,
}

impl Track {
    pub(super) fn new(model: Model, parameters: Parameters) -> Self {
        let (level, trend) = match model {
            Model::Level => ([0.0; 3], [0.0; 3]),
            Model::Trend | Model::DampedTrend => ([0.0, 1.0, 0.0], [0.0, 0.0, 1.0]),
        };
        Self { model, parameters, level, trend, from: None, products: [0.0; 6] }
    }

    /// Goes on by a position, with its reading; the first is one.
    pub(super) fn take(&mut self, value: Option<f64>) {
        let from = match (self.from, value) {
            (Some(from), _) => from,
            (None, Some(first)) => {
                self.from = Some(first);
                if self.model == Model::Level {
                    return;
                }
                first
            }
            (None, None) => return,
        };
        let (is_read, value) = (value.is_some(), value.map_or(0.0, |value| value - from));
        let Parameters { alpha, beta, damping } = self.parameters;
        let step = |level: &mut f64, trend: &mut f64, value: f64| {
            let expected = *level + damping * *trend;
            let error = if is_read { value - expected } else { 0.0 };
            *level = expected + alpha * error;
            *trend = damping * *trend + alpha * beta * error;
            error
        };
        let ([own, level, trend], [own_slope, level_slope, trend_slope]) =
            (&mut self.level, &mut self.trend);
        let own = step(own, own_slope, value);
        let level = step(level, level_slope, 0.0);
        let trend = step(trend, trend_slope, 0.0);
        let sums = &mut self.products;
        sums[0] += own * own;
        sums[1] += own * level;
        sums[2] += own * trend;
        sums[3] += level * level;
        sums[4] += level * trend;
        sums[5] += trend * trend;
    }

    /// The starting level and trend of least squares, the level from the first reading. Errors are own + a · level +
    /// b · trend; a and b solve the normal equations. 0 where nothing is to be solved, as for a level by itself.
    fn start(&self) -> (f64, f64) {
        let [_, own_level, own_trend, level, both, trend] = self.products;
        let determinant = level * trend - both * both;
        if determinant <= 1e-9 * level * trend {
            return (0.0, 0.0);
        }
        (
            (both * own_trend - trend * own_level) / determinant,
            (both * own_level - level * own_trend) / determinant,
        )
    }

    /// The sum of squared errors from there.
    pub(super) fn squares(&self) -> f64 {
        let (a, b) = self.start();
        let [own, own_level, own_trend, ..] = self.products;
        (own + a * own_level + b * own_trend).max(0.0)
    }

    /// Where it is from there.
    pub(super) fn stand(&self) -> Stand {
        let (a, b) = self.start();
        let at = |of: [f64; 3]| of[0] + a * of[1] + b * of[2];
        Stand {
            level: self.from.unwrap_or_default() + at(self.level),
            trend: at(self.trend),
            damping: self.parameters.damping,
        }
    }
}

/// The track with the least squared errors, and those; the first of equals.
pub(super) fn best(tracks: &[Track]) -> Option<(Track, f64)> {
    let all = tracks.iter().map(|track| (track, track.squares()));
    let best = all.reduce(|best, next| if next.1 < best.1 { next } else { best });
    best.map(|(track, squares)| (*track, squares))
}

/// The track through a whole history.
pub(super) fn through(model: Model, parameters: Parameters, readings: &[Option<f64>]) -> Track {
    let mut track = Track::new(model, parameters);
    readings.iter().for_each(|value| track.take(*value));
    track
}

#[cfg(test)]
mod tests {
    use super::super::parameters::COARSE;
    use super::*;

    /// The sum of squares from a starting level and trend, worked step by step.
    fn squares(values: &[f64], parameters: Parameters, start: (f64, f64)) -> f64 {
        let Parameters { alpha, beta, damping } = parameters;
        let step = |(level, trend, sum): (f64, f64, f64), value: &f64| {
            let error = value - level - damping * trend;
            let level_next = level + damping * trend + alpha * error;
            (level_next, damping * trend + alpha * beta * error, sum + error * error)
        };
        values.iter().fold((start.0, start.1, 0.0), step).2
    }

    #[test]
    fn starts_from_where_the_squares_are_least() {
        let values = [3.0, 5.0, 4.0, 8.0, 7.0, 9.0, 12.0, 10.0];
        for parameters in Model::DampedTrend.grid(COARSE) {
            let track = through(Model::DampedTrend, parameters, &values.map(Some));
            let (level, trend) = track.start();
            let least = track.squares();
            let worked = squares(&values, parameters, (values[0] + level, trend));
            assert!((least - worked).abs() < 1e-9, "{parameters:?} {least} {worked}");
            for level in -20..20 {
                for trend in -20..20 {
                    let start = (f64::from(level) / 2.0, f64::from(trend) / 4.0);
                    let there = squares(&values, parameters, start);
                    assert!(least <= there + 1e-9, "{parameters:?} {start:?} {least} {there}");
                }
            }
        }
    }
}
