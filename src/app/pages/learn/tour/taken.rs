//! The tour that this browser keeps, with what training keeps: no draft is touched.

use super::super::{
    kept::{keep_text, text},
    sample::with_sample,
};
use crate::{
    app::{browser, route::Route},
    training::tour::{Came, Stop, Tour},
};
use leptos::prelude::*;

/// The name that it is kept under.
const KEPT: &str = "tour";

/// Draws with the tour as it was left.
pub fn with_tour(draw: impl Fn(Tour) -> AnyView + Send + Sync + 'static) -> AnyView {
    with_sample(move |sample| match Tour::of(&sample, browser::today(), text(KEPT).as_deref()) {
        Some(tour) => draw(tour),
        None => view! { <p role="alert">"The sample has no figures to look at."</p> }.into_any(),
    })
}

/// Keeps a tour.
pub fn keep(tour: &Tour) {
    keep_text(KEPT, &tour.written());
}

/// The address of a stop.
pub fn href(stop: Stop) -> String {
    Route::TourStop(stop.number().to_string()).href()
}

/// Whether a stop is done, by word and by shape.
pub fn state_words(came: Option<&Came>) -> &'static str {
    match came {
        None => "To do",
        Some(came) if came.done => "✓ Done",
        Some(_) => "Begun",
    }
}
