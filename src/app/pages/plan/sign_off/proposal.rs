//! What a proposal says of itself, and what was decided.

use crate::{
    app::components::{fact, facts},
    edit,
    model::{Pack, Proposal, Verdict, day_label},
};
use leptos::prelude::*;

/// A proposal as it is shown.
#[derive(Clone, PartialEq)]
pub struct Proposed {
    /// The proposal.
    pub proposal: Proposal,
    /// The measure's name.
    pub name: String,
    /// Whether it was accepted and waits to be made.
    pub open: bool,
}

/// The proposals of a pack, the latest first.
pub fn proposed(pack: &Pack) -> Vec<Proposed> {
    let each = |proposal: &Proposal| {
        let measure = pack.measure(&proposal.measure);
        Proposed {
            name: measure
                .map_or_else(|| proposal.measure.to_string(), |measure| measure.name.clone()),
            open: edit::can_be_made(pack, proposal),
            proposal: proposal.clone(),
        }
    };
    pack.proposals.iter().rev().map(|proposal| each(proposal)).collect()
}

/// What it asks for, and why.
pub fn asked(each: &Proposed) -> AnyView {
    let proposal = &each.proposal;
    let said = [
        ("From", proposal.from.to_string()),
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
    let on = proposal.decided_on.map(|on| day_label(on.0)).unwrap_or_default();
    let mut words = format!("{} by {}, {on}.", verdict.words(), proposal.decided_by);
    match proposal.made {
        Some(made) => words += &format!(" Made on {}.", day_label(made.0)),
        None if verdict == Verdict::Accepted && !each.open => {
            let from = proposal.from;
            words += &format!(
                " {from} has been signed off since, without this change: propose it anew."
            );
        }
        None => {}
    }
    Some(words)
}
