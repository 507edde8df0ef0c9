//! What is typed in forms and not saved: it outlives a look at another page and a reload, for as long as the
//! browser's tab is open.

use crate::app::{
    browser,
    state::{Opened, Source},
};
use crate::model::json;
use leptos::prelude::*;
use std::{cell::RefCell, collections::BTreeMap};

/// What is typed in each field of each document: what was saved there when it was typed over, the text, and the address
/// of the page.
type Typing = BTreeMap<String, (String, String, String)>;

/// In how many fields of what is open something is typed and not saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsaved {
    /// On the page that is shown.
    pub here: usize,
    /// On other pages.
    pub elsewhere: usize,
}

impl Unsaved {
    /// On whichever page.
    pub fn any(self) -> bool {
        self.here + self.elsewhere > 0
    }

    /// In words, as a sentence begins; nothing where there is none.
    pub fn words(self) -> Option<String> {
        let places = match (self.here, self.elsewhere) {
            (0, 0) => return None,
            (here, 0) => format!("{here} here"),
            (0, elsewhere) => format!("{elsewhere} on other pages"),
            (here, elsewhere) => format!("{here} here, {elsewhere} on other pages"),
        };
        Some(format!("Typed and not saved: {places}"))
    }
}

/// Where the browser keeps it.
const KEPT_AS: &str = "typing";

thread_local! {
    /// All that is typed; what the browser kept over a reload is there too.
    static TYPING: RefCell<Typing> = RefCell::new(
        json::read(&browser::of_session(KEPT_AS).unwrap_or_default()).unwrap_or_default(),
    );
    /// The names of the fields that are on the page.
    static DRAWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// In how many fields something is typed and not saved.
    static UNSAVED: ArcRwSignal<Unsaved> = ArcRwSignal::new(Unsaved::default());
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

/// Counts the fields of what is open in which something is typed and not saved.
pub fn count(opened: Opened) {
    let document = of_document(opened, "");
    let mut count = Unsaved::default();
    TYPING.with_borrow(|typing| {
        let names = typing.keys().filter_map(|name| name.strip_prefix(&document));
        for name in names {
            let is_here = DRAWN.with_borrow(|drawn| drawn.iter().any(|each| each == name));
            *(if is_here { &mut count.here } else { &mut count.elsewhere }) += 1;
        }
    });
    UNSAVED.with(|unsaved| {
        if unsaved.get_untracked() != count {
            unsaved.set(count);
        }
    });
}

/// In how many fields of what is open something is typed and not saved.
pub fn unsaved() -> ArcRwSignal<Unsaved> {
    UNSAVED.with(Clone::clone)
}

/// The addresses of the pages on which something is typed in what is open and not saved, each with its fields counted.
pub fn pages(opened: Opened) -> Vec<(String, usize)> {
    let document = of_document(opened, "");
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    TYPING.with_borrow(|typing| {
        let here = typing.iter().filter(|(name, _)| name.starts_with(&document));
        for (_, (.., page)) in here {
            *found.entry(page.clone()).or_default() += 1;
        }
    });
    found.into_iter().collect()
}

/// In how many fields of a page something is typed in what is open and not saved.
pub fn waits_on(opened: Opened, page: &str) -> usize {
    let document = of_document(opened, "");
    TYPING.with_borrow(|typing| {
        typing.iter().filter(|(name, (.., on))| name.starts_with(&document) && on == page).count()
    })
}

/// Gives up what is typed on a page in what is open.
pub fn give_up(opened: Opened, page: &str) {
    let document = of_document(opened, "");
    change(opened, |typing| {
        typing.retain(|name, (.., on)| !(name.starts_with(&document) && on == page));
    });
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
        kept.filter(|(over, ..)| said(over) == saved).map(|(_, text, _)| said(text))
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
                typing.insert(name, (saved.clone(), now, browser::address()));
            }
        });
    });
    text
}

/// Whether anything is typed in a field whose name starts so. Whoever asks knows what is open: a key that is pressed has no
/// context to take it from.
pub fn is_typed(opened: Opened, start: &str) -> bool {
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
