//! What was learnt and what came of it, as a picture: each lesson, what it led to, and how far that is.

use crate::{
    app::{
        components::{absent, lesson_link},
        route::Route,
        state::Shown,
    },
    model::{Lesson, Pack, Proposal, Verdict},
    rating::{Absent, none_in_row},
    report::lessons::{change_words, changes_from, flow, subject_of, themes},
};
use leptos::prelude::*;

/// So many lessons are drawn; the list has all.
const MOST: usize = 8;

/// The picture, its finding over it, and the ways to the lists.
pub fn learnt(shown: Shown) -> AnyView {
    let pack = shown.pack();
    let pack = shown.then().learnt(&pack);
    let flow = flow(&pack);
    let part = |class: &'static str, count: usize| {
        (count > 0).then(|| view! { <i class=class style:flex=count.to_string()></i> })
    };
    let bar = (flow.changes() > 0).then(|| {
        view! {
            <div class="spread came-of-it" aria-hidden="true">
                {part("made", flow.made)} {part("to-make", flow.to_make)}
                {part("undecided", flow.undecided)} {part("declined", flow.declined)}
            </div>
        }
    });
    let rows: Vec<AnyView> =
        by_theme(&pack).into_iter().take(MOST).map(|it| row(&pack, it)).collect();
    // What was asked for without a lesson stands under those that have one.
    let others = pack.proposals.iter().rev().filter(|it| it.lesson.is_none());
    let others: Vec<AnyView> = others
        .take(MOST)
        .map(|it| view! { <li><span class="lesson unset">{none_in_row(&pack, "No lesson is named")}</span> {came(&pack, it)}</li> }.into_any())
        .collect();
    let nothing = (rows.is_empty() && others.is_empty()).then(|| {
        absent(Absent::new(
            "Nothing is written down yet: what was learnt, and what should change.",
            "Lessons and changes",
        ))
    });
    let drawn = (!(rows.is_empty() && others.is_empty())).then(|| {
        view! { <ol class="traces">{rows} {others}</ol> }
    });
    view! {
        <section class="section">
            <h2>"What was learnt, and what came of it"</h2>
            <p class="headline">{flow.words()}</p>
            {bar}
            {nothing}
            {drawn}
            <p class="ways">
                <a class="link" href=Route::Lessons.href()>"All lessons, by theme"</a>
                " "
                <a class="link" href=Route::Changes.href()>"All changes, decided or not"</a>
            </p>
        </section>
    }
    .into_any()
}

/// The lessons in the order of their themes.
fn by_theme(pack: &Pack) -> Vec<&Lesson> {
    let all = themes(pack);
    all.iter().flat_map(|it| &it.lessons).filter_map(|id| pack.lesson(id)).collect()
}

fn row(pack: &Pack, lesson: &Lesson) -> AnyView {
    let changes = changes_from(pack, &lesson.id);
    let theme = lesson.theme.trim();
    let theme = (!theme.is_empty())
        .then(|| view! { <span class="small quiet theme">{theme.to_owned()}</span> });
    let mark = if lesson.is_good() { "★ Went well" } else { "▸ To do better" };
    let came = match changes.is_empty() {
        true if lesson.is_good() && !lesson.reuse.trim().is_empty() => {
            view! { <div class="came"><p class="small">{format!("For others: {}", lesson.reuse)}</p></div> }.into_any()
        }
        true => none_in_row(pack, "Nothing is proposed yet.")
            .map(|none| view! { <div class="came"><p class="small unset">{none}</p></div> })
            .into_any(),
        false => changes.into_iter().map(|it| came(pack, it)).collect_view().into_any(),
    };
    view! {
        <li>
            <div class="lesson">
                <span class="small">{mark}</span>
                " "
                {theme}
                <p>{lesson_link(lesson)}</p>
            </div>
            {came}
        </li>
    }
    .into_any()
}

/// How far a change is: a word and a shape, then what it is and what was decided.
fn came(pack: &Pack, change: &Proposal) -> AnyView {
    let (class, word) = match (change.verdict, change.made) {
        (None, _) => ("undecided", "○ Not decided"),
        (Some(Verdict::Declined), _) => ("declined", "✕ Declined"),
        (Some(Verdict::Accepted), None) => ("to-make", "◐ To be made"),
        (Some(Verdict::Accepted), Some(_)) => ("made", "● Made"),
    };
    let kind = change.kind.map(|it| format!("{}: ", it.words())).unwrap_or_default();
    let to = match (&change.measure, &change.plan) {
        (Some(id), _) if pack.measure(id).is_some() => Some(Route::Measure(id.clone())),
        (_, Some(id)) if pack.plan(id).is_some() => Some(Route::OnePlan(id.clone())),
        _ => None,
    };
    let of = subject_of(pack, change);
    let of = match to {
        Some(to) => view! { <a class="link in-text" href=to.href()>{of}</a> }.into_any(),
        None => view! { <span>{of}</span> }.into_any(),
    };
    view! {
        <div class=format!("came {class}")>
            <span class="how-far">{word}</span>
            <p>
                <strong>{format!("{kind}{}", change.change)}</strong>
                {format!(", from {}. ", change.from)}
                {of}
            </p>
            <p class="small quiet">{change_words(change)}</p>
        </div>
    }
    .into_any()
}
