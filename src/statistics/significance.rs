//! Whether two proportions differ by more than chance (RULES 6).

/// A count out of a total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proportion {
    /// The count; 0 ≤ `count` ≤ `total`.
    count: f64,
    /// What it is out of; above 0.
    total: f64,
}

impl Proportion {
    /// `None` unless 0 ≤ `count` ≤ `total` and `total` is above 0.
    pub fn new(count: f64, total: f64) -> Option<Self> {
        (total > 0.0 && (0.0..=total).contains(&count)).then_some(Self { count, total })
    }
}

/// The two-sided normal quantile at 95 %.
const Z_95: f64 = 1.959_963_984_540_054;

/// Pooled two-proportion z test at 95 %: whether the difference is significant. Zero variance (nobody,
/// or everybody, in both) is no difference.
///
/// Source: the standard pooled test, z = (p₁ − p₂) / √(p(1 − p)(1/n₁ + 1/n₂)) with p = (x₁ + x₂)/(n₁ + n₂).
pub fn proportions_differ(one: Proportion, other: Proportion) -> bool {
    z(one, other).is_some_and(|z| z.abs() > Z_95)
}

/// The test's statistic; `None` where the variance is zero.
fn z(one: Proportion, other: Proportion) -> Option<f64> {
    let pooled = (one.count + other.count) / (one.total + other.total);
    let variance = pooled * (1.0 - pooled) * (1.0 / one.total + 1.0 / other.total);
    (variance > 0.0).then(|| (one.count / one.total - other.count / other.total) / variance.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_the_figures_in_the_rules() {
        let of = |count, total| Proportion::new(count, total).unwrap();
        let statistic = z(of(9.0, 10.0), of(5.0, 10.0)).unwrap();
        assert!((statistic - 1.952).abs() < 0.0005, "{statistic}");
        assert!(!proportions_differ(of(9.0, 10.0), of(5.0, 10.0)));
        assert!(proportions_differ(of(90.0, 100.0), of(50.0, 100.0)));
        assert!(!proportions_differ(of(0.0, 10.0), of(0.0, 20.0)));
        assert!(!proportions_differ(of(10.0, 10.0), of(20.0, 20.0)));
    }

    #[test]
    fn refuses_what_is_no_proportion() {
        assert_eq!(Proportion::new(-1.0, 10.0), None);
        assert_eq!(Proportion::new(11.0, 10.0), None);
        assert_eq!(Proportion::new(0.0, 0.0), None);
    }
}
