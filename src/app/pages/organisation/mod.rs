//! The organisation and its plans.

use crate::{
    app::{
        browser,
        browser::typed,
        components::TextField,
        route::{Filter, Route},
        workspace::Workspace,
    },
    edit::Command,
    model::{Extra, Plan, PlanId},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let workspace = Workspace::get();
    let pack = workspace.pack_now();
    let name = RwSignal::new(pack.organisation.name.clone());
    let vision = RwSignal::new(pack.organisation.vision.clone());
    let plan_name = RwSignal::new(String::new());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut organisation = workspace.pack_now().organisation.clone();
        organisation.name = name.get_untracked().trim().to_owned();
        organisation.vision = vision.get_untracked().trim().to_owned();
        workspace
            .run_aloud(Command::SetOrganisation(organisation), "The organisation was changed.");
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let plan = Plan {
            id: PlanId(browser::new_id("plan")),
            name: plan_name.get_untracked().trim().to_owned(),
            kind: None,
            level: None,
            parent: None,
            from: None,
            to: None,
            measures: Vec::new(),
            extra: Extra::new(),
        };
        if workspace.run_aloud(
            Command::AddPlan(plan),
            "The plan was added. Put measures in it under Measures.",
        ) {
            plan_name.set(String::new());
        }
    };
    let plans = workspace.of(|pack| pack.plans.clone());
    view! {
        <h1>"Organisation and plans"</h1>
        <form on:submit=save>
            <TextField id="organisation-name" label="Organisation" value=name />
            <TextField id="organisation-vision" label="Vision" hint="What it is all for, in a sentence." value=vision />
            <div class="buttons">
                <button type="submit" class="button main">
                    "Save"
                </button>
            </div>
        </form>
        <section class="section">
            <h2>"Plans"</h2>
            <ul class="drafts">
                <For each=move || plans.get() key=|plan| (plan.id.clone(), plan.name.clone(), plan.measures.len()) let:plan>
                    <PlanItem plan />
                </For>
            </ul>
            <form on:submit=add>
                <TextField id="plan-name" label="New plan" hint="Such as Corporate plan 2026–29." value=plan_name />
                <div class="buttons">
                    <button type="submit" class="button">
                        "Add the plan"
                    </button>
                    <a class="button" href=Route::Measures.href()>
                        "Measures"
                    </a>
                </div>
            </form>
        </section>
    }
}

/// One plan: its name to change, and the way to its scorecard.
#[component]
fn PlanItem(
    /// The plan.
    plan: Plan,
) -> impl IntoView {
    let workspace = Workspace::get();
    let held = StoredValue::new(plan.clone());
    let rename = move |event| {
        let name = typed(&event).trim().to_owned();
        workspace.run_aloud(
            Command::SetPlan(Plan { name, ..held.get_value() }),
            "The plan was renamed.",
        );
    };
    let remove = move |_| {
        workspace.run_aloud(
            Command::RemovePlan(held.get_value().id),
            "The plan was removed. Its measures stay.",
        );
    };
    view! {
        <li>
            <label>
                <span class="hidden-visually">"Name of the plan"</span>
                <input type="text" value=plan.name.clone() on:change=rename />
            </label>
            <p class="small quiet">{format!("{} measures", plan.measures.len())}</p>
            <div class="buttons">
                <a class="button" href=Route::Scorecard(plan.id.clone(), Filter::default()).href()>
                    "Scorecard"
                    <span class="hidden-visually">{plan.name.clone()}</span>
                </a>
                <button type="button" class="button" on:click=remove>
                    "Remove"
                    <span class="hidden-visually">{plan.name.clone()}</span>
                </button>
            </div>
        </li>
    }
}
