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
    let signed = workspace.of(move |pack| {
        let held = held.get_value();
        let latest = pack
            .sign_offs
            .iter()
            .filter(|sign_off| sign_off.frozen.contains_key(&held))
            .max_by_key(|sign_off| sign_off.year)?;
        let next = latest.year.plus(1);
        let open = pack.measure(&held)?.closed_terms(latest.year).is_some();
        let rest = if open {
            format!("A change was accepted: what you change of the definition acts from {next}.")
        } else {
            "Its targets of that year and its definition are frozen.".to_owned()
        };
        Some(format!("Signed off for {} by {}. {rest}", latest.year, latest.by))
    });
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
            {move || {
                signed
                    .get()
                    .map(|words| {
                        view! {
                            <p class="explain">
                                {words} " "
                                <a class="link" href=Route::SignOff.href()>
                                    "Propose a change"
                                </a>
                            </p>
                        }
                    })
            }}
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
