//! One folder a feature: what each route shows.

mod drafts;
mod edit_measure;
mod figures;
mod help;
mod import;
mod measure;
mod measures;
mod missing;
mod opened;
mod organisation;
mod scorecard;
mod stages;
mod start;

use crate::app::{
    route::{Filter, Route},
    workspace::Workspace,
};
use leptos::prelude::*;

/// The page of a route; of an address that is none, what to do about it.
pub fn page(route: Option<Route>) -> AnyView {
    let Some(route) = route else { return view! { <missing::Missing /> }.into_any() };
    match route {
        Route::Home => home(),
        Route::Scorecard(plan, filter) => view! { <scorecard::Scorecard plan filter /> }.into_any(),
        Route::Measure(id) => view! { <measure::MeasurePage id /> }.into_any(),
        Route::Plan => view! { <stages::PlanStage /> }.into_any(),
        Route::Do => view! { <stages::DoStage /> }.into_any(),
        Route::Review => view! { <stages::ReviewStage /> }.into_any(),
        Route::Revise => view! { <stages::ReviseStage /> }.into_any(),
        Route::Drafts => view! { <drafts::DraftsPage /> }.into_any(),
        Route::Figures => view! { <figures::FiguresPage /> }.into_any(),
        Route::Import => view! { <import::ImportPage /> }.into_any(),
        Route::Measures => view! { <measures::MeasuresPage /> }.into_any(),
        Route::EditMeasure(id) => view! { <edit_measure::EditMeasurePage id /> }.into_any(),
        Route::Organisation => view! { <organisation::OrganisationPage /> }.into_any(),
        Route::Start => view! { <start::StartPage /> }.into_any(),
        Route::Open(path) => view! { <opened::Opened path /> }.into_any(),
        Route::Help => view! { <help::Help /> }.into_any(),
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
