//! Measures, their targets, comparators and figures: kinds that have commands of their own.

use crate::edit::draft::{Draft, first, unknown};
use crate::edit::order::{in_time, sort_series, sort_trajectory};
use crate::edit::{Refusal, check, proposals, rows, signing};
use crate::model::{
    Aim, Audience, Calendar, Comparator, ComparatorId, Kind, Measure, MeasureId, Observation,
    PlanId, Proposal, ReportingYear, Target,
};
use std::sync::Arc;

pub(super) fn add_measure(
    draft: &mut Draft,
    mut measure: Measure,
    plans: &[PlanId],
) -> Result<String, Refusal> {
    if draft.has_measure(&measure.id) {
        return Err(Refusal::Duplicate { what: "measure", id: measure.id.0 });
    }
    first(|report| check::row(&measure, report))?;
    first(|report| check::measure(&measure, report))?;
    known_perspective(draft, &measure)?;
    let calendar = draft.pack.calendar();
    first(|report| check::measure_styles(&measure, calendar, report))?;
    sort_series(&mut measure.series, calendar);
    for comparator in &mut measure.comparators {
        sort_series(&mut comparator.series, calendar);
    }
    for target in measure.targets.values_mut() {
        known_comparator(target, &measure.comparators)?;
        sort_trajectory(target, calendar);
    }
    for id in plans {
        let plan = draft.pack.plans.iter_mut().find(|plan| plan.id == *id);
        let plan = plan.ok_or_else(|| unknown("plan", id.as_str()))?;
        if !plan.measures.contains(&measure.id) {
            Arc::make_mut(plan).measures.push(measure.id.clone());
        }
    }
    let label = format!("Add {}", measure.name);
    draft.push_measure(measure);
    Ok(label)
}

pub(super) fn set_measure(draft: &mut Draft, mut measure: Measure) -> Result<String, Refusal> {
    let held = draft.measure(&measure.id)?;
    if measure.perspective != held.perspective {
        known_perspective(draft, &measure)?;
    }
    let calendar = draft.pack.calendar();
    if measure.baseline != held.baseline
        && let Some(period) = measure.baseline.as_ref().and_then(|baseline| baseline.period)
    {
        check::period_style(period, calendar)?;
    }
    let held = draft.measure_mut(&measure.id)?;
    measure.series = std::mem::take(&mut held.series);
    measure.comparators = std::mem::take(&mut held.comparators);
    measure.targets = std::mem::take(&mut held.targets);
    measure.past = std::mem::take(&mut held.past);
    first(|report| check::row(&measure, report))?;
    first(|report| check::measure(&measure, report))?;
    let label = format!("Change {}", measure.name);
    *held = measure;
    Ok(label)
}

/// Takes a measure out, and its place in everything that names it. A proposal that waits for a decision
/// needs it; one that was decided is a record of what was.
pub(super) fn remove_measure(draft: &mut Draft, id: &MeasureId) -> Result<String, Refusal> {
    let name = draft.measure(id)?.name.clone();
    let waiting = |held: &&Arc<Proposal>| held.is_of(id) && held.verdict.is_none();
    if let Some(proposal) = draft.pack.proposals.iter().find(waiting) {
        let by = format!("the undecided proposal '{}'", proposal.change);
        return Err(Refusal::InUse { what: "measure", name, by });
    }
    if let Some(by) = rows::needed_by(&draft.pack, (Kind::Measure, id.as_str()), &[Kind::Proposal])
    {
        return Err(Refusal::InUse { what: "measure", name, by });
    }
    draft.take_measure(id)?;
    rows::let_go(&mut draft.pack, Kind::Measure, id.as_str());
    Ok(format!("Remove {name}"))
}

fn known_perspective(draft: &Draft, measure: &Measure) -> Result<(), Refusal> {
    match &measure.perspective {
        Some(id) if draft.pack.perspective(id).is_none() => {
            Err(unknown("perspective", id.as_str()))
        }
        _ => Ok(()),
    }
}

pub(super) fn set_target(
    draft: &mut Draft,
    id: &MeasureId,
    year: ReportingYear,
    target: Option<Target>,
) -> Result<String, Refusal> {
    let calendar = draft.pack.calendar();
    let within_the_year = proposals::approved_within(&draft.pack, id, year);
    let measure = draft.measure_mut(id)?;
    let Some(mut target) = target else {
        measure.targets.remove(&year);
        return Ok(format!("Remove the target of {} for {year}", measure.name));
    };
    check::year_style(year, calendar)?;
    first(|report| check::target_style(&target, calendar, report))?;
    first(|report| check::target(&target, report))?;
    known_comparator(&target, &measure.comparators)?;
    sort_trajectory(&mut target, calendar);
    let held = measure.targets.get(&year);
    if within_the_year {
        target.signed = signing::kept_beside(held, &target);
    }
    let done = if held.is_some() { "Change" } else { "Set" };
    measure.targets.insert(year, target);
    Ok(format!("{done} the target of {} for {year}", measure.name))
}

pub(super) fn set_comparator(
    draft: &mut Draft,
    id: &MeasureId,
    mut comparator: Comparator,
) -> Result<String, Refusal> {
    first(|report| check::comparator(&comparator, report))?;
    let calendar = draft.pack.calendar();
    first(|report| check::series_style(&comparator.series, calendar, report))?;
    let measure = draft.measure_mut(id)?;
    let name = &measure.name;
    match measure.comparators.iter_mut().find(|held| held.id == comparator.id) {
        Some(held) => {
            let label = format!("Change comparator {} of {name}", comparator.name);
            comparator.series = std::mem::take(&mut held.series);
            *held = comparator;
            Ok(label)
        }
        None => {
            let label = format!("Add comparator {} to {name}", comparator.name);
            sort_series(&mut comparator.series, calendar);
            measure.comparators.push(comparator);
            Ok(label)
        }
    }
}

pub(super) fn remove_comparator(
    draft: &mut Draft,
    id: &MeasureId,
    comparator: &ComparatorId,
) -> Result<String, Refusal> {
    let measure = draft.measure_mut(id)?;
    let at = measure.comparators.iter().position(|held| held.id == *comparator);
    let at = at.ok_or_else(|| unknown("comparator", comparator.as_str()))?;
    let name = measure.comparators.get(at).map(|held| held.name.clone()).unwrap_or_default();
    let relative = |target: &Target| matches!(&target.aim, Aim::Relative { comparator: to, .. } if to == comparator);
    if let Some((year, _)) = measure.targets.iter().find(|(_, target)| relative(target)) {
        let by = format!("the target for {year}");
        return Err(Refusal::InUse { what: "comparator", name, by });
    }
    measure.comparators.remove(at);
    Ok(format!("Remove comparator {name} from {}", measure.name))
}

pub(super) fn set_observation(
    draft: &mut Draft,
    id: &MeasureId,
    comparator: Option<&ComparatorId>,
    observation: Observation,
) -> Result<String, Refusal> {
    let calendar = draft.pack.calendar();
    let period = observation.period;
    check::period_style(period, calendar)?;
    first(|report| check::observation(&observation, report))?;
    let label = format!("Set the figure of {} for {}", draft.measure(id)?.name, period.label());
    put(draft.series_mut(id, comparator)?, observation, calendar);
    Ok(label)
}

/// Sets the observation for its period, in its place in time. What was answered of another figure isn't of this one.
fn put(series: &mut Vec<Observation>, mut observation: Observation, calendar: Calendar) {
    let key = in_time(observation.period, calendar);
    match series.binary_search_by(|held| in_time(held.period, calendar).cmp(&key)) {
        Ok(at) => {
            if let Some(held) = series.get_mut(at) {
                if held.reading != observation.reading {
                    observation.drop_answers_of(held);
                }
                *held = not_released_with(held, observation);
            }
        }
        Err(at) => series.insert(at, observation),
    }
}

/// An observation in place of another. What was released are the words that somebody read: others that come under the
/// same release are internal until they are released themselves.
fn not_released_with(held: &Observation, mut observation: Observation) -> Observation {
    let released = held.comment.is_some()
        && held.comment_audience == Some(Audience::Public)
        && observation.comment_audience == Some(Audience::Public);
    if released && held.comment != observation.comment {
        observation.comment_audience = observation.comment.is_some().then_some(Audience::Internal);
    }
    observation
}

/// Refuses a target relative to a comparator that the measure doesn't have.
fn known_comparator(target: &Target, comparators: &[Comparator]) -> Result<(), Refusal> {
    match &target.aim {
        Aim::Relative { comparator, .. }
            if !comparators.iter().any(|held| held.id == *comparator) =>
        {
            Err(unknown("comparator", comparator.as_str()))
        }
        _ => Ok(()),
    }
}
