//! Writing a pack and saving it as a draft. Only what changes a pack needs it, so it comes with the part `editing`.

use super::{
    drafts::Save,
    vault::{self, vault},
};
use crate::{
    model::Pack,
    pack,
    storage::{Kept, SaveError},
};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::{cell::Cell, pin::Pin};

/// How a save went, later.
type Saved = Pin<Box<dyn Future<Output = Result<Kept, SaveError>>>>;

/// The code that saves.
#[derive(Clone, Copy)]
pub struct SavingCode {
    /// A pack as its file.
    pub write: fn(&Pack) -> String,
    /// Saves a draft in both its homes.
    pub save: fn(Save) -> Saved,
    /// Saves it in the store alone, at once.
    pub save_at_once: fn(&Save) -> Result<(), SaveError>,
}

thread_local! {
    static KNOWN: Cell<Option<SavingCode>> = const { Cell::new(None) };
}

/// The code that saves, where it is there: from the first change on.
pub fn known() -> Option<SavingCode> {
    KNOWN.get()
}

/// Makes it known. For code that changes a pack, before it hands over anything to save.
pub fn make_known() {
    KNOWN.set(Some(SavingCode {
        write: pack::write,
        save: |save| {
            Box::pin(async move {
                let text = pack::write(&save.pack);
                vault().await.save(&save.id, save.on, save.about, &text).await
            })
        },
        save_at_once: |save| {
            let text = pack::write(&save.pack);
            vault::at_once().save_at_once(&save.id, save.on, &save.about, &text)
        },
    }));
}

/// Makes it known for the rest of the page: fetched where it isn't there yet.
#[wasm_split(editing, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetched() -> Result<(), SplitLoaderError> {
    make_known();
    Ok(())
}
