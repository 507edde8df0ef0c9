//! Signing a year off, and proposing, deciding and making changes to what is signed.

mod proposals;
mod signing;

use crate::app::{
    browser::typed,
    route::Route,
    state::{POST, Settings},
};
use leptos::prelude::*;
use proposals::Proposals;
pub use proposals::decisions;
use signing::Signing;

/// The page, to write.
#[component]
pub fn ChangeSignOffPage() -> impl IntoView {
    let settings = Settings::get();
    let post = settings.setting(POST).unwrap_or_default();
    view! {
        <h1>"Sign off, or propose a change"</h1>
        <p class="ways">
            <a class="link" href=Route::SignOff.href()>
                "See what is signed off, with its fingerprints"
            </a>
        </p>
        <Signing />
        <Proposals />
        <section class="section on-screen">
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
        </section>
    }
}
