//! A target as a person types it in the editor, made into a target with its trajectory.

mod spread;
#[cfg(test)]
mod tests;
mod written;

pub use spread::{Profile, profile};
pub use written::{tolerance_written, written};

use super::reading::{
    amount::{self, AmountError},
    target::{self, TargetReading},
};
use crate::model::{Aim, Calendar, Measure, Number, Period, ReportingYear, Target, Tolerance};

/// What is typed for a year's target.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedTarget {
    /// Such as `95%+`, `>3400 and <3800`, `To decrease`, `Better than national average`.
    pub text: String,
    /// Such as `5%` or `2`; blank for none.
    pub tolerance: String,
    /// Blank for none.
    pub stretch: String,
    /// The post or body that chose it.
    pub chosen_by: String,
    /// Why this target.
    pub rationale: String,
    /// How it is spread.
    pub profile: Profile,
    /// Plan and floor of each period as typed, for [`Profile::Keep`].
    pub steps: Vec<(Period, String, String)>,
}

/// Why a typed target can't be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypedTargetError {
    /// The text can't be read.
    #[error("{0}")]
    Text(String),
    /// An amount in the measure's unit was expected.
    #[error("{error}")]
    Amount {
        /// Where.
        part: Part,
        /// What is wrong with it.
        error: AmountError,
    },
    /// Relative to nobody the measure knows, or to several.
    #[error("'{0}' is not one of this measure's comparators: bring in its figures first")]
    NoComparator(String),
    /// The trajectory can't be made.
    #[error("{0}")]
    Trajectory(String),
}

/// A part of what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The target itself.
    Text,
    /// The tolerance.
    Tolerance,
    /// The stretch.
    Stretch,
    /// How it is spread over the year.
    Profile,
    /// The plan or floor of a period.
    Steps,
}

impl TypedTargetError {
    /// Which part has to be put right.
    pub fn part(&self) -> Part {
        match self {
            Self::Text(_) | Self::NoComparator(_) => Part::Text,
            Self::Amount { part, .. } => *part,
            Self::Trajectory(_) => Part::Profile,
        }
    }
}

/// A year's target from what is typed; `None` where the text is blank, which removes the target.
///
/// # Errors
/// Says which part can't be read and why.
pub fn read(
    typed: &TypedTarget,
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Result<Option<Target>, TypedTargetError> {
    let unit = measure.unit.as_str();
    let refused = |error: AmountError| TypedTargetError::Text(error.to_string());
    let plain = amount::in_unit(&typed.text, unit).map_err(refused)?;
    let reading = target::read(&plain, calendar)
        .map_err(|error| TypedTargetError::Text(error.to_string()))?;
    let (aim, strict) = match reading {
        TargetReading::Blank => return Ok(None),
        TargetReading::Aim { aim, strict, .. } => (aim, strict),
        TargetReading::Relative { whom, or_equal, .. } => {
            (relative(measure, &whom, or_equal)?, !or_equal)
        }
    };
    let held = measure.targets.get(&year);
    let written = typed.text.trim();
    let a_level = matches!(aim, Aim::Value { .. } | Aim::Range { .. } | Aim::ByDate { .. });
    // What was saved so already is said by the checks of the target.
    let anew = held.and_then(|held| held.text.as_deref()) != Some(written);
    if a_level && anew && amount::is_share_of_count(written, unit) {
        let (text, unit) = (written.to_owned(), unit.trim().to_owned());
        return Err(refused(AmountError::Share { text, unit }));
    }
    // What the target rests on isn't typed here: it stays.
    let mut target = Target { aim, ..held.cloned().unwrap_or_else(|| Target::new(Aim::None)) };
    target.strict = strict;
    // A target that was never written in words keeps none as long as it reads the same.
    let plain = held.is_some_and(|held| {
        held.text.is_none() && self::written(held, measure.polarity) == written
    });
    target.text = (!plain).then(|| written.to_owned());
    target.tolerance = tolerance(&typed.tolerance, unit)?;
    target.stretch = number(&typed.stretch, unit, Part::Stretch)?;
    target.chosen_by = typed.chosen_by.trim().to_owned();
    target.rationale = typed.rationale.trim().to_owned();
    target.trajectory = spread::steps(typed, &target.aim, measure, calendar, year)?;
    Ok(Some(target))
}

/// A comparator that words name: by its own name, or the only one where they name none.
fn relative(measure: &Measure, whom: &str, or_equal: bool) -> Result<Aim, TypedTargetError> {
    use crate::model::ComparatorKind::National;
    let lower = whom.to_lowercase();
    let named = measure.comparators.iter().find(|each| lower.contains(&each.name.to_lowercase()));
    let national = || {
        measure.comparators.iter().find(|each| lower.contains("national") && each.kind == National)
    };
    let only = || match measure.comparators.as_slice() {
        [only] if !lower.contains("national") => Some(only),
        _ => None,
    };
    let found = named.or_else(national).or_else(only);
    let comparator =
        found.ok_or_else(|| TypedTargetError::NoComparator(whom.to_owned()))?.id.clone();
    Ok(Aim::Relative { comparator, or_equal })
}

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
fn number(text: &str, unit: &str, part: Part) -> Result<Option<Number>, TypedTargetError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    amount::amount(text, unit).map(Some).map_err(|error| TypedTargetError::Amount { part, error })
}
