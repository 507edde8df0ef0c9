//! How a typed target is spread over its year: made by one of the makers, kept in its shape, or as typed.

use super::{
    amounts::number,
    profile::Profile,
    typed::{Part, TypedTarget, TypedTargetError},
};
use crate::{
    model::{
        Accumulation, Aim, Bounds, Calendar, Frequency, Measure, Number, Period, ReportingYear,
        Step, Target,
    },
    planning::trajectory,
};

/// How a year's target is spread: as one of the makers would spread the one that is saved. Plans of any other shape are
/// somebody's own, and stay as they are. Where nothing says how often the measure reports, or how its figures make the
/// year's, there is nothing to spread a target by.
pub fn profile(measure: &Measure, calendar: Calendar, year: ReportingYear) -> Profile {
    let Some(target) = measure.targets.get(&year).filter(|held| !held.trajectory.is_empty()) else {
        return if is_spreadable(measure) { Profile::Flat } else { Profile::Keep };
    };
    let Aim::Value { value } = target.aim else { return Profile::Keep };
    let makes = |profile: &Profile| {
        made(*profile, value, measure, calendar, year).is_ok_and(|made| made == target.trajectory)
    };
    let makers = [Profile::Flat, Profile::Straight, Profile::Seasonal];
    makers.into_iter().find(makes).unwrap_or(Profile::Keep)
}

/// Whether a target of a year can be spread over its periods.
fn is_spreadable(measure: &Measure) -> bool {
    match measure.frequency {
        None | Some(Frequency::Dated) => false,
        Some(Frequency::Yearly) => true,
        Some(_) => measure.accumulation.is_some(),
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
    match profile {
        Profile::Seasonal => trajectory::seasonal(measure, calendar, year, value),
        Profile::Straight => {
            match trajectory::stands_before(measure, calendar, year) {
                Some(start) => trajectory::straight_line(measure, calendar, year, start, value),
                // A running total starts at 0.
                None if measure.accumulation == Some(Accumulation::Running) => {
                    trajectory::flat(measure, calendar, year, value)
                }
                // Without a start there is nowhere to come from.
                None => Err(trajectory::TrajectoryError::NoStart(year)),
            }
        }
        Profile::Shaped => trajectory::shaped(measure, calendar, year, value),
        Profile::Flat | Profile::Keep => trajectory::flat(measure, calendar, year, value),
    }
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
