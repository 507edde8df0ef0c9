//! Starting the page: the last draft, or the sample.

use crate::{
    app::{
        fault,
        opening::open_sample,
        shell::Shell,
        state::{self, Document, Editor, Saving, Source},
    },
    model::Pack,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Starts the page: opens what was last open, else the sample, and mounts the shell.
pub fn start() {
    fault::watch();
    // Leptos' own executor is there only once something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        state::probe();
        let saving = Saving::idle();
        let (reopened, unreadable) = match saving.reopen().await {
            Some(Ok(opened)) => (Some(opened), None),
            Some(Err(reason)) => (None, Some(reason)),
            None => (None, None),
        };
        let opened = match reopened {
            Some(opened) => opened,
            None => open_sample().await.unwrap_or_else(|reason| {
                let document = Document {
                    source: Source::Sample,
                    name: "Sample".into(),
                    read_only: Some(reason),
                };
                (Pack::default(), document)
            }),
        };
        if let Some(opening) = document().get_element_by_id("opening") {
            opening.remove();
        }
        leptos::mount::mount_to_body(move || {
            let (pack, document) = opened;
            let editor = Editor::provide(Arc::new(pack), document, saving);
            saving.watch(editor.opened());
            saving.even_out();
            fault::provide(editor.shown());
            if let Some(reason) = unreadable {
                editor.say(reason);
            }
            view! { <Shell /> }
        });
    });
}
