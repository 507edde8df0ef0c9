//! How far a forecast may be out: errors carry on from period to period, and what was estimated is unsure itself.

/// How much of an error of one period is still in a later one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Carried {
    /// None of it: each period starts anew.
    Nothing,
    /// All of it.
    All,
    /// All of it, in the same period of each later season of this length.
    Season(usize),
    /// As smoothing takes it up: `alpha` into the level, `beta` (α times the trend's own) into the trend, which is
    /// damped by `damping` each period (R. J. Hyndman and others, *Forecasting with Exponential Smoothing*, 2008,
    /// ch. 6).
    Smoothed { alpha: f64, beta: f64, damping: f64 },
}

impl Carried {
    /// What is left of an error of 1 after each of `periods` periods; the first is of the next one.
    fn weights(self, periods: usize) -> Vec<f64> {
        let (mut damped, mut trend) = (1.0, 0.0);
        let weight = |after: usize| match self {
            Self::Nothing => 0.0,
            Self::All => 1.0,
            Self::Season(length) => f64::from(u8::from(after.is_multiple_of(length))),
            Self::Smoothed { alpha, beta, damping } => {
                damped *= damping;
                trend += damped;
                alpha + beta * trend
            }
        };
        (1..=periods).map(weight).collect()
    }
}

/// What estimating the method's own figures adds to the variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Estimated {
    /// Nothing that is counted.
    Nothing,
    /// A mean of `count` readings.
    Mean { count: f64 },
    /// A drift over `count` periods.
    Drift { count: f64 },
    /// A line of `count` readings: `ahead` periods from their mean time to the last, `squares` about that mean.
    Line { count: f64, ahead: f64, squares: f64 },
}

/// How far a forecast may be out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The standard deviation of the errors one period ahead, 0 or more, in the unit of the values.
    pub sigma: f64,
    /// Degrees of freedom of Student's t; `None` for normal quantiles.
    pub degrees: Option<f64>,
    pub(super) carried: Carried,
    pub(super) estimated: Estimated,
}

impl Spread {
    /// The standard error of a weighted sum of the next periods: of all together, since they share their errors.
    ///
    /// With w the weights and c what is carried on, its variance is σ² Σⱼ (wⱼ + Σᵢ wⱼ₊ᵢ cᵢ)², and what
    /// estimating adds. A single period ahead, and a plain sum, come to the formulas of FPP §5.5 and to
    /// σ² h(h + 1)(2h + 1) ÷ 6 for the naive method.
    pub(super) fn error(&self, weights: &[f64]) -> f64 {
        let carried = self.carried.weights(weights.len());
        let of_period = |at: usize| {
            let later = weights[at + 1..].iter().zip(&carried);
            weights[at] + later.map(|(weight, carried)| weight * carried).sum::<f64>()
        };
        let errors: f64 = (0..weights.len()).map(|at| of_period(at).powi(2)).sum();
        self.sigma * (errors + self.estimated(weights)).sqrt()
    }

    /// What estimating adds, in parts of σ².
    fn estimated(&self, weights: &[f64]) -> f64 {
        let total: f64 = weights.iter().sum();
        let ahead = || weights.iter().zip(1..).map(|(weight, ahead)| weight * f64::from(ahead));
        match self.estimated {
            Estimated::Nothing => 0.0,
            Estimated::Mean { count } => total * total / count,
            Estimated::Drift { count } => ahead().sum::<f64>().powi(2) / (count - 1.0),
            Estimated::Line { count, ahead: already, squares } => {
                let from_mean: f64 = ahead().sum::<f64>() + total * already;
                total * total / count + from_mean * from_mean / squares
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(carried: Carried, estimated: Estimated, weights: &[f64], variance: f64) {
        let spread = Spread { sigma: 2.0, degrees: None, carried, estimated };
        let found = spread.error(weights).powi(2) / 4.0;
        assert!((found - variance).abs() < 1e-9, "{carried:?} {weights:?}: {found}");
    }

    #[test]
    fn a_single_period_ahead_is_as_published() {
        let third = [0.0, 0.0, 1.0];
        check(Carried::All, Estimated::Nothing, &third, 3.0);
        check(Carried::All, Estimated::Drift { count: 7.0 }, &third, 3.0 * (1.0 + 3.0 / 6.0));
        check(Carried::Season(2), Estimated::Nothing, &third, 2.0);
        check(Carried::Nothing, Estimated::Mean { count: 5.0 }, &third, 1.2);
        // FPP table 8.8 of simple smoothing, 1 + α²(h − 1), and of Holt, 1 + (h − 1)(α² + αβh + β²h(2h − 1)/6).
        let (alpha, beta) = (0.5, 0.1);
        let smoothed = |beta| Carried::Smoothed { alpha, beta, damping: 1.0 };
        check(smoothed(0.0), Estimated::Nothing, &third, 1.5);
        let holt = 1.0 + 2.0 * (alpha * alpha + alpha * beta * 3.0 + beta * beta * 3.0 * 5.0 / 6.0);
        check(smoothed(beta), Estimated::Nothing, &third, holt);
    }

    #[test]
    fn a_damped_trend_is_as_published() {
        // FPP table 8.8, h = 4.
        let (a, b, f, h) = (0.4, 0.2, 0.9_f64, 4.0);
        let g = 1.0 - f;
        let expected = 1.0 + a * a * (h - 1.0) + b * f * h / (g * g) * (2.0 * a * g + b * f)
            - b * f * (1.0 - f.powi(4)) / (g * g * (1.0 - f * f))
                * (2.0 * a * (1.0 - f * f) + b * f * (1.0 + 2.0 * f - f.powi(4)));
        let carried = Carried::Smoothed { alpha: a, beta: b, damping: f };
        check(carried, Estimated::Nothing, &[0.0, 0.0, 0.0, 1.0], expected);
    }

    #[test]
    fn a_sum_has_the_variance_of_the_sum() {
        check(Carried::All, Estimated::Nothing, &[1.0; 4], 4.0 * 5.0 * 9.0 / 6.0);
        check(Carried::Nothing, Estimated::Nothing, &[1.0; 4], 4.0);
        check(Carried::Nothing, Estimated::Mean { count: 8.0 }, &[1.0; 4], 4.0 + 2.0);
        let line = Estimated::Line { count: 7.0, ahead: 3.0, squares: 28.0 };
        check(Carried::Nothing, line, &[1.0; 3], 3.0 + 9.0 / 7.0 + 225.0 / 28.0);
    }
}
