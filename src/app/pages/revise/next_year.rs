//! What to look at again before the next year starts (FRAMEWORK V3).

use crate::{
    app::{
        components::{absent, found_list},
        state::Shown,
    },
    model::Period,
    planning,
    rating::{Absent, AsAt},
};
use leptos::prelude::*;

/// Each reason to look again, opening to what it is about.
#[component]
pub fn ToLookAtAgain() -> impl IntoView {
    let shown = Shown::get();
    move || {
        let before_figures =
            || AsAt { period: Period::Year(shown.year_shown()), on: Some(shown.on()) };
        let now = shown.as_at().unwrap_or_else(before_figures);
        let found = planning::to_review(&shown.pack(), now);
        if found.is_empty() {
            return absent(Absent::new("Nothing stands out.", "What stands out"));
        }
        let reasons = found
            .into_iter()
            .map(|held| {
                let count = held.found.len();
                view! {
                    <details class="shut">
                        <summary>{format!("{} ({count})", held.reason)}</summary>
                        <p class="quiet">{held.advice}</p>
                        {found_list(held.found)}
                    </details>
                }
            })
            .collect_view();
        reasons.into_any()
    }
}
