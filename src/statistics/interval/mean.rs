//! The interval of a mean.

use super::confidence::{Confidence, Interval};
use super::refusal::Refusal;
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Student's interval of the mean of values: mean ± t(n − 1) · s ÷ √n, in their unit (PHE *Technical Guide:
/// Confidence Intervals*, 2018).
///
/// # Errors
/// Under two values, or where one is no finite number.
pub fn mean(values: &[f64], confidence: Confidence) -> Result<Interval, Refusal> {
    if values.iter().any(|value| !value.is_finite()) {
        return Err(Refusal::NotANumber);
    }
    let count = values.len() as f64;
    if count < 2.0 {
        return Err(Refusal::TooFewValues);
    }
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let error = (squares / (count - 1.0) / count).sqrt();
    let student = StudentsT::new(0.0, 1.0, count - 1.0).map_err(|_| Refusal::TooFewValues)?;
    let reach = student.inverse_cdf(1.0 - confidence.tail()) * error;
    Ok(Interval { lower: mean - reach, upper: mean + reach })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_values_are_enough_and_have_one_degree_of_freedom() {
        // t(1) at 97.5 % is tan(0.475 π).
        let reach = (0.475 * std::f64::consts::PI).tan();
        let found = mean(&[1.0, 3.0], Confidence::P95).unwrap();
        let close = |one: f64, other: f64| (one - other).abs() < 1e-10;
        assert!(close(found.lower, 2.0 - reach) && close(found.upper, 2.0 + reach), "{found:?}");
    }

    #[test]
    fn refuses_too_few_and_what_is_no_number() {
        assert_eq!(mean(&[1.0], Confidence::P95), Err(Refusal::TooFewValues));
        assert_eq!(mean(&[], Confidence::P95), Err(Refusal::TooFewValues));
        assert_eq!(mean(&[1.0, f64::NAN, 2.0], Confidence::P95), Err(Refusal::NotANumber));
    }
}
