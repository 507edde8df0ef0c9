//! The history of the open pack: who changed what, when, from what to what.

use crate::{
    app::{browser, browser::typed, components::absent_words, state::Shown},
    exchange::history,
    model::{Event, day_label},
    rating::Absent,
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many steps are listed at a time.
const STEP: usize = 100;

/// The page.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let shown = Shown::get();
    let text = RwSignal::new(String::new());
    let most = RwSignal::new(STEP);
    let told = Memo::new(move |_| history::told(&shown.pack()));
    let found = Memo::new(move |_| {
        let text = browser::lowercase(text.get().trim());
        let passes = |event: &&Arc<Event>| {
            text.is_empty() || browser::lowercase(&history::words(event)).contains(&text)
        };
        told.with(|told| told.iter().rev().filter(passes).cloned().collect::<Vec<_>>())
    });
    let count = move || match found.with(Vec::len) {
        0 => absent_words(Absent::new("No steps.", "The steps")),
        1 => "1 step.".to_owned(),
        count => format!("{count} steps."),
    };
    let save = move |_| {
        // Oldest first, as they came about; those that the filter shows.
        let csv = found.with_untracked(|found| history::csv(found.iter().rev().map(AsRef::as_ref)));
        browser::save_file("history.csv", "text/csv", &format!("\u{feff}{csv}"));
    };
    view! {
        <h1>"History"</h1>
        <p class="lede">
            "What was changed in this pack, newest first. New figures are not listed; figures that were restated are."
        </p>
        <div class="filters">
            <label>
                "Text"
                <input type="search" on:input=move |event| text.set(typed(&event)) />
            </label>
        </div>
        <p role="status">{count}</p>
        <ol class="drafts">
            {move || found.get().iter().take(most.get()).map(|event| item(event)).collect::<Vec<_>>()}
        </ol>
        <Show when=move || { found.with(Vec::len) > most.get() }>
            <button type="button" class="button" on:click=move |_| most.update(|most| *most += STEP)>
                "Show more"
            </button>
        </Show>
        <div class="buttons">
            <button type="button" class="button" on:click=save>
                {move || match text.with(|text| text.trim().is_empty()) {
                    true => "Save the history as a CSV file",
                    false => "Save these steps as a CSV file",
                }}
            </button>
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print this page"
            </button>
        </div>
    }
}

/// One step.
fn item(event: &Event) -> AnyView {
    let by = if event.by.is_empty() { "no post given" } else { &event.by };
    let changes: Vec<AnyView> =
        event.changes.iter().map(|change| view! { <li>{change.words()}</li> }.into_any()).collect();
    let more = (event.more > 0).then(|| view! { <li>{format!("and {} more", event.more)}</li> });
    view! {
        <li>
            <h2>{event.what.clone()}</h2>
            <p class="small quiet">{format!("{}, {by}", day_label(event.on.0))}</p>
            <ul>{changes} {more}</ul>
        </li>
    }
    .into_any()
}
