//! What the measure is, how it is judged, and its technical specification: one form, made of a list of items.

use super::items::{Entry, IDENTITY, Item, JUDGEMENT, KIND, SPECIFICATION};
use crate::{
    app::{
        components::{SelectField, TextAreaField, TextField},
        workspace::Workspace,
    },
    edit::Command,
    model::{Measure, MeasureId, Pack},
    rating,
};
use leptos::prelude::*;

/// An item as it is being typed.
#[derive(Clone, Copy)]
struct Typed {
    item: &'static Item,
    text: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

/// The form.
#[component]
pub fn Definition(
    /// Which measure.
    id: MeasureId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let pack = workspace.pack_now();
    let measure = pack.measure(&id).cloned().unwrap_or_default();
    let held = StoredValue::new(id);
    let group = |items: &'static [Item]| -> Vec<Typed> {
        let typed = |item: &'static Item| Typed {
            item,
            text: RwSignal::new((item.get)(&measure)),
            error: RwSignal::new(None),
        };
        items.iter().map(typed).collect()
    };
    let groups = [
        ("Definition", group(IDENTITY)),
        ("How it is judged", group(JUDGEMENT)),
        ("What kind of measure it is", group(KIND)),
        ("Technical specification", group(SPECIFICATION)),
    ];
    let all: Vec<Typed> = groups.iter().flat_map(|(_, items)| items.iter().copied()).collect();
    follow(workspace, held.get_value(), all.clone());
    let save = {
        let all = all.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let pack = workspace.pack_now();
            let Some(measure) = pack.measure(&held.get_value()) else { return };
            if let Some(measure) = taken(measure.clone(), &all) {
                workspace
                    .run_aloud(Command::SetMeasure(Box::new(measure)), "The measure was changed.");
            }
        }
    };
    let filled = workspace.of(move |pack| {
        let measure = held.with_value(|id| pack.measure(id).map(rating::completeness));
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
                    {items.into_iter().map(|typed| field(typed, &pack)).collect_view()}
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

/// Takes over what changes in the pack by other ways than this form, such as undo; what is being typed in
/// other fields stays.
fn follow(workspace: Workspace, id: MeasureId, all: Vec<Typed>) {
    let items: Vec<&'static Item> = all.iter().map(|typed| typed.item).collect();
    let said = workspace.of(move |pack| {
        let measure = pack.measure(&id)?;
        Some(items.iter().map(|item| (item.get)(measure)).collect::<Vec<_>>())
    });
    Effect::new(move |before: Option<Option<Vec<String>>>| {
        let now = said.get();
        if let (Some(Some(before)), Some(now)) = (before, &now) {
            for ((typed, now), before) in all.iter().zip(now).zip(&before) {
                if now != before {
                    typed.text.set(now.clone());
                }
            }
        }
        now
    });
}

/// The measure with everything that was typed; `None` where something can't be taken, which is then said
/// beside it.
fn taken(mut measure: Measure, all: &[Typed]) -> Option<Measure> {
    let mut sound = true;
    for typed in all {
        let refused = (typed.item.set)(&mut measure, typed.text.get_untracked().trim()).err();
        sound &= refused.is_none();
        typed.error.set(refused.map(str::to_owned));
    }
    sound.then_some(measure)
}

/// The field of an item.
fn field(typed: Typed, pack: &Pack) -> AnyView {
    let Typed { item, text, error } = typed;
    let Item { id, label, hint, .. } = item;
    match item.entry {
        Entry::Line => {
            view! { <TextField id label=*label hint=*hint value=text error /> }.into_any()
        }
        Entry::Lines => {
            view! { <TextAreaField id label=*label hint=*hint value=text /> }.into_any()
        }
        Entry::Choice(offered) => {
            view! { <SelectField id=*id label=*label value=text choices=offered(pack) /> }
                .into_any()
        }
    }
}
