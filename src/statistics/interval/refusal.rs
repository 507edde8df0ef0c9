//! Why there is no interval.

use thiserror::Error;

/// Why a figure has no interval; each says so in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// A numerator below 0, or no finite number.
    #[error("The numerator must be a number that is not below 0.")]
    Numerator,
    /// A denominator of 0 or below, or no finite number.
    #[error("The denominator must be a number above 0.")]
    Denominator,
    /// A part that is larger than its whole.
    #[error("The numerator of a proportion must not be larger than its denominator.")]
    PartOverWhole,
    /// A mean of fewer than two values.
    #[error("A mean needs two values at least before anything can be said of how sure it is.")]
    TooFewValues,
    /// A value that is no finite number.
    #[error("Every value must be a number.")]
    NotANumber,
}

/// The numerator and the denominator, if they are such.
pub(super) fn checked(numerator: f64, denominator: f64) -> Result<(), Refusal> {
    if !(numerator.is_finite() && numerator >= 0.0) {
        return Err(Refusal::Numerator);
    }
    match denominator.is_finite() && denominator > 0.0 {
        true => Ok(()),
        false => Err(Refusal::Denominator),
    }
}
