//! The page, to write: what the organisation says of itself, its perspectives, and plans to add.

mod about;
mod perspectives;

use super::facts::plans;
use crate::{
    app::{
        browser,
        components::{
            forms::{Item, NewRecord, words},
            record_pages::{ListOf, WriteList},
        },
        route::Route,
        state::Editor,
    },
    model::{Plan, PlanId},
    rating::Absent,
};
use about::OrganisationForm;
use leptos::prelude::*;
use perspectives::Perspectives;

/// What a new plan is asked for.
const NEW: &[Item<Plan>] = &[
    words!(Line "plan-name", "New plan", "Such as Corporate plan 2026–29.", name or "Enter the plan’s name"),
];

/// The page.
#[component]
pub fn ChangeOrganisationPage() -> impl IntoView {
    let editor = Editor::get();
    let blank = || Plan { id: PlanId(browser::new_id("plan")), ..Plan::default() };
    view! {
        <WriteList
            heading="Change the organisation and plans"
            read=Route::Organisation
            many="organisation and plans"
        >
            <OrganisationForm />
            <Perspectives />
            <section class="section">
                <h2>"Plans"</h2>
                <ListOf list=editor.of(plans) none=Absent::new("No plans yet.", "Plans") />
                <NewRecord
                    items=NEW
                    form="new-plan"
                    blank
                    add="Add the plan"
                    said="The plan was added. Open it to write it."
                />
                <p class="ways">
                    <a class="link" href=Route::ChangeMeasures.href()>
                        "Measures"
                    </a>
                </p>
            </section>
        </WriteList>
    }
}
