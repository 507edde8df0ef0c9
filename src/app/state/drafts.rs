//! What the browser keeps for the page: drafts and settings, or memory only where it keeps nothing.

use super::loading_code;
use crate::{
    app::browser,
    model::Pack,
    storage::{About, BrowserStore, Drafts, Lease, MemoryStore, Store, StoreError},
};
use gloo_timers::callback::Timeout;
use std::{cell::RefCell, sync::Arc};

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// What saving and settings work with. Timers and stores of the browser can't be in signals.
pub struct Kept {
    pub drafts: Drafts<Box<dyn Store>>,
    pub lease: Lease,
    /// The draft that is open, and what its last save said of it.
    pub open: Option<(String, About)>,
    /// What is yet to be saved.
    pub pending: Option<Arc<Pack>>,
    pub timer: Option<Timeout>,
    /// Why the store is memory only, where it is.
    pub memory_only: Option<StoreError>,
}

/// Finds out what the browser will keep; falls back to memory.
pub fn probe() {
    let (store, memory_only): (Box<dyn Store>, _) = match BrowserStore::probe() {
        Ok(store) => (Box::new(store), None),
        Err(error) => (Box::new(MemoryStore::default()), Some(error)),
    };
    let drafts = Drafts::new(store);
    if let Some(theme) = drafts.setting("theme") {
        browser::show_theme(&theme);
    }
    KEPT.set(Some(Kept {
        drafts,
        lease: Lease::of_tab(browser::new_id("tab")),
        open: None,
        pending: None,
        timer: None,
        memory_only,
    }));
}

/// Works with what is kept; `None` before [`probe`].
pub fn with<T>(act: impl FnOnce(&mut Kept) -> T) -> Option<T> {
    KEPT.with_borrow_mut(|kept| kept.as_mut().map(act))
}

/// The open draft as it was last saved; `None` where what is open isn't a draft.
pub fn last_saved() -> Option<String> {
    // A fault may have come in the middle of something: then what is kept can't be looked at.
    KEPT.with(|kept| {
        let kept = kept.try_borrow().ok()?;
        let kept = kept.as_ref()?;
        let (id, _) = kept.open.as_ref()?;
        // Where a draft is open, the code that loads one is there.
        loading_code::known()?(&kept.drafts, id).ok().map(|loaded| loaded.text)
    })
}
