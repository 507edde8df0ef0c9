//! The page that starts an empty pack.

use super::form::{StartErrors, StartForm};
use crate::{
    app::{
        browser,
        components::{SelectField, TextAreaField, TextField},
        route::Route,
        state::{Editor, Leaving},
        typing,
    },
    model::{Calendar, Pack, Perspective},
};
use leptos::prelude::*;

/// What the names of its fields start with, where what is typed in them is kept.
const FORM: &str = "start ";

/// The page.
#[component]
pub fn StartPage() -> impl IntoView {
    let (editor, leaving) = (Editor::get(), Leaving::get());
    let kept = |field: &str, saved: String| typing::kept_text(format!("{FORM}{field}"), saved);
    let (name, vision, month) =
        (kept("name", String::new()), kept("vision", String::new()), kept("month", String::new()));
    let defaults: Vec<String> = Perspective::defaults().into_iter().map(|each| each.name).collect();
    let perspectives = kept("perspectives", defaults.join("\n"));
    let (plans, measures) = (kept("plans", String::new()), kept("measures", String::new()));
    let errors = RwSignal::new(StartErrors::default());
    let choices: Vec<(String, String)> =
        std::iter::once((String::new(), "Choose a month".to_owned()))
            .chain(
                Calendar::MONTHS
                    .into_iter()
                    .enumerate()
                    .map(|(index, name)| ((index + 1).to_string(), name.to_owned())),
            )
            .collect();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let form = StartForm {
            name: name.get_untracked(),
            vision: vision.get_untracked(),
            month: month.get_untracked(),
            perspectives: perspectives.get_untracked(),
            plans: plans.get_untracked(),
            measures: measures.get_untracked(),
        };
        match Pack::try_from(form) {
            Err(wrong) => {
                errors.set(*wrong);
                editor.say("Some answers are missing. They are marked below.");
            }
            Ok(pack) => {
                let title = pack.organisation.name.clone();
                // It is what is made: nothing of it is left behind.
                typing::forget(editor.opened(), FORM);
                leaving.then(move || {
                    editor.open_new_draft(&title, pack);
                    editor.edit(true);
                    browser::go(&Route::Plan.href());
                });
            }
        }
    };
    view! {
        <h1>"Start empty"</h1>
        <p class="lede">"Answer these to begin. Everything can be changed later."</p>
        <form on:submit=submit novalidate=true>
            <TextField
                id="start-name"
                label="Organisation"
                value=name
                error=Signal::derive(move || errors.get().name)
            />
            <TextField id="start-vision" label="Vision (if you have one)" hint="What it is all for, in a sentence." value=vision />
            <SelectField
                id="start-month"
                label="Month your reporting year starts in"
                hint="Most councils’ starts in April."
                value=month
                choices
                error=Signal::derive(move || errors.get().month)
            />
            <TextAreaField
                id="start-perspectives"
                label="Perspectives of your scorecards"
                hint="One on each line. These four are usual; write your own if you use others."
                value=perspectives
            />
            {move || errors.get().perspectives.map(|words| view! { <p class="error">{words}</p> })}
            <TextAreaField id="start-plans" label="Plans" hint="One on each line, such as Corporate plan 2026–29." value=plans />
            {move || errors.get().plans.map(|words| view! { <p class="error">{words}</p> })}
            <TextAreaField
                id="start-measures"
                label="First measures (if you like)"
                hint="One on each line. They stand in the first plan. You can also bring them in from a file."
                value=measures
            />
            <div class="buttons">
                <button type="submit" class="button main">
                    "Start"
                </button>
            </div>
        </form>
    }
}
