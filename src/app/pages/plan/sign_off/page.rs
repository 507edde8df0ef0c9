//! The page: what is wrong first, then what was signed, then signing and proposing.

use super::{proposals::Proposals, seals::Seals, signing::Signing};
use crate::{
    app::{
        browser::typed,
        route::Route,
        state::{POST, Settings, Shown},
    },
    pack,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SignOffPage() -> impl IntoView {
    let (shown, settings) = (Shown::get(), Settings::get());
    let found =
        shown.of(|pack| pack::tampering(pack).iter().map(ToString::to_string).collect::<Vec<_>>());
    let post = settings.setting(POST).unwrap_or_default();
    view! {
        <h1>"Sign-off"</h1>
        <p class="lede">
            "Once a year’s plan is signed off, its targets, trajectories, floors, baselines and specifications do not change in that year. Figures go on coming in."
        </p>
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
        <Signing />
        <Proposals />
        <section class="section no-print">
            <h2>"Who works here"</h2>
            <label class="field">
                "Your post"
                <span class="hint">"The history of a pack names it beside each change. Kept in this browser."</span>
                <input
                    type="text"
                    value=post
                    on:change=move |event| settings.set_setting(POST, Some(typed(&event).trim()))
                />
            </label>
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
