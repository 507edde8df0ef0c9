//! Moving plans and objectives about the tree, and where measures stand in it.

use crate::edit::Refusal;
use crate::edit::draft::{Draft, unknown};
use crate::edit::levels::within_bounds;
use crate::model::{Kind, MeasureId, ObjectiveId, Pack, PlanId};
use std::sync::Arc;

/// Puts a plan under another or at the top, before one of those there or last.
pub(super) fn move_plan(
    draft: &mut Draft,
    id: &PlanId,
    under: Option<PlanId>,
    before: Option<&PlanId>,
) -> Result<String, Refusal> {
    let pack = &mut draft.pack;
    let held = pack.plan(id).ok_or_else(|| unknown("plan", id.as_str()))?;
    let label = format!("Move {}", held.name);
    if let Some(above) = &under {
        let parent = pack.plan(above).ok_or_else(|| unknown("plan", above.as_str()))?;
        let above = |id: &PlanId| pack.plan(id).and_then(|plan| plan.parent.as_ref());
        if leads_to(&parent.id, id, above, pack.plans.len()) {
            return Err(Refusal::Loop { what: "plan", name: held.name.clone() });
        }
    }
    put_before(&mut pack.plans, |plan| plan.id == *id, |plan| Some(&plan.id) == before);
    if let Some(plan) = pack.plans.iter_mut().find(|plan| plan.id == *id).map(Arc::make_mut) {
        plan.parent = under;
    }
    within_bounds(pack, Kind::Plan)?;
    Ok(label)
}

/// Puts an objective into a plan, under another objective or at the plan's top. What stands under it in the
/// plan it leaves comes along.
pub(super) fn move_objective(
    draft: &mut Draft,
    id: &ObjectiveId,
    plan: PlanId,
    under: Option<ObjectiveId>,
    before: Option<&ObjectiveId>,
) -> Result<String, Refusal> {
    let pack = &mut draft.pack;
    let held = pack.objective(id).ok_or_else(|| unknown("objective", id.as_str()))?;
    let (label, from) = (format!("Move {}", held.name), held.plan.clone());
    if pack.plan(&plan).is_none() {
        return Err(unknown("plan", plan.as_str()));
    }
    if let Some(parent) = &under {
        if pack.objective(parent).is_none() {
            return Err(unknown("objective", parent.as_str()));
        }
        if stands_under(pack, parent, id) {
            return Err(Refusal::Loop { what: "objective", name: held.name.clone() });
        }
    }
    let family: Vec<ObjectiveId> = pack
        .objectives
        .iter()
        .filter(|held| held.plan == from && stands_under(pack, &held.id, id))
        .map(|held| held.id.clone())
        .collect();
    put_before(&mut pack.objectives, |held| held.id == *id, |held| Some(&held.id) == before);
    for held in pack.objectives.iter_mut().filter(|held| family.contains(&held.id)) {
        let held = Arc::make_mut(held);
        held.plan = plan.clone();
        if held.id == *id {
            held.parent.clone_from(&under);
        }
    }
    // Its actions come along too: they belong to the plan of the objective they serve.
    for action in &mut pack.actions {
        if action.objective.as_ref().is_some_and(|served| family.contains(served)) {
            Arc::make_mut(action).plan = plan.clone();
        }
    }
    within_bounds(pack, Kind::Objective)?;
    Ok(label)
}

/// Puts a measure on exactly these plans' scorecards and under exactly these objectives. Where no plans are said, it
/// comes to the scorecard of the plan of each objective that it is new under.
pub(super) fn place_measure(
    draft: &mut Draft,
    id: &MeasureId,
    plans: Option<&[PlanId]>,
    objectives: Option<&[ObjectiveId]>,
) -> Result<String, Refusal> {
    let label = format!("Place {}", draft.measure(id)?.name);
    let pack = &mut draft.pack;
    for plan in plans.unwrap_or_default() {
        pack.plan(plan).ok_or_else(|| unknown("plan", plan.as_str()))?;
    }
    for objective in objectives.unwrap_or_default() {
        pack.objective(objective).ok_or_else(|| unknown("objective", objective.as_str()))?;
    }
    for held in pack.plans.iter_mut().filter(|_| plans.is_some()) {
        let stays = plans.unwrap_or_default().contains(&held.id);
        if held.measures.contains(id) != stays {
            put_or_take(&mut Arc::make_mut(held).measures, id, stays);
        }
    }
    let new_under = pack.objectives.iter().filter(|held| {
        plans.is_none()
            && objectives.unwrap_or_default().contains(&held.id)
            && !held.measures.contains(id)
    });
    let come_to: Vec<PlanId> = new_under.map(|held| held.plan.clone()).collect();
    for held in pack.plans.iter_mut().filter(|held| come_to.contains(&held.id)) {
        if !held.measures.contains(id) {
            put_or_take(&mut Arc::make_mut(held).measures, id, true);
        }
    }
    for held in pack.objectives.iter_mut().filter(|_| objectives.is_some()) {
        let stays = objectives.unwrap_or_default().contains(&held.id);
        if held.measures.contains(id) != stays {
            put_or_take(&mut Arc::make_mut(held).measures, id, stays);
        }
    }
    Ok(label)
}

/// Puts a measure at the end of a list, or takes it out.
fn put_or_take(list: &mut Vec<MeasureId>, id: &MeasureId, stays: bool) {
    if stays {
        list.push(id.clone());
    } else {
        list.retain(|held| held != id);
    }
}

/// Whether an objective is another one or stands under it.
fn stands_under<'a>(pack: &'a Pack, id: &'a ObjectiveId, other: &ObjectiveId) -> bool {
    let above = |id: &ObjectiveId| pack.objective(id).and_then(|held| held.parent.as_ref());
    leads_to(id, other, above, pack.objectives.len())
}

/// Takes one thing out of a list and puts it before another, or last.
fn put_before<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, is_next: impl Fn(&T) -> bool) {
    let Some(at) = list.iter().position(is_it) else { return };
    let moved = list.remove(at);
    let to = list.iter().position(is_next).unwrap_or(list.len());
    list.insert(to, moved);
}

/// Whether the way up from `from` passes `to`, in at most `limit` further steps.
fn leads_to<'a, Id: PartialEq>(
    from: &'a Id,
    to: &Id,
    parent_of: impl Fn(&Id) -> Option<&'a Id>,
    limit: usize,
) -> bool {
    std::iter::successors(Some(from), |id| parent_of(id)).take(limit + 1).any(|id| id == to)
}
