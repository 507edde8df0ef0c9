//! Notes on plans and measures, each for whom it is meant (FRAMEWORK R11).

use crate::{
    app::{
        components::records::RecordKind,
        components::{choice, words},
        state::{Editor, POST},
    },
    model::{Audience, Day, Note, Pack, day_label},
};
use leptos::prelude::*;

/// What a note is asked for, and how it is said.
pub const NOTE: RecordKind<Note> = RecordKind {
    id: "note",
    one: "note",
    none: "No notes yet.",
    items: &[
        words!(Lines "words", "Note", "", words or "Type the note"),
        words!(Line "by", "By", "A post, not a name.", by),
        choice!("audience", "Whom it is for", audience: Audience),
    ],
    said,
};

/// A blank note of today, by who works here.
pub fn blank(workspace: Editor) -> Note {
    let by = workspace.settings().setting(POST).unwrap_or_default();
    Note { on: Day(workspace.today()), by, ..Note::default() }
}

fn said(_: &Pack, note: &Note) -> AnyView {
    let audience = note.audience.map_or("for whoever sees this page", |audience| match audience {
        Audience::Public => "public",
        Audience::Internal => "internal",
        Audience::Personal => "personal",
    });
    let parts = [day_label(note.on.0), note.by.clone(), audience.to_owned()];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    view! {
        <p class:no-print=note.audience == Some(Audience::Personal)>{note.words.clone()} " " <span class="small quiet">{parts}</span></p>
    }
    .into_any()
}
