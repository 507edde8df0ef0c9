//! What is drawn only while what is open is edited.

use crate::app::state::Mode;
use leptos::prelude::*;

/// Draws its children while editing is on: a reader has nothing in reach that changes anything.
#[component]
pub fn WhileEditing(
    /// What an editor sees.
    children: ChildrenFn,
) -> impl IntoView {
    let mode = Mode::get();
    move || mode.is_editing().then(|| children())
}
