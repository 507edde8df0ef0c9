//! Undo and redo over a grid, each with the step that it takes back or does again.

use crate::app::state::Editor;
use leptos::prelude::*;

/// The two buttons.
pub fn undo_buttons(editor: Editor) -> AnyView {
    let (undo, redo) = (move || editor.undo_label(), move || editor.redo_label());
    view! {
        <button type="button" class="button" disabled=move || undo().is_none() on:click=move |_| editor.undo()>
            {move || undo().map_or_else(|| "Undo".to_owned(), |label| format!("Undo: {label}"))}
        </button>
        <button type="button" class="button" disabled=move || redo().is_none() on:click=move |_| editor.redo()>
            {move || redo().map_or_else(|| "Redo".to_owned(), |label| format!("Redo: {label}"))}
        </button>
    }
    .into_any()
}
