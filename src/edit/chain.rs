//! The chain of a pack's history: each entry keeps the digest of the one before, the pack that of the last, and
//! entries tell of proposals and sign-offs by their digests. What somebody changed in between by hand doesn't fit.

use crate::edit::seal::sha256;
use crate::model::{Event, Pack, Proposal, SignOff, Told, day_label};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// What the next entry of a history follows: the digest of the last entry, or of all of them where the chain starts
/// with the next. Nothing where there is a chain whose end was taken out: what follows that stands out for ever.
pub(super) fn end(pack: &Pack) -> String {
    if !pack.history_end.is_empty() || is_chained(pack) {
        // As it was noted, not as it is: an entry that was changed by hand would pass for the right one otherwise.
        return pack.history_end.clone();
    }
    end_of(&pack.history)
}

/// Whether a pack's history has a chain.
pub(super) fn is_chained(pack: &Pack) -> bool {
    has_chain(&pack.history, &pack.history_end)
}

fn has_chain(history: &[Arc<Event>], end: &str) -> bool {
    !end.is_empty() || history.iter().any(|event| !event.follows.is_empty())
}

/// The digest that an entry after these keeps.
fn end_of(events: &[Arc<Event>]) -> String {
    match events.last() {
        Some(last) if !last.follows.is_empty() => sha256(&json(last.as_ref())),
        _ => sha256(&Value::Array(events.iter().map(|event| json(event.as_ref())).collect())),
    }
}

/// What was read from JSON can be written as JSON.
fn json<T: serde::Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The digest by which the history tells of a proposal.
fn digest(proposal: &Proposal) -> String {
    sha256(&json(proposal))
}

/// Puts an entry at the end of a pack's history. It tells of the proposals and sign-offs that are other than
/// `before`; of none where a whole pack came with a history of its own, which tells of them.
pub(super) fn follow(before: Option<&Pack>, after: &mut Pack, mut event: Event) {
    event.follows = end(after);
    if is_chained(after) {
        if let Some(before) = before {
            (event.proposals, event.sign_offs) = (changed(before, after), signed(before, after));
        }
    } else {
        event.proposals = after.proposals.iter().map(|held| told_proposal(held)).collect();
        event.sign_offs = after.sign_offs.iter().map(|held| told_sign_off(held)).collect();
    }
    after.history.push(Arc::new(event));
    after.history_end = end_of(&after.history);
}

/// Puts the entry of a joining at the end of a pack's history. It tells of the proposals and sign-offs that came with
/// packs whose histories don't.
pub(super) fn follow_joined(before: &Pack, after: &mut Pack, mut event: Event, untold: &[&Pack]) {
    event.follows = end(after);
    // A history without a chain begins one here: of all there was.
    let untold: Vec<&Pack> = match is_chained(after) {
        true => untold.to_vec(),
        false => untold.iter().copied().chain([before]).collect(),
    };
    let came = |held: &&Arc<Proposal>| untold.iter().any(|pack| pack.proposals.contains(held));
    event.proposals = after.proposals.iter().filter(came).map(|held| told_proposal(held)).collect();
    let came = |held: &&Arc<SignOff>| untold.iter().any(|pack| pack.sign_offs.contains(held));
    event.sign_offs = after.sign_offs.iter().filter(came).map(|held| told_sign_off(held)).collect();
    after.history.push(Arc::new(event));
    after.history_end = end_of(&after.history);
}

fn told_proposal(held: &Proposal) -> Told {
    Told { id: held.id.clone(), digest: digest(held), ..Told::default() }
}

fn told_sign_off(held: &SignOff) -> Told {
    Told { id: held.id.clone(), digest: held.digest.clone(), ..Told::default() }
}

/// The proposals that are new, other or gone. One that the history didn't account for before is not accounted for
/// by what happened to it since.
fn changed(before: &Pack, after: &Pack) -> Vec<Told> {
    let old: HashMap<&str, &Arc<Proposal>> =
        before.proposals.iter().map(|held| (held.id.as_str(), held)).collect();
    let known = |held: &Proposal| Tellings::of(before).proposal(held);
    let there = after.proposals.iter().filter(|held| match old.get(held.id.as_str()) {
        Some(old) => !Arc::ptr_eq(old, held) && old != held && known(old),
        None => true,
    });
    let gone = before
        .proposals
        .iter()
        .filter(|held| !after.proposals.iter().any(|there| there.id == held.id) && known(held));
    let gone = gone.map(|held| Told { id: held.id.clone(), ..Told::default() });
    there.map(|held| told_proposal(held)).chain(gone).collect()
}

fn signed(before: &Pack, after: &Pack) -> Vec<Told> {
    let is_new = |held: &&Arc<SignOff>| !before.sign_offs.iter().any(|old| old.id == held.id);
    after.sign_offs.iter().filter(is_new).map(|held| told_sign_off(held)).collect()
}

/// What histories last told of each proposal and sign-off: the pack's own, where it tells of one, else those of the
/// packs that were joined into it, each of which told of it as it had it.
struct Tellings<'a> {
    proposals: HashMap<&'a str, Vec<&'a str>>,
    sign_offs: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Tellings<'a> {
    fn of(pack: &'a Pack) -> Self {
        let mut found = Self { proposals: HashMap::new(), sign_offs: HashMap::new() };
        for join in &pack.joins {
            let (proposals, sign_offs) = last_told(&join.history);
            for (id, digest) in proposals {
                found.proposals.entry(id).or_default().push(digest);
            }
            for (id, digest) in sign_offs {
                found.sign_offs.entry(id).or_default().push(digest);
            }
        }
        let (proposals, sign_offs) = last_told(&pack.history);
        let alone = |(id, digest): (&'a str, &'a str)| (id, vec![digest]);
        found.proposals.extend(proposals.into_iter().map(alone));
        found.sign_offs.extend(sign_offs.into_iter().map(alone));
        found
    }

    fn proposal(&self, held: &Proposal) -> bool {
        let told = self.proposals.get(held.id.as_str());
        told.is_some_and(|told| told.contains(&digest(held).as_str()))
    }

    fn sign_off(&self, held: &SignOff) -> bool {
        let told = self.sign_offs.get(held.id.as_str());
        told.is_some_and(|told| told.contains(&held.digest.as_str()))
    }
}

/// What a history last told of each proposal, and of each sign-off.
fn last_told(history: &[Arc<Event>]) -> (HashMap<&str, &str>, HashMap<&str, &str>) {
    let mut found = (HashMap::new(), HashMap::new());
    for event in history {
        let Event { proposals, sign_offs, .. } = event.as_ref();
        found.0.extend(proposals.iter().map(|told| (told.id.as_str(), told.digest.as_str())));
        found.1.extend(sign_offs.iter().map(|told| (told.id.as_str(), told.digest.as_str())));
    }
    found
}

/// Something of a history that doesn't fit.
pub(super) struct Misfit {
    /// Where in the file.
    pub(super) place: String,
    /// The sign-off that it is about, by its place among them.
    pub(super) sign_off: Option<usize>,
    /// What doesn't fit, as a clause.
    pub(super) what: String,
}

impl Misfit {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), sign_off: None, what: what.into() }
    }
}

/// Everything of a pack's history, and of what it tells of, that doesn't fit.
pub(super) fn misfits(pack: &Pack) -> Vec<Misfit> {
    let sealed = pack.sign_offs.iter().any(|held| !held.history.is_empty());
    let joined = pack.joins.iter().any(|join| has_chain(&join.history, &join.history_end));
    if !is_chained(pack) && !sealed && !joined {
        return Vec::new();
    }
    let mut found = Vec::new();
    links(&pack.history, &pack.history_end, "", &mut found);
    for (at, join) in pack.joins.iter().enumerate() {
        links(&join.history, &join.history_end, &format!("joins[{at}]."), &mut found);
    }
    let tellings = Tellings::of(pack);
    proposals(pack, &tellings, &mut found);
    sign_offs(pack, &tellings, &mut found);
    found
}

/// Entries that don't follow those before them, and an end that is another.
fn links(history: &[Arc<Event>], end: &str, within: &str, found: &mut Vec<Misfit>) {
    let mut chained = false;
    for (at, event) in history.iter().enumerate() {
        let entry = format!("its entry of {}, '{}'", day_label(event.on.0), event.what);
        let unlinked = event.follows.is_empty();
        let after_unlinked = at
            .checked_sub(1)
            .and_then(|at| history.get(at))
            .is_some_and(|it| it.follows.is_empty());
        if chained && unlinked {
            let what = format!(
                "the history's chain breaks at {entry}, which was put in or changed by hand or by an older version of this product"
            );
            found.push(Misfit::new(format!("{within}history[{at}]"), what));
        }
        // After an entry that has no link although there was a chain, nothing more can be said of the next.
        let untold = unlinked || (chained && after_unlinked);
        if !untold && history.get(..at).is_some_and(|earlier| end_of(earlier) != event.follows) {
            let what = format!(
                "the history was changed before {entry}: an entry was changed, left out, put in or moved"
            );
            found.push(Misfit::new(format!("{within}history[{at}]"), what));
        }
        chained |= !unlinked;
    }
    if has_chain(history, end) && end_of(history) != end {
        let what = if history.is_empty() {
            "the history was emptied"
        } else {
            "the history doesn't end as it was left: its last entry was changed, or later ones were left out"
        };
        found.push(Misfit::new(format!("{within}history_end"), what));
    }
}

/// Proposals that are not as the history tells, or that it doesn't tell of.
fn proposals(pack: &Pack, tellings: &Tellings, found: &mut Vec<Misfit>) {
    for (at, held) in pack.proposals.iter().enumerate() {
        if tellings.proposal(held) {
            continue;
        }
        let name = match (&held.measure, &held.plan) {
            (Some(id), _) => pack.measure(id).map_or(id.as_str(), |it| it.name.as_str()),
            (None, Some(id)) => pack.plan(id).map_or(id.as_str(), |it| it.name.as_str()),
            (None, None) => "the organisation",
        };
        let change = &held.change;
        let what = if tellings.proposals.contains_key(held.id.as_str()) {
            format!(
                "the proposal '{change}' for '{name}' is not as the history tells: it was changed by hand"
            )
        } else {
            format!(
                "the history doesn't tell of the proposal '{change}' for '{name}': it was put in by hand"
            )
        };
        found.push(Misfit::new(format!("proposals[{at}]"), what));
    }
    let mut gone: Vec<&str> = tellings
        .proposals
        .iter()
        .filter(|(id, told)| {
            told.iter().any(|digest| !digest.is_empty())
                && !pack.proposals.iter().any(|held| held.id == **id)
        })
        .map(|(id, _)| *id)
        .collect();
    gone.sort_unstable();
    for id in gone {
        let what = format!("the proposal '{id}', of which the history tells, was taken out");
        found.push(Misfit::new("proposals", what));
    }
}

/// Sign-offs whose entry the history lacks, and entries of sign-offs that are gone.
fn sign_offs(pack: &Pack, tellings: &Tellings, found: &mut Vec<Misfit>) {
    for (at, held) in pack.sign_offs.iter().enumerate() {
        let in_its_place = |event: &Arc<Event>| {
            let tells = |told: &Told| told.id == held.id && told.digest == held.digest;
            event.follows == held.history && event.sign_offs.iter().any(tells)
        };
        let fits = if held.history.is_empty() {
            !is_chained(pack) || tellings.sign_off(held)
        } else {
            // What was taken out for an audience has no history, and says so.
            let joined = pack.joins.iter().flat_map(|join| &join.history);
            pack.extract_for.is_some() || pack.history.iter().chain(joined).any(in_its_place)
        };
        if !fits {
            let what = "the history lacks the entry in which this was signed, as it was signed";
            let misfit = Misfit::new(format!("sign_offs[{at}]"), what);
            found.push(Misfit { sign_off: Some(at), ..misfit });
        }
    }
    let mut gone: Vec<&str> = tellings
        .sign_offs
        .keys()
        .filter(|id| !pack.sign_offs.iter().any(|held| held.id == **id))
        .copied()
        .collect();
    gone.sort_unstable();
    for id in gone {
        let what = format!("the sign-off '{id}', of which the history tells, was taken out");
        found.push(Misfit::new("sign_offs", what));
    }
}
