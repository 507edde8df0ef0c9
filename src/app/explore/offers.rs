//! What is offered where nothing is chosen yet: the worst reds, drawn small.

use crate::app::{
    components::{sparkline, worst_reds},
    route::{Exploring, Route},
    state::{Rated, Shown},
};
use crate::model::Bounds;
use crate::rating::printed;
use leptos::prelude::*;

/// How many are offered.
const OFFERED: usize = 6;
/// How many figures a small line shows.
const FIGURES: usize = 24;

/// Links to the worst reds, each by itself; nothing where none is red.
pub fn offers() -> impl IntoView {
    let shown = Shown::get();
    let worst = Memo::new(move |_| worst_reds(shown, OFFERED));
    move || {
        let rows: Vec<AnyView> = worst.with(|all| all.iter().map(offer).collect());
        (!rows.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="explore-worst">
                    <h2 id="explore-worst">"The worst that are red"</h2>
                    <ul class="plain offered">{rows}</ul>
                </section>
            }
        })
    }
}

fn offer(of: &Rated) -> AnyView {
    let Rated { measure, rating, .. } = of;
    let scale = measure.ratio_scale();
    let from = measure.series.len().saturating_sub(FIGURES);
    let values: Vec<Option<f64>> = measure
        .series
        .iter()
        .skip(from)
        .map(|each| each.figure(scale).map(|figure| figure.get()))
        .collect();
    let plan = match rating.this_period.plan {
        Some(Bounds::Value(plan)) => Some(plan.get()),
        _ => None,
    };
    let figure = rating.year_to_date.judgement.actual.map(|it| printed(measure, it));
    let href = Route::Explore(Exploring::one(measure.id.clone())).href();
    view! {
        <li>
            <a href=href>
                {sparkline(&values, plan)}
                <span>{measure.name.clone()}</span>
                <span class="small quiet">{figure}</span>
            </a>
        </li>
    }
    .into_any()
}
