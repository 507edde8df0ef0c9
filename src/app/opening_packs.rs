//! Reading a pack in the page: at once where it is the product's own, as a draft and the sample are. What looks
//! through the others, or brings an older one up to date, is code that is fetched when it is needed.

use crate::pack::{self, Diagnostic, Reading};
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// Where the sample pack is, from the page.
pub const SAMPLE: &str = "packs/sample.json";

/// Reads a pack that the product wrote itself, whose text was checked or came with the page.
pub async fn read_own(text: &str) -> Reading {
    match pack::read_own(text) {
        Some(pack) => Reading { pack: Some(pack), ..Reading::default() },
        None => read(text).await,
    }
}

/// Reads a pack that somebody brings.
pub async fn read(text: &str) -> Reading {
    read_fully(text.to_owned()).await.unwrap_or_else(|_| {
        let message = "what is in it could not be found out without a connection";
        let diagnostic = Diagnostic::error("pack", message).with_hint("try again later");
        Reading { diagnostics: vec![diagnostic], ..Reading::default() }
    })
}

#[wasm_split(checking, wasm_split_path = ::leptos::wasm_split, fallible)]
fn read_fully(text: String) -> Result<Reading, SplitLoaderError> {
    Ok(pack::read(text.as_bytes()))
}
