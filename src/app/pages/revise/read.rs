//! Revise, to read: what do we do next?

use super::next_year::ToLookAtAgain;
use crate::{
    app::{
        components::{
            WhileEditing,
            stage_list::{Items, tally, way},
        },
        route::Route,
        state::{Mode, Rated, Shown},
    },
    model::MeasureId,
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
    let mode = Mode::get();
    let targets = Signal::derive(move || {
        let to: fn(MeasureId) -> Route =
            if mode.is_editing() { Route::EditMeasure } else { Route::Measure };
        rated.with(|rated| {
            let lacking = tally(
                rated,
                |each| !has_target(each),
                "measure has no target for next year",
                "measures have no target for next year",
                to,
            );
            let set = tally(
                rated,
                has_target,
                "target is set for next year",
                "targets are set for next year",
                to,
            );
            lacking.into_iter().chain(set).collect()
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
        <h1>"Revise"</h1>
        <p class="lede">"What do we do next year?"</p>
        <Items heading="Where the year is heading for red" items=next />
        <Items heading="Targets for next year" items=targets />
        <section class="section">
            <h2>"What to look at again"</h2>
            <ToLookAtAgain />
        </section>
        <WhileEditing>
            <div class="buttons">
                <a class="button main" href=Route::StartNextYear.href()>
                    {move || format!("Start {} from {}", shown.year_shown().plus(1), shown.year_shown())}
                </a>
            </div>
        </WhileEditing>
    }
}
