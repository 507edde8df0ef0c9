//! A measure's definition and its targets, to change.

mod comparators;
mod definition;
mod items;
mod target;

use crate::{
    app::{pages::missing::Missing, route::Route, workspace::Workspace},
    edit::Command,
    model::MeasureId,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn EditMeasurePage(
    /// Which measure.
    id: MeasureId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let held = StoredValue::new(id.clone());
    let there = workspace.of(move |pack| pack.measure(&id).is_some());
    let name = workspace
        .of(move |pack| pack.measure(&held.get_value()).map(|measure| measure.name.clone()));
    let delete = move |_| {
        if workspace.run_aloud(Command::RemoveMeasure(held.get_value()), "The measure was deleted.")
        {
            crate::app::browser::go(&Route::Measures.href());
        }
    };
    view! {
        <Show when=move || there.get() fallback=|| view! { <Missing /> }>
            <h1>{move || name.get()}</h1>
            <p>
                <a class="link" href=Route::Measure(held.get_value()).href()>
                    "See how it is doing"
                </a>
            </p>
            <target::TargetEditor id=held.get_value() />
            <comparators::Comparators id=held.get_value() />
            <definition::Definition id=held.get_value() />
            <div class="buttons">
                <button type="button" class="button" on:click=delete>
                    "Delete this measure"
                </button>
            </div>
        </Show>
    }
}
