//! The tour that this browser keeps, with what training keeps: no draft is touched.

use super::super::{
    attempts::{TOUR, TOUR_TYPED, forget_own_text, keep_own_text, own_text},
    sample::with_sample,
};
use crate::{
    app::{browser, route::Route},
    training::{
        Question, TypedTour,
        tour::{Came, Stop, Tour},
    },
};
use leptos::prelude::*;

/// Draws with the tour as it was left.
pub fn with_tour(draw: impl Fn(Tour) -> AnyView + Send + Sync + 'static) -> AnyView {
    with_sample(move |sample| {
        match Tour::of(&sample, browser::today(), own_text(TOUR).as_deref()) {
            Some(tour) => draw(tour),
            None => {
                view! { <p role="alert">"The sample has no figures to look at."</p> }.into_any()
            }
        }
    })
}

/// Keeps a tour.
pub fn keep(tour: &Tour) {
    keep_own_text(TOUR, &tour.written());
}

fn all_typed() -> TypedTour {
    TypedTour::read(own_text(TOUR_TYPED).as_deref())
}

/// What stands in the fields of a stop: what is typed and not done yet, else what was done.
pub fn given(tour: &Tour, stop: Stop, asked: &[Question]) -> Vec<String> {
    all_typed().at(stop, asked).unwrap_or_else(|| tour.given(stop))
}

/// Keeps what is typed at a stop; what was done there needs no second place.
pub fn keep_typed(tour: &Tour, stop: Stop, asked: &[Question], given: &[String]) {
    let mut typed = all_typed();
    match tour.given(stop) == given {
        true => typed.forget(stop),
        false => typed.put(stop, asked, given),
    }
    keep_own_text(TOUR_TYPED, &typed.written());
}

/// Forgets what is typed and not done yet at every stop.
pub fn forget_typed() {
    forget_own_text(TOUR_TYPED);
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
