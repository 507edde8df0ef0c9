//! The organisation, its perspectives and its plans; and how this browser shows the page.

mod perspectives;

use crate::{
    app::{
        browser,
        browser::typed,
        components::{
            Choice, SelectField, TextField,
            record_pages::{ListOf, Listed},
        },
        items::{chosen, offered},
        route::Route,
        state::{Editor, Settings},
    },
    edit::Command,
    exchange::reading::value,
    model::{Calendar, Organisation, Plan, PlanId, Vocabulary},
};
use leptos::prelude::*;
use perspectives::Perspectives;
use std::sync::Arc;

/// The page.
#[component]
pub fn OrganisationPage() -> impl IntoView {
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
    let plans = editor.of(|pack| {
        let line = |plan: &Arc<Plan>| {
            let kind = plan.kind.map_or("kind not yet set", |kind| kind.words());
            let facts = match plan.measures.len() {
                1 => format!("{kind}, 1 measure"),
                count => format!("{kind}, {count} measures"),
            };
            Listed { name: plan.name.clone(), page: Route::OnePlan(plan.id.clone()), facts }
        };
        pack.plans.iter().map(line).collect::<Vec<_>>()
    });
    view! {
        <h1>"Organisation and plans"</h1>
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
                    <a class="button" href=Route::Measures.href()>
                        "Measures"
                    </a>
                </div>
            </form>
        </section>
        <Theme />
    }
}

/// The organisation's own fields.
#[component]
fn OrganisationForm() -> impl IntoView {
    let editor = Editor::get();
    let organisation = editor.pack_now().organisation.clone();
    let name = RwSignal::new(organisation.name);
    let vision = RwSignal::new(organisation.vision);
    let month = RwSignal::new(organisation.year_start_month.to_string());
    let vocabulary = RwSignal::new(organisation.vocabulary.name());
    let coverage = RwSignal::new(
        organisation.coverage_limit.map(|limit| limit.to_string()).unwrap_or_default(),
    );
    let in_year = RwSignal::new(organisation.in_year_changes);
    let wrong = RwSignal::new(None::<String>);
    // What changes by other ways than this form, such as undo.
    let held = editor.of(|pack| pack.organisation.clone());
    Effect::new(move |before: Option<Organisation>| {
        let now = held.get();
        if before.is_some_and(|before| before != now) {
            name.set(now.name.clone());
            vision.set(now.vision.clone());
            month.set(now.year_start_month.to_string());
            in_year.set(now.in_year_changes);
            vocabulary.set(now.vocabulary.name());
            coverage.set(now.coverage_limit.map(|limit| limit.to_string()).unwrap_or_default());
        }
        now
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let limit = coverage.get_untracked();
        let limit = (!limit.trim().is_empty()).then(|| value::number(&limit));
        wrong.set(
            (limit == Some(None))
                .then(|| "Enter a per cent such as 50, or leave it blank".to_owned()),
        );
        if limit == Some(None) {
            return;
        }
        let mut organisation = editor.pack_now().organisation.clone();
        organisation.name = name.get_untracked().trim().to_owned();
        organisation.vision = vision.get_untracked().trim().to_owned();
        organisation.coverage_limit = limit.flatten();
        organisation.in_year_changes = in_year.get_untracked();
        if let Ok(month) = month.get_untracked().parse() {
            organisation.year_start_month = month;
        }
        if let Some(chosen) = chosen!(Vocabulary, &vocabulary.get_untracked()) {
            organisation.vocabulary = chosen;
        }
        editor.run_aloud(Command::SetOrganisation(organisation), "The organisation was changed.");
    };
    let months: Vec<Choice> = (1..)
        .zip(Calendar::MONTHS)
        .map(|(number, name)| (i32::to_string(&number), name.to_owned()))
        .collect();
    view! {
        <form on:submit=save novalidate=true>
            <TextField id="organisation-name" label="Organisation" value=name />
            <TextField id="organisation-vision" label="Vision" hint="What it is all for, in a sentence." value=vision />
            <div class="columns">
                <SelectField id="organisation-month" label="Month the reporting year starts in" value=month choices=months />
                <SelectField id="organisation-vocabulary" label="Words for a status" hint="Each reader can choose for themselves on the scorecard." value=vocabulary choices=offered!(Vocabulary) />
                <TextField id="organisation-coverage" label="A score needs this per cent rated" hint="By weight; 50 where blank." value=coverage error=wrong />
            </div>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || in_year.get()
                    on:change=move |_| in_year.update(|yes| *yes = !*yes)
                />
                "Allow approved changes of a target within a signed year"
            </label>
            <p class="small quiet">
                "Strict unless ticked: what is signed off stays for its year. Ticked, a year that is signed off from now on lets an accepted proposal change a target in it; the old target and rating then stand beside the new for the rest of the year."
            </p>
            <div class="buttons">
                <button type="submit" class="button main">
                    "Save"
                </button>
            </div>
        </form>
    }
}

/// Light or dark, for this browser.
#[component]
fn Theme() -> impl IntoView {
    const THEMES: [(&str, &str); 3] =
        [("", "As this device is set"), ("light", "Light"), ("dark", "Dark")];
    let settings = Settings::get();
    let now = settings.setting("theme").unwrap_or_default();
    let options = THEMES
        .into_iter()
        .map(|(key, words)| {
            view! { <option value=key selected=key == now>{words}</option> }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>"How this browser shows the page"</h2>
            <label class="field">
                "Light or dark"
                <select on:change=move |event| {
                    let theme = typed(&event);
                    settings.set_setting("theme", Some(theme.as_str()).filter(|theme| !theme.is_empty()));
                }>{options}</select>
            </label>
        </section>
    }
}
