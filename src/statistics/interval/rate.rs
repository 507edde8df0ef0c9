//! The interval of a rate: of a count that may go on without end.

use super::confidence::{Confidence, Interval};
use super::refusal::{Refusal, checked};
use statrs::distribution::{Continuous, ContinuousCDF, Gamma};

/// Below this count Byar's approximation gives way to the exact interval.
const EXACT_BELOW: f64 = 10.0;

/// The interval of `numerator` ÷ `denominator`: Byar's, below a count of 10 the exact one (PHE *Technical Guide:
/// Confidence Intervals*, 2018). A numerator may exceed its denominator.
///
/// # Errors
/// Unless the numerator is 0 or more, and the denominator above 0.
pub fn rate(numerator: f64, denominator: f64, confidence: Confidence) -> Result<Interval, Refusal> {
    checked(numerator, denominator)?;
    let count = match numerator < EXACT_BELOW {
        true => exact_poisson(numerator, confidence),
        false => byars(numerator, confidence),
    };
    count.map(|count| count.scaled(1.0 / denominator))
}

/// The exact ends of the 95 % intervals of the counts 0 to 9 (Garwood, as below): a page that holds a rate against another
/// needs no gamma distribution for them.
const EXACT: [[f64; 2]; 10] = [
    [0.0, 3.688_879_454_113_936_3],
    [0.025_317_807_984_289_875, 5.571_643_390_938_898],
    [0.242_209_278_543_964_9, 7.224_687_667_723_961],
    [0.618_672_122_895_601_3, 8.767_273_069_742_327],
    [1.089_865_373_626_324_9, 10.241_588_675_403_7],
    [1.623_486_390_118_420_5, 11.668_332_079_322_67],
    [2.201_894_253_490_851, 13.059_474_022_518_685],
    [2.814_363_051_519_866, 14.422_675_361_702_38],
    [3.453_832_176_748_501, 15.763_189_220_193_315],
    [4.115_373_097_378_332, 17.084_803_451_419_17],
];

/// The 95 % interval of a rate as [`rate`] has it, without what that takes: of a part of a count below ten, which is no
/// count, Byar's too.
///
/// # Errors
/// Unless the numerator is 0 or more, and the denominator above 0.
pub fn rate_of_whole(numerator: f64, denominator: f64) -> Result<Interval, Refusal> {
    checked(numerator, denominator)?;
    let exact = EXACT.get(numerator as usize).filter(|_| numerator.fract() == 0.0);
    let count = match exact {
        Some([lower, upper]) => Interval { lower: *lower, upper: *upper },
        None => byars(numerator, Confidence::P95)?,
    };
    Ok(count.scaled(1.0 / denominator))
}

/// Byar's approximate interval of a count, its lower end 0 or more (N. E. Breslow and N. E. Day, *Statistical Methods
/// in Cancer Research* II, IARC 1987, p. 69).
///
/// # Errors
/// Unless the count is 0 or more.
pub fn byars(count: f64, confidence: Confidence) -> Result<Interval, Refusal> {
    checked(count, 1.0)?;
    let end = |count: f64, z: f64| {
        let root = 1.0 - 1.0 / (9.0 * count) + z / (3.0 * count.sqrt());
        count * root.powi(3)
    };
    let lower = if count > 0.0 { end(count, -confidence.z()).max(0.0) } else { 0.0 };
    Ok(Interval { lower, upper: end(count + 1.0, confidence.z()) })
}

/// The exact interval of a count, by the quantiles of the gamma distribution, which are half those of χ² (F. Garwood,
/// *Biometrika* 28, 1936). A count of 0 has a lower end of 0.
///
/// # Errors
/// Unless the count is 0 or more.
pub fn exact_poisson(count: f64, confidence: Confidence) -> Result<Interval, Refusal> {
    checked(count, 1.0)?;
    let tail = confidence.tail();
    let lower = if count > 0.0 { gamma_quantile(count, tail)? } else { 0.0 };
    Ok(Interval { lower, upper: gamma_quantile(count + 1.0, 1.0 - tail)? })
}

/// The value that a gamma variable of this shape and rate 1 is below with the chance `chance`, 0 to 1. The quantile
/// of the crate is right to some ten digits; two of Newton's steps make it as right as its tails are.
fn gamma_quantile(shape: f64, chance: f64) -> Result<f64, Refusal> {
    let gamma = Gamma::new(shape, 1.0).map_err(|_| Refusal::Numerator)?;
    let step = |at: f64| at - (gamma.cdf(at) - chance) / gamma.pdf(at);
    Ok(step(step(gamma.inverse_cdf(chance))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: Result<Interval, Refusal>, lower: f64, upper: f64) {
        let found = found.unwrap();
        let close = |one: f64, other: f64| (one - other).abs() <= 1e-12 * other.max(1.0);
        assert!(close(found.lower, lower) && close(found.upper, upper), "{found:?}");
    }

    #[test]
    fn a_count_of_nothing_has_a_lower_end_of_0() {
        // 1 − e^(−upper) is the confidence of the upper end.
        check(exact_poisson(0.0, Confidence::P95), 0.0, -(0.025_f64.ln()));
        check(exact_poisson(0.0, Confidence::P998), 0.0, -(0.001_f64.ln()));
        assert_eq!(byars(0.0, Confidence::P95).unwrap().lower, 0.0);
    }

    #[test]
    fn the_exact_interval_is_right_to_twelve_digits() {
        // Worked with 30 digits in mpmath.
        check(exact_poisson(2.0, Confidence::P95), 0.242_209_278_543_964_9, 7.224_687_667_723_96);
        check(exact_poisson(5.0, Confidence::P95), 1.623_486_390_118_420_6, 11.668_332_079_322_668);
    }

    #[test]
    fn a_rate_is_exact_below_ten_and_byars_from_ten_on() {
        let scaled = |interval: Result<Interval, Refusal>| interval.map(|one| one.scaled(0.5));
        for confidence in [Confidence::P95, Confidence::P998] {
            let nine = exact_poisson(9.0, confidence);
            assert_eq!(rate(9.0, 2.0, confidence), scaled(nine));
            assert_eq!(rate(10.0, 2.0, confidence), scaled(byars(10.0, confidence)));
        }
    }

    #[test]
    fn the_interval_of_a_whole_count_is_the_same_without_the_distribution() {
        for count in 0..40 {
            let whole = rate(f64::from(count), 8.0, Confidence::P95).unwrap();
            check(rate_of_whole(f64::from(count), 8.0), whole.lower, whole.upper);
        }
        let part = byars(2.5, Confidence::P95).unwrap();
        check(rate_of_whole(2.5, 1.0), part.lower, part.upper);
        assert_eq!(rate_of_whole(1.0, 0.0), Err(Refusal::Denominator));
        assert_eq!(rate_of_whole(-1.0, 1.0), Err(Refusal::Numerator));
    }

    #[test]
    fn the_lower_end_of_byars_is_never_below_0() {
        assert_eq!(byars(1.0, Confidence::P998).unwrap().lower, 0.0);
    }

    #[test]
    fn refuses_what_is_no_rate() {
        let check = |numerator, denominator, expected| {
            assert_eq!(rate(numerator, denominator, Confidence::P95), Err(expected));
        };
        check(-1.0, 10.0, Refusal::Numerator);
        check(3.0, 0.0, Refusal::Denominator);
        check(3.0, -6.0, Refusal::Denominator);
        check(f64::INFINITY, 1.0, Refusal::Numerator);
    }
}
