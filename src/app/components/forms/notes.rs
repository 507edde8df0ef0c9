//! What is asked of a note.

use super::{RecordKind, audience, words};
use crate::{
    app::{
        components::note,
        state::{Editor, POST},
    },
    model::{Audience, Day, Note},
    rating::Absent,
};

/// What a note is asked for, and how it is said.
pub const NOTE: RecordKind<Note> = RecordKind {
    id: "note",
    one: "note",
    none: Absent::new("No notes yet.", "Notes"),
    items: &[
        words!(Lines "words", "Note", "", words or "Type the note"),
        words!(Line "by", "By", "A post, not a name.", by),
        audience!("audience", audience),
    ],
    said: |_, it| note(it),
};

/// A blank note of today, by who works here.
pub fn blank_note(editor: Editor) -> Note {
    let by = editor.settings().setting(POST).unwrap_or_default();
    Note { on: Day(editor.today()), by, ..Note::default() }
}
