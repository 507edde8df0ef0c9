//! Significance of a difference between two proportions.

use statrs::function::erf::erfc;
use std::f64::consts::SQRT_2;

/// Standard normal quantile of a two-sided test at 95 %.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// A part of a whole: `count` of `total`, 0 ≤ count ≤ total, total above zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proportion {
    count: f64,
    total: f64,
}

impl Proportion {
    /// `None` unless both are finite, `total` is above zero and 0 ≤ `count` ≤ `total`.
    pub fn new(count: f64, total: f64) -> Option<Self> {
        let sound = total.is_finite() && total > 0.0 && (0.0..=total).contains(&count);
        sound.then_some(Self { count, total })
    }

    /// The part, 0 to the total.
    pub fn count(self) -> f64 {
        self.count
    }

    /// The whole, above zero.
    pub fn total(self) -> f64 {
        self.total
    }

    /// The share, 0 to 1.
    pub fn share(self) -> f64 {
        self.count / self.total
    }
}

/// The pooled two-proportion z statistic (p₁ − p₂) ÷ √(p(1 − p)(1/n₁ + 1/n₂)), with
/// p = (x₁ + x₂) ÷ (n₁ + n₂); positive when `one` is the larger (D. G. Altman, *Practical Statistics for
/// Medical Research*, 1991, §10.3). `None` where the variance is zero: all or none in both.
pub fn two_proportion_z(one: Proportion, other: Proportion) -> Option<f64> {
    let pooled = (one.count + other.count) / (one.total + other.total);
    let variance = pooled * (1.0 - pooled) * (1.0 / one.total + 1.0 / other.total);
    (variance > 0.0).then(|| (one.share() - other.share()) / variance.sqrt())
}

/// How often chance alone brings a z as large as this, either way, 0 to 1.
pub fn by_chance(z: f64) -> f64 {
    erfc(z.abs() / SQRT_2)
}

/// Whether two proportions differ significantly at 95 %, two-sided. Zero variance doesn't.
pub fn differ(one: Proportion, other: Proportion) -> bool {
    two_proportion_z(one, other).is_some_and(|z| z.abs() > Z_95)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proportion(count: f64, total: f64) -> Proportion {
        Proportion::new(count, total).unwrap()
    }

    #[test]
    fn nine_of_ten_and_five_of_ten_are_similar() {
        let (one, other) = (proportion(9.0, 10.0), proportion(5.0, 10.0));
        let z = two_proportion_z(one, other).unwrap();
        assert!((z - 1.951_800).abs() < 1e-6, "{z}");
        assert!(!differ(one, other));
    }

    #[test]
    fn ninety_of_a_hundred_and_fifty_of_a_hundred_differ_either_way_round() {
        let (one, other) = (proportion(90.0, 100.0), proportion(50.0, 100.0));
        assert!(differ(one, other) && differ(other, one));
        assert_eq!(two_proportion_z(one, other), two_proportion_z(other, one).map(|z| -z));
    }

    #[test]
    fn chance_brings_a_large_z_seldom_either_way() {
        let check = |z: f64, expected: f64| {
            assert!((by_chance(z) - expected).abs() < 1e-9, "{z}: {}", by_chance(z));
        };
        check(0.0, 1.0);
        check(Z_95, 0.05);
        check(-Z_95, 0.05);
        check(2.575_829_303_548_901, 0.01);
    }

    #[test]
    fn zero_variance_is_no_difference() {
        assert_eq!(two_proportion_z(proportion(0.0, 10.0), proportion(0.0, 99.0)), None);
        assert!(!differ(proportion(10.0, 10.0), proportion(99.0, 99.0)));
    }

    #[test]
    fn refuses_what_is_not_a_proportion() {
        for (count, total) in
            [(11.0, 10.0), (-1.0, 10.0), (0.0, 0.0), (1.0, -2.0), (f64::NAN, 1.0), (1.0, f64::NAN)]
        {
            assert_eq!(Proportion::new(count, total), None, "{count} of {total}");
        }
    }
}
