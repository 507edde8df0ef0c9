//! Status and progress: always word, shape and colour together.

use crate::{
    model::Vocabulary,
    rating::{Progress, Status},
};
use leptos::prelude::*;

/// A status as word, shape and colour. Red, amber and green appear nowhere else.
#[component]
pub fn StatusMark(
    /// What was judged.
    status: Status,
    /// Which words stand for it.
    vocabulary: Vocabulary,
    /// More to say after the word, such as a count before it is put in `words`.
    #[prop(optional, into)]
    words: Option<String>,
) -> impl IntoView {
    let words = words.unwrap_or_else(|| status.words(vocabulary).to_owned());
    view! { <span class=format!("status {}", tone(status))>{shape(status)} {words}</span> }
}

/// The class of a status' colour.
pub fn tone(status: Status) -> &'static str {
    match status {
        Status::Green => "green",
        Status::Amber => "amber",
        Status::Red => "red",
        _ => "none",
    }
}

/// The shape of a status: disc with a tick, triangle, octagon with a cross, broken ring.
fn shape(status: Status) -> impl IntoView {
    let paths = match status {
        Status::Green => view! {
            <circle cx="10" cy="10" r="9" fill="currentColor" />
            <path d="M5.6 10.4l3 3 5.8-6.6" fill="none" stroke="var(--paper)" stroke-width="2.2" />
        }
        .into_any(),
        Status::Amber => view! {
            <path d="M10 1.2L19.4 18H.6z" fill="currentColor" />
            <path d="M10 7v5.2M10 14.2v1.9" stroke="var(--paper)" stroke-width="2.1" />
        }
        .into_any(),
        Status::Red => view! {
            <path d="M6 1h8l5 5v8l-5 5H6l-5-5V6z" fill="currentColor" />
            <path d="M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8" stroke="var(--paper)" stroke-width="2.2" />
        }
        .into_any(),
        _ => view! {
            <circle
                cx="10"
                cy="10"
                r="8"
                fill="none"
                stroke="currentColor"
                stroke-width="2"
                stroke-dasharray="3 2.6"
            />
        }
        .into_any(),
    };
    view! {
        <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            {paths}
        </svg>
    }
}

/// Progress as an arrow and its words.
#[component]
pub fn ProgressMark(
    /// What was judged.
    progress: Progress,
) -> impl IntoView {
    let path = match progress {
        Progress::Improved | Progress::Achieved => "M3 14l5-5 3 3 6-7M12.5 5H17v4.5",
        Progress::GotWorse => "M3 6l5 5 3-3 6 7M12.5 15H17v-4.5",
        Progress::Similar => "M3 7.5h14M3 12.5h14",
        Progress::CannotSay => "M7 7.2a3 3 0 1 1 4.4 2.6c-1 .5-1.4 1-1.4 2.2M10 14.6v1.8",
        Progress::NotAvailable => "M6 10h8",
    };
    view! {
        <span class="progress">
            <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d=path fill="none" stroke="currentColor" stroke-width="2" />
            </svg>
            {progress.words()}
        </span>
    }
}
