//! What the browser keeps for the page: drafts and settings, or memory only where it keeps nothing.

use crate::{
    app::browser,
    model::Pack,
    storage::{
        About, BrowserStore, Drafts, Home, Lease, MemoryStore, SaveError, Store, StoreError,
    },
};
use gloo_timers::callback::Timeout;
use std::{cell::RefCell, rc::Rc, sync::Arc};

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// The draft that is open.
pub struct OpenDraft {
    pub id: String,
    /// What the last save that was kept says of itself, under its label.
    pub about: About,
    /// The generation of the last save that was begun.
    pub begun: u64,
    /// Another tab has it: nothing of it is written here.
    pub elsewhere: bool,
    /// The pack as it was last saved or opened.
    pub pack: Option<Arc<Pack>>,
    /// When it was opened, in milliseconds since 1970.
    pub opened_at: u64,
}

/// A save of a draft.
#[derive(Clone)]
pub struct Save {
    pub id: String,
    /// The generation that it builds on.
    pub on: u64,
    /// What it says of itself, with its own generation.
    pub about: About,
    pub pack: Arc<Pack>,
}

/// What saving and settings work with. Timers and stores of the browser can't be in signals.
pub struct Kept {
    pub drafts: Rc<Drafts<Box<dyn Store>>>,
    pub lease: Lease,
    pub open: Option<OpenDraft>,
    /// What is yet to be saved.
    pub pending: Option<Arc<Pack>>,
    /// The save that is on its way to the disk.
    pub under_way: Option<Save>,
    pub timer: Option<Timeout>,
    /// How long the last save took, in milliseconds.
    pub took: u64,
    /// Why the store lasts no longer than the page, where it doesn't.
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
        drafts: Rc::new(drafts),
        lease: Lease::of_tab(browser::new_id("tab")),
        open: None,
        pending: None,
        under_way: None,
        timer: None,
        took: 0,
        memory_only,
    }));
}

/// Works with what is kept; `None` before [`probe`].
pub fn with<T>(act: impl FnOnce(&mut Kept) -> T) -> Option<T> {
    KEPT.with_borrow_mut(|kept| kept.as_mut().map(act))
}

impl Kept {
    /// Whether this tab gets hold of a draft, or has it and renews that. A hold that can't be noted is one.
    pub fn holds(&self, id: &str) -> bool {
        self.lease.take(self.drafts.store(), id, browser::now()).unwrap_or(true)
    }

    /// Whether this tab may write a draft: not one that it has left to another tab, and else where it gets hold of it.
    pub fn may_write(&self, id: &str) -> bool {
        let left = self.open.as_ref().is_some_and(|open| open.id == id && open.elsewhere);
        !left && self.holds(id)
    }

    /// Whether a draft has a save that isn't of this tab: what opened it at the same moment may never have seen the
    /// other's hold.
    pub fn is_behind(&self, id: &str) -> bool {
        let ours = self.open.as_ref().filter(|open| open.id == id).map(|open| open.begun);
        let newest = self.drafts.newest(id).ok().flatten();
        ours.zip(newest).is_some_and(|(ours, newest)| newest > ours)
    }

    /// Begins the next save: what is pending, with a generation of its own. `None` where there is nothing to save, or
    /// another tab has the draft.
    pub fn begin(&mut self) -> Option<Result<Save, SaveError>> {
        self.timer = None;
        let id = self.open.as_ref()?.id.clone();
        let pack = self.pending.clone()?;
        if !self.may_write(&id) {
            return Some(Err(SaveError::OpenElsewhere));
        }
        self.pending = None;
        let open = self.open.as_mut()?;
        open.begun += 1;
        let about = About {
            organisation: pack.organisation.name.clone(),
            saved_at: browser::now(),
            generation: open.begun,
            ..open.about.clone()
        };
        let save = Save { id, on: open.about.generation, about, pack };
        self.under_way = Some(save.clone());
        Some(Ok(save))
    }

    /// Where a save is that the journal has, too.
    pub fn home_on_disk(&self) -> Home {
        self.memory_only.as_ref().map_or(Home::Both, |error| Home::Disk(error.to_string()))
    }

    /// Nothing of the draft that was open concerns what opens next.
    pub fn leave(&mut self) {
        if let Some(open) = self.open.take().filter(|open| !open.elsewhere) {
            let _ = self.lease.release(self.drafts.store(), &open.id, browser::now());
        }
        (self.pending, self.under_way, self.timer) = (None, None, None);
    }
}

/// Looks at what is kept, where nobody is at work on it: a fault may have come in the middle of something.
pub fn look<T>(at: impl FnOnce(&Kept) -> Option<T>) -> Option<T> {
    KEPT.with(|kept| at(kept.try_borrow().ok()?.as_ref()?))
}
