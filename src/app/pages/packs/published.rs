//! Opening a pack published beside the page, by link.

use crate::app::{opening, route::Route, state::Editor};
use leptos::prelude::*;

/// Opens it and goes to its scorecard, or says why it can't be opened.
#[component]
pub fn Opened(
    /// Its path from the page.
    path: String,
) -> impl IntoView {
    let editor = Editor::get();
    let refused = RwSignal::new(None);
    let asked = path.clone();
    opening::open_instead(editor, async move {
        let found = opening::open_published(&asked).await;
        if let Err(reason) = &found {
            refused.set(Some(reason.clone()));
        }
        found
    });
    view! {
        <h1>{move || if refused.with(Option::is_some) { "This pack can’t be opened" } else { "Opening…" }}</h1>
        <p class="lede" role="status">
            {move || refused.get().unwrap_or_else(|| path.clone())}
        </p>
        <p>
            <a class="link" href=Route::Home.href()>
                "Back to the scorecard"
            </a>
        </p>
    }
}
