//! Which targets the year is forecast to miss: each chance as a bar and in words.

use crate::{
    app::{
        components::{ShowAll, StatusMark, tone},
        route::Route,
        slices::Slices,
        state::{Rated, Shown},
    },
    rating::Status,
    report::misses::{self, Miss},
    statistics::chance::Chances,
};
use leptos::prelude::*;

/// How many are shown before a person asks for all.
const FIRST: usize = 12;

/// Which targets the year is forecast to miss. A forecast of each takes longer than a frame, so they are made in
/// slices.
#[component]
pub fn Misses() -> impl IntoView {
    let shown = Shown::get();
    let rated = shown.rated();
    let found = RwSignal::new(None::<Vec<Miss>>);
    let all_shown = RwSignal::new(false);
    let slices = Slices::new();
    Effect::new(move |_| {
        found.set(None);
        let Some(now) = shown.as_at() else { return };
        let pack = shown.pack();
        let of = move |each: &Rated| misses::miss(&pack, &each.measure, now);
        slices.gathered(rated.get().to_vec(), of, move |mut all| {
            misses::sort(&mut all);
            found.try_set(Some(all));
        });
    });
    let list = move || match found.get() {
        None => view! { <p class="quiet" role="status">"Working out forecasts…"</p> }.into_any(),
        Some(all) if all.is_empty() => {
            view! { <p>"No measure is forecast to miss its target for the year."</p> }.into_any()
        }
        Some(all) => {
            let more = all.len().saturating_sub(FIRST);
            let few = if all_shown.get() { all.len() } else { FIRST };
            let rows = all.iter().take(few).map(|each| row(each, shown)).collect_view();
            view! {
                <p class="small quiet">
                    "Worst chance first. A bar shows the chances of each rating at the year’s end."
                </p>
                <ul class="misses">{rows}</ul>
                <ShowAll more all_shown />
            }
            .into_any()
        }
    };
    view! {
        <section class="section">
            <h2>"Targets missed, or forecast to be"</h2>
            {list}
        </section>
    }
}

fn row(miss: &Miss, shown: Shown) -> AnyView {
    let picture = match miss.chances {
        Some(chances) => chance_bar(chances),
        None => {
            view! { <StatusMark status=miss.status vocabulary=shown.vocabulary() /> }.into_any()
        }
    };
    view! {
        <li>
            <a class="link" href=Route::Measure(miss.id.clone()).href()>
                {miss.name.clone()}
            </a>
            <div>{picture}</div>
            <p class="small">{miss.words.clone()}</p>
        </li>
    }
    .into_any()
}

/// The chances of green, amber and red as parts of a bar, for the eye only: words beside it say the first.
fn chance_bar(chances: Chances) -> AnyView {
    let parts = [
        (Status::Green, chances.green),
        (Status::Amber, chances.amber),
        (Status::Red, chances.red),
    ];
    // What is thinner than a line is left out.
    let part = |(status, chance): (Status, f64)| {
        (chance >= 0.005)
            .then(|| view! { <i class=tone(status) style:flex=chance.to_string()></i> })
    };
    view! { <div class="spread" aria-hidden="true">{parts.map(part).collect_view()}</div> }
        .into_any()
}
