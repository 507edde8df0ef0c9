//! The page, to read: what is wrong first, then what was signed, then what is proposed.

use super::{
    proposal::{asked, decided, proposed},
    seals::Seals,
};
use crate::{
    app::{route::Route, state::Shown},
    pack,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SignOffPage() -> impl IntoView {
    let shown = Shown::get();
    let found =
        shown.of(|pack| pack::tampering(pack).iter().map(ToString::to_string).collect::<Vec<_>>());
    let proposals = shown.of(proposed);
    view! {
        <h1>"Sign-off"</h1>
        <p class="lede">
            "Once a year’s plan is signed off, its targets, trajectories, floors, baselines and specifications do not change in that year. Figures go on coming in."
        </p>
        <div class="buttons">
            <a class="button" href=Route::ChangeSignOff.href()>
                "Sign off, or propose a change"
            </a>
        </div>
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
        <Seals tampered=Signal::derive(move || found.with(|found| !found.is_empty())) />
        <section class="section">
            <h2>"Proposed changes"</h2>
            {move || {
                let all = proposals.get();
                if all.is_empty() {
                    return view! { <p class="unset">"No changes are proposed."</p> }.into_any();
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
                "A sign-off keeps a copy of what it froze and a digest (SHA-256) of that copy. If a figure, the copy or the record of the signing is changed in the file, this page and the terminal tool say which measure, which field, from what and to what."
            </p>
            <p>
                "There is no server to keep a second copy. Somebody who changes the figures, the copy and every digest alike leaves a file that agrees with itself. So write the fingerprint in the minutes: a file whose fingerprint is another one is not what was signed."
            </p>
        </section>
    }
}
