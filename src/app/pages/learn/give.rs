//! A file that training gives out: what it is called, and what is to be done with it, is said.

use crate::app::browser;
use leptos::prelude::*;

/// Offers a file, and says in `told` what it is called and what comes next.
pub fn give(told: RwSignal<String>, (name, mime): (&str, &str), text: &str, next: &str) {
    browser::save_file(name, mime, text);
    told.set(format!("{name} was offered to be saved: look among your downloads. {next}"));
}

/// Where that is said.
pub fn said(told: RwSignal<String>) -> AnyView {
    view! { <p role="status">{move || told.get()}</p> }.into_any()
}
