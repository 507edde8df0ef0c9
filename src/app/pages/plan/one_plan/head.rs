//! What a plan says of itself, under its name.

use crate::{
    app::components::{WhileEditing, above_plan, plan_itself, record_pages::Head},
    model::{Pack, Plan, PlanId},
};
use leptos::prelude::*;

/// What the frame of a plan's pages says.
pub fn frame(pack: &Pack, id: &PlanId) -> Option<Head> {
    let plan = pack.plan(id)?;
    Some(Head { name: plan.name.clone(), above: above_plan(pack, plan, false, plan_itself) })
}

/// What kind of plan it is, and what it is for.
pub fn head(plan: &Plan) -> AnyView {
    let span = match (plan.from, plan.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (None, None) => "years not yet set".to_owned(),
    };
    let owner = if plan.owner.is_empty() { "nobody responsible yet" } else { &plan.owner };
    let facts = [
        plan.kind.map(|kind| kind.words().to_owned()),
        plan.level.map(|level| format!("{} level", level.words())),
        Some(span),
        Some(owner.to_owned()),
        Some(plan.portfolio.trim())
            .filter(|post| !post.is_empty())
            .map(|post| format!("in the portfolio of {post}")),
        Some(format!("for: {}", plan.seen_by().words().to_lowercase())),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let purpose = match plan.purpose.as_str() {
        "" => view! {
            <WhileEditing>
                <p class="unset">"What it is to achieve and why is not written yet."</p>
            </WhileEditing>
        }
        .into_any(),
        purpose => view! { <p class="lede">{purpose.to_owned()}</p> }.into_any(),
    };
    view! {
        {purpose}
        <p class="quiet">{facts}</p>
    }
    .into_any()
}
