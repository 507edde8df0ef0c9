//! Review: how well are we doing?

use crate::{
    app::{
        components::stage_list::{Stage, tally, way},
        route::{Exploring, Filter, Route},
        state::{Rated, Shown},
    },
    model::Regime,
    rating::{self, Status},
};
use leptos::prelude::*;

/// Review: how well are we doing?
#[component]
pub fn ReviewStage() -> impl IntoView {
    let shown = Shown::get();
    let rated = shown.rated();
    let of_status = move |status: Status, words: &'static str| {
        rated.with(|rated| {
            let of = |each: &&Rated| each.rating.year_to_date.judgement.status == status;
            let mut found: Vec<&Rated> = rated.iter().filter(of).collect();
            // What is actively managed comes first, what is only monitored after it.
            found.sort_by_key(|each| each.measure.regime == Some(Regime::BusinessAsUsual));
            found
                .into_iter()
                .map(|each| {
                    let mut said = format!("{}: {words}", each.measure.name);
                    let intent = rating::intent_words(&each.measure);
                    if !intent.is_empty() {
                        said += &format!(" · {intent}");
                    }
                    way(said, &Route::Measure(each.measure.id.clone()))
                })
                .collect::<Vec<_>>()
        })
    };
    let done = Signal::derive(move || {
        rated.with(|rated| {
            tally(
                rated,
                |each| each.rating.year_to_date.judgement.status == Status::Green,
                "measure is on target to date",
                "measures are on target to date",
                Route::Measure,
            )
            .into_iter()
            .collect()
        })
    });
    let due = Signal::derive(move || of_status(Status::Red, "red to date"));
    let next = Signal::derive(move || {
        let pack = shown.pack();
        let plans = pack.plans.iter().map(|plan| {
            let route = Route::Scorecard(plan.id.clone(), Filter::default());
            way(format!("Read the {} scorecard", plan.name), &route)
        });
        let resources = way(
            "Are we using resources well? Budgets, spend and forecasts by plan",
            &Route::Resources,
        );
        let explore = way(
            "Explore measures: several together, with their comparators",
            &Route::Explore(Exploring::default()),
        );
        let compare = way("Compare two packs: who moved the target?", &Route::Compare);
        of_status(Status::Amber, "amber to date")
            .into_iter()
            .chain(plans)
            .chain([explore, resources, compare])
            .collect()
    });
    view! { <Stage heading="Review" question="How well are we doing, and what needs attention?" done due next /> }
}
