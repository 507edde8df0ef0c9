//! The page's vault: drafts in the browser's store and its journal. Only who has a draft needs it, so it is reached
//! by code that comes in parts (`loading_code`, `saving_code`), never from the first load.

use super::drafts::with;
use crate::{
    app::browser,
    storage::{Drafts, IndexedDb, MemoryStore, Store, Vault},
};
use gloo_timers::future::TimeoutFuture;
use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::pin,
    rc::Rc,
    task::Poll,
};

/// Drafts in both their homes, in this page.
pub type PageVault = Vault<Box<dyn Store>, IndexedDb>;

/// A browser that hasn't opened its journal by then is taken to have none: better a draft without it than no draft.
const PATIENCE_MS: u32 = 3_000;

thread_local! {
    static VAULT: RefCell<Option<Rc<PageVault>>> = const { RefCell::new(None) };
    /// Whether its journal was asked for: it has one by now, or never will.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// The vault, with its journal where the browser has one.
pub async fn vault() -> Rc<PageVault> {
    let vault = at_once();
    if !ASKED.get() {
        if let Some(Ok(journal)) = in_time(IndexedDb::open()).await {
            vault.attach(journal);
        }
        ASKED.set(true);
    }
    vault
}

/// The vault as it is, its journal opened or not.
pub fn at_once() -> Rc<PageVault> {
    VAULT.with_borrow_mut(|vault| {
        vault
            .get_or_insert_with(|| {
                let kept = with(|kept| (kept.drafts.clone(), kept.lease.tab().to_owned()));
                let (drafts, tab) = kept.unwrap_or_else(|| {
                    let nowhere: Box<dyn Store> = Box::new(MemoryStore::default());
                    (Rc::new(Drafts::new(nowhere)), browser::new_id("tab"))
                });
                Rc::new(Vault::new(drafts, None, tab))
            })
            .clone()
    })
}

/// What comes of a future; `None` where it takes too long.
async fn in_time<T>(future: impl Future<Output = T>) -> Option<T> {
    let (mut future, mut late) = (pin!(future), pin!(TimeoutFuture::new(PATIENCE_MS)));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => late.as_mut().poll(context).map(|()| None),
    })
    .await
}
