//! The interval of a proportion.

use super::confidence::{Confidence, Interval};
use super::refusal::{Refusal, checked};

/// Wilson's score interval of `numerator` ÷ `denominator`, each end 0 to 1 (E. B. Wilson, *Journal of the American
/// Statistical Association* 22, 1927; PHE *Technical Guide: Confidence Intervals*, 2018).
///
/// # Errors
/// Unless 0 ≤ numerator ≤ denominator, and the denominator is above 0.
pub fn wilson(
    numerator: f64,
    denominator: f64,
    confidence: Confidence,
) -> Result<Interval, Refusal> {
    checked(numerator, denominator)?;
    if numerator > denominator {
        return Err(Refusal::PartOverWhole);
    }
    let z = confidence.z();
    let share = numerator / denominator;
    let middle = 2.0 * numerator + z * z;
    let reach = z * (z * z + 4.0 * numerator * (1.0 - share)).sqrt();
    let whole = 2.0 * (denominator + z * z);
    Ok(Interval {
        lower: ((middle - reach) / whole).max(0.0),
        upper: ((middle + reach) / whole).min(1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_and_all_reach_the_end_of_the_scale() {
        let none = wilson(0.0, 20.0, Confidence::P95).unwrap();
        let all = wilson(20.0, 20.0, Confidence::P95).unwrap();
        assert_eq!((none.lower, all.upper), (0.0, 1.0));
        assert!((none.upper - (1.0 - all.lower)).abs() < 1e-15, "{none:?} {all:?}");
    }

    #[test]
    fn refuses_what_is_no_proportion() {
        let check = |numerator, denominator, expected| {
            assert_eq!(wilson(numerator, denominator, Confidence::P95), Err(expected));
        };
        check(-1.0, 10.0, Refusal::Numerator);
        check(f64::NAN, 10.0, Refusal::Numerator);
        check(f64::INFINITY, f64::INFINITY, Refusal::Numerator);
        check(1.0, 0.0, Refusal::Denominator);
        check(1.0, f64::NAN, Refusal::Denominator);
        check(11.0, 10.0, Refusal::PartOverWhole);
    }
}
