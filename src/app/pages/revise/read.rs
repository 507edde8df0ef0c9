//! Revise, to read: what do we do next?

use super::{
    learnt::learnt, misses::Misses, moves::moves, next_year::ToLookAtAgain, well::GoesWell,
};
use crate::{
    app::{
        components::{
            WhileEditing,
            stage_list::{Items, tally},
        },
        route::Route,
        state::{Mode, Rated, Shown},
    },
    model::MeasureId,
    rating,
};
use leptos::prelude::*;

/// Revise: what do we do next?
#[component]
pub fn ReviseStage() -> impl IntoView {
    let shown = Shown::get();
    let rated = shown.rated();
    let has_target = move |rated: &Rated| {
        let next = shown.year_shown().plus(1);
        rated.measure.target_covering(next, shown.calendar()).is_some()
    };
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
    let kept = shown.of(|pack| rating::forecast_scores(pack).words());
    view! {
        <h1>"Revise"</h1>
        <p class="lede">"What did we learn, and what do we do next year?"</p>
        {move || learnt(shown)}
        <GoesWell />
        <Misses />
        {move || moves(shown)}
        <Items heading="Targets for next year" items=targets />
        {move || {
            kept.get()
                .map(|words| {
                    view! {
                        <section class="section">
                            <h2>"How good the forecasts were"</h2>
                            <p>{words}</p>
                        </section>
                    }
                })
        }}
        <section class="section">
            <h2>"What to look at again"</h2>
            <ToLookAtAgain />
        </section>
        <WhileEditing>
            <div class="buttons">
                <a class="button" href=Route::ChangeLessons.href()>
                    "Write a lesson"
                </a>
                <a class="button" href=Route::ChangeChanges.href()>
                    "Propose or decide a change"
                </a>
                <a class="button main" href=Route::StartNextYear.href()>
                    {move || format!("Start {} from {}", shown.year_shown().plus(1), shown.year_shown())}
                </a>
            </div>
        </WhileEditing>
    }
}
