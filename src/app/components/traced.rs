//! What was learnt of something and what was asked for of it, on its own page: from what changed back to why.

use crate::{
    app::route::Route,
    model::{Lesson, Pack, Proposal},
    report::lessons::{Of, asked_figure, change_words, subject_of, traced},
};
use leptos::prelude::*;

/// The section with lessons and changes; nothing where there are none.
pub fn traced_section(pack: &Pack, of: &Of) -> Option<AnyView> {
    let found = traced(pack, of);
    if found.is_empty() {
        return None;
    }
    let lessons: Vec<AnyView> = found
        .lessons
        .iter()
        .filter_map(|id| Some(view! { <li>{lesson_link(pack.lesson(id)?)}</li> }.into_any()))
        .collect();
    let changes: Vec<AnyView> = found
        .changes
        .iter()
        .filter_map(|id| Some(view! { <li>{change(pack, pack.proposal(id)?)}</li> }.into_any()))
        .collect();
    let lessons = (!lessons.is_empty()).then(|| {
        view! {
            <h3>"What was learnt"</h3>
            <ul class="plain">{lessons}</ul>
        }
    });
    let changes = (!changes.is_empty()).then(|| {
        view! {
            <h3>"What was changed, and why"</h3>
            <ul class="records">{changes}</ul>
        }
    });
    Some(
        view! {
            <section class="section traced">
                <h2>"Lessons and changes"</h2>
                {changes}
                {lessons}
            </section>
        }
        .into_any(),
    )
}

/// A lesson by its name, with where it comes from.
pub fn lesson_link(lesson: &Lesson) -> AnyView {
    named(lesson, "link")
}

/// The lesson that a change follows from, in words; nothing where none is named.
pub fn follows_from(pack: &Pack, change: &Proposal) -> Option<AnyView> {
    let lesson = change.lesson.as_ref().and_then(|id| pack.lesson(id))?;
    Some(view! { "Follows from " {named(lesson, "link in-text")} }.into_any())
}

fn named(lesson: &Lesson, class: &'static str) -> AnyView {
    view! {
        <a class=class href=Route::Lesson(lesson.id.clone()).href()>
            {lesson.name.clone()}
        </a>
        " "
        <span class="small quiet">{lesson.source.words()}</span>
    }
    .into_any()
}

/// A change: of what and which kind, from when, why, what was decided, and the lesson it follows from.
pub fn change(pack: &Pack, change: &Proposal) -> AnyView {
    let lesson = follows_from(pack, change).map(|it| view! { <p class="small">{it}</p> });
    let kind = change.kind.map(|it| format!("{} · ", it.words())).unwrap_or_default();
    let reason = Some(change.reason.clone()).filter(|it| !it.trim().is_empty());
    let reason = reason.map(|words| view! { <p class="small">{format!("Why: {words}")}</p> });
    view! {
        <p>
            <strong>{change.change.clone()}</strong>
            " "
            <span class="small quiet">
                {format!("{kind}{}, from {}", subject_of(pack, change), change.from)}
            </span>
        </p>
        {reason}
        {asked_figure(pack, change).map(|words| view! { <p class="small">{words}</p> })}
        <p class="small">{change_words(change)}</p>
        {lesson}
    }
    .into_any()
}
