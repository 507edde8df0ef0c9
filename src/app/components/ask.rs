//! The way to leave a question (FRAMEWORK L4), and questions as pages show them.

use crate::{
    app::route::{Asking, Route},
    model::{MeasureId, Question, day_label},
};
use leptos::prelude::*;

/// `Ask about this figure`, for whoever reads.
pub fn ask_about(measure: MeasureId) -> AnyView {
    way(Asking::Measure(measure), "Ask about this figure")
}

/// `Ask about this report`, for whoever reads.
pub fn ask_of_report(name: &str) -> AnyView {
    way(Asking::Report(name.to_owned()), "Ask about this report")
}

fn way(about: Asking, words: &'static str) -> AnyView {
    view! { <a class="button" href=Route::Ask(about).href()>{words}</a> }.into_any()
}

/// A question and its answer, where several stand.
pub fn asked(question: &Question) -> AnyView {
    view! {
        <p>
            <strong>{question.words.clone()}</strong>
            " "
            <span class="small quiet">{asked_by(question)}</span>
        </p>
        {answer(question)}
    }
    .into_any()
}

/// Who asked, when, and of which figures.
pub fn asked_by(question: &Question) -> String {
    joined(&[
        question.asked_by.clone(),
        question.asked_on.map(|day| day_label(day.0)).unwrap_or_default(),
        question.period.map(|period| format!("figures for {}", period.label())).unwrap_or_default(),
    ])
}

/// Its answer, with who gave it; or that there is none yet.
pub fn answer(question: &Question) -> AnyView {
    if !question.is_answered() {
        return view! { <p class="unset">"Not answered yet."</p> }.into_any();
    }
    let by = joined(&[
        question.answered_by.clone(),
        question.answered_on.map(|day| day_label(day.0)).unwrap_or_default(),
    ]);
    view! {
        <p class="answer">{question.answer.clone()} " " <span class="small quiet">{by}</span></p>
    }
    .into_any()
}

fn joined(parts: &[String]) -> String {
    let parts: Vec<&str> =
        parts.iter().map(String::as_str).filter(|it| !it.trim().is_empty()).collect();
    parts.join(", ")
}
