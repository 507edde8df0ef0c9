//! What the organisation says of itself, as a form.

use crate::{
    app::{
        components::{Choice, SelectField, TextField},
        items::{chosen, offered},
        state::Editor,
    },
    edit::Command,
    exchange::reading::value,
    model::{Calendar, Organisation, Vocabulary},
};
use leptos::prelude::*;

/// The organisation's own fields.
#[component]
pub fn OrganisationForm() -> impl IntoView {
    let editor = Editor::get();
    let held = editor.of(|pack| pack.organisation.clone());
    let organisation = held.get_untracked();
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
