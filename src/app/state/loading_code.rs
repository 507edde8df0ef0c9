//! Opening a draft out of the vault. Only who has a draft needs it, so it comes with a part of its own.

use super::{drafts, vault::vault};
use crate::app::browser;
use crate::storage::{Drafts, JournalError, Loaded, Opened, SaveError, Store};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::{cell::Cell, pin::Pin};

/// What comes later.
type Later<T> = Pin<Box<dyn Future<Output = T>>>;
/// Whether the journal did it.
type Done = Later<Result<(), JournalError>>;
/// The store alone.
type InStore = Drafts<Box<dyn Store>>;

/// The code that opens drafts.
#[derive(Clone, Copy)]
pub struct LoadingCode {
    /// A draft's newest sound save.
    pub open: fn(String) -> Later<Result<Opened, SaveError>>,
    /// What the store alone has of a draft, at once.
    pub look: fn(&InStore, &str) -> Result<Loaded, SaveError>,
    /// Whether another tab has saved a draft since a generation.
    pub is_behind: fn(String, u64) -> Later<bool>,
    /// Puts into the journal what only the store has of a draft.
    pub put_on_disk: fn(String) -> Done,
    /// Has both homes hold the same drafts. How many the store had lost.
    pub even_out: fn() -> Later<Result<usize, JournalError>>,
    /// What the journal was to remember; empty where it was to forget.
    pub remembered: fn(String) -> Later<Option<String>>,
    /// Has the journal remember something, or forget it.
    pub remember: fn(String, Option<String>) -> Done,
    /// Takes drafts out of the journal: these, or all.
    pub forget: fn(Option<Vec<String>>) -> Done,
}

thread_local! {
    static KNOWN: Cell<Option<LoadingCode>> = const { Cell::new(None) };
}

/// The code that opens drafts, where it is there: from the first draft on.
pub fn known() -> Option<LoadingCode> {
    KNOWN.get()
}

/// Makes it known: fetched where it isn't there yet.
#[wasm_split(drafts, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetched() -> Result<(), SplitLoaderError> {
    KNOWN.set(Some(LoadingCode {
        open: |id| Box::pin(async move { vault().await.open(&id).await }),
        look: Drafts::load,
        is_behind: |id, generation| {
            Box::pin(async move { vault().await.is_behind(&id, generation).await == Ok(true) })
        },
        put_on_disk: |id| Box::pin(async move { vault().await.put_on_disk(&id).await }),
        even_out: || Box::pin(async { vault().await.even_out(browser::now()).await }),
        remembered: |name| Box::pin(async move { vault().await.remembered(&name).await }),
        remember: |name, text| {
            Box::pin(async move { vault().await.remember(&name, text.as_deref()).await })
        },
        forget: |ids| Box::pin(async move { vault().await.forget(ids.as_deref()).await }),
    }));
    Ok(())
}

/// The open draft as the store last had it; `None` where what is open isn't a draft.
pub fn last_saved() -> Option<String> {
    drafts::look(|kept| {
        let id = &kept.open.as_ref()?.id;
        // Where a draft is open, the code that loads one is there.
        (known()?.look)(&kept.drafts, id).ok().map(|loaded| loaded.text)
    })
}
