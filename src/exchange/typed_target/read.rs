//! A year's target from what is typed.

use super::{
    amounts::{number, tolerance},
    profile::Profile,
    spread::steps,
    typed::{Part, TypedTarget, TypedTargetError},
    written,
};
use crate::{
    exchange::reading::{
        amount::{self, AmountError},
        target::{self, TargetReading},
    },
    model::{Aim, Calendar, Measure, ReportingYear, Target},
};

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
    let held = measure.targets.get(&year);
    let written = typed.text.trim();
    // What was saved so already is said by the checks of the target.
    let anew = held.and_then(|held| held.text.as_deref()) != Some(written);
    if anew {
        amount::certain(written, unit).map_err(refused)?;
    }
    let plain = amount::in_unit(&typed.text, unit).map_err(refused)?;
    let reading = target::read(&plain, calendar)
        .map_err(|error| TypedTargetError::Text(error.to_string()))?;
    let a_level = reading.is_level();
    let (aim, strict) = match reading {
        TargetReading::Blank => return Ok(None),
        TargetReading::Aim { aim, strict, .. } => (aim, strict),
        TargetReading::Relative { whom, or_equal, .. } => {
            (relative(measure, &whom, or_equal)?, !or_equal)
        }
    };
    if a_level
        && anew
        && let Some(error) = amount::in_other_unit(written, unit)
    {
        return Err(refused(error));
    }
    // What the target rests on isn't typed here: it stays.
    let mut target = Target { aim, ..held.cloned().unwrap_or_else(|| Target::new(Aim::None)) };
    target.strict = strict;
    // A target that was never written in words keeps none as long as it reads the same.
    let plain = held.is_some_and(|held| {
        held.text.is_none() && written::written(held, measure.polarity) == written
    });
    target.text = (!plain).then(|| written.to_owned());
    target.tolerance = tolerance(&typed.tolerance, unit)?;
    target.stretch = number(&typed.stretch, unit, Part::Stretch)?;
    target.chosen_by = typed.chosen_by.trim().to_owned();
    target.rationale = typed.rationale.trim().to_owned();
    target.trajectory = steps(typed, &target.aim, measure, calendar, year)?;
    Ok(Some(target))
}

/// All that can't be read of what is typed, a part once, in the order of the form; nothing where it can be taken, or
/// removes the target.
pub fn faults(
    typed: &TypedTarget,
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Vec<TypedTargetError> {
    let Err(first) = read(typed, measure, calendar, year) else { return Vec::new() };
    let unit = measure.unit.as_str();
    let each = [
        tolerance(&typed.tolerance, unit).err(),
        number(&typed.stretch, unit, Part::Stretch).err(),
        // Of another text a spread may come to something else: only what is typed in the steps is looked at.
        (typed.profile == Profile::Keep)
            .then(|| steps(typed, &Aim::Words, measure, calendar, year).err())
            .flatten(),
    ];
    let mut found = vec![first];
    for fault in each.into_iter().flatten() {
        if found.iter().all(|it| it.part() != fault.part()) {
            found.push(fault);
        }
    }
    found.sort_by_key(TypedTargetError::part);
    found
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
