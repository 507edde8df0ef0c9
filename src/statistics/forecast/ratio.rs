//! The year's end of a ratio: numerators and denominators are added, never ratios.

use super::fitted::Fitted;
use super::prediction::Prediction;

/// What is known of a year's ratio, and what is still to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio<'a> {
    /// The numerators so far, added.
    pub numerator: f64,
    /// The denominators so far, added, 0 or more.
    pub denominator: f64,
    /// The denominators of the periods to come, each above 0: as planned, else the mean of those reported.
    pub to_come: &'a [f64],
    /// Whether it is a part of a whole, so that each period's forecast stays in 0 to 1.
    pub proportion: bool,
}

/// The year's ratio, by a method fitted to the ratios of single periods (numerator ÷ denominator, before any scale
/// such as 100). `None` where the denominators don't add up to more than 0. The interval of a proportion
/// is to be kept in 0 to 1 ([`Interval::within`](crate::statistics::interval::Interval::within)).
pub fn ratio(fitted: &Fitted, ratio: Ratio) -> Option<Prediction> {
    let denominator = ratio.denominator + ratio.to_come.iter().sum::<f64>();
    if denominator.is_nan() || denominator <= 0.0 {
        return None;
    }
    let mut means = fitted.means(ratio.to_come.len());
    if ratio.proportion {
        means.iter_mut().for_each(|mean| *mean = mean.clamp(0.0, 1.0));
    }
    let numerators = fitted.weighting(ratio.to_come, &means);
    Some(numerators.plus(ratio.numerator).scaled(1.0 / denominator))
}

#[cfg(test)]
mod tests {
    use super::super::simple::{mean, naive};
    use super::*;

    #[test]
    fn numerators_are_added_by_their_denominators() {
        let history = [0.5, 0.7, 0.6, 0.6].map(Some);
        let to_come = [100.0, 300.0];
        let known =
            Ratio { numerator: 30.0, denominator: 100.0, to_come: &to_come, proportion: true };
        let found = ratio(&mean(&history).unwrap(), known).unwrap();
        assert!((found.mean - (30.0 + 0.6 * 400.0) / 500.0).abs() < 1e-12, "{found:?}");
        // σ² (Σw² + (Σw)²/n), with σ² = 0.02/3.
        let variance = 0.02 / 3.0 * (100_000.0 + 160_000.0 / 4.0) / 250_000.0;
        assert!((found.standard_error.powi(2) - variance).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn a_proportion_stays_one_in_each_period_and_a_rate_need_not() {
        let fitted = naive(&[Some(0.9), Some(1.2)]).unwrap();
        let check = |proportion, expected| {
            let to_come = [50.0];
            let known = Ratio { numerator: 25.0, denominator: 50.0, to_come: &to_come, proportion };
            assert_eq!(ratio(&fitted, known).unwrap().mean, expected);
        };
        check(true, 0.75);
        check(false, 0.85);
        let nothing = Ratio { numerator: 0.0, denominator: 0.0, to_come: &[], proportion: true };
        assert_eq!(ratio(&fitted, nothing), None);
    }
}
