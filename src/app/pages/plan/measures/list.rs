//! The list of all measures, found by name and by what is not yet set, as a table that both pages show.

use crate::{
    app::{browser::typed, state::Shown},
    model::{Measure, PerspectiveId},
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};

/// How many measures are listed at a time.
const STEP: usize = 300;

/// What is looked for, and what is found.
#[derive(Clone, Copy)]
pub struct List {
    text: RwSignal<String>,
    unset_only: RwSignal<bool>,
    most: RwSignal<usize>,
    /// The measures that are found.
    pub found: Memo<Vec<Arc<Measure>>>,
    perspectives: Memo<HashMap<PerspectiveId, String>>,
}

impl List {
    /// All measures of the open pack.
    pub fn of(shown: Shown) -> Self {
        let text = RwSignal::new(String::new());
        let unset_only = RwSignal::new(false);
        let found = Memo::new(move |_| {
            let text = text.get().to_lowercase();
            let pack = shown.pack();
            let passes = |measure: &&Arc<Measure>| {
                (text.is_empty() || measure.name.to_lowercase().contains(&text))
                    && (!unset_only.get() || lacks(measure))
            };
            pack.measures.iter().filter(passes).cloned().collect::<Vec<_>>()
        });
        let perspectives = shown.of(|pack| {
            pack.perspectives.iter().map(|each| (each.id.clone(), each.name.clone())).collect()
        });
        Self { text, unset_only, most: RwSignal::new(STEP), found, perspectives }
    }
}

/// Whether something a rating needs is not yet set.
fn lacks(measure: &Measure) -> bool {
    measure.perspective.is_none()
        || measure.polarity.is_none()
        || measure.accumulation.is_none()
        || measure.frequency.is_none()
        || measure.specification.accountable_officer.is_empty()
}

/// What the list is narrowed by.
pub fn filters(list: List) -> AnyView {
    let List { text, unset_only, .. } = list;
    view! {
        <div class="filters">
            <label>
                "Name"
                <input type="search" prop:value=move || text.get() on:input=move |event| text.set(typed(&event)) />
            </label>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || unset_only.get()
                    on:change=move |_| unset_only.update(|only| *only = !*only)
                />
                "Only with something not yet set"
            </label>
        </div>
    }
    .into_any()
}

/// The table; the first cells of a row are the page's own, under these heads.
pub fn table(
    list: List,
    heads: &'static [&'static str],
    first: impl Fn(&Measure) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let List { found, most, .. } = list;
    let listed = move || found.get().into_iter().take(most.get()).collect::<Vec<_>>();
    let head = |words: &&'static str| view! { <th scope="col">{*words}</th> };
    view! {
        <div class="sheet-scroll" tabindex="0" role="region" aria-label="Measures">
            <table class="sheet measures">
                <thead>
                    <tr>
                        {heads.iter().map(head).collect_view()}
                        {HEADS.iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=listed
                        key=|measure| (measure.id.clone(), Arc::as_ptr(measure) as usize)
                        let:measure
                    >
                        <tr>{first(&measure)} {cells(list, &measure)}</tr>
                    </For>
                </tbody>
            </table>
        </div>
        <Show when=move || { found.with(Vec::len) > most.get() }>
            <button type="button" class="button" on:click=move |_| most.update(|most| *most += STEP)>
                "Show more"
            </button>
        </Show>
    }
    .into_any()
}

/// What the cells that both pages have are called.
const HEADS: [&str; 7] =
    ["Perspective", "Officer", "Polarity", "Year to date", "Frequency", "Intent", "Managed as"];

/// The cells that both pages have.
fn cells(list: List, measure: &Measure) -> AnyView {
    let perspective = measure.perspective.clone();
    let perspective = move || {
        let id = perspective.as_ref();
        let name = list.perspectives.with(|names| id.and_then(|id| names.get(id)).cloned());
        cell(&name.unwrap_or_default())
    };
    let words = [
        Some(measure.specification.accountable_officer.as_str()),
        measure.polarity.map(|choice| choice.words()),
        measure.accumulation.map(|choice| choice.words()),
        measure.frequency.map(|choice| choice.words()),
        measure.intent.map(|choice| choice.words()),
        measure.regime.map(|choice| choice.words()),
    ];
    let rest = words.into_iter().map(|words| cell(words.unwrap_or_default())).collect_view();
    view! {
        {perspective}
        {rest}
    }
    .into_any()
}

/// A cell; one without words says so.
fn cell(words: &str) -> AnyView {
    match words {
        "" => view! { <td class="unset">"Not yet set"</td> }.into_any(),
        words => view! { <td>{words.to_owned()}</td> }.into_any(),
    }
}
