//! An officer's own forecast, kept beside the product's as both are now (RULES 11).

use super::super::kept_forecasts::one;
use crate::{
    app::{
        components::forms::{Item, RecordForm, in_unit, words},
        items::figure_of,
        state::Editor,
    },
    edit::Command,
    model::{KeptForecast, Measure, MeasureId},
    rating,
};
use leptos::prelude::*;

/// A forecast as it is asked for.
#[derive(Clone, Debug, PartialEq)]
struct AskedForecast {
    made: KeptForecast,
    /// Whose it is.
    measure: MeasureId,
}

/// What is asked. The rest is worked out and kept with it.
const ASKED: &[Item<AskedForecast>] = &[
    in_unit!(
        "forecast-own",
        "Your own forecast of the year’s figure",
        "Leave it blank to keep the worked-out one alone.",
        made.own in |pack, asked| figure_of(pack, Some(&asked.measure), true)
    ),
    words!(Line "forecast-by", "Whose forecast it is", "A post, not a name.", made.by),
    words!(Lines "forecast-grounds", "On what grounds", "What you know that the figures don’t.", made.grounds),
];

/// The section of a measure.
#[component]
pub fn Forecasts(
    /// Whose.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id.clone());
    let measure = editor.of(move |pack| held.with_value(|id| pack.measure(id).cloned()));
    let now = Memo::new(move |_| {
        let (measure, as_at) = (measure.get()?, editor.shown().as_at()?);
        let made = rating::forecast_to_keep(&editor.pack_now(), &measure, as_at)?;
        let by = measure.specification.accountable_officer.clone();
        Some(AskedForecast { made: KeptForecast { by, ..made }, measure: measure.id })
    });
    let set = move |forecasts: Vec<KeptForecast>, said: &'static str| {
        let Some(measure) = measure.get_untracked() else { return false };
        editor.run_aloud(Command::SetMeasure(Box::new(Measure { forecasts, ..measure })), said)
    };
    let kept = move || {
        measure.with_untracked(|it| it.as_ref().map(|it| it.forecasts.clone())).unwrap_or_default()
    };
    let keep = Callback::new(move |asked: AskedForecast| {
        let mut all = kept();
        all.push(asked.made);
        set(all, "The forecast was kept.")
    });
    let list = move || {
        let measure = measure.get()?;
        let calendar = editor.pack().calendar();
        let row = |(at, kept_one): (usize, &KeptForecast)| {
            let take_away = move |_| {
                let mut all = kept();
                if at < all.len() {
                    all.remove(at);
                    set(all, "The forecast was taken away.");
                }
            };
            view! {
                <li>
                    {one(&measure, kept_one, calendar)}
                    <div class="buttons">
                        <button type="button" class="button plain" on:click=take_away>
                            "Take away"
                            <span class="hidden-visually">{format!(" forecast {}", at + 1)}</span>
                        </button>
                    </div>
                </li>
            }
        };
        let rows = measure.forecasts.iter().enumerate().map(row).collect_view();
        Some(view! { <ul class="records">{rows}</ul> })
    };
    let form = move || {
        match now.get() {
        Some(_) => view! {
            <RecordForm
                items=ASKED
                form=format!("forecast-{}", held.get_value())
                record=now
                keep=keep
                save="Keep the forecast"
            />
        }
        .into_any(),
        None => view! { <p class="quiet">"There is nothing to forecast: choose a period of a year that isn’t in yet."</p> }.into_any(),
    }
    };
    view! {
        <section class="section">
            <h2>"Forecast of the year, to be kept"</h2>
            <p class="quiet">
                "It is kept as it is now, beside the worked-out one, and both are scored when the figure comes. It can’t be changed afterwards; the history says where one is taken away."
            </p>
            {list}
            {form}
        </section>
    }
}
