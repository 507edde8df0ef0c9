//! Forecasts that were kept as made, each with how far off it was once the year's figure came.

use crate::{
    app::components::{Said, fact, facts},
    model::{Calendar, KeptForecast, Measure},
    rating,
};
use leptos::prelude::*;

/// The section of a measure's page; nothing where no forecast is kept.
pub fn kept_forecasts(measure: &Measure, calendar: Calendar) -> Option<AnyView> {
    let newest_first = measure.forecasts.iter().rev();
    let rows: Vec<AnyView> = newest_first.map(|kept| one(measure, kept, calendar)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>"Forecasts, and what came"</h2>
                <ul class="records">{rows.into_iter().map(|row| view! { <li>{row}</li> }).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// One of them, as a list item shows it.
pub fn one(measure: &Measure, kept: &KeptForecast, calendar: Calendar) -> AnyView {
    let after = kept.after.map(|period| format!(", as at {}", period.label())).unwrap_or_default();
    let came = rating::forecast_score(measure, kept, calendar).map_or_else(
        || format!("The whole of {} isn’t in yet.", kept.year),
        |score| score.words(measure),
    );
    let own = kept.own.map(|own| {
        let by = if kept.by.is_empty() { "The officer" } else { &kept.by };
        fact("Forecast by its officer", format!("{} ({by})", rating::printed(measure, own)))
    });
    let grounds = (!kept.grounds.is_empty()).then(|| fact("On what grounds", kept.grounds.clone()));
    let rows = [own, grounds, Some(fact("Forecast worked out", product_words(measure, kept)))];
    view! {
        <h3>{format!("{}{after}", kept.year)}</h3>
        {facts(rows.into_iter().flatten().collect())}
        <p>{came}</p>
    }
    .into_any()
}

/// What the product expected, with its range.
fn product_words(measure: &Measure, kept: &KeptForecast) -> Said {
    let printed = |value| rating::printed(measure, value);
    let Some(expected) = kept.expected else { return Said::Missing("It had none") };
    let range = kept
        .lower80
        .zip(kept.upper80)
        .map(|(lower, upper)| format!("; 80% range {} to {}", printed(lower), printed(upper)));
    Said::from(format!("{}{}", printed(expected), range.unwrap_or_default()))
}
