//! The licences and notices of what the page is made with, as the build gathered them.

use crate::app::loader;
use leptos::prelude::*;

/// Where they are, from the page.
const LICENCES: &str = "licences.txt";

/// The page.
#[component]
pub fn Licences() -> impl IntoView {
    let text = RwSignal::new("Loading…".to_owned());
    leptos::task::spawn_local(async move {
        text.set(loader::text(LICENCES).await.unwrap_or_else(|error| error.to_string()));
    });
    view! {
        <h1>"Licences"</h1>
        <p class="lede">"Golden Thread is free software under the MIT licence. It is made with the work of others; their licences and notices follow."</p>
        <pre class="licences">{text}</pre>
    }
}
