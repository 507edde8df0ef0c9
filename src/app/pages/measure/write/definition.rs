//! What the measure is, how it is judged, and its technical specification: one form, made of a list of items.

use crate::{
    app::{
        components::forms::{Item, Typed, field, follow, taken, to_first_wrong},
        items::measure::{IDENTITY, JUDGEMENT, KIND, SPECIFICATION},
        state::Editor,
        typing::forget,
    },
    edit::Command,
    model::{Measure, MeasureId, Pack, Period},
    planning,
};
use leptos::prelude::*;

/// The form.
#[component]
pub fn Definition(
    /// Which measure.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let pack = editor.pack_now();
    let measure = pack.measure(&id).cloned().unwrap_or_default();
    let held = StoredValue::new(id);
    let form = format!("definition-{} ", measure.id);
    let group = |items: &'static [Item<Measure>]| -> Vec<Typed<Measure>> {
        items.iter().map(|item| Typed::kept(item, &measure, &form)).collect()
    };
    let groups = [
        ("Definition", group(IDENTITY)),
        ("How it is judged", group(JUDGEMENT)),
        ("What kind of measure it is", group(KIND)),
        ("Technical specification", group(SPECIFICATION)),
    ];
    let all: Vec<Typed<Measure>> =
        groups.iter().flat_map(|(_, items)| items.iter().copied()).collect();
    follow(editor.of(move |pack| held.with_value(|id| pack.measure(id).cloned())), all.clone());
    let save = {
        let all = all.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let pack = editor.pack_now();
            let Some(measure) = pack.measure(&held.get_value()) else { return };
            match taken(measure.clone(), "", &all) {
                Some(measure) => {
                    let command = Command::SetMeasure(Box::new(measure));
                    let words = acts_from(&editor.pack_now(), &held.get_value(), editor);
                    if editor.run_aloud(command, words) {
                        forget(editor.opened(), &form);
                    }
                }
                None => to_first_wrong(editor, "", &all),
            }
        }
    };
    let filled = editor.of(move |pack| {
        let measure = held.with_value(|id| pack.measure(id).map(planning::completeness));
        measure.map(|found| match found.missing.as_slice() {
            [] => "The technical specification is complete.".to_owned(),
            missing => format!(
                "Technical specification: {}. Not yet set: {}.",
                found.words(),
                missing.join(", ")
            ),
        })
    });
    let sections = groups
        .into_iter()
        .map(|(heading, items)| {
            view! {
                <h2>{heading}</h2>
                <div class="columns">
                    {items.into_iter().map(|typed| field(typed, "", &pack, &measure)).collect_view()}
                </div>
            }
        })
        .collect_view();
    view! {
        <form class="section" on:submit=save novalidate=true>
            <p class="quiet">{move || filled.get()}</p>
            {sections}
            <div class="buttons">
                <button type="submit" class="button main">
                    "Save the definition"
                </button>
            </div>
        </form>
    }
}

/// That the measure was changed; of one whose signed year is over, from which year that holds.
fn acts_from(pack: &Pack, id: &MeasureId, editor: Editor) -> String {
    match pack.last_signed(id).map(|sign_off| sign_off.year) {
        Some(year) if Period::Year(year).end(pack.calendar()) < editor.today() => {
            format!(
                "The measure was changed from {} on. Years that were signed off keep their terms.",
                year.plus(1)
            )
        }
        _ => "The measure was changed.".to_owned(),
    }
}
