//! What is shown of a scorecard, and in which order. Each choice is part of the address.

use super::rows::{is_split, owners};
use crate::{
    app::{
        browser::{self, typed},
        components::marked,
        route::{Filter, Route, Sort},
        state::{Rated, Settings, Shown},
    },
    model::{Plan, PlanId, Regime, Vocabulary},
    rating::{Distribution, Status, counted},
};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// A list of choices: each its key, its words, and whether it is the one chosen.
type Choices = Vec<(String, String, bool)>;

/// Which plan's scorecard it is; choosing another goes there.
pub fn plan_choice(plan: PlanId) -> AnyView {
    let plans = Shown::get().of(|pack| {
        let named = |plan: &Arc<Plan>| (plan.id.clone(), plan.name.clone());
        pack.plans.iter().map(named).collect::<Vec<_>>()
    });
    let options = move || {
        let option = |(id, name): (PlanId, String)| {
            let chosen = id == plan;
            let href = Route::Scorecard(id, Filter::default()).href();
            view! { <option value=href selected=chosen>{name}</option> }.into_any()
        };
        plans.get().into_iter().map(option).collect::<Vec<AnyView>>()
    };
    view! {
        <label class="about">
            "Plan"
            <select on:change=|event| browser::go(&typed(&event))>{options}</select>
        </label>
    }
    .into_any()
}

/// The count of each status that occurs: tapped, only its rows are shown; tapped again, all.
pub fn counts(
    distribution: Distribution,
    vocabulary: Vocabulary,
    filter: RwSignal<Filter>,
) -> AnyView {
    let items = distribution.listed(vocabulary).into_iter().map(|(status, words)| {
        let pressed = move || filter.with(|filter| filter.status == status.key());
        let toggle = move |_| {
            let next = if pressed() { "" } else { status.key() };
            filter.update(|filter| next.clone_into(&mut filter.status));
        };
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || pressed().to_string()
                    on:click=toggle
                >
                    {marked(status, words)}
                </button>
            </li>
        }
    });
    let items = items.collect_view();
    view! {
        <ul class="counts chips" aria-label="Show">
            {items}
        </ul>
    }
    .into_any()
}

/// The filters above the rows.
pub fn filters(filter: RwSignal<Filter>, all: Memo<Vec<Rated>>) -> AnyView {
    let (editor, settings) = (Shown::get(), Settings::get());
    let change = Callback::new(move |(name, typed): (&str, String)| {
        if name == "Words for statuses" {
            let found = Vocabulary::ALL.iter().find(|each| each.name() == typed);
            return found.into_iter().for_each(|found| settings.set_vocabulary(*found));
        }
        filter.update(|filter| match name {
            "Status to date" => filter.status = typed,
            "Accountable officer" => filter.owner = typed,
            "Managed as" => filter.managed = typed,
            "Order" => filter.sort = Sort::from_key(&typed),
            _ => filter.text = typed,
        });
    });
    let choices = move || {
        let vocabulary = editor.vocabulary();
        let Filter { status, owner, managed, sort, .. } = filter.get();
        let chosen = Status::ALL.into_iter().find(|each| each.key() == status);
        let statuses = Status::ALL.into_iter().filter(|each| each.face(vocabulary) == *each);
        let statuses = statuses.map(|each| {
            let chosen = chosen.is_some_and(|chosen| chosen.face(vocabulary) == each);
            (each.key().to_owned(), each.words(vocabulary).to_owned(), chosen)
        });
        let owners = all.with(|all| owners(all)).into_iter().map(|each| {
            let chosen = each == owner;
            (each.clone(), each, chosen)
        });
        let orders = Sort::ALL
            .into_iter()
            .map(|each| (each.key().to_owned(), each.words().to_owned(), each == sort));
        let words = Vocabulary::ALL
            .iter()
            .map(|each| (each.name(), each.words().to_owned(), *each == vocabulary));
        let any = || std::iter::once((String::new(), "All".to_owned(), false));
        let regimes = Regime::ALL.iter().map(|each| {
            (each.words().to_owned(), each.words().to_owned(), each.words() == managed)
        });
        let regimes = all
            .with(|all| is_split(all))
            .then(|| select("Managed as", any().chain(regimes).collect(), change));
        vec![
            Some(select("Status to date", any().chain(statuses).collect(), change)),
            regimes,
            Some(select("Accountable officer", any().chain(owners).collect(), change)),
            Some(select("Order", orders.collect(), change)),
            Some(select("Words for statuses", words.collect(), change)),
        ]
    };
    view! {
        <div class="filters" role="search" aria-label="Filter and sort">
            {choices}
            <label>
                "Text"
                <input
                    type="search"
                    prop:value=move || filter.with(|filter| filter.text.clone())
                    placeholder="Name or comment"
                    on:input=move |event| change.run(("Text", typed(&event)))
                />
            </label>
        </div>
    }
    .into_any()
}

/// One list of choices under its name. The property says what is chosen: the attribute no longer counts once a
/// person has chosen something else.
fn select(
    name: &'static str,
    choices: Choices,
    change: Callback<(&'static str, String)>,
) -> AnyView {
    let options: Vec<AnyView> = choices
        .into_iter()
        .map(|(key, words, chosen)| {
            view! { <option value=key prop:selected=chosen>{words}</option> }.into_any()
        })
        .collect();
    view! {
        <label>
            {name}
            <select on:change=move |event| change.run((name, typed(&event)))>{options}</select>
        </label>
    }
    .into_any()
}

/// Keeps the filter in the address, so that coming back to it shows the same; it takes the place of the
/// address before, so that going back leaves the scorecard.
pub fn keep_in_address(plan: PlanId, filter: RwSignal<Filter>) {
    let last = StoredValue::new(filter.get_untracked());
    Effect::new(move |_| {
        let filter = filter.get();
        if last.get_value() == filter {
            return;
        }
        last.set_value(filter.clone());
        let href = Route::Scorecard(plan.clone(), filter).href();
        // A browser that refuses so many in so short a time will have the next.
        let _ = window()
            .history()
            .and_then(|history| history.replace_state_with_url(&JsValue::TRUE, "", Some(&href)));
    });
}

/// What is shown, in words: on paper they stand for the filters.
pub fn described(filter: &Filter, vocabulary: Vocabulary, shown: usize, all: usize) -> String {
    let status = Status::ALL.into_iter().find(|status| status.key() == filter.status);
    let text = filter.text.trim();
    let mut words = match (filter.narrows(), shown) {
        (false, _) if all == 1 => "1 measure".to_owned(),
        (false, _) => format!("All {all} measures"),
        (true, _) => format!("{shown} of {}", counted(all, "measure", "measures")),
    };
    for part in [
        status.map(|status| status.words(vocabulary).to_ascii_lowercase()),
        Some(filter.managed.to_ascii_lowercase()),
        Some(filter.owner.clone()),
        (!text.is_empty()).then(|| format!("with “{text}”")),
        (filter.sort != Sort::Plan).then(|| filter.sort.words().to_ascii_lowercase()),
    ]
    .into_iter()
    .flatten()
    .filter(|part| !part.is_empty())
    {
        words = format!("{words}, {part}");
    }
    words
}
