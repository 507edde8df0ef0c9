//! Variation and assurance: always word, shape and colour together, never those of a status.

use crate::report::icons::{Face, ON_TRIAL, Tone};
use leptos::prelude::*;

/// An icon beside its word.
pub fn process_icon(face: Face) -> AnyView {
    let tone = match face.tone {
        Tone::Better => "better",
        Tone::Worse => "worse",
        Tone::Plain => "plain",
    };
    let trial = if face.on_trial { " trial" } else { "" };
    view! {
        <span class=format!("icon {tone}{trial}")>
            <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path class="solid" d=face.solid />
                <path class=if face.solid.is_empty() { "bare" } else { "line" } d=face.line />
            </svg>
            <span>{face.words} {face.on_trial.then(|| format!(", {ON_TRIAL}"))}</span>
        </span>
    }
    .into_any()
}
