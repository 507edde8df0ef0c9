//! One phase: when it is, and what it still lacks.

use crate::{
    app::components::{StaysOpen, found_list},
    model::day_label,
    planning::{Check, Phase, When},
};
use leptos::prelude::*;

/// A phase with its checklist.
pub fn phase(phase: Phase, open: StaysOpen) -> AnyView {
    let when = match phase.when {
        When::Past => "over",
        When::Now => "now",
        When::ToCome => "to come",
    };
    let dates = format!("{} to {}: {when}", day_label(phase.from), day_label(phase.to));
    let so_far = phase.so_far();
    let checks = phase.checks.into_iter().map(|each| check(each, open)).collect_view();
    view! {
        <section class="phase" class:now=phase.when == When::Now>
            <h2>{phase.name}</h2>
            <p class="small quiet">{dates}</p>
            <p>{phase.question} " " <span class="small quiet">{so_far}</span></p>
            <ul class="plain checks">{checks}</ul>
        </section>
    }
    .into_any()
}

/// A statement, whether it holds, and of what it doesn't.
fn check(check: Check, open: StaysOpen) -> AnyView {
    let holds = check.holds();
    let mark = if holds { "✓" } else { "○" };
    let (statement, words) = (check.statement, check.words());
    let said = move || {
        let answer = if holds { "Yes" } else { "Not yet" };
        view! {
            <span class="mark" aria-hidden="true">
                {mark}
            </span>
            <span>
                <span class="hidden-visually">{answer} ": "</span>
                {statement}
                " "
                <span class="small quiet">{words.clone()}</span>
            </span>
        }
    };
    if check.missing.is_empty() {
        return view! { <li class="asked"><p>{said()}</p></li> }.into_any();
    }
    view! {
        <li class="asked">
            <details
                class="shut"
                open=open.is_open(statement)
                on:click=move |event| open.pressed(statement, &event)
                on:toggle=move |event| open.turned(statement, &event)
            >
                <summary>{said()}</summary>
                {found_list(check.missing)}
            </details>
        </li>
    }
    .into_any()
}
