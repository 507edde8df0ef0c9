//! What training keeps in this browser: the session that is open, the game that is played, how exercises went
//! (`attempts`). In memory where the browser keeps nothing, which is then said.

use crate::storage::{BrowserStore, MemoryStore, Store, TrainingStore};
use leptos::prelude::*;

/// Training's part of the browser's store, else of the page's memory.
struct Held {
    store: TrainingStore<Box<dyn Store>>,
    /// Whether it outlives the page.
    lasts: bool,
}

thread_local! {
    static HELD: Held = match BrowserStore::probe() {
        Ok(store) => Held { store: TrainingStore::new(Box::new(store)), lasts: true },
        Err(_) => Held { store: TrainingStore::new(Box::new(MemoryStore::default())), lasts: false },
    };
    /// Whether what was to be kept last isn't. It belongs to no page, and so outlives each.
    static LOST: ArcRwSignal<bool> = ArcRwSignal::new(!HELD.with(|held| held.lasts));
}

/// Said on every page that has something kept, when it can't be: what is done there would else be lost in silence.
pub fn not_kept() -> AnyView {
    let lost = LOST.with(Clone::clone);
    let words = "This browser isn’t keeping what you do in training: close or reload the page, and it is gone. Save it as a file before you go.";
    view! { <div role="alert">{move || lost.get().then(|| view! { <p class="banner trouble">{words}</p> })}</div> }
        .into_any()
}

/// The text that is kept under a name.
pub fn text(name: &str) -> Option<String> {
    HELD.with(|held| held.store.get(name).ok().flatten())
}

/// Keeps a text under a name. Where the browser won't, [`not_kept`] says so.
pub fn keep_text(name: &str, text: &str) {
    let kept = HELD.with(|held| held.store.set(name, text).is_ok() && held.lasts);
    LOST.with(|lost| {
        if lost.get_untracked() == kept {
            lost.set(!kept);
        }
    });
}

/// Forgets what is kept under a name; whether that went well. Where it didn't, it comes back, and no more than that.
pub fn forget(name: &str) -> bool {
    HELD.with(|held| held.store.forget(name).is_ok())
}

/// Forgets all of training; whether that went well.
pub fn reset() -> bool {
    HELD.with(|held| held.store.reset().is_ok())
}
