//! Signing off, and proposals to change what is signed off.

use crate::edit::draft::{Draft, unknown};
use crate::edit::{Context, Refusal, check, seal};
use crate::model::{
    Canonical, Day, Frozen, MeasureId, Pack, Period, Proposal, ReportingYear, SignOff, Target,
    Verdict,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Signs off: freezes every measure of the plan that no sign-off of the year has yet.
pub(super) fn sign_off(draft: &mut Draft, asked: SignOff) -> Result<String, Refusal> {
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
    let mut signed = SignOff {
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
    let name = draft.measure(&proposal.measure)?.name.clone();
    filled(&proposal.change, "what is to change")?;
    filled(&proposal.reason, "the reason for the change")?;
    filled(&proposal.requester, "the post that asks")?;
    let pack = &mut draft.pack;
    check::year_style(proposal.from, pack.calendar())?;
    if let Some(held) = seal::signed(pack, &proposal.measure, proposal.from)
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
        made: None,
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
    by: String,
    on: Day,
) -> Result<String, Refusal> {
    filled(&by, "the post or body that decided")?;
    let found = draft.pack.proposals.iter_mut().find(|held| held.id == id);
    let held = Arc::make_mut(found.ok_or_else(|| unknown("proposal", id))?);
    if held.verdict.is_some() {
        return Err(Refusal::Decided);
    }
    (held.verdict, held.decided_by, held.decided_on) = (Some(verdict), by, Some(on));
    let (measure, from) = (held.measure.clone(), held.from);
    // A measure that is gone leaves nothing to close, and the proposal can be decided all the same.
    let name = draft.measure(&measure).map_or_else(|_| measure.0.clone(), |it| it.name.clone());
    // Within a signed year only the target changes, and that keeps the signed one beside it.
    let within = seal::signed(&draft.pack, &measure, from).is_some();
    if verdict == Verdict::Accepted && !within && draft.has_measure(&measure) {
        close_terms(draft, &measure, from.plus(-1))?;
    }
    Ok(format!(
        "{} the change of {name}",
        match verdict {
            Verdict::Accepted => "Accept",
            Verdict::Declined => "Decline",
        }
    ))
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

/// Whether a change of a measure's target within a signed year was approved, where the organisation allowed
/// such changes when it signed.
pub(super) fn approved_within(pack: &Pack, id: &MeasureId, year: ReportingYear) -> bool {
    let accepted = |held: &Arc<Proposal>| {
        held.measure == *id && held.from == year && held.verdict == Some(Verdict::Accepted)
    };
    pack.proposals.iter().any(accepted)
        && seal::signed(pack, id, year).is_some_and(|sign_off| sign_off.in_year_changes)
}

/// How many of the changes within a signed year that were approved for a measure have been made.
pub(super) fn made_within(pack: &Pack, id: &MeasureId, year: ReportingYear) -> usize {
    let of =
        |held: &&Arc<Proposal>| held.measure == *id && held.from == year && held.made.is_some();
    pack.proposals.iter().filter(of).count()
}

/// Notes that an approved change within a signed year was made: one decision covers one change.
pub(super) fn note_made(draft: &mut Draft, id: &MeasureId, year: ReportingYear, context: &Context) {
    let open = |held: &&mut Arc<Proposal>| {
        held.measure == *id
            && held.from == year
            && held.verdict == Some(Verdict::Accepted)
            && held.made.is_none()
    };
    if let Some(held) = draft.pack.proposals.iter_mut().find(open).map(Arc::make_mut) {
        held.made = context.on.map(Day).or(held.decided_on).or(Some(held.on));
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
    let Some(on) = context.on else { return Ok(()) };
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
