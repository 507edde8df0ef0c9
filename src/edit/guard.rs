//! The guard that every way into a pack passes: what is signed off stays, and so does the record of it.

use crate::edit::difference::{Inside, Subject, differences};
use crate::edit::seal::{Places, by_id, canonical, now, placed_alike};
use crate::edit::{Refusal, proposals};
use crate::model::{MeasureId, Pack, Proposal, SignOff};
use serde_json::Value;
use std::cell::LazyCell;
use std::sync::Arc;

/// Refuses a change of what is signed off. What a sign-off says may be restored, never left.
///
/// # Errors
/// A [`Refusal`] that names the sign-off, the measure and the first field.
pub(super) fn guard(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    if before.sign_offs.is_empty() {
        return Ok(());
    }
    let kept = |sign_off: &Arc<SignOff>| {
        after.sign_offs.iter().any(|held| Arc::ptr_eq(held, sign_off) || held == sign_off)
    };
    if let Some(gone) = before.sign_offs.iter().find(|sign_off| !kept(sign_off)) {
        return Err(Refusal::SignOffGone { by: gone.by.clone(), on: gone.on, year: gone.year });
    }
    let placed_alike = placed_alike(before, after);
    // Looked up only where something that is signed was touched: figures are typed one after another.
    let (was, is) = (LazyCell::new(|| Places::of(before)), LazyCell::new(|| Places::of(after)));
    let (old, held) = (by_id(before), by_id(after));
    for sign_off in &before.sign_offs {
        if before.organisation.year_start_month != after.organisation.year_start_month
            && after.organisation.year_start_month != sign_off.year_start_month
        {
            let what = "the month that its year starts in";
            return Err(refused(before, sign_off, None, "the organisation", what));
        }
        // The plan that was signed is named by its id: without it nobody could tell what was.
        if let Some(plan) = sign_off.plan.as_ref().and_then(|id| before.plan(id))
            && after.plan(&plan.id).is_none()
        {
            return Err(refused(before, sign_off, None, &plan.name, "its place as a plan"));
        }
        for (id, frozen) in &sign_off.frozen {
            let Some(measure) = old.get(id) else { continue };
            let Some(now) = held.get(id) else {
                return Err(refused(
                    before,
                    sign_off,
                    Some(id),
                    &measure.name,
                    "its place in the plan",
                ));
            };
            if placed_alike && Arc::ptr_eq(measure, now) {
                continue;
            }
            // An approved change within the year is one change; another takes another decision.
            let year = sign_off.year;
            if sign_off.in_year_changes
                && measure.targets.get(&year) != now.targets.get(&year)
                && proposals::made_within(before, id, year)
                    == proposals::made_within(after, id, year)
            {
                if let Some(asked) = proposals::figure_awaited(before, id, year) {
                    let name = measure.name.clone();
                    return Err(Refusal::NotAsAccepted { name, year, asked });
                }
                return Err(refused(before, sign_off, Some(id), &measure.name, "its target"));
            }
            let after = is.frozen(now, sign_off.year);
            if canonical(sign_off).digest(&after) == frozen.digest {
                continue;
            }
            let earlier = Value::Object(was.frozen(measure, sign_off.year));
            let after = Value::Object(after);
            let differing =
                differences(&Subject::Pack, Inside::FROZEN, Some(&earlier), Some(&after));
            if let Some(field) = differing.first().and_then(|first| first.field()) {
                let what = format!("its {}", field.replace('_', " "));
                return Err(refused(before, sign_off, Some(id), &measure.name, &what));
            }
        }
    }
    Ok(())
}

/// Refuses a pack in place of a signed one that lacks some of its history or of what was decided: without them
/// nobody could tell how what is there came about.
///
/// # Errors
/// A [`Refusal`] that says which.
pub(super) fn guard_record(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    if before.sign_offs.is_empty() {
        return Ok(());
    }
    if !after.history.starts_with(&before.history) {
        return Err(Refusal::RecordGone("the history of this pack"));
    }
    // That an accepted change was made since loses nothing.
    let kept = |proposal: &Proposal| {
        let since = |held: &Proposal| {
            let unmade = Proposal { made: None, made_how: String::new(), ..held.clone() };
            unmade == *proposal
        };
        after.proposals.iter().any(|held| **held == *proposal || since(held))
    };
    let decided = before.proposals.iter().filter(|proposal| proposal.verdict.is_some());
    if decided.into_iter().any(|proposal| !kept(proposal)) {
        return Err(Refusal::RecordGone("a decision on a proposed change"));
    }
    Ok(())
}

/// Refuses a step that signs off and then changes what it signed.
///
/// # Errors
/// As [`guard`].
pub(super) fn guard_new(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    for sign_off in after.sign_offs.iter().skip(before.sign_offs.len()) {
        let now = now(after, sign_off);
        for (id, frozen) in &sign_off.frozen {
            if now.get(id).is_none_or(|now| canonical(sign_off).digest(now) != frozen.digest) {
                let name = frozen.copy.get("name").and_then(Value::as_str).unwrap_or(id.as_str());
                return Err(refused(after, sign_off, Some(id), name, "what was just signed"));
            }
        }
    }
    Ok(())
}

/// The refusal of a change of what a sign-off holds, by what of a measure would change.
pub(super) fn refused(
    pack: &Pack,
    sign_off: &SignOff,
    measure: Option<&MeasureId>,
    name: &str,
    what: &str,
) -> Refusal {
    // A change acts after the last year that is signed.
    let signs = |held: &&Arc<SignOff>| measure.is_none_or(|id| held.frozen.contains_key(id));
    let last = pack.sign_offs.iter().filter(signs).map(|held| held.year).max();
    Refusal::SignedOff {
        measure: measure.cloned(),
        name: name.to_owned(),
        what: what.to_owned(),
        by: sign_off.by.clone(),
        on: sign_off.on,
        year: sign_off.year,
        next: last.unwrap_or(sign_off.year).plus(1),
        within: sign_off.in_year_changes,
    }
}
