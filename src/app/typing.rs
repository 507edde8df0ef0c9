//! What is typed in forms and not saved: it outlives a look at another page and a reload, for as long as the
//! browser's tab is open.

use crate::app::{browser, workspace::Workspace};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is typed in each field that has a name, and what was saved there when it was typed over.
pub type Typing = BTreeMap<String, (String, String)>;

/// Where the browser keeps it.
const KEPT_AS: &str = "typing";

/// Does something with all that is typed; what the browser kept over a reload is there too.
fn with<T>(workspace: Workspace, act: impl FnOnce(&mut Typing) -> T) -> Option<T> {
    workspace.typing.try_update_value(|typing| {
        act(typing.get_or_insert_with(|| {
            let kept = browser::of_session(KEPT_AS).unwrap_or_default();
            serde_json::from_str(&kept).unwrap_or_default()
        }))
    })
}

/// A field's text: as it was typed before over the same saved text, else that text. What is typed is kept until
/// it is the saved text again, or forgotten.
pub fn kept_text(name: String, saved: String) -> RwSignal<String> {
    let workspace = Workspace::get();
    let before = with(workspace, |typing| {
        typing.get(&name).filter(|(over, _)| *over == saved).map(|(_, text)| text.clone())
    });
    let text = RwSignal::new(before.flatten().unwrap_or_else(|| saved.clone()));
    Effect::new(move |first: Option<()>| {
        let now = text.get();
        if first.is_none() {
            return;
        }
        with(workspace, |typing| {
            if now == saved {
                typing.remove(&name);
            } else {
                typing.insert(name.clone(), (saved.clone(), now));
            }
            keep(typing);
        });
    });
    text
}

/// Whether anything is typed in a field whose name starts so.
pub fn is_typed(start: &str) -> bool {
    with(Workspace::get(), |typing| typing.keys().any(|name| name.starts_with(start)))
        .unwrap_or_default()
}

/// Forgets what is typed in the fields whose names start so: it is saved, or given up.
pub fn forget(workspace: Workspace, start: &str) {
    with(workspace, |typing| {
        typing.retain(|name, _| !name.starts_with(start));
        keep(typing);
    });
}

fn keep(typing: &Typing) {
    browser::keep_for_session(KEPT_AS, &serde_json::to_string(typing).unwrap_or_default());
}
