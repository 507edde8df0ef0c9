//! Revise, to read: what do we do next?

use super::next_year::ToLookAtAgain;
use crate::{
    app::{
        components::stage_list::{Stage, tally, way},
        route::Route,
        state::{Rated, Shown},
    },
    rating::{self, Method, Status},
};
use leptos::prelude::*;

/// Revise: what do we do next?
#[component]
pub fn ReviseStage() -> impl IntoView {
    let shown = Shown::get();
    let rated = shown.rated();
    let has_target =
        move |rated: &Rated| rated.measure.targets.contains_key(&shown.year_shown().plus(1));
    let done = Signal::derive(move || {
        rated.with(|rated| {
            tally(
                rated,
                has_target,
                "target is set for next year",
                "targets are set for next year",
                Route::EditMeasure,
            )
            .into_iter()
            .collect()
        })
    });
    let due = Signal::derive(move || {
        rated.with(|rated| {
            tally(
                rated,
                |each| !has_target(each),
                "measure has no target for next year",
                "measures have no target for next year",
                Route::EditMeasure,
            )
            .into_iter()
            .collect()
        })
    });
    let next = Signal::derive(move || {
        let Some(as_at) = shown.as_at() else { return Vec::new() };
        let pack = shown.pack();
        let red = |each: &Rated| {
            let forecast = rating::forecast(&pack, &each.measure, as_at);
            let name = &each.measure.name;
            let words = match forecast.method {
                Some(Method::OutTurn) => format!("{name}: red for the year"),
                _ => format!("{name}: forecast red at year end"),
            };
            (forecast.judgement.status == Status::Red)
                .then(|| way(words, &Route::Measure(each.measure.id.clone())))
        };
        rated.with(|rated| rated.iter().filter_map(red).collect())
    });
    view! {
        <Stage heading="Revise" question="What do we do next year?" done due next />
        <section class="section">
            <h2>"What to look at again"</h2>
            <ToLookAtAgain />
        </section>
        <div class="buttons">
            <a class="button main" href=Route::StartNextYear.href()>
                {move || format!("Start {} from {}", shown.year_shown().plus(1), shown.year_shown())}
            </a>
        </div>
    }
}
