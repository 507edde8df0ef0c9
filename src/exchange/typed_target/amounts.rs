//! Amounts beside a target: its tolerance, its stretch, its plans.

use super::typed::{Part, TypedTarget, TypedTargetError};
use crate::{
    exchange::reading::amount,
    model::{Measure, Number, ReportingYear, Tolerance},
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

/// What is asked of the shares that are typed of a measure without a unit, but for a target that is saved so already: each
/// with its part, the first of the plans and floors alone.
pub fn shares_without_unit(
    typed: &TypedTarget,
    measure: &Measure,
    year: ReportingYear,
) -> Vec<(Part, String)> {
    let asked = |text: &str| amount::share_without_unit(text.trim(), &measure.unit);
    let held = measure.targets.get(&year).and_then(|held| held.text.as_deref());
    let is_level = |text: &&str| amount::amount(text, "").is_ok() && held != Some(text.trim());
    let target = Some(typed.text.as_str()).filter(is_level).and_then(asked);
    let steps = typed.steps.iter().flat_map(|(_, plan, floor)| [plan, floor]);
    [
        (Part::Text, target),
        (Part::Stretch, asked(&typed.stretch)),
        (Part::Steps, steps.filter_map(|text| asked(text)).next()),
    ]
    .into_iter()
    .filter_map(|(part, question)| Some((part, question?)))
    .collect()
}
