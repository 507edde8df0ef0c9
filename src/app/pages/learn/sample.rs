//! The sample, fetched for training: a copy of its own, whatever is open.

use super::waiting::{Fetching, File, with_file};
use crate::{
    app::{
        loader,
        opening_packs::{SAMPLE, read_own},
    },
    model::Pack,
};
use leptos::prelude::*;
use std::{cell::RefCell, sync::Arc};

thread_local! {
    static HELD: RefCell<Option<Arc<Pack>>> = const { RefCell::new(None) };
}

static FILE: File<Pack> = File { held: &HELD, fetch, fails: "The sample can’t be opened" };

fn fetch() -> Fetching<Pack> {
    const CHECK: &str = "Check the connection, then try again.";
    Box::pin(async {
        let text = loader::text(SAMPLE).await.map_err(|_| CHECK.to_owned())?;
        read_own(&text).await.pack.map(Arc::new).ok_or_else(|| CHECK.to_owned())
    })
}

/// Draws with the sample, once it has come.
pub fn with_sample(draw: impl Fn(Arc<Pack>) -> AnyView + Send + Sync + 'static) -> AnyView {
    with_file(&FILE, draw)
}
