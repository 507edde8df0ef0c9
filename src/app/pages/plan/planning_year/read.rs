//! The page.

use super::{phases::phase, resources::ResourceTree};
use crate::{
    app::{
        browser,
        components::{ManyAtOnce, SelectField, StaysOpen, years},
        state::Shown,
    },
    model::ReportingYear,
    planning,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn PlanningYearPage() -> impl IntoView {
    let editor = Shown::get();
    let (shown, years) = years(editor);
    // The year after the one that is read about is the one that is planned.
    let planned = shown.plus(1);
    let before = browser::of_session("planning-year");
    let year = RwSignal::new(before.unwrap_or_else(|| planned.to_string()));
    Effect::new(move |_| browser::keep_for_session("planning-year", &year.get()));
    let chosen = Memo::new(move |_| year.get().parse::<ReportingYear>().unwrap_or(planned));
    let phases = Memo::new(move |_| planning::phases(&editor.pack(), chosen.get(), editor.on()));
    let open = StaysOpen::new();
    view! {
        <h1>{move || format!("Planning {}", chosen.get())}</h1>
        <p class="lede">
            "The four phases of making a year’s plan, when each is, and what the pack still lacks for it."
        </p>
        <div class="ways">
            <SelectField id="planning-year" label="Plan for the year" value=year choices=years />
        </div>
        <ManyAtOnce />
        <div class="phases">
            {move || phases.get().into_iter().map(|each| phase(each, open)).collect::<Vec<_>>()}
        </div>
        <ResourceTree year=chosen />
        <div class="buttons">
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print this page"
            </button>
        </div>
    }
}
