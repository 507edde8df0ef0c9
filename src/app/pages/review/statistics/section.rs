//! A measure's section.

use crate::{
    app::{
        charts::drawing,
        components::{StatusMark, unsigned_mark},
        route::Route,
        state::Shown,
    },
    report::statistics::{Part, Picture, Section},
};
use leptos::prelude::*;

/// What a drawing leaves of a narrow window, both sides together.
const AROUND: f64 = 32.0;
/// A drawing as wide as it gets, and its height.
const WIDEST: f64 = 760.0;
const HEIGHT: f64 = 250.0;

/// Draws a section: its charts, then what is said. `at` tells its ids apart from the others'.
pub(super) fn drawn(shown: Shown, section: &Section, at: usize) -> AnyView {
    let (status, vocabulary) = (section.status, shown.vocabulary());
    let unsigned = section.unsigned && shown.unsigned_year() != section.year;
    let window = window().inner_width().ok().and_then(|it| it.as_f64()).unwrap_or(WIDEST);
    let width = (window - AROUND).clamp(0.0, WIDEST);
    let pictures = section.pictures.iter().enumerate();
    let pictures: Vec<AnyView> = pictures
        .map(|(number, it)| picture(it, &format!("picture-{at}-{number}"), width))
        .collect();
    let part = |part: &Part| {
        view! {
            <dt>{part.heading}</dt>
            <dd>{part.said.join(" ")}</dd>
        }
        .into_any()
    };
    view! {
        <section class="reported" id=place(at) tabindex="-1">
            <h2>
                <a href=Route::Measure(section.id.clone()).href()>{section.name.clone()}</a>
            </h2>
            <p><StatusMark status vocabulary />" to date" {unsigned_mark(unsigned)}</p>
            {pictures}
            <dl class="facts">{section.parts.iter().map(part).collect::<Vec<_>>()}</dl>
        </section>
    }
    .into_any()
}

/// Where a section stands in its page.
pub(super) fn place(at: usize) -> String {
    format!("section-{at}")
}

fn picture(picture: &Picture, id: &str, width: f64) -> AnyView {
    let scene = picture.scene(width, HEIGHT);
    let (named, described) = (id.to_owned(), format!("{id}-said"));
    view! {
        <figure>
            <h3 id=named.clone()>{scene.title.clone()}</h3>
            {drawing(&scene, named, described.clone())}
            <figcaption class="small quiet" id=described>{scene.caption.clone()}</figcaption>
        </figure>
    }
    .into_any()
}
