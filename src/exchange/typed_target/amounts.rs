//! Amounts beside a target: its tolerance, its stretch, its plans.

use super::typed::{Part, TypedTargetError};
use crate::{
    exchange::reading::amount,
    model::{Number, Tolerance},
};

/// `5%` is a share of the plan, `2` an amount in the measure's unit; blank is none.
///
/// # Errors
/// Where it is neither.
pub fn tolerance(text: &str, unit: &str) -> Result<Option<Tolerance>, TypedTargetError> {
    let text = text.trim();
    match text.strip_suffix('%') {
        // Whatever the measure counts, this is a share of its plan.
        Some(percent) => Ok(number(percent, "%", Part::Tolerance)?.map(Tolerance::Percent)),
        None => Ok(number(text, unit, Part::Tolerance)?.map(Tolerance::Amount)),
    }
}

/// An amount in a unit, or nothing where nothing is typed.
pub(super) fn number(
    text: &str,
    unit: &str,
    part: Part,
) -> Result<Option<Number>, TypedTargetError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    amount::amount(text, unit).map(Some).map_err(|error| TypedTargetError::Amount { part, error })
}
