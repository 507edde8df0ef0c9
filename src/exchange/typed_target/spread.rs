//! How a typed target is spread over its year: made by one of the makers, kept in its shape, or as typed.

use super::{
    amounts::number,
    profile::Profile,
    typed::{Part, TypedTarget, TypedTargetError},
};
use crate::{
    model::{Aim, Bounds, Calendar, Measure, Number, Period, ReportingYear, Step, Target},
    planning::trajectory::{self, Maker},
};

/// How a year's target is spread: as one of the makers would spread the one that is saved. Plans of any other shape are
/// somebody's own, and stay as they are. Where nothing says how often the measure reports, or how its figures make the
/// year's, there is nothing to spread a target by.
pub fn profile(measure: &Measure, calendar: Calendar, year: ReportingYear) -> Profile {
    let is_spreadable = trajectory::is_spreadable(measure);
    match measure.targets.get(&year) {
        Some(held) if !held.trajectory.is_empty() => {
            match Maker::of(measure, calendar, year, held) {
                Some(maker) => maker.into(),
                None if is_spreadable && trajectory::is_bare(held, year) => Profile::Flat,
                None => Profile::Keep,
            }
        }
        _ if is_spreadable => Profile::Flat,
        _ => Profile::Keep,
    }
}

/// The trajectory: made for a value, typed, or none where the target needs none.
pub(super) fn steps(
    typed: &TypedTarget,
    aim: &Aim,
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Result<Vec<Step>, TypedTargetError> {
    let refused =
        |error: trajectory::TrajectoryError| TypedTargetError::Trajectory(error.to_string());
    let held = measure.targets.get(&year);
    let same = held.is_some_and(|held| held.aim == *aim);
    match (aim, typed.profile) {
        // They followed another figure, and are made anew once it is known by what.
        (_, Profile::Keep) if typed.steps.is_empty() && outgrown(aim, measure, calendar, year) => {
            Ok(Vec::new())
        }
        (_, Profile::Keep) => {
            let mut steps = typed_steps(&typed.steps, measure, held)?;
            follow(&mut steps, typed, aim, measure, year);
            Ok(steps)
        }
        (_, Profile::Shaped) if same => Ok(held.map_or_else(Vec::new, |it| it.trajectory.clone())),
        (Aim::Value { value }, profile) => {
            made(profile, *value, measure, calendar, year).map_err(refused)
        }
        // They are all there is of it.
        (Aim::Plans, _) => Ok(held.map_or_else(Vec::new, |it| it.trajectory.clone())),
        _ => Ok(Vec::new()),
    }
}

/// Whether plans followed a figure that is another one now, of a measure that doesn't say any more how to spread it.
fn outgrown(aim: &Aim, measure: &Measure, calendar: Calendar, year: ReportingYear) -> bool {
    let Some(held) = measure.targets.get(&year).filter(|held| held.aim != *aim) else {
        return false;
    };
    !trajectory::is_spreadable(measure)
        && trajectory::followed(measure, calendar, year, held).is_some()
}

/// What stands for all of the year at once is the target itself, and no plan of a period: it follows another one.
fn follow(
    steps: &mut [Step],
    typed: &TypedTarget,
    aim: &Aim,
    measure: &Measure,
    year: ReportingYear,
) {
    let before = measure.targets.get(&year).and_then(|held| held.aim.figure());
    let (Aim::Value { value }, Some(before)) = (aim, before) else { return };
    let of_year = Period::Year(year);
    if typed.steps.iter().any(|(period, ..)| *period == of_year) {
        return;
    }
    let whole = |step: &&mut Step| step.period == of_year && step.plan == Bounds::Value(before);
    for step in steps.iter_mut().filter(whole) {
        *step = trajectory::replanned(step, Bounds::Value(*value), measure);
    }
}

/// A value's trajectory by one of the makers.
fn made(
    profile: Profile,
    value: Number,
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Result<Vec<Step>, trajectory::TrajectoryError> {
    let maker = match profile {
        Profile::Shaped => return trajectory::shaped(measure, calendar, year, value),
        Profile::Seasonal => Maker::Seasonal,
        Profile::Straight => Maker::Straight,
        Profile::Flat | Profile::Keep => Maker::Flat,
    };
    maker.steps(measure, calendar, year, value)
}

/// The steps as typed. What the editor doesn't show of a step stays: a range, planned numerators and
/// denominators, steps of other years.
fn typed_steps(
    typed: &[(Period, String, String)],
    measure: &Measure,
    held: Option<&Target>,
) -> Result<Vec<Step>, TypedTargetError> {
    let held_steps = held.map(|held| held.trajectory.as_slice()).unwrap_or_default();
    let shown = |step: &&Step| typed.iter().any(|(period, ..)| *period == step.period);
    let mut steps: Vec<Step> = held_steps.iter().filter(|step| !shown(step)).cloned().collect();
    let range = |bounds: Option<Bounds>| bounds.filter(|it| matches!(it, Bounds::Range { .. }));
    for (period, plan, floor) in typed {
        let before = held_steps.iter().find(|step| step.period == *period);
        let plan = match number(plan, &measure.unit, Part::Steps)? {
            Some(plan) => Some(Bounds::Value(plan)),
            None => range(before.map(|step| step.plan)),
        };
        let Some(plan) = plan else { continue };
        let mut step = before.cloned().unwrap_or_else(|| Step::new(*period, plan));
        if step.plan != plan {
            step = trajectory::replanned(&step, plan, measure);
        }
        step.floor = match number(floor, &measure.unit, Part::Steps)? {
            Some(floor) => Some(Bounds::Value(floor)),
            None => range(step.floor),
        };
        steps.push(step);
    }
    Ok(steps)
}
