//! One folder a feature: what each route shows.

mod compare;
mod drafts;
mod edit_measure;
mod evidence;
mod figures;
mod found;
mod gallery;
mod help;
mod history;
mod import;
mod measure;
mod measures;
mod missing;
mod next_year;
mod notes;
mod one_plan;
mod opened;
mod organisation;
mod part;
mod planning_year;
mod scorecard;
mod sign_off;
mod specification;
mod stages;
mod start;
mod story;
mod thread;

use crate::app::{
    route::{Filter, Route},
    workspace::Workspace,
};
use leptos::prelude::*;
use part::Part;

/// The page of a route; of an address that is none, what to do about it.
///
/// Only the scorecard is in the code that the page starts with; the rest comes in two parts when it is first
/// asked for.
pub fn page(route: Option<Route>) -> AnyView {
    let Some(route) = route else { return view! { <missing::Missing /> }.into_any() };
    match route {
        Route::Home => home(),
        Route::Scorecard(plan, filter) => view! { <scorecard::Scorecard plan filter /> }.into_any(),
        Route::Measure(_) | Route::Gallery => part::view(Part::Measure, route),
        _ => part::view(Part::Workbench, route),
    }
}

/// The first plan's scorecard; the way to a first plan where there is none.
fn home() -> AnyView {
    let workspace = Workspace::get();
    let first = workspace.of(|pack| pack.plans.first().map(|plan| plan.id.clone()));
    view! {
        {move || match first.get() {
            Some(plan) => view! { <scorecard::Scorecard plan filter=Filter::default() /> }.into_any(),
            None => view! { <start::FirstSteps /> }.into_any(),
        }}
    }
    .into_any()
}
