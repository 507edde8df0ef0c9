//! The scorecard that the page starts with.

use super::Scorecard;
use crate::app::{pages::packs::start::FirstSteps, route::Filter, state::Shown};
use leptos::prelude::*;

/// The scorecard of the first plan with measures; the way to a first plan where there is none.
#[component]
pub fn FirstScorecard() -> impl IntoView {
    let first = Shown::get().of(|pack| pack.first_plan().map(|plan| plan.id.clone()));
    move || match first.get() {
        Some(plan) => view! { <Scorecard plan filter=Filter::default() /> }.into_any(),
        None => view! { <FirstSteps /> }.into_any(),
    }
}
