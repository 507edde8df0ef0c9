//! Reading a draft out of its slots. Only who has a draft needs it, so it comes with a part of its own.

use crate::storage::{Drafts, Loaded, SaveError, Store};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::cell::Cell;

type Load = fn(&Drafts<Box<dyn Store>>, &str) -> Result<Loaded, SaveError>;

thread_local! {
    static KNOWN: Cell<Option<Load>> = const { Cell::new(None) };
}

/// The code that loads, where it is there: from the first draft that was opened on.
pub fn known() -> Option<Load> {
    KNOWN.get()
}

/// Makes it known: fetched where it isn't there yet.
#[wasm_split(drafts, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetched() -> Result<(), SplitLoaderError> {
    KNOWN.set(Some(Drafts::load));
    Ok(())
}
