//! A measure's ratings, kept apart: a period's, the year to date, where the year is heading.

use super::explained::{Explained, why};
use crate::{
    app::{
        components::{StatusMark, StaysOpen},
        state::{Rated, Shown},
    },
    rating::{self, Judgement, Method, Which},
};
use leptos::prelude::*;

/// Where the year is heading.
#[component]
pub fn YearEnd(
    /// The measure and its ratings.
    rated: Rated,
    /// What is open on the page.
    open: StaysOpen,
) -> impl IntoView {
    let shown = Shown::get();
    let held = StoredValue::new(rated.clone());
    let forecast = Memo::new(move |_| {
        held.with_value(|rated| {
            Some(rating::forecast(&shown.pack(), &rated.measure, shown.as_at()?))
        })
    });
    let calendar = shown.of(|pack| pack.calendar());
    let heading = Signal::derive(move || {
        let Some(period) = rated.rating.period else { return "Year-end forecast".to_owned() };
        let year = calendar.get().year_of_period(period);
        match forecast.get().and_then(|forecast| forecast.method) {
            Some(Method::OutTurn) => format!("The whole of {year}"),
            _ => format!("Forecast for the end of {year}"),
        }
    });
    move || {
        forecast.get().map(|forecast| {
            view! {
                <One
                    rated=held.get_value()
                    heading
                    judgement=forecast.judgement
                    which=Which::Forecast
                    note=None
                    open
                />
            }
        })
    }
}

/// One of the three ratings.
#[component]
pub fn One(
    /// The measure and its ratings.
    rated: Rated,
    /// Which rating, in words.
    #[prop(into)]
    heading: Signal<String>,
    /// The rating.
    judgement: Judgement,
    /// Which rating.
    which: Which,
    /// More to say.
    note: Option<String>,
    /// What is open on the page.
    open: StaysOpen,
) -> impl IntoView {
    let editor = Shown::get();
    let measure = &rated.measure;
    let actual =
        judgement.actual.map_or_else(|| "–".to_owned(), |actual| rating::printed(measure, actual));
    let of = if which == Which::Forecast { "target" } else { "plan" };
    let plan = judgement.plan.map(|plan| format!("{of} {}", rating::printed_bounds(measure, plan)));
    let reason = judgement.reason.map(|reason| reason.words());
    view! {
        <section>
            <h3>{heading}</h3>
            <p class="big">{actual} " " <span class="of">{plan}</span></p>
            {move || view! { <StatusMark status=judgement.status vocabulary=editor.vocabulary() /> }}
            {reason.map(|reason| view! { <p class="small quiet">{reason}</p> })}
            {note.map(|note| view! { <p class="small quiet">{note}</p> })}
            <Explained rated=rated.clone() which words=why(judgement.status, which) open />
        </section>
    }
}
