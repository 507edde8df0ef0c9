//! The golden thread above a page: where it hangs.

use crate::{
    app::route::{Filter, Route},
    model::{Measure, Objective, Pack, Plan},
};
use leptos::prelude::*;

/// A step of the thread: words and, where there is a page for it, its address.
pub type Step = (String, Option<String>);

/// Steps from the vision down to here, joined by the thread.
#[component]
pub fn Crumbs(
    /// From the top.
    steps: Vec<Step>,
) -> impl IntoView {
    let steps = steps
        .into_iter()
        .map(|(words, href)| match href {
            Some(href) => view! {
                <li>
                    <a href=href>{words}</a>
                </li>
            }
            .into_any(),
            None => view! {
                <li>
                    <span>{words}</span>
                </li>
            }
            .into_any(),
        })
        .collect_view();
    view! {
        <nav aria-label="Golden thread">
            <ol class="crumbs">{steps}</ol>
        </nav>
    }
}

/// The longest way up that is shown; a file could hold a loop.
const MOST: usize = 9;

/// The page of a plan that a step leads to.
pub type PlanPage = fn(&Plan) -> Route;

/// A plan's scorecard, for the thread above what is rated.
pub fn scorecard_of(plan: &Plan) -> Route {
    Route::Scorecard(plan.id.clone(), Filter::default())
}

/// A plan itself, for the thread above what is planned.
pub fn plan_itself(plan: &Plan) -> Route {
    Route::OnePlan(plan.id.clone())
}

/// The thread down to what a plan feeds; with `itself`, to the plan.
pub fn above_plan(pack: &Pack, plan: &Plan, itself: bool, page: PlanPage) -> Vec<Step> {
    let step = |plan: &Plan| (plan.name.clone(), Some(page(plan).href()));
    let mut steps = Vec::new();
    if itself {
        steps.push(step(plan));
    }
    let mut next = plan.parent.as_ref();
    while let Some(parent) = next.and_then(|id| pack.plan(id)).filter(|_| steps.len() < MOST) {
        steps.push(step(parent));
        next = parent.parent.as_ref();
    }
    if !pack.organisation.vision.is_empty() {
        steps.push((pack.organisation.vision.clone(), Some(Route::Thread.href())));
    }
    steps.reverse();
    steps
}

/// The thread down to an objective: its plan, and the objectives above it.
pub fn above_objective(pack: &Pack, objective: &Objective, page: PlanPage) -> Vec<Step> {
    let plan = pack.plan(&objective.plan);
    let mut steps = plan.map(|plan| above_plan(pack, plan, true, page)).unwrap_or_default();
    let mut above = Vec::new();
    let mut next = objective.parent.as_ref();
    while let Some(parent) = next.and_then(|id| pack.objective(id)).filter(|_| above.len() < MOST) {
        above.push((parent.name.clone(), Some(Route::Story(parent.id.clone()).href())));
        next = parent.parent.as_ref();
    }
    steps.extend(above.into_iter().rev());
    steps
}

/// The thread down to a measure, by the first objective that it shows, else by the first plan it stands in.
pub fn above_measure(pack: &Pack, measure: &Measure) -> Vec<Step> {
    let shows = pack.objectives.iter().find(|held| held.measures.contains(&measure.id));
    match (shows, pack.plans_of(&measure.id).next()) {
        (Some(objective), _) => {
            let mut steps = above_objective(pack, objective, scorecard_of);
            steps.push((objective.name.clone(), Some(Route::Story(objective.id.clone()).href())));
            steps
        }
        (None, Some(plan)) => above_plan(pack, plan, true, scorecard_of),
        (None, None) => Vec::new(),
    }
}
