//! Do: how will we do it?

use crate::{
    app::{
        components::stage_list::{Stage, tally, way},
        route::Route,
        state::{Rated, Shown},
    },
    model::MissingReason,
    rating::{Reason, Status},
};
use leptos::prelude::*;

/// Do: how will we do it?
#[component]
pub fn DoStage() -> impl IntoView {
    let shown = Shown::get();
    let rated = shown.rated();
    let done = Signal::derive(move || {
        rated.with(|rated| {
            tally(
                rated,
                |each| each.rating.this_period.actual.is_some(),
                "figure is in for the period shown",
                "figures are in for the period shown",
                Route::Measure,
            )
            .into_iter()
            .collect()
        })
    });
    let due = Signal::derive(move || {
        rated.with(|rated| {
            let late = |each: &Rated| is_late(each);
            rated
                .iter()
                .filter(|each| late(each))
                .map(|each| {
                    let period =
                        each.rating.period.map(|period| period.label()).unwrap_or_default();
                    way(format!("{}, {period}: late", each.measure.name), &Route::Figures)
                })
                .collect()
        })
    });
    let next = Signal::derive(|| {
        vec![
            way("Enter figures in a grid, or paste them", &Route::Figures),
            way("Bring in figures from a file", &Route::Import),
        ]
    });
    view! { <Stage heading="Do" question="How will we do it, and what is in?" done due next /> }
}

/// Whether the figure of the period shown is due and not there.
fn is_late(rated: &Rated) -> bool {
    let judgement = &rated.rating.this_period;
    judgement.status == Status::Late
        || judgement.reason == Some(Reason::Missing(MissingReason::Late))
}
