//! One folder a feature: what each route shows.

mod code_parts;
mod delivery;
mod help;
mod measure;
mod missing;
mod packs;
mod plan;
mod review;
mod revise;
mod scorecard;

use crate::app::{
    route::{Filter, Route},
    state::Shown,
};
use code_parts::Part;
use leptos::prelude::*;
use packs::start;

/// The page of a route; of an address that is none, what to do about it.
///
/// Only the scorecard is in the code that the page starts with; the rest comes in two parts when it is first
/// asked for.
pub fn page(route: Option<Route>) -> AnyView {
    let Some(route) = route else { return view! { <missing::Missing /> }.into_any() };
    match route {
        Route::Home => home(),
        Route::Scorecard(plan, filter) => view! { <scorecard::Scorecard plan filter /> }.into_any(),
        Route::Measure(_) => code_parts::view(Part::Measure, route),
        _ => code_parts::view(Part::Workbench, route),
    }
}

/// The first plan's scorecard; the way to a first plan where there is none.
fn home() -> AnyView {
    let shown = Shown::get();
    let first = shown.of(|pack| pack.plans.first().map(|plan| plan.id.clone()));
    view! {
        {move || match first.get() {
            Some(plan) => view! { <scorecard::Scorecard plan filter=Filter::default() /> }.into_any(),
            None => view! { <start::FirstSteps /> }.into_any(),
        }}
    }
    .into_any()
}
