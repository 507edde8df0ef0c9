//! The list of measures and what can be done with those chosen.

use super::bulk::Attribute;
use crate::{
    app::{browser, browser::typed, route::Route, state::Editor},
    edit::Command,
    model::{Measure, MeasureId},
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// How many measures are listed at a time.
const STEP: usize = 300;

/// The page.
#[component]
pub fn MeasuresPage() -> impl IntoView {
    let editor = Editor::get();
    let chosen = RwSignal::new(BTreeSet::<MeasureId>::new());
    let text = RwSignal::new(String::new());
    let unset_only = RwSignal::new(false);
    let most = RwSignal::new(STEP);
    let found = Memo::new(move |_| {
        let text = text.get().to_lowercase();
        let pack = editor.pack();
        let passes = |measure: &&Arc<Measure>| {
            (text.is_empty() || measure.name.to_lowercase().contains(&text))
                && (!unset_only.get() || lacks(measure))
        };
        pack.measures.iter().filter(passes).cloned().collect::<Vec<_>>()
    });
    // Only what is in the list can be set: nobody changes what they don't see.
    let reached = Memo::new(move |_| {
        chosen.with(|chosen| {
            let ids = found.get().into_iter().map(|measure| measure.id.clone());
            ids.filter(|id| chosen.contains(id)).collect::<Vec<_>>()
        })
    });
    let all_shown = move |_| {
        chosen.update(|chosen| {
            chosen.extend(found.get_untracked().iter().map(|measure| measure.id.clone()))
        });
    };
    let listed = move || found.get().into_iter().take(most.get()).collect::<Vec<_>>();
    view! {
        <h1>"Measures"</h1>
        <p class="lede">"Choose measures, then set something for all of them at once. Open one to change it or its targets."</p>
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
        <Bulk chosen=reached />
        <div class="buttons">
            <button type="button" class="button" on:click=all_shown>
                "Choose all shown"
            </button>
            <button type="button" class="button" on:click=move |_| chosen.set(BTreeSet::new())>
                "Choose none"
            </button>
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    let id = MeasureId(browser::new_id("measure"));
                    let measure = Measure { id: id.clone(), name: "New measure".to_owned(), ..Measure::default() };
                    let command = Command::AddMeasure { measure: Box::new(measure), plans: Vec::new() };
                    if editor.run_aloud(command, "A measure was added. Name it here.") {
                        browser::go(&Route::EditMeasure(id).href());
                    }
                }
            >
                "Add a measure"
            </button>
        </div>
        <p role="status">{move || {
            let (shown, reached, chosen) =
                (found.with(Vec::len), reached.with(Vec::len), chosen.with(BTreeSet::len));
            let measures = if shown == 1 { "measure" } else { "measures" };
            match chosen - reached {
                0 => format!("{shown} {measures}, {reached} chosen"),
                hidden => format!("{shown} {measures}, {reached} chosen; {hidden} more are chosen but not shown, and stay as they are"),
            }
        }}</p>
        <div class="sheet-scroll" tabindex="0" role="region" aria-label="Measures">
            <table class="sheet">
                <thead>
                    <tr>
                        <th scope="col">"Measure"</th>
                        <th scope="col">"Perspective"</th>
                        <th scope="col">"Officer"</th>
                        <th scope="col">"Polarity"</th>
                        <th scope="col">"Year to date"</th>
                        <th scope="col">"Frequency"</th>
                        <th scope="col">"Intent"</th>
                        <th scope="col">"Managed as"</th>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=listed
                        key=|measure| (measure.id.clone(), Arc::as_ptr(measure) as usize)
                        let:measure
                    >
                        <Item measure chosen />
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
}

/// Whether something a rating needs is not yet set.
fn lacks(measure: &Measure) -> bool {
    measure.perspective.is_none()
        || measure.polarity.is_none()
        || measure.accumulation.is_none()
        || measure.frequency.is_none()
        || measure.specification.accountable_officer.is_empty()
}

/// One measure.
#[component]
fn Item(
    /// The measure.
    measure: Arc<Measure>,
    /// The measures chosen.
    chosen: RwSignal<BTreeSet<MeasureId>>,
) -> impl IntoView {
    let pack = Editor::get().pack_now();
    let id = StoredValue::new(measure.id.clone());
    let cell = |words: Option<String>| match words.filter(|words| !words.is_empty()) {
        Some(words) => view! { <td>{words}</td> }.into_any(),
        None => view! { <td class="unset">"Not yet set"</td> }.into_any(),
    };
    let perspective = measure
        .perspective
        .as_ref()
        .and_then(|id| pack.perspective(id))
        .map(|perspective| perspective.name.clone());
    let own = |words: &'static str| words.to_owned();
    view! {
        <tr>
            <th scope="row">
                <span class="choice">
                    <input
                        type="checkbox"
                        aria-label=format!("Choose {}", measure.name)
                        prop:checked=move || chosen.with(|chosen| chosen.contains(&id.get_value()))
                        on:change=move |_| {
                            chosen
                                .update(|chosen| {
                                    if !chosen.remove(&id.get_value()) {
                                        chosen.insert(id.get_value());
                                    }
                                });
                        }
                    />
                    <a class="link" href=Route::EditMeasure(measure.id.clone()).href()>
                        {measure.name.clone()}
                    </a>
                </span>
            </th>
            {cell(perspective)}
            {cell(Some(measure.specification.accountable_officer.clone()))}
            {cell(measure.polarity.map(|choice| own(choice.words())))}
            {cell(measure.accumulation.map(|choice| own(choice.words())))}
            {cell(measure.frequency.map(|choice| own(choice.words())))}
            {cell(measure.intent.map(|choice| own(choice.words())))}
            {cell(measure.regime.map(|choice| own(choice.words())))}
        </tr>
    }
}

/// Sets one attribute of the chosen measures.
#[component]
fn Bulk(
    /// The measures chosen.
    chosen: Memo<Vec<MeasureId>>,
) -> impl IntoView {
    let editor = Editor::get();
    let attribute = RwSignal::new(Attribute::Perspective);
    let value = RwSignal::new(String::new());
    let choices = Memo::new(move |_| attribute.get().choices(&editor.pack()));
    let apply = move |_| {
        let chosen = chosen.get_untracked();
        let value = value.get_untracked();
        if chosen.is_empty() || value.trim().is_empty() {
            editor.say("Choose at least one measure and a value to set.");
            return;
        }
        let command = attribute.get_untracked().command(&editor.pack_now(), &chosen, &value);
        let mut words = match chosen.len() {
            1 => "Set for one measure.".to_owned(),
            count => format!("Set for {count} measures."),
        };
        if !editor.pack_now().sign_offs.is_empty() {
            words += " Years that were signed off keep their terms.";
        }
        editor.run_aloud(command, words);
    };
    view! {
        <div class="filters" role="group" aria-label="Set for the chosen measures">
            <label>
                "Set"
                <select on:change=move |event| {
                    let key = typed(&event);
                    if let Some(found) = Attribute::ALL.into_iter().find(|each| each.key() == key) {
                        attribute.set(found);
                        value.set(String::new());
                    }
                }>
                    {Attribute::ALL
                        .into_iter()
                        .map(|each| view! { <option value=each.key()>{each.words()}</option> })
                        .collect_view()}
                </select>
            </label>
            <label>
                "To"
                {move || {
                    let choices = choices.get();
                    if choices.is_empty() {
                        return view! {
                            <input type="text" prop:value=move || value.get() on:input=move |event| value.set(typed(&event)) />
                        }
                        .into_any();
                    }
                    view! {
                        <select on:change=move |event| value.set(typed(&event))>
                            <option value="">"Choose"</option>
                            {choices
                                .into_iter()
                                .map(|(key, words)| view! { <option value=key>{words}</option> })
                                .collect_view()}
                        </select>
                    }
                    .into_any()
                }}
            </label>
            <button type="button" class="button main" on:click=apply>
                "Set for the chosen"
            </button>
        </div>
    }
}
