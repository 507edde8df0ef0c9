//! Light or dark, for this browser. It changes no pack, so it stands where the organisation is read.

use crate::app::{browser::typed, state::Settings};
use leptos::prelude::*;

const THEMES: [(&str, &str); 3] =
    [("", "As this device is set"), ("light", "Light"), ("dark", "Dark")];

/// The choice.
#[component]
pub fn Theme() -> impl IntoView {
    let settings = Settings::get();
    let now = settings.setting("theme").unwrap_or_default();
    let options = THEMES
        .into_iter()
        .map(|(key, words)| {
            view! { <option value=key selected=key == now>{words}</option> }
        })
        .collect_view();
    view! {
        <section class="section on-screen">
            <h2>"How this browser shows the page"</h2>
            <label class="field">
                "Light or dark"
                <select on:change=move |event| {
                    let theme = typed(&event);
                    settings.set_setting("theme", Some(theme.as_str()).filter(|theme| !theme.is_empty()));
                }>{options}</select>
            </label>
        </section>
    }
}
