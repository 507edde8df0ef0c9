//! What stands at the top of a story's pages.

use crate::{
    app::{
        components::{above_objective, plan_itself, record_pages::Head},
        route::Route,
    },
    model::{ObjectiveId, Pack, PlanId},
};
use leptos::prelude::*;

/// What the frame of a story's pages says.
pub fn frame(pack: &Pack, id: &ObjectiveId) -> Option<Head> {
    let objective = pack.objective(id)?;
    Some(Head {
        name: objective.name.clone(),
        above: above_objective(pack, objective, plan_itself),
    })
}

/// The plan that the objective is of, and what it is called.
pub fn plan_of(pack: &Pack, id: &ObjectiveId) -> Option<(PlanId, String)> {
    let plan = &pack.objective(id)?.plan;
    let name = pack.plan(plan).map_or_else(|| "its plan".to_owned(), |plan| plan.name.clone());
    Some((plan.clone(), name))
}

/// What a story is, and of which plan.
pub fn head((plan, name): (PlanId, String)) -> AnyView {
    view! {
        <p>
            "How this is to come about: what is put in, what is done with it, and what comes of that. Of "
            <a href=Route::OnePlan(plan).href()>{name}</a>
            "."
        </p>
    }
    .into_any()
}
