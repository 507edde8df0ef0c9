//! A slide on paper and on a page: the question, and the answer as the engine explains it.

use super::super::picture::told;
use crate::{
    app::components::marked,
    training::{Line, session::Slide},
};
use leptos::prelude::*;

/// The width and height that a picture beside a slide's words is laid out for.
const ON_A_PAGE: (f64, f64) = (380.0, 124.0);

/// Lines of figures.
pub fn figures(all: &[Line]) -> AnyView {
    let line = |line: &Line| match line.term.is_empty() {
        true => view! { <li>{line.text.clone()}</li> }.into_any(),
        false => view! { <li><b>{line.term.clone()}</b> ": " {line.text.clone()}</li> }.into_any(),
    };
    (!all.is_empty()).then(|| view! { <ul>{all.iter().map(line).collect_view()}</ul> }).into_any()
}

/// The right answer, by shape and word where it is a rating.
pub fn answer(slide: &Slide) -> AnyView {
    match slide.status {
        Some(status) => marked(status, slide.answer.clone()),
        None => view! { <b>{slide.answer.clone()}</b> }.into_any(),
    }
}

/// A slide: as much of a page as it takes, and never cut.
pub fn slide(slide: &Slide) -> AnyView {
    let question = slide.question();
    let asks = question.map_or(&slide.play.exercise.question, |it| &it.asks).clone();
    let answered = question.map(|_| view! { <p>{slide.named()} {answer(slide)}</p> });
    let facts = question.map(|it| it.facts.join(" · ")).filter(|it| !it.is_empty());
    let id = format!("slide-{}-{}", slide.play.exercise.id, slide.at);
    let drawn = question.and_then(|it| told(&slide.play, it.picture.as_ref()?, ON_A_PAGE, &id));
    let common = slide.common.as_ref().map(|it| view! { <p>{it.words()}</p> });
    view! {
        <article class="slide">
            <h2>{slide.play.exercise.name.clone()}</h2>
            <p class="small quiet">{slide.wrong_words()}</p>
            <p><b>{asks}</b></p>
            {facts.map(|words| view! { <p>{words}</p> })}
            {drawn}
            {answered}
            <p>{slide.rule.clone()}</p>
            {figures(&slide.lines)}
            {slide.play.others_pass().map(|words| view! { <p>{words}</p> })}
            {common}
            {figures(&slide.outcome)}
        </article>
    }
    .into_any()
}
