//! Smoothing with the parameters that fit a history best.
//!
//! A level starts at the first reading, as with a given α. A trend isn't started from the first change, as it is with
//! given parameters: one change is mostly noise, and a trend that moves slowly never unlearns it. For given parameters
//! the errors are linear in the starting level and trend, so that those of least squares follow in closed form
//! (J. K. Ord, A. B. Koehler and R. D. Snyder, *Journal of the American Statistical Association* 92, 1997). The
//! parameters are looked for on a grid over their whole range, since there may be several hollows, and refined from
//! the best place of it.

use super::fitted::{Fitted, Path, trimmed};
use super::spread::{Carried, Estimated, Spread};

/// What is smoothed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Model {
    /// A level.
    Level,
    /// A level and a trend that goes on.
    Trend,
    /// A level and a trend that dies away.
    DampedTrend,
}

/// α on the grid.
const ALPHAS: [f64; 6] = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0];
/// β on the grid, closer where it makes most of a difference.
const BETAS: [f64; 4] = [0.0, 0.2, 0.5, 1.0];
/// How far from the grid parameters are looked for first, in parts of their range.
const AROUND: f64 = 0.1;
/// How much of a trend may be left after a period: under 0.8 it is gone at once, over 0.98 it is as good as undamped
/// (FPP §8.2).
const DAMPING: [f64; 3] = [0.8, 0.89, 0.98];
/// The grid is refined until parameters move by less than this.
const FINE: f64 = 1e-4;

impl Model {
    /// How many figures are taken from the readings: where it starts, and its parameters.
    pub(super) fn parameters(self) -> usize {
        match self {
            Self::Level => 2,
            Self::Trend => 4,
            Self::DampedTrend => 5,
        }
    }

    /// The parameters to look at first.
    pub(super) fn grid(self) -> Vec<Parameters> {
        let dampings: &[f64] = match self {
            Self::Level | Self::Trend => &[1.0],
            Self::DampedTrend => &DAMPING,
        };
        // Without α, and without a trend, β does nothing.
        let betas = |alpha: f64| if alpha > 0.0 && self != Self::Level { BETAS.len() } else { 1 };
        let of_alpha = |alpha: f64| {
            let betas = &BETAS[..betas(alpha)];
            betas.iter().flat_map(move |beta| {
                dampings.iter().map(move |damping| Parameters {
                    alpha,
                    beta: *beta,
                    damping: *damping,
                })
            })
        };
        ALPHAS.into_iter().flat_map(of_alpha).collect()
    }

    /// The places that are `step` parts of their range from `around`, one parameter at a time, within the range.
    fn neighbours(self, around: Parameters, step: f64) -> Vec<Parameters> {
        let unit = |value: f64| value.clamp(0.0, 1.0);
        let damping = |value: f64| value.clamp(DAMPING[0], DAMPING[2]);
        let reach = step * (DAMPING[2] - DAMPING[0]);
        let of_sign = |sign: f64| {
            let alpha = Parameters { alpha: unit(around.alpha + sign * step), ..around };
            let beta = Parameters { beta: unit(around.beta + sign * step), ..around };
            let damped = Parameters { damping: damping(around.damping + sign * reach), ..around };
            match self {
                Self::Level => vec![alpha],
                Self::Trend => vec![alpha, beta],
                Self::DampedTrend => vec![alpha, beta, damped],
            }
        };
        [of_sign(1.0), of_sign(-1.0)].concat()
    }
}

/// α and β (of the change of the level), 0 to 1, and damping, 0.8 to 0.98 or 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Parameters {
    alpha: f64,
    beta: f64,
    damping: f64,
}

/// A smoothing on its way through a history, from wherever it may have started.
///
/// Of each triple, the first is what it would be from a level and trend of 0, the others what a starting level of 1
/// and a starting trend of 1 add to that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Track {
    model: Model,
    parameters: Parameters,
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

    /// The starting level and trend of least squares. Errors are own + a · level + b · trend; a and b solve the normal
    /// equations, where they are to be found at all.
    fn start(&self) -> (f64, f64) {
        let [_, own_level, own_trend, level, both, trend] = self.products;
        let determinant = level * trend - both * both;
        match self.model != Model::Level && determinant > 1e-9 * level * trend {
            true => (
                (both * own_trend - trend * own_level) / determinant,
                (both * own_level - level * own_trend) / determinant,
            ),
            false if level > 0.0 => (-own_level / level, 0.0),
            false => (0.0, 0.0),
        }
    }

    /// The sum of squared errors from there.
    fn squares(&self) -> f64 {
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

fn through(model: Model, parameters: Parameters, readings: &[Option<f64>]) -> Track {
    let mut track = Track::new(model, parameters);
    readings.iter().for_each(|value| track.take(*value));
    track
}

/// Fits `model`. σ² is the sum of squared errors ÷ (n − the number of estimated figures). `None` unless there are two
/// readings more than those.
fn optimised(model: Model, history: &[Option<f64>]) -> Option<Fitted> {
    let (readings, gap) = trimmed(history)?;
    let count = readings.iter().flatten().count();
    let freedom = count.checked_sub(model.parameters()).filter(|freedom| *freedom > 1)?;
    let tracks: Vec<Track> =
        model.grid().into_iter().map(|parameters| through(model, parameters, readings)).collect();
    let (mut track, mut squares) = best(&tracks)?;
    let mut step = AROUND;
    while step > FINE {
        let around: Vec<Track> = model
            .neighbours(track.parameters, step)
            .into_iter()
            .map(|parameters| through(model, parameters, readings))
            .collect();
        match best(&around) {
            Some(found) if found.1 < squares * (1.0 - 1e-9) => (track, squares) = found,
            _ => step /= 2.0,
        }
    }
    let Parameters { alpha, beta, damping } = track.parameters;
    let stand = track.stand();
    let spread = Spread {
        sigma: (squares / freedom as f64).sqrt(),
        degrees: None,
        carried: Carried::Smoothed { alpha, beta: alpha * beta, damping },
        estimated: Estimated::Nothing,
    };
    Some(Fitted {
        path: Path::Line { level: stand.level, trend: stand.trend, damping },
        spread,
        gap,
    })
}

/// Simple smoothing with the α of least squares. `None` under four readings.
pub fn smoothing_optimised(history: &[Option<f64>]) -> Option<Fitted> {
    optimised(Model::Level, history)
}

/// Holt's method with the α, β, starting level and starting trend of least squares. `None` under six readings.
pub fn holt_optimised(history: &[Option<f64>]) -> Option<Fitted> {
    optimised(Model::Trend, history)
}

/// Holt's method with a damped trend, the damping 0.8 to 0.98 and least squares' too. `None` under seven readings.
pub fn damped_holt_optimised(history: &[Option<f64>]) -> Option<Fitted> {
    optimised(Model::DampedTrend, history)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

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
        for parameters in Model::DampedTrend.grid() {
            let least = through(Model::DampedTrend, parameters, &history(&values)).squares();
            for level in -20..20 {
                for trend in -20..20 {
                    let start = (f64::from(level) / 2.0, f64::from(trend) / 4.0);
                    let there = squares(&values, parameters, start);
                    assert!(least <= there + 1e-9, "{parameters:?} {start:?} {least} {there}");
                }
            }
        }
    }

    #[test]
    fn a_straight_line_goes_straight_on_and_a_level_stays() {
        let check = |found: Option<Fitted>, expected: [f64; 2]| {
            let means = found.unwrap().means(2);
            let same = means.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-6);
            assert!(same, "{means:?}");
        };
        let line: Vec<f64> = (1..10).map(f64::from).collect();
        check(holt_optimised(&history(&line)), [10.0, 11.0]);
        check(smoothing_optimised(&history(&[4.0; 6])), [4.0, 4.0]);
        check(damped_holt_optimised(&history(&[4.0; 8])), [4.0, 4.0]);
        let mut gap = history(&line);
        gap[4] = None;
        check(holt_optimised(&gap), [10.0, 11.0]);
    }

    #[test]
    fn small_changes_at_a_high_level_are_fitted_as_at_a_low_one() {
        let low = [3.0, 5.0, 4.0, 8.0, 7.0, 9.0, 12.0, 10.0];
        let fits = [smoothing_optimised, holt_optimised, damped_holt_optimised];
        for fit in fits {
            let one = fit(&history(&low)).unwrap();
            let other = fit(&history(&low.map(|value| value + 1e9))).unwrap();
            let apart = other.means(1)[0] - one.means(1)[0] - 1e9;
            assert!(apart.abs() < 1e-4, "{one:?} {other:?}");
        }
    }

    #[test]
    fn too_few_readings_are_not_fitted() {
        let values = history(&[1.0, 3.0, 2.0, 4.0, 3.0, 5.0]);
        assert_eq!(smoothing_optimised(&values[..3]), None);
        assert_eq!(holt_optimised(&values[..5]), None);
        assert_eq!(damped_holt_optimised(&values), None);
        assert!(holt_optimised(&values).is_some());
    }
}
