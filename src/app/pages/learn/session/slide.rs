//! A slide on paper and on a page: the question, and the answer as the engine explains it.

use super::super::picture::{Drawn, projected, told_whole};
use crate::{
    app::components::{Head, marked, sheet},
    training::{
        Line, Picture,
        session::{Slide, Slipped},
    },
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

/// What there is to know of a question, each by itself.
pub fn known(facts: &[String]) -> Option<AnyView> {
    let fact = |fact: &String| view! { <li>{fact.clone()}</li> };
    let each = || facts.iter().map(fact).collect_view();
    (!facts.is_empty()).then(|| view! { <ul class="known">{each()}</ul> }.into_any())
}

/// What was got wrong of answers that are judged together: more than a few in a table.
fn slipped(all: &[Slipped]) -> Option<AnyView> {
    const FEW: usize = 5;
    if all.len() <= FEW {
        let line = |it: &Slipped| view! { <li><b>{it.counted()}</b> ": " {it.why.clone()}</li> };
        let each = all.iter().map(line).collect_view();
        return (!all.is_empty()).then(|| view! { <ul>{each}</ul> }.into_any());
    }
    let row = |it: &Slipped| {
        view! { <tr><td class="numeric">{it.times_words()}</td><td>{it.what.clone()}</td><td>{it.reason()}</td></tr> }
    };
    let heads = [Head::figures("How many"), Head::words("What was wrong"), Head::words("Why")];
    Some(sheet("What was wrong, most first", &heads, all.iter().map(row).collect_view()))
}

/// A slide: as much of a page as it takes, and never cut. A map stands on the first of an exercise, with what the questions
/// at these places are about marked.
pub fn slide(slide: &Slide, first_of: Option<&[usize]>) -> AnyView {
    let question = slide.question();
    let asks = question.map_or(&slide.play.exercise.question, |it| &it.asks).clone();
    // What everybody did needs no saying again, where it is known what was wrong with it.
    let asks = slide.slipped.is_empty().then(|| view! { <p><b>{asks}</b></p> });
    let answered = question.map(|_| view! { <p>{slide.named()} {answer(slide)}</p> });
    let id = format!("slide-{}-{}", slide.play.exercise.id, slide.at);
    let picture = question.and_then(|it| it.picture.as_ref()).filter(|it| **it != Picture::Map);
    let of = Drawn::of(&slide.play);
    let drawn = picture.and_then(|it| projected(of, it, ON_A_PAGE, &id));
    let map = first_of.and_then(|asked| told_whole(&slide.play, asked, &id));
    let common = slide.common.as_ref().map(|it| view! { <p>{it.words()}</p> });
    view! {
        <article class="slide">
            <h2>{slide.play.exercise.name.clone()}</h2>
            <p class="small quiet">{slide.wrong_words()}</p>
            {asks}
            {question.and_then(|it| known(&it.facts))}
            {drawn}
            {map}
            {answered}
            {slipped(&slide.slipped)}
            <p>{slide.rule.clone()}</p>
            {figures(&slide.lines)}
            {slide.play.others_pass().map(|words| view! { <p>{words}</p> })}
            {common}
            {figures(&slide.outcome)}
        </article>
    }
    .into_any()
}
