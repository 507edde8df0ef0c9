//! Signing off, and proposals to change what is signed off.

use crate::edit::draft::{Draft, unknown};
use crate::edit::{Refusal, check, seal};
use crate::model::{Day, Frozen, MeasureId, Proposal, ReportingYear, SignOff, Verdict};
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
        frozen,
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
    if pack.proposals.iter().any(|held| held.id == proposal.id) {
        return Err(Refusal::Duplicate { what: "proposal", id: proposal.id });
    }
    let undecided =
        Proposal { verdict: None, decided_by: String::new(), decided_on: None, ..proposal };
    pack.proposals.push(undecided);
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
    let held = found.ok_or_else(|| unknown("proposal", id))?;
    if held.verdict.is_some() {
        return Err(Refusal::Decided);
    }
    (held.verdict, held.decided_by, held.decided_on) = (Some(verdict), by, Some(on));
    let (measure, from) = (held.measure.clone(), held.from);
    let name = draft.measure(&measure)?.name.clone();
    if verdict == Verdict::Accepted {
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

fn filled(text: &str, what: &'static str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::Blank(what)) } else { Ok(()) }
}
