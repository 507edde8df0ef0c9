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

/// How much of a trend may be left after a period: under 0.8 it is gone at once, over 0.98 it is as good as undamped
/// (FPP §8.2).
const DAMPING: (f64, f64) = (0.8, 0.98);

/// Where to look: values of each parameter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    alphas: &'static [f64],
    betas: &'static [f64],
    dampings: &'static [f64],
}

/// For a fit at each of many origins.
pub(super) const COARSE: Grid = Grid {
    alphas: &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0],
    betas: &[0.0, 0.2, 0.5, 1.0],
    dampings: &[0.8, 0.89, 0.98],
};

/// For the fit that is kept.
pub(super) const FINE: Grid = Grid {
    alphas: &[0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0],
    betas: &[0.0, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.0],
    dampings: &[0.8, 0.845, 0.89, 0.935, 0.98],
};

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

    /// The parameters on a grid over their whole range, coarse or fine.
    pub(super) fn grid(self, grid: Grid) -> Vec<Parameters> {
        let dampings = match self {
            Self::Level | Self::Trend => &[1.0],
            Self::DampedTrend => grid.dampings,
        };
        let mut found = Vec::new();
        for &alpha in grid.alphas {
            // Without α, and without a trend, β does nothing.
            let smooths = alpha > 0.0 && self != Self::Level;
            for &beta in if smooths { grid.betas } else { &[0.0] } {
                for &damping in dampings {
                    found.push(Parameters { alpha, beta, damping });
                }
            }
        }
        found
    }

    /// The places that are `step` parts of their range from `around`, one parameter at a time, within the range.
    pub(super) fn neighbours(self, around: Parameters, step: f64) -> Vec<Parameters> {
        let unit = |value: f64| value.clamp(0.0, 1.0);
        let damping = |value: f64| value.clamp(DAMPING.0, DAMPING.1);
        let reach = step * (DAMPING.1 - DAMPING.0);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_has_no_beta_where_it_does_nothing() {
        let places =
            [Model::Level, Model::Trend, Model::DampedTrend].map(|model| model.grid(COARSE));
        assert_eq!(places.each_ref().map(Vec::len), [6, 1 + 5 * 4, 3 * (1 + 5 * 4)]);
        assert!(places[0].iter().all(|place| place.beta == 0.0 && place.damping == 1.0));
    }

    fn check(model: Model, around: [f64; 3], expected: &[[f64; 3]]) {
        let [alpha, beta, damping] = around;
        let found = model.neighbours(Parameters { alpha, beta, damping }, 0.125);
        assert_eq!(found.len(), expected.len());
        for (place, [alpha, beta, damping]) in found.iter().zip(expected) {
            let apart = [place.alpha - alpha, place.beta - beta, place.damping - damping];
            assert!(apart.iter().all(|apart| apart.abs() < 1e-12), "{place:?} of {found:?}");
        }
    }

    #[test]
    fn neighbours_differ_in_one_parameter_and_stay_in_its_range() {
        check(Model::Level, [0.5, 0.0, 1.0], &[[0.625, 0.0, 1.0], [0.375, 0.0, 1.0]]);
        let corner = [[1.0, 0.125, 1.0], [1.0, 0.25, 1.0], [0.875, 0.125, 1.0], [1.0, 0.0, 1.0]];
        check(Model::Trend, [1.0, 0.125, 1.0], &corner);
        let steps = [
            [0.625, 0.25, 0.9],
            [0.5, 0.375, 0.9],
            [0.5, 0.25, 0.9225],
            [0.375, 0.25, 0.9],
            [0.5, 0.125, 0.9],
            [0.5, 0.25, 0.8775],
        ];
        check(Model::DampedTrend, [0.5, 0.25, 0.9], &steps);
    }
}
