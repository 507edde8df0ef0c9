//! Writing a pack and saving it as a draft. Only what changes a pack needs it, so it comes with the part `editing`.

use crate::{
    model::Pack,
    pack,
    storage::{About, Drafts, SaveError, Store},
};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::cell::Cell;

type Save = fn(&Drafts<Box<dyn Store>>, &str, About, &Pack) -> Result<About, SaveError>;

/// The code that saves.
#[derive(Clone, Copy)]
pub struct SavingCode {
    /// A pack as its file.
    pub write: fn(&Pack) -> String,
    /// Saves a pack as a draft.
    pub save: Save,
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
    KNOWN.set(Some(SavingCode { write: pack::write, save }));
}

/// Makes it known for the rest of the page: fetched where it isn't there yet.
#[wasm_split(editing, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetched() -> Result<(), SplitLoaderError> {
    make_known();
    Ok(())
}

fn save(
    drafts: &Drafts<Box<dyn Store>>,
    id: &str,
    about: About,
    pack: &Pack,
) -> Result<About, SaveError> {
    drafts.save(id, about, &pack::write(pack))
}
