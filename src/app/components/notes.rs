//! Notes on plans and measures, each for whom it is meant (FRAMEWORK R11), as every page shows them.

use super::absent;
use crate::model::{Audience, Note, day_label};
use crate::rating::Absent;
use leptos::prelude::*;

/// Notes, newest first.
#[component]
pub fn Notes(
    /// As they were written.
    list: Vec<Note>,
) -> AnyView {
    if list.is_empty() {
        return absent(Absent::new("No notes yet.", "Notes"));
    }
    let rows = list.iter().rev().map(|each| view! { <li>{note(each)}</li> }).collect_view();
    view! { <ul class="records notes">{rows}</ul> }.into_any()
}

/// A note as a list item shows it. A personal one stays off paper, whichever page prints it.
pub fn note(note: &Note) -> AnyView {
    let audience = note.audience.map_or("for whoever sees this page", |audience| match audience {
        Audience::Public => "public",
        Audience::Internal => "internal",
        Audience::Personal => "personal",
    });
    let parts = [day_label(note.on.0), note.by.clone(), audience.to_owned()];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    view! {
        <p class:personal=note.audience == Some(Audience::Personal)>{note.words.clone()} " " <span class="small quiet">{parts}</span></p>
    }
    .into_any()
}
