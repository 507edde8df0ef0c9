//! What stands before a page that changes what is open, while it is only read.

use crate::app::{
    route::Route,
    state::{Editor, Shown},
};
use leptos::prelude::*;

/// Says that this is a page for editing, and offers the switch.
pub fn gate(route: &Route) -> AnyView {
    let editor = Editor::get();
    let title = route.title(&Shown::get().pack());
    let document = editor.opened().document();
    let reason = move || document.with(|document| document.read_only.clone());
    view! {
        <h1>{title}</h1>
        <p class="lede">"You are reading. Nothing here changes until you switch on editing."</p>
        <p>{reason}</p>
        <div class="buttons">
            <button
                type="button"
                class="button main"
                hidden=move || reason().is_some()
                on:click=move |_| editor.edit(true)
            >
                "Switch on editing"
            </button>
            <a class="button" href=Route::Home.href()>
                "Go on reading"
            </a>
        </div>
    }
    .into_any()
}
