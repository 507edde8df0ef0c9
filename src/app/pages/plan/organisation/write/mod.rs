//! The page, to write: what the organisation says of itself, its perspectives, and plans to add.

mod about;
mod perspectives;

use super::facts::plans;
use crate::{
    app::{
        browser,
        components::{TextField, record_pages::ListOf},
        route::Route,
        state::Editor,
    },
    edit::Command,
    model::{Plan, PlanId},
};
use about::OrganisationForm;
use leptos::prelude::*;
use perspectives::Perspectives;

/// The page.
#[component]
pub fn ChangeOrganisationPage() -> impl IntoView {
    let editor = Editor::get();
    let plan_name = RwSignal::new(String::new());
    let plan_error = RwSignal::new(None::<String>);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = plan_name.get_untracked().trim().to_owned();
        plan_error.set(name.is_empty().then(|| "Enter the plan’s name".to_owned()));
        if name.is_empty() {
            return browser::focus_next(["plan-name".to_owned()]);
        }
        let same = editor.pack_now().plans.iter().any(|plan| plan.name == name);
        let words = match same {
            true => "The plan was added. Another has the same name: give one of them another.",
            false => "The plan was added. Open it to write it.",
        };
        let id = PlanId(browser::new_id("plan"));
        if editor.run_aloud(Command::Add((Plan { id, name, ..Plan::default() }).into()), words) {
            plan_name.set(String::new());
        }
    };
    let plans = editor.of(plans);
    view! {
        <h1>"Change the organisation and plans"</h1>
        <p class="ways">
            <a class="link" href=Route::Organisation.href()>
                "See the organisation and plans as others read them"
            </a>
        </p>
        <OrganisationForm />
        <Perspectives />
        <section class="section">
            <h2>"Plans"</h2>
            <ListOf list=plans none="No plans yet." />
            <form on:submit=add>
                <TextField id="plan-name" label="New plan" hint="Such as Corporate plan 2026–29." value=plan_name error=plan_error />
                <div class="buttons">
                    <button type="submit" class="button">
                        "Add the plan"
                    </button>
                    <a class="button" href=Route::ChangeMeasures.href()>
                        "Measures"
                    </a>
                </div>
            </form>
        </section>
    }
}
