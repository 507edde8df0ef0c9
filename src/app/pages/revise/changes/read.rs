//! The changes, to read: what waits for a decision, what is to be made, what was made, what was declined.

use crate::{
    app::{
        components::{absent, change, record_pages::ReadList},
        route::Route,
        state::Shown,
    },
    edit::waits_to_be_made,
    model::{Pack, Proposal, Verdict},
    rating::Absent,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangesPage() -> impl IntoView {
    let shown = Shown::get();
    view! {
        <ReadList
            heading="Changes"
            lede="What is proposed, who decided it and why, and what was done."
            change=Route::ChangeChanges
            to_change="Propose or decide a change"
        >
            {move || groups(&shown.then().learnt(&shown.pack()))}
        </ReadList>
    }
}

/// What stands over a group, and what belongs to it.
type Group = (&'static str, fn(&Proposal) -> bool);

const GROUPS: [Group; 4] = [
    ("Not yet decided", |it| it.verdict.is_none()),
    ("Accepted, to be made", waits_to_be_made),
    ("Made", |it| it.made.is_some()),
    ("Declined", |it| it.verdict == Some(Verdict::Declined)),
];

fn groups(pack: &Pack) -> AnyView {
    if pack.proposals.is_empty() {
        return absent(Absent::new("No changes are proposed.", "Proposed changes"));
    }
    let group = |(heading, is_in): Group| {
        let rows: Vec<AnyView> = pack
            .proposals
            .iter()
            .rev()
            .filter(|it| is_in(it))
            .map(|it| view! { <li>{change(pack, it)}</li> }.into_any())
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2>{heading}</h2>
                    <ul class="records">{rows}</ul>
                </section>
            }
            .into_any()
        })
    };
    GROUPS.into_iter().map(group).collect_view().into_any()
}
