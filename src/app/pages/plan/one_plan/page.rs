//! The page.

use super::{
    about::About, actions::Actions, measures::Measures, objectives::Objectives,
    resources::Resources,
};
use crate::{
    app::{
        browser,
        components::{Crumbs, Records, above_plan, evidence, kept, notes},
        pages::missing::Missing,
        route::{Filter, Route},
        state::Editor,
    },
    edit::Command,
    model::{Plan, PlanId},
};
use leptos::prelude::*;

/// The page of a plan.
#[component]
pub fn PlanPage(
    /// Which.
    id: PlanId,
) -> impl IntoView {
    let workspace = Editor::get();
    let held = StoredValue::new(id.clone());
    let there = workspace.of(move |pack| pack.plan(&id).is_some());
    let plan = workspace.of(move |pack| held.with_value(|id| pack.plan(id).cloned()));
    let steps = workspace.of(move |pack| {
        held.with_value(|id| pack.plan(id).map(|plan| above_plan(pack, plan, false)))
    });
    let said = move || plan.get().map(|plan| head(&plan));
    let remove = move |_| {
        let command = Command::RemovePlan(held.get_value());
        if workspace.run_aloud(command, "The plan was removed. Its measures stay.") {
            browser::go(&Route::Organisation.href());
        }
    };
    view! {
        <Show when=move || there.get() fallback=|| view! { <Missing /> }>
            {move || steps.get().map(|steps| view! { <Crumbs steps /> })}
            {said}
            <About id=held.get_value() />
            <Objectives id=held.get_value() />
            <Actions id=held.get_value() />
            <Resources id=held.get_value() />
            <section class="section">
                <h2>"Evidence"</h2>
                {evidence_of(workspace, held.get_value())}
            </section>
            <Measures id=held.get_value() />
            <section class="section">
                <h2>"Notes"</h2>
                {notes_on(workspace, held.get_value())}
            </section>
            <div class="buttons no-print">
                <button type="button" class="button" on:click=|_| browser::print()>
                    "Print this plan"
                </button>
                <button type="button" class="button" on:click=remove>
                    "Remove this plan"
                </button>
            </div>
        </Show>
    }
}

/// The name, what kind of plan it is, and what it is for.
fn head(plan: &Plan) -> AnyView {
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
        Some(format!("for: {}", plan.seen_by().words().to_lowercase())),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let purpose = if plan.purpose.is_empty() {
        view! { <p class="unset">"What it is to achieve and why is not written yet."</p> }
            .into_any()
    } else {
        view! { <p class="lede">{plan.purpose.clone()}</p> }.into_any()
    };
    let count = match plan.measures.len() {
        1 => "1 measure".to_owned(),
        count => format!("{count} measures"),
    };
    view! {
        <h1>{plan.name.clone()}</h1>
        <p class="quiet">{facts}</p>
        {purpose}
        <p class="no-print">
            <a class="link" href=Route::Scorecard(plan.id.clone(), Filter::default()).href()>
                {format!("Its scorecard: {count}")}
            </a>
        </p>
    }
    .into_any()
}

/// Changes a plan as one step; whether it could be.
pub fn change(workspace: Editor, id: &PlanId, act: impl FnOnce(&mut Plan)) -> bool {
    let Some(mut plan) = workspace.pack_now().plan(id).cloned() else { return false };
    act(&mut plan);
    workspace.run_aloud(Command::SetPlan(plan), "The plan was changed.")
}

fn evidence_of(workspace: Editor, id: PlanId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list = workspace
        .of(move |pack| pack.plan(&id).map(|plan| plan.evidence.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        change(workspace, &held.get_value(), |plan| {
            plan.evidence = kept(std::mem::take(&mut plan.evidence), at, record);
        })
    });
    view! {
        <Records kind=&evidence::EVIDENCE of list blank=Callback::new(|()| evidence::blank()) keep />
    }
    .into_any()
}

fn notes_on(workspace: Editor, id: PlanId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list =
        workspace.of(move |pack| pack.plan(&id).map(|plan| plan.notes.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        change(workspace, &held.get_value(), |plan| {
            plan.notes = kept(std::mem::take(&mut plan.notes), at, record);
        })
    });
    let blank = Callback::new(move |()| notes::blank(workspace));
    view! { <Records kind=&notes::NOTE of list blank keep /> }.into_any()
}
