//! What a proposal says of itself, and what was decided.

use crate::{
    app::components::{fact, facts},
    edit,
    model::{Pack, Proposal, Verdict, day_label},
    report::lessons::{change_words, subject_of},
};
use leptos::prelude::*;

/// A proposal as it is shown.
#[derive(Clone, PartialEq)]
pub struct Proposed {
    /// The proposal.
    pub proposal: Proposal,
    /// What it is of, as printed.
    pub name: String,
    /// The lesson that it follows from, as printed.
    pub lesson: Option<String>,
    /// Whether it was accepted and waits to be made.
    pub open: bool,
}

/// The proposals of a pack, the latest first.
pub fn proposed(pack: &Pack) -> Vec<Proposed> {
    let each = |proposal: &Proposal| Proposed {
        name: subject_of(pack, proposal),
        lesson: proposal.lesson.as_ref().and_then(|id| pack.lesson(id)).map(|it| it.name.clone()),
        open: edit::can_be_made(pack, proposal),
        proposal: proposal.clone(),
    };
    pack.proposals.iter().rev().map(|proposal| each(proposal)).collect()
}

/// What it asks for, and why.
pub fn asked(each: &Proposed) -> AnyView {
    let proposal = &each.proposal;
    let said = [
        ("Kind", proposal.kind.map(|it| it.words().to_owned()).unwrap_or_default()),
        ("From", proposal.from.to_string()),
        ("Target asked for", proposal.target.map(|it| it.to_string()).unwrap_or_default()),
        ("Lesson", each.lesson.clone().unwrap_or_default()),
        ("Reason", proposal.reason.clone()),
        ("Asked by", proposal.requester.clone()),
        ("On", day_label(proposal.on.0)),
        ("Evidence", proposal.evidence.clone()),
        ("Effect", proposal.effect.clone()),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .map(|(term, words)| fact(term, words));
    view! {
        <h3>{format!("{}: {}", each.name, proposal.change)}</h3>
        {facts(said.collect())}
    }
    .into_any()
}

/// What was decided; `None` where nothing is yet.
pub fn decided(each: &Proposed) -> Option<String> {
    let proposal = &each.proposal;
    let verdict = proposal.verdict?;
    let mut words = change_words(proposal);
    let waits = verdict == Verdict::Accepted && proposal.made.is_none();
    if waits && proposal.changes_terms() && !each.open {
        let from = proposal.from;
        words +=
            &format!(" {from} has been signed off since, without this change: propose it anew.");
    }
    Some(words)
}
