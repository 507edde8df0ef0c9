//! Reading a pack in the page: at once where it is sound, as nearly every one is. What finds out what is wrong
//! with the others, or brings an older one up to date, is code that is fetched when it is needed.

use crate::pack::{self, Diagnostic, Reading};
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// Reads a pack of its text.
pub async fn read(text: &str) -> Reading {
    match pack::read_sound(text) {
        Some(reading) => reading,
        None => read_fully(text.to_owned()).await.unwrap_or_else(|_| {
            let message = "what is in it could not be found out without a connection";
            let diagnostic = Diagnostic::error("pack", message).with_hint("try again later");
            Reading { diagnostics: vec![diagnostic], ..Reading::default() }
        }),
    }
}

#[wasm_split(workbench, wasm_split_path = ::leptos::wasm_split, fallible)]
fn read_fully(text: String) -> Result<Reading, SplitLoaderError> {
    Ok(pack::read(text.as_bytes()))
}
