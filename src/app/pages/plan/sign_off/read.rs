//! The page, to read: what is wrong first, then what was signed, then what is proposed.

use super::{
    proposal::{asked, decided, proposed},
    seals::Seals,
};
use crate::{
    app::{
        components::{WhileEditing, absent, glossary_term, terms_line},
        route::Route,
        state::Shown,
    },
    pack,
    rating::Absent,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SignOffPage() -> impl IntoView {
    let shown = Shown::get();
    let found =
        shown.of(|pack| pack::tampering(pack).iter().map(ToString::to_string).collect::<Vec<_>>());
    let twins =
        shown.of(|pack| pack::twins(pack).iter().map(ToString::to_string).collect::<Vec<_>>());
    let extract = shown.of(|pack| {
        let seals = pack.sign_offs.iter().any(|it| !it.history.is_empty());
        pack.extract_for.filter(|_| seals)
    });
    let proposals = shown.of(proposed);
    view! {
        <h1>"Sign-off"</h1>
        <p class="lede">
            "Once a year’s plan is signed off, its targets, trajectories, floors, baselines and specifications do not change in that year. Figures go on coming in."
        </p>
        {terms_line([glossary_term("seal", "Sign-off and seal")])}
        <WhileEditing>
            <div class="buttons">
                <a class="button" href=Route::ChangeSignOff.href()>
                    "Sign off, or propose a change"
                </a>
            </div>
        </WhileEditing>
        {move || {
            let found = found.get();
            (!found.is_empty())
                .then(|| {
                    view! {
                        <aside class="banner trouble" aria-label="Not as signed">
                            <h2>"Not what was signed off"</h2>
                            <ul>{found.into_iter().map(|words| view! { <li>{words}"."</li> }).collect_view()}</ul>
                        </aside>
                    }
                })
        }}
        {move || {
            extract.get().map(|audience| view! {
                <aside class="banner" aria-label="Without its history">
                    <p>
                        {format!(
                            "This file was made for an audience ({}), without the history that its sign-offs seal. Whether that history is whole can’t be told from it.",
                            audience.words().to_lowercase(),
                        )}
                    </p>
                </aside>
            })
        }}
        <Seals tampered=Signal::derive(move || found.with(|found| !found.is_empty())) />
        {move || {
            let twins = twins.get();
            (!twins.is_empty())
                .then(|| {
                    view! {
                        <section class="section">
                            <h2>"Like a signed measure, with an easier target"</h2>
                            <p>
                                "Added after the signing, so that no seal covers them. Ask whether each is to stand beside the signed one, and who decided its target."
                            </p>
                            <ul>{twins.into_iter().map(|words| view! { <li>{words}"."</li> }).collect_view()}</ul>
                        </section>
                    }
                })
        }}
        <section class="section">
            <h2>"Proposed changes"</h2>
            {move || {
                let all = proposals.get();
                if all.is_empty() {
                    return absent(Absent::new("No changes are proposed.", "Proposed changes"));
                }
                let item = |each| {
                    let words = decided(&each).unwrap_or_else(|| "Not yet decided.".to_owned());
                    view! { <li>{asked(&each)} <p>{words}</p></li> }
                };
                view! { <ul class="drafts">{all.into_iter().map(item).collect_view()}</ul> }.into_any()
            }}
        </section>
        <section class="section">
            <h2>"See also"</h2>
            <p>
                <a class="link" href=Route::History.href()>
                    "The history of this pack"
                </a>
            </p>
            <p>
                <a class="link" href=Route::Compare.href()>
                    "Compare two packs: who moved the target?"
                </a>
            </p>
        </section>
        <section class="section">
            <h2>"What a seal can prove, and what it can’t"</h2>
            <p>
                "A sign-off keeps a copy of what it froze and a digest (SHA-256) of that copy. If what was frozen, the copy, the record of the signing or the month that the year starts in is changed in the file, this page and the terminal tool say which measure, which field, from what and to what."
            </p>
            <p>
                "Each entry of the history keeps the digest of the one before it, and tells of the proposals and sign-offs that it brought. If an entry is changed, left out, put in or moved, or a proposal is put in or decided by hand, that is said, too. A year is signed off over such differences only where whoever signs says so, and the sign-off keeps that. Files from before there was this chain are covered from their next entry on."
            </p>
            <p>
                "There is no server to keep a second copy, so no file can prove these three by itself. Only the fingerprint in the minutes shows them:"
            </p>
            <ul>
                <li>"what was frozen, its copy and every digest were changed alike;"</li>
                <li>"an entry from before the signing was dropped from the history, and all digests were made anew;"</li>
                <li>"a sign-off was removed, with every entry that tells of it."</li>
            </ul>
            <p>
                "So write the fingerprint in the minutes, and check each file against it: one whose fingerprint is another, or missing, is not what was signed. A fingerprint covers the history up to its signing; what is added at the end after that, with right digests, looks like the product’s own until the next signing. Figures that come in are never frozen: check them against where they come from."
            </p>
        </section>
    }
}
