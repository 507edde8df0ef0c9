//! What goes well by the figures: celebrated, and offered to others.

use crate::{
    app::{
        components::{ShowAll, heat_strip},
        route::Route,
        slices::Slices,
        state::{Rated, Shown},
    },
    report::{
        lessons::{Praised, praised},
        minute::{Member, strip},
    },
};
use leptos::prelude::*;

/// How many are shown before a person asks for all.
const FIRST: usize = 6;

/// What goes well, once all measures are looked through: a control chart of each takes longer than a frame.
pub fn praised_now(shown: Shown) -> RwSignal<Option<Vec<(Rated, Praised)>>> {
    let rated = shown.rated();
    let found = RwSignal::new(None);
    let slices = Slices::new();
    Effect::new(move |_| {
        found.set(None);
        let Some(now) = shown.as_at() else { return };
        let pack = shown.pack();
        let of = move |row: &Rated| {
            let member = Member { measure: &row.measure, rating: &row.rating };
            Some((row.clone(), praised(&pack, member, now)?))
        };
        slices.gathered(rated.get().to_vec(), of, move |all| {
            found.try_set(Some(all));
        });
    });
    found
}

/// The section.
#[component]
pub fn GoesWell() -> impl IntoView {
    let shown = Shown::get();
    let found = praised_now(shown);
    let all_shown = RwSignal::new(false);
    let list = move || match found.get() {
        None => {
            view! { <p class="quiet" role="status">"Looking through the figures…"</p> }.into_any()
        }
        Some(all) if all.is_empty() => {
            view! { <p>"No measure has gone well for long enough to say so."</p> }.into_any()
        }
        Some(all) => {
            let more = all.len().saturating_sub(FIRST);
            let few = if all_shown.get() { all.len() } else { FIRST };
            let rows = all.iter().take(few).map(|(row, praised)| item(shown, row, praised));
            let rows = rows.collect_view();
            view! {
                <ul class="cards goes-well">{rows}</ul>
                <ShowAll more of_them=" that go well" all_shown />
            }
            .into_any()
        }
    };
    view! {
        <section class="section">
            <h2>"What goes well, and could be used elsewhere"</h2>
            <p class="small quiet">
                "Found from the figures by rule. They say that it goes well, not why: ask those who did it."
            </p>
            {list}
        </section>
    }
}

fn item(shown: Shown, row: &Rated, praised: &Praised) -> AnyView {
    let pack = shown.pack();
    let drawn = shown.as_at().map(|now| {
        let member = Member { measure: &row.measure, rating: &row.rating };
        let vocabulary = shown.vocabulary();
        let said = strip(&pack, member, now, vocabulary);
        heat_strip(&said.cells, said.history, vocabulary)
    });
    let told = praised.told.then(|| view! { <p class="small quiet">"A lesson speaks of it."</p> });
    view! {
        <li class="card">
            <h3>
                <a class="link" href=Route::Measure(row.measure.id.clone()).href()>
                    {row.measure.name.clone()}
                </a>
            </h3>
            {drawn}
            <p>{praised.words(shown.vocabulary())}</p>
            {told}
        </li>
    }
    .into_any()
}
