//! What stands before a page that changes what is open, while it is only read.

use crate::app::{
    browser,
    route::Route,
    state::{Editor, Shown},
    typing,
};
use leptos::prelude::*;

/// Says that this is a page for editing, and offers the switch. What was typed there before, such as in the sample before a
/// reload, waits behind it.
pub fn gate(route: &Route) -> AnyView {
    let editor = Editor::get();
    let title = route.title(&Shown::get().pack());
    let document = editor.opened().document();
    let reason = move || document.with(|document| document.read_only.clone());
    let waits = match typing::waits_on(editor.opened(), &browser::address()) {
        0 => "",
        _ => "What you typed here is not saved, and waits: switch on editing to go on with it.",
    };
    view! {
        <h1>{title}</h1>
        <p class="lede">"You are reading. Nothing here changes until you switch on editing."</p>
        <p>{waits}</p>
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
