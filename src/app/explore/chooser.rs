//! Finding a measure and taking it in.

use super::{exploration::Exploration, mark::MOST};
use crate::{
    app::{
        browser::{self, typed},
        state::Shown,
    },
    model::MeasureId,
};
use leptos::prelude::*;

/// How many measures are listed at once.
const LISTED: usize = 8;

/// A search over the pack's measures, and those found to choose from.
#[component]
pub fn Chooser(
    /// What is explored.
    exploration: Exploration,
) -> impl IntoView {
    let shown = Shown::get();
    let search = RwSignal::new(String::new());
    let all = shown.of(|pack| {
        let each = |measure: &std::sync::Arc<crate::model::Measure>| {
            (measure.id.clone(), measure.name.clone(), measure.unit.clone())
        };
        pack.measures.iter().map(each).collect::<Vec<_>>()
    });
    let found = Memo::new(move |_| {
        let wanted = browser::lowercase(search.get().trim());
        let chosen = exploration.measures();
        all.with(|all| {
            let fits = |(id, name, _): &&(MeasureId, String, String)| {
                !chosen.contains(id)
                    && (wanted.is_empty() || browser::lowercase(name).contains(&wanted))
            };
            let found: Vec<_> = all.iter().filter(fits).collect();
            let more = found.len().saturating_sub(LISTED);
            (found.into_iter().take(LISTED).cloned().collect::<Vec<_>>(), more)
        })
    });
    let said = move || {
        let chosen = exploration.measures().len();
        let (listed, more) = found.get();
        let room = match exploration.has_room() {
            true => format!("{chosen} of {MOST} measures chosen. "),
            false => format!("{MOST} measures are the most: remove one to add another. "),
        };
        let found = match (listed.len(), more) {
            (0, _) => "No other measure has that in its name.".to_owned(),
            (_, 0) => String::new(),
            (_, more) => format!("{more} more are not listed: type a part of a name to find them."),
        };
        room + &found
    };
    let row = move |(id, name, unit): (MeasureId, String, String)| {
        view! {
            <li>
                <button
                    type="button"
                    class="link"
                    disabled=move || !exploration.has_room()
                    on:click=move |_| {
                        exploration.add(id.clone());
                        browser::focus_next(["explore-search".to_owned()]);
                    }
                >
                    {format!("Add {name}")}
                    {(!unit.is_empty()).then(|| format!(" ({unit})"))}
                </button>
            </li>
        }
    };
    view! {
            <div class="field">
                <label for="explore-search">"Find a measure by its name"</label>
                <input
                    id="explore-search"
                    type="search"
                    autocomplete="off"
                    prop:value=move || search.get()
                    on:input=move |event| search.set(typed(&event))
                />
            </div>
            <p class="small quiet" role="status">
                {said}
            </p>
            <ul class="plain found">{move || found.get().0.into_iter().map(row).collect_view()}</ul>
    }
}
