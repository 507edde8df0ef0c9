//! Changes to the organisation, its perspectives, plans and objectives.

use crate::edit::draft::{Draft, first, unknown};
use crate::edit::{Refusal, check};
use crate::model::{
    Frequency, Measure, MeasureId, Objective, ObjectiveId, Organisation, Perspective, Plan, PlanId,
    ReportingYear,
};
use std::collections::HashSet;

/// Replaces the organisation's fields. With a new first month, plans and resources keep their calendar
/// years and only the way they are written changes (`2025/26` to `2025`).
pub(super) fn set_organisation(
    draft: &mut Draft,
    organisation: Organisation,
) -> Result<String, Refusal> {
    first(|report| check::organisation(&organisation, report))?;
    if organisation.name.trim().is_empty() {
        return Err(Refusal::Nameless);
    }
    if organisation.year_start_month != draft.pack.organisation.year_start_month {
        let mut held = draft.pack.measures.iter();
        if let Some((measure, what)) = held.find_map(|held| Some((held, tied_to_year(held)?))) {
            return Err(Refusal::YearStart { measure: measure.name.clone(), what });
        }
    }
    draft.pack.organisation = organisation;
    let calendar = draft.pack.calendar();
    let written = |year: Option<ReportingYear>| year.map(|year| calendar.year(year.first()));
    for plan in &mut draft.pack.plans {
        (plan.from, plan.to) = (written(plan.from), written(plan.to));
    }
    let plans = draft.pack.plans.iter_mut().flat_map(|plan| &mut plan.resources);
    let actions = draft.pack.actions.iter_mut().flat_map(|action| &mut action.resources);
    for resource in plans.chain(actions) {
        resource.year = calendar.year(resource.year.first());
    }
    Ok("Change the organisation".to_owned())
}

/// What a measure has that would mean other months if the year started elsewhere.
fn tied_to_year(measure: &Measure) -> Option<&'static str> {
    if !measure.targets.is_empty() {
        return Some("targets");
    }
    let others = measure.comparators.iter().map(|comparator| &comparator.series);
    let figures = std::iter::once(&measure.series).chain(others).flatten().map(|held| held.period);
    let baseline = measure.baseline.as_ref().and_then(|baseline| baseline.period);
    figures.chain(baseline).find_map(|period| match period.frequency() {
        Frequency::Quarterly => Some("quarterly figures"),
        Frequency::HalfYearly => Some("half-yearly figures"),
        Frequency::Yearly => Some("yearly figures"),
        Frequency::Monthly | Frequency::Dated => None,
    })
}

pub(super) fn set_perspectives(
    draft: &mut Draft,
    perspectives: Vec<Perspective>,
) -> Result<String, Refusal> {
    let mut kept = HashSet::new();
    for perspective in &perspectives {
        first(|report| check::perspective(perspective, report))?;
        if !kept.insert(&perspective.id) {
            return Err(Refusal::Duplicate { what: "perspective", id: perspective.id.0.clone() });
        }
    }
    let held: HashSet<_> = draft.pack.perspectives.iter().map(|held| &held.id).collect();
    for measure in &draft.pack.measures {
        if let Some(id) = &measure.perspective
            && held.contains(id)
            && !kept.contains(id)
        {
            let by = format!("measure '{}'", measure.name);
            let name =
                draft.pack.perspective(id).map_or_else(|| id.0.clone(), |it| it.name.clone());
            return Err(Refusal::InUse { what: "perspective", name, by });
        }
    }
    draft.pack.perspectives = perspectives;
    Ok("Change the perspectives".to_owned())
}

pub(super) fn add_plan(draft: &mut Draft, plan: Plan) -> Result<String, Refusal> {
    if draft.pack.plan(&plan.id).is_some() {
        return Err(Refusal::Duplicate { what: "plan", id: plan.id.0 });
    }
    plan_holds(draft, &plan, None)?;
    let label = format!("Add {}", plan.name);
    draft.pack.plans.push(plan);
    Ok(label)
}

pub(super) fn set_plan(draft: &mut Draft, plan: Plan) -> Result<String, Refusal> {
    let at = draft.pack.plans.iter().position(|held| held.id == plan.id);
    let at = at.ok_or_else(|| unknown("plan", plan.id.as_str()))?;
    plan_holds(draft, &plan, draft.pack.plans.get(at))?;
    let label = format!("Change {}", plan.name);
    if let Some(held) = draft.pack.plans.get_mut(at) {
        *held = plan;
    }
    Ok(label)
}

/// Whether a plan can stand in the pack, in place of `held` if there is one.
fn plan_holds(draft: &Draft, plan: &Plan, held: Option<&Plan>) -> Result<(), Refusal> {
    first(|report| check::plan(plan, report))?;
    let calendar = draft.pack.calendar();
    for year in [plan.from, plan.to].into_iter().flatten() {
        check::year_style(year, calendar)?;
    }
    first(|report| check::resources_style(&plan.resources, calendar, report))?;
    if plan.parent != held.and_then(|held| held.parent.clone())
        && let Some(parent) = &plan.parent
    {
        let parent_of = |id: &PlanId| draft.pack.plan(id).and_then(|plan| plan.parent.as_ref());
        if leads_to(parent, &plan.id, parent_of, draft.pack.plans.len()) {
            return Err(Refusal::Loop { what: "plan", name: plan.name.clone() });
        }
        if draft.pack.plan(parent).is_none() {
            return Err(unknown("plan", parent.as_str()));
        }
    }
    measures_known(draft, &plan.measures, held.map(|held| held.measures.as_slice()))
}

pub(super) fn remove_plan(draft: &mut Draft, id: &PlanId) -> Result<String, Refusal> {
    let held = draft.pack.plan(id).ok_or_else(|| unknown("plan", id.as_str()))?;
    let name = held.name.clone();
    let under = draft.pack.plans.iter().find(|plan| plan.parent.as_ref() == Some(id));
    let objective = draft.pack.objectives.iter().find(|objective| objective.plan == *id);
    let action = draft.pack.actions.iter().find(|action| action.plan == *id);
    let by = under
        .map(|plan| format!("plan '{}'", plan.name))
        .or_else(|| objective.map(|objective| format!("objective '{}'", objective.name)))
        .or_else(|| action.map(|action| format!("action '{}'", action.name)));
    if let Some(by) = by {
        return Err(Refusal::InUse { what: "plan", name, by });
    }
    let label = format!("Remove {name}");
    draft.pack.plans.retain(|plan| plan.id != *id);
    Ok(label)
}

pub(super) fn add_objective(draft: &mut Draft, objective: Objective) -> Result<String, Refusal> {
    if draft.pack.objectives.iter().any(|held| held.id == objective.id) {
        return Err(Refusal::Duplicate { what: "objective", id: objective.id.0 });
    }
    objective_holds(draft, &objective, None)?;
    let label = format!("Add {}", objective.name);
    draft.pack.objectives.push(objective);
    Ok(label)
}

pub(super) fn set_objective(draft: &mut Draft, objective: Objective) -> Result<String, Refusal> {
    let at = draft.pack.objectives.iter().position(|held| held.id == objective.id);
    let at = at.ok_or_else(|| unknown("objective", objective.id.as_str()))?;
    objective_holds(draft, &objective, draft.pack.objectives.get(at))?;
    let label = format!("Change {}", objective.name);
    if let Some(held) = draft.pack.objectives.get_mut(at) {
        *held = objective;
    }
    Ok(label)
}

/// Whether an objective can stand in the pack, in place of `held` if there is one.
fn objective_holds(
    draft: &Draft,
    objective: &Objective,
    held: Option<&Objective>,
) -> Result<(), Refusal> {
    first(|report| check::objective(objective, report))?;
    if held.is_none_or(|held| held.plan != objective.plan)
        && draft.pack.plan(&objective.plan).is_none()
    {
        return Err(unknown("plan", objective.plan.as_str()));
    }
    if objective.parent != held.and_then(|held| held.parent.clone())
        && let Some(parent) = &objective.parent
    {
        let all = &draft.pack.objectives;
        let find = |id: &ObjectiveId| all.iter().find(|held| held.id == *id);
        let parent_of = |id: &ObjectiveId| find(id).and_then(|held| held.parent.as_ref());
        if leads_to(parent, &objective.id, parent_of, all.len()) {
            return Err(Refusal::Loop { what: "objective", name: objective.name.clone() });
        }
        if find(parent).is_none() {
            return Err(unknown("objective", parent.as_str()));
        }
    }
    measures_known(draft, &objective.measures, held.map(|held| held.measures.as_slice()))?;
    let told = |objective: &Objective| -> Vec<MeasureId> {
        let steps = objective.story.iter().flat_map(|story| &story.steps);
        steps.flat_map(|step| &step.measures).cloned().collect()
    };
    measures_known(draft, &told(objective), held.map(told).as_deref())
}

pub(super) fn remove_objective(draft: &mut Draft, id: &ObjectiveId) -> Result<String, Refusal> {
    let all = &mut draft.pack.objectives;
    let held = all.iter().find(|objective| objective.id == *id);
    let name = held.ok_or_else(|| unknown("objective", id.as_str()))?.name.clone();
    if let Some(under) = all.iter().find(|objective| objective.parent.as_ref() == Some(id)) {
        let by = format!("objective '{}'", under.name);
        return Err(Refusal::InUse { what: "objective", name, by });
    }
    let serves = |objective: &Option<ObjectiveId>| objective.as_ref() == Some(id);
    if let Some(action) = draft.pack.actions.iter().find(|action| serves(&action.objective)) {
        let by = format!("action '{}'", action.name);
        return Err(Refusal::InUse { what: "objective", name, by });
    }
    all.retain(|objective| objective.id != *id);
    Ok(format!("Remove {name}"))
}

/// Whether the way up from `from` passes `to`, in at most `limit` further steps.
pub(super) fn leads_to<'a, Id: PartialEq>(
    from: &'a Id,
    to: &Id,
    parent_of: impl Fn(&Id) -> Option<&'a Id>,
    limit: usize,
) -> bool {
    std::iter::successors(Some(from), |id| parent_of(id)).take(limit + 1).any(|id| id == to)
}

/// Refuses a measure that isn't in the pack, unless the list already had it.
pub(super) fn measures_known(
    draft: &Draft,
    listed: &[MeasureId],
    held: Option<&[MeasureId]>,
) -> Result<(), Refusal> {
    let stranger = listed
        .iter()
        .find(|id| !draft.has_measure(id) && !held.is_some_and(|held| held.contains(id)));
    stranger.map_or(Ok(()), |id| Err(unknown("measure", id.as_str())))
}
