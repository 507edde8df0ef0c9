//! Revise, to read: what do we do next?

use super::next_year::ToLookAtAgain;
use crate::{
    app::{
        components::{
            WhileEditing,
            stage_list::{Item, Items, tally, way},
        },
        route::Route,
        slices::Slices,
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
    let next = next(shown);
    let kept = shown.of(|pack| rating::forecast_scores(pack).words());
    view! {
        <h1>"Revise"</h1>
        <p class="lede">"What do we do next year?"</p>
        <Items heading="Where the year is heading for red" items=next />
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
                <a class="button main" href=Route::StartNextYear.href()>
                    {move || format!("Start {} from {}", shown.year_shown().plus(1), shown.year_shown())}
                </a>
            </div>
        </WhileEditing>
    }
}

/// Which measures head for red. A forecast of each takes longer than a frame, so they are made in slices.
fn next(shown: Shown) -> Signal<Vec<Item>> {
    let rated = shown.rated();
    let found = RwSignal::new(Vec::new());
    let is_working = RwSignal::new(false);
    let slices = Slices::new();
    Effect::new(move |_| {
        found.set(Vec::new());
        let Some(as_at) = shown.as_at() else { return is_working.set(false) };
        let pack = shown.pack();
        let red = move |each: &Rated| {
            let forecast = rating::forecast(&pack, &each.measure, as_at);
            let name = &each.measure.name;
            let words = match forecast.method {
                Some(Method::OutTurn) => format!("{name}: red for the year"),
                _ => format!("{name}: forecast red at year end"),
            };
            (forecast.judgement.status == Status::Red)
                .then(|| way(words, &Route::Measure(each.measure.id.clone())))
        };
        is_working.set(true);
        // Shown once all are made: a list that grows is drawn anew each time.
        let all = StoredValue::new(Vec::new());
        slices.over(rated.get().to_vec(), red, move |made, is_last| {
            all.try_update_value(|all| all.extend(made.into_iter().flatten()));
            if is_last {
                found.try_set(all.try_get_value().unwrap_or_default());
                is_working.try_set(false);
            }
        });
    });
    Signal::derive(move || {
        let mut items: Vec<Item> = found.get();
        items.extend(is_working.get().then_some(Item::Words("Working out forecasts…")));
        items
    })
}
