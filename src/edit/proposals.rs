//! What was asked for and decided, of what is signed off.

use crate::model::{MeasureId, Number, Pack, Proposal, ReportingYear, Verdict};
use std::sync::Arc;

/// Whether a change of a measure's target within a signed year was approved, where the organisation allowed
/// such changes when it signed.
pub(super) fn approved_within(pack: &Pack, id: &MeasureId, year: ReportingYear) -> bool {
    let accepted = |held: &Arc<Proposal>| {
        held.is_of(id)
            && held.changes_terms()
            && held.from == year
            && held.verdict == Some(Verdict::Accepted)
    };
    pack.proposals.iter().any(accepted)
        && pack.signed(id, year).is_some_and(|sign_off| sign_off.in_year_changes)
}

/// The target that an accepted change within a year names and that nobody has set yet; `None` where a change in words
/// waits too, which any target would be.
pub fn figure_awaited(pack: &Pack, id: &MeasureId, year: ReportingYear) -> Option<Number> {
    let of = |held: &&Arc<Proposal>| held.is_of(id) && held.from == year && can_be_made(pack, held);
    let mut waiting = pack.proposals.iter().filter(of).map(|held| held.target);
    let first = waiting.next()??;
    waiting.all(|target| target.is_some()).then_some(first)
}

/// How many of the changes within a signed year that were approved for a measure have been made.
pub(super) fn made_within(pack: &Pack, id: &MeasureId, year: ReportingYear) -> usize {
    let of = |held: &&Arc<Proposal>| {
        held.is_of(id) && held.changes_terms() && held.from == year && held.made.is_some()
    };
    pack.proposals.iter().filter(of).count()
}

/// Whether a change of a measure's target or terms was accepted, is not made yet, and can be. A sign-off of its year that came after may stand in
/// the way: it allows another target at most, and that only where it signed one.
pub fn can_be_made(pack: &Pack, proposal: &Proposal) -> bool {
    if !waits_to_be_made(proposal) || !proposal.changes_terms() {
        return false;
    }
    let measure = proposal.measure.as_ref().and_then(|id| pack.measure(id));
    let Some(measure) = measure else { return false };
    pack.signed(&measure.id, proposal.from).is_none_or(|sign_off| {
        sign_off.in_year_changes && measure.targets.contains_key(&proposal.from)
    })
}

/// Whether a change was accepted and nobody has made it yet.
pub fn waits_to_be_made(proposal: &Proposal) -> bool {
    proposal.verdict == Some(Verdict::Accepted) && proposal.made.is_none()
}

/// The first change of a measure that was accepted and waits to be made.
pub fn waiting<'a>(pack: &'a Pack, id: &MeasureId) -> Option<&'a Proposal> {
    let of = pack.proposals.iter().map(Arc::as_ref).filter(|held| held.is_of(id));
    of.filter(|held| can_be_made(pack, held)).min_by_key(|held| held.from)
}
