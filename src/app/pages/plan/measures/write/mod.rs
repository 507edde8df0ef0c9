//! The page, to write: measures are chosen, and something is set for all of them at once.

mod bulk;

use super::list::{List, filters, table};
use crate::{
    app::{
        browser,
        browser::typed,
        components::{ManyAtOnce, forms::signed_before, record_pages::WriteList},
        route::Route,
        state::Editor,
    },
    edit::{self, Command},
    exchange::columns::asked::asked_of_many,
    model::{Day, Measure, MeasureId, Pack},
};
use bulk::Attribute;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The page.
#[component]
pub fn ChangeMeasuresPage() -> impl IntoView {
    let editor = Editor::get();
    let chosen = RwSignal::new(BTreeSet::<MeasureId>::new());
    let list = List::of(editor.shown());
    let found = list.found;
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
    view! {
        <WriteList
            heading="Change measures"
            lede="Choose measures, then set something for all of them at once. Open one to change it or its targets."
            read=Route::Measures
            many="measures"
        >
        <ManyAtOnce />
        {filters(list)}
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
                    let name = new_name(&editor.pack_now());
                    let measure = Measure { id: id.clone(), name, ..Measure::default() };
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
        {table(list, &["Measure"], move |measure| choose(measure, chosen))}
        </WriteList>
    }
}

/// What a new measure is called until somebody names it: no two alike.
fn new_name(pack: &Pack) -> String {
    let is_free = |name: &String| pack.measures.iter().all(|measure| measure.name != *name);
    let numbered = (2..).map(|at: usize| format!("New measure {at}"));
    std::iter::once("New measure".to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

/// The name of a measure, to be chosen or opened.
fn choose(measure: &Measure, chosen: RwSignal<BTreeSet<MeasureId>>) -> AnyView {
    let id = StoredValue::new(measure.id.clone());
    let turn = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&id.get_value()) {
                chosen.insert(id.get_value());
            }
        });
    };
    view! {
        <th scope="row">
            <span class="choice">
                <input
                    type="checkbox"
                    aria-label=format!("Choose {}", measure.name)
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&id.get_value()))
                    on:change=turn
                />
                <a class="link" href=Route::EditMeasure(measure.id.clone()).href()>
                    {measure.name.clone()}
                </a>
            </span>
        </th>
    }
    .into_any()
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
    let question = RwSignal::new(None::<String>);
    let signed = editor.of(move |pack| {
        let is_term = attribute.get() != Attribute::Audience;
        let chosen = chosen.get();
        let what = attribute.get().words();
        let on = Some(Day(editor.today()));
        edit::signed_among(
            pack,
            chosen.iter().filter(|_| is_term),
            on,
            &format!("another value of “{what}”"),
        )
    });
    let apply = move |_| {
        let chosen = chosen.get_untracked();
        let value = value.get_untracked();
        if chosen.is_empty() || value.trim().is_empty() {
            editor.say("Choose at least one measure and a value to set.");
            return;
        }
        let command = attribute.get_untracked().command(&editor.pack_now(), &chosen, &value);
        // What that hides is said first, and done when it is asked for once more.
        let hides = asked_of_many(&editor.pack_now(), &command);
        if hides.is_some() && question.get_untracked() != hides {
            editor.notices().notice().set(None);
            return question.set(hides);
        }
        question.set(None);
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
        {signed_before(signed)}
        <p class="error" role="alert">
            {move || question.get().map(|it| format!("{it}. Press again to set it all the same."))}
        </p>
    }
}
