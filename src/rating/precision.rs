//! The precision figures are compared and printed at.

use crate::model::{Bounds, Measure, Number};

/// Decimal digits that survive a few additions of 64-bit floats.
const RELIABLE_DIGITS: i32 = 15;

/// The most decimal places a measure can be reported at.
const MOST_PLACES: i32 = 9;

/// A worked-out figure at the measure's reported precision (RULES 2); `None` if it isn't finite.
///
/// Without a precision, figures stay as precise as entered: only what arithmetic in binary adds
/// (0.1 + 0.2 is 0.30000000000000004) is rounded away, at 15 significant digits and 9 places at most.
pub(super) fn settle(measure: &Measure, value: f64) -> Option<Number> {
    let number = Number::try_from(value).ok()?;
    let places = measure.precision.unwrap_or_else(|| places_of(value));
    Some(number.rounded(Some(places)))
}

/// Both ends of a limit at the measure's precision.
pub(super) fn settle_bounds(measure: &Measure, bounds: Bounds) -> Option<Bounds> {
    Some(match bounds {
        Bounds::Value(value) => Bounds::Value(settle(measure, value.get())?),
        Bounds::Range { low, high } => {
            Bounds::Range { low: settle(measure, low.get())?, high: settle(measure, high.get())? }
        }
    })
}

/// How many decimal places of a float can be trusted.
fn places_of(value: f64) -> u8 {
    let magnitude = value.abs();
    let whole_digits = if magnitude < 1.0 { 1 } else { magnitude.log10() as i32 + 1 };
    (RELIABLE_DIGITS - whole_digits).clamp(0, MOST_PLACES) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_at_the_measures_precision_or_drops_only_binary_noise() {
        let check = |precision: Option<u8>, value: f64, expected: f64| {
            let measure = Measure { precision, ..Measure::default() };
            assert_eq!(settle(&measure, value).map(Number::get), Some(expected));
        };
        check(Some(2), 1.005, 1.01);
        check(Some(0), -2.5, -3.0);
        check(None, 0.1 + 0.2, 0.3);
        check(None, 1_234_567_890.123, 1_234_567_890.123);
        check(None, 5.0 / 3.0, 1.666_666_667);
        check(None, 1e300, 1e300);
    }

    #[test]
    fn refuses_what_is_not_finite() {
        assert_eq!(settle(&Measure::default(), f64::INFINITY), None);
    }
}
