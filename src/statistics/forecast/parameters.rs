//! What smoothing may be done with: its parameters, and where to look for the best of them.

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
/// How much of a trend may be left after a period: under 0.8 it is gone at once, over 0.98 it is as good as undamped
/// (FPP §8.2).
const DAMPING: [f64; 3] = [0.8, 0.89, 0.98];

impl Model {
    /// How many figures are taken from the readings: where it starts, and its parameters.
    pub(super) fn parameters(self) -> usize {
        match self {
            Self::Level => 2,
            Self::Trend => 4,
            Self::DampedTrend => 5,
        }
    }

    /// How many readings it can be fitted to at least: two more than it takes figures from them.
    pub(super) fn needs(self) -> usize {
        self.parameters() + 2
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
    pub(super) fn neighbours(self, around: Parameters, step: f64) -> Vec<Parameters> {
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
    pub alpha: f64,
    pub beta: f64,
    pub damping: f64,
}
