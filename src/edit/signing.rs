//! Signing off, and proposals to change what is signed off.

use crate::edit::draft::{Draft, unknown};
use crate::edit::proposals::{can_be_made, waits_to_be_made};
use crate::edit::tamper::tampering;
use crate::edit::{Context, Refusal, chain, check, seal};
use crate::model::{
    Canonical, Day, Frozen, MeasureId, Pack, Period, Proposal, ReportingYear, SignOff, Target,
    Verdict,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Signs off: freezes every measure of the plan that no sign-off of the year has yet. Over what isn't as it was
/// signed before, only where that is said.
pub(super) fn sign_off(
    draft: &mut Draft,
    asked: SignOff,
    context: &Context,
) -> Result<String, Refusal> {
    filled(&asked.by, "the post or body that signs")?;
    let pack = &mut draft.pack;
    check::year_style(asked.year, pack.calendar())?;
    if pack.sign_offs.iter().any(|held| held.id == asked.id) {
        return Err(Refusal::Duplicate { what: "sign-off", id: asked.id });
    }
    if let Some(plan) = asked.plan.as_ref().filter(|plan| pack.plan(plan).is_none()) {
        return Err(unknown("plan", plan.as_str()));
    }
    let frozen: BTreeMap<_, Frozen> = seal::freeze(pack, asked.plan.as_ref(), asked.year);
    if frozen.is_empty() {
        return Err(Refusal::NothingToSign(asked.year));
    }
    let differing = tampering(pack);
    if let (Some(first), false) = (differing.first(), asked.over_differences) {
        return Err(Refusal::NotAsSigned { count: differing.len(), first: first.to_string() });
    }
    let mut signed = SignOff {
        over_differences: !differing.is_empty(),
        // Without today's date nothing goes into the history that would follow.
        history: context.on.map(|_| chain::end(pack)).unwrap_or_default(),
        year_start_month: pack.organisation.year_start_month,
        in_year_changes: pack.organisation.in_year_changes,
        around: Some(seal::around(pack)),
        frozen,
        canonical: Some(Canonical::Rfc8785),
        digest: String::new(),
        ..asked
    };
    signed.digest = seal::digest(&signed);
    let label = format!("Sign off {} by {}", signed.year, signed.by);
    pack.sign_offs.push(Arc::new(signed));
    Ok(label)
}

/// Notes what is asked for.
pub(super) fn propose(draft: &mut Draft, proposal: Proposal) -> Result<String, Refusal> {
    let name = name_of(&draft.pack, &proposal)?;
    filled(&proposal.change, "what is to change")?;
    filled(&proposal.reason, "the reason for the change")?;
    filled(&proposal.requester, "the post that asks")?;
    let pack = &mut draft.pack;
    check::year_style(proposal.from, pack.calendar())?;
    if let Some(measure) = proposal.measure.as_ref().filter(|_| proposal.changes_terms())
        && let Some(held) = pack.signed(measure, proposal.from)
        && !held.in_year_changes
    {
        return Err(Refusal::NotWithinYear { year: proposal.from, next: proposal.from.plus(1) });
    }
    if pack.proposals.iter().any(|held| held.id == proposal.id) {
        return Err(Refusal::Duplicate { what: "proposal", id: proposal.id });
    }
    let undecided = Proposal {
        verdict: None,
        decided_by: String::new(),
        decided_on: None,
        decided_why: String::new(),
        made: None,
        made_how: String::new(),
        ..proposal
    };
    pack.proposals.push(Arc::new(undecided));
    Ok(format!("Propose a change of {name}"))
}

/// Decides a proposal. One that is accepted closes the measure's terms with the year before its own, so that
/// what is changed from then on acts from its year on.
pub(super) fn decide(
    draft: &mut Draft,
    id: &str,
    verdict: Verdict,
    (by, on, why): (String, Day, String),
) -> Result<String, Refusal> {
    filled(&by, "the post or body that decided")?;
    let found = draft.pack.proposals.iter_mut().find(|held| held.id == id);
    let held = Arc::make_mut(found.ok_or_else(|| unknown("proposal", id))?);
    if held.verdict.is_some() {
        return Err(Refusal::Decided);
    }
    (held.verdict, held.decided_by, held.decided_on) = (Some(verdict), by, Some(on));
    held.decided_why = why;
    let held = held.clone();
    if let Some(measure) = held.measure.as_ref().filter(|_| held.changes_terms()) {
        open_terms(draft, measure, held.from, verdict)?;
    }
    // A measure or plan that is gone leaves nothing to change, and the proposal can be decided all the same.
    let name = name_of(&draft.pack, &held).unwrap_or_else(|_| held.change.clone());
    Ok(format!(
        "{} the change of {name}",
        match verdict {
            Verdict::Accepted => "Accept",
            Verdict::Declined => "Decline",
        }
    ))
}

/// Closes the terms of a measure whose change was accepted with the year before it acts.
fn open_terms(
    draft: &mut Draft,
    measure: &MeasureId,
    from: ReportingYear,
    verdict: Verdict,
) -> Result<(), Refusal> {
    // Within a signed year only the target changes, and that keeps the signed one beside it.
    let within = draft.pack.signed(measure, from).is_some();
    if verdict == Verdict::Accepted && !within && draft.has_measure(measure) {
        close_terms(draft, measure, from.plus(-1))?;
    }
    Ok(())
}

/// What a proposal is about, as printed: its measure, its plan, or what is to change.
fn name_of(pack: &Pack, proposal: &Proposal) -> Result<String, Refusal> {
    if let Some(id) = &proposal.lesson
        && pack.lesson(id).is_none()
    {
        return Err(unknown("lesson", id.as_str()));
    }
    let plan = match &proposal.plan {
        Some(id) => {
            let plan = pack.plan(id).ok_or_else(|| unknown("plan", id.as_str()))?;
            Some(plan.name.clone())
        }
        None => None,
    };
    match &proposal.measure {
        Some(id) => {
            let measure = pack.measure(id).ok_or_else(|| unknown("measure", id.as_str()))?;
            Ok(measure.name.clone())
        }
        None => Ok(plan.unwrap_or_else(|| proposal.change.clone())),
    }
}

/// Notes that an accepted change was made, where no target or term of its measure shows it: a plan was rewritten,
/// money was moved, a service was given up.
pub(super) fn made(draft: &mut Draft, id: &str, on: Day, how: String) -> Result<String, Refusal> {
    filled(&how, "what was done")?;
    let found = draft.pack.proposals.iter_mut().find(|held| held.id == id);
    let held = Arc::make_mut(found.ok_or_else(|| unknown("proposal", id))?);
    if !waits_to_be_made(held) {
        return Err(Refusal::NotToBeMade);
    }
    (held.made, held.made_how) = (Some(on), how);
    Ok(format!("Note that '{}' was done", held.change))
}

/// Keeps what a measure rests on now as what held up to and including a year.
fn close_terms(draft: &mut Draft, id: &MeasureId, year: ReportingYear) -> Result<(), Refusal> {
    // Closed with a later year already: that closing holds for this year too.
    if draft.measure(id)?.closed_terms(year).is_none() {
        let terms = seal::terms(&draft.pack, draft.measure(id)?);
        draft.measure_mut(id)?.past.insert(year, terms);
    }
    Ok(())
}

/// Notes which accepted changes a step has made: one decision covers one change, and one step of a measure is one
/// change. Of a change that names a figure that is the step which sets it. Of one in words alone nobody but a person
/// can tell, but where the step stood on the decision: then it is used up.
pub(super) fn note_made(before: &Pack, draft: &mut Draft, context: &Context) {
    let after = &draft.pack;
    let open: Vec<usize> = (0..after.proposals.len())
        .filter(|at| after.proposals.get(*at).is_some_and(|held| can_be_made(after, held)))
        .collect();
    if open.is_empty() {
        return;
    }
    let of = |at: &usize| after.proposals.get(*at).map(Arc::as_ref);
    let ids: BTreeSet<&MeasureId> = open.iter().filter_map(|at| of(at)?.measure.as_ref()).collect();
    let turned = seal::left_terms(before, after, ids.iter().copied());
    let first = |id: &MeasureId| {
        let of_measure =
            open.iter().filter_map(|at| Some((*at, of(at)?))).filter(|(_, held)| held.is_of(id));
        let by_target = of_measure.clone().find(|(_, held)| moves_target(before, after, held));
        let by_terms = || {
            let acts = |(_, held): &(usize, &Proposal)| {
                held.target.is_none() && after.signed(id, held.from).is_none()
            };
            let turned = turned.iter().any(|(turned, _)| turned == id);
            of_measure.filter(acts).filter(|_| turned).min_by_key(|(_, held)| held.from)
        };
        by_target.or_else(by_terms).map(|(at, _)| at)
    };
    let made: Vec<usize> = ids.into_iter().filter_map(first).collect();
    // By the pack's own clock where it has one, as all that is said of it; the history has the day of doing.
    let on = draft.pack.organisation.clock.or(context.on.map(Day));
    for at in made {
        if let Some(held) = draft.pack.proposals.get_mut(at).map(Arc::make_mut) {
            held.made = on.or(held.decided_on).or(Some(held.on));
        }
    }
}

/// Whether a step sets what a proposal asks for as its measure's target of its year. Where it names no figure, every
/// difference of a signed year counts, since only the decision let it in; a year that isn't signed needs none, so that
/// another target of it is no sign of what was decided.
fn moves_target(before: &Pack, after: &Pack, proposal: &Proposal) -> bool {
    let target = |pack: &Pack| -> Option<Target> {
        pack.measure(proposal.measure.as_ref()?)?.targets.get(&proposal.from).cloned()
    };
    let (old, new) = (target(before), target(after));
    match proposal.target {
        Some(asked) => {
            let sets = |target: &Option<Target>| {
                target.as_ref().and_then(|it| it.aim.figure()) == Some(asked)
            };
            !sets(&old) && sets(&new)
        }
        None => {
            let signed = proposal.measure.as_ref().and_then(|id| after.signed(id, proposal.from));
            signed.is_some() && old != new
        }
    }
}

/// The signed target that stays beside the one that replaces it within the year; none where it is the same.
pub(super) fn kept_beside(held: Option<&Target>, target: &Target) -> Option<Box<Target>> {
    let held = held?;
    let signed = held.signed.clone().unwrap_or_else(|| Box::new(held.clone()));
    let same = Target { signed: None, ..target.clone() } == *signed;
    (!same).then_some(signed)
}

/// Keeps, of each measure whose terms a change alters, those that held in the signed years that are over:
/// what is changed after a year acts from later ones, and needs no proposal.
pub(super) fn close_past_years(
    before: &Pack,
    draft: &mut Draft,
    context: &Context,
) -> Result<(), Refusal> {
    let Some(on) = context.day_in(before) else { return Ok(()) };
    let calendar = before.calendar();
    let mut latest: BTreeMap<&MeasureId, ReportingYear> = BTreeMap::new();
    for sign_off in &before.sign_offs {
        if Period::Year(sign_off.year).end(calendar) >= on {
            continue;
        }
        for id in sign_off.frozen.keys() {
            let year = latest.entry(id).or_insert(sign_off.year);
            *year = sign_off.year.max(*year);
        }
    }
    for (id, terms) in seal::left_terms(before, &draft.pack, latest.keys().copied()) {
        if let Some(year) = latest.get(&id)
            && before.measure(&id).is_some_and(|held| held.closed_terms(*year).is_none())
        {
            draft.measure_mut(&id)?.past.insert(*year, terms);
        }
    }
    Ok(())
}

fn filled(text: &str, what: &'static str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::Blank(what)) } else { Ok(()) }
}
