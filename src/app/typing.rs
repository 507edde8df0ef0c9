//! What is typed in forms and not saved: it outlives a look at another page and a reload, for as long as the
//! browser's tab is open.

use crate::app::{
    browser,
    state::{Opened, Source},
};
use leptos::prelude::*;
use std::{cell::RefCell, collections::BTreeMap};

/// What is typed in each field of each document, and what was saved there when it was typed over.
type Typing = BTreeMap<String, (String, String)>;

/// Where the browser keeps it.
const KEPT_AS: &str = "typing";

thread_local! {
    /// All that is typed; what the browser kept over a reload is there too.
    static TYPING: RefCell<Typing> = RefCell::new(
        serde_json::from_str(&browser::of_session(KEPT_AS).unwrap_or_default()).unwrap_or_default(),
    );
    /// The names of the fields that are on the page.
    static DRAWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// In how many of them something is typed and not saved.
    static UNSAVED: ArcRwSignal<usize> = ArcRwSignal::new(0);
}

/// Changes what is typed, and keeps it.
fn change(opened: Opened, act: impl FnOnce(&mut Typing)) {
    TYPING.with_borrow_mut(|typing| {
        act(typing);
        let text = serde_json::to_string(typing).unwrap_or_default();
        browser::keep_for_session(KEPT_AS, &text);
    });
    count(opened);
}

/// Counts the fields on the page in which something is typed and not saved.
fn count(opened: Opened) {
    let typed = |name: &&String| {
        TYPING.with_borrow(|typing| typing.contains_key(&of_document(opened, name)))
    };
    let count = DRAWN.with_borrow(|drawn| drawn.iter().filter(typed).count());
    UNSAVED.with(|unsaved| {
        if unsaved.get_untracked() != count {
            unsaved.set(count);
        }
    });
}

/// In how many fields on the page something is typed and not saved.
pub fn unsaved() -> ArcRwSignal<usize> {
    UNSAVED.with(Clone::clone)
}

/// Counts a field for as long as it is on the page.
fn count_while_drawn(opened: Opened, name: String) {
    DRAWN.with_borrow_mut(|drawn| drawn.push(name.clone()));
    count(opened);
    on_cleanup(move || {
        DRAWN.with_borrow_mut(|drawn| {
            if let Some(at) = drawn.iter().position(|each| *each == name) {
                drawn.swap_remove(at);
            }
        });
        count(opened);
    });
}

/// What was typed in what was open goes along into the draft that was made of it.
pub fn carry_over(opened: Opened, source: &Source) {
    let (from, to) = (kept_by(source, ""), of_document(opened, ""));
    if from == to {
        return;
    }
    change(opened, |typing| {
        let all = std::mem::take(typing).into_iter();
        typing.extend(all.map(|(name, kept)| match name.strip_prefix(&from) {
            Some(rest) => (format!("{to}{rest}"), kept),
            None => (name, kept),
        }));
    });
}

/// The name that a field of what is open is kept by: what is typed in one draft is never shown in another.
fn of_document(opened: Opened, name: &str) -> String {
    opened.document().with_untracked(|document| kept_by(&document.source, name))
}

fn kept_by(source: &Source, name: &str) -> String {
    match source {
        Source::Sample => format!("sample {name}"),
        Source::Draft(id) => format!("draft {id} {name}"),
        Source::Published(path) => format!("at {path} {name}"),
    }
}

/// A field's text: as it was typed before over the same saved text, else that text. What is typed is kept until
/// it is the saved text again, or forgotten.
pub fn kept_text(name: String, saved: String) -> RwSignal<String> {
    kept_as(name, saved, &str::to_owned)
}

/// [`kept_text`] of a field that says what was kept in its own way.
pub fn kept_as(name: String, saved: String, said: &dyn Fn(&str) -> String) -> RwSignal<String> {
    let opened = Opened::get();
    let before = TYPING.with_borrow(|typing| {
        let kept = typing.get(&of_document(opened, &name));
        kept.filter(|(over, _)| said(over) == saved).map(|(_, text)| said(text))
    });
    let text = RwSignal::new(before.unwrap_or_else(|| saved.clone()));
    count_while_drawn(opened, name.clone());
    Effect::new(move |first: Option<()>| {
        let now = text.get();
        if first.is_none() {
            return;
        }
        let name = of_document(opened, &name);
        change(opened, |typing| {
            if now == saved {
                typing.remove(&name);
            } else {
                typing.insert(name, (saved.clone(), now));
            }
        });
    });
    text
}

/// Whether anything is typed in a field whose name starts so.
pub fn is_typed(start: &str) -> bool {
    let opened = Opened::get();
    let start = of_document(opened, start);
    TYPING.with_borrow(|typing| typing.keys().any(|name| name.starts_with(&start)))
}

/// Forgets what is typed in the fields whose names start so: it is saved, or given up.
pub fn forget(opened: Opened, start: &str) {
    let start = of_document(opened, start);
    let forget =
        move || change(opened, |typing| typing.retain(|name, _| !name.starts_with(&start)));
    forget();
    // A form that follows what was saved sets its texts once more.
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        leptos::task::tick().await;
        forget();
    });
}
