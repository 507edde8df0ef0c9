//! Changes to activities and milestones.

use crate::edit::draft::{Draft, first, unknown};
use crate::edit::{Refusal, check};
use crate::model::{Action, ActionId};

pub(super) fn add(draft: &mut Draft, action: Action) -> Result<String, Refusal> {
    if draft.pack.action(&action.id).is_some() {
        return Err(Refusal::Duplicate { what: "action", id: action.id.0 });
    }
    holds(draft, &action, None)?;
    let label = format!("Add {}", action.name);
    draft.pack.actions.push(action);
    Ok(label)
}

pub(super) fn set(draft: &mut Draft, action: Action) -> Result<String, Refusal> {
    let at = draft.pack.actions.iter().position(|held| held.id == action.id);
    let at = at.ok_or_else(|| unknown("action", action.id.as_str()))?;
    holds(draft, &action, draft.pack.actions.get(at))?;
    let label = format!("Change {}", action.name);
    if let Some(held) = draft.pack.actions.get_mut(at) {
        *held = action;
    }
    Ok(label)
}

pub(super) fn remove(draft: &mut Draft, id: &ActionId) -> Result<String, Refusal> {
    let all = &mut draft.pack.actions;
    let held = all.iter().find(|action| action.id == *id);
    let name = held.ok_or_else(|| unknown("action", id.as_str()))?.name.clone();
    if let Some(part) = all.iter().find(|action| action.part_of.as_ref() == Some(id)) {
        let by = format!("'{}'", part.name);
        return Err(Refusal::InUse { what: "action", name, by });
    }
    all.retain(|action| action.id != *id);
    Ok(format!("Remove {name}"))
}

/// Whether an action can stand in the pack, in place of `held` if there is one. A reference that it had
/// already may lead nowhere.
fn holds(draft: &Draft, action: &Action, held: Option<&Action>) -> Result<(), Refusal> {
    let pack = &draft.pack;
    first(|report| check::action(action, report))?;
    first(|report| check::resources_style(&action.resources, pack.calendar(), report))?;
    if held.is_none_or(|held| held.plan != action.plan) && pack.plan(&action.plan).is_none() {
        return Err(unknown("plan", action.plan.as_str()));
    }
    if let Some(id) = &action.objective
        && held.is_none_or(|held| held.objective != action.objective)
        && pack.objective(id).is_none()
    {
        return Err(unknown("objective", id.as_str()));
    }
    if let Some(whole) = &action.part_of
        && held.is_none_or(|held| held.part_of != action.part_of)
    {
        let above = |id: &ActionId| pack.action(id).and_then(|held| held.part_of.as_ref());
        if super::structure::leads_to(whole, &action.id, above, pack.actions.len()) {
            return Err(Refusal::Loop { what: "action", name: action.name.clone() });
        }
        if pack.action(whole).is_none() {
            return Err(unknown("action", whole.as_str()));
        }
    }
    super::structure::measures_known(
        draft,
        &action.measures,
        held.map(|held| held.measures.as_slice()),
    )
}
