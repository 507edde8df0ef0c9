//! The sample, fetched for training: a copy of its own, whatever is open.

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

#[derive(Clone)]
enum State {
    Waiting,
    Here(Arc<Pack>),
    Failed,
}

async fn fetch() -> Option<Arc<Pack>> {
    let text = loader::text(SAMPLE).await.ok()?;
    read_own(&text).await.pack.map(Arc::new)
}

/// Draws with the sample, once it has come.
pub fn with_sample(draw: impl Fn(Arc<Pack>) -> AnyView + Send + Sync + 'static) -> AnyView {
    let held = HELD.with_borrow(Clone::clone);
    let state = RwSignal::new(held.map_or(State::Waiting, State::Here));
    let ask = move || {
        state.set(State::Waiting);
        leptos::task::spawn_local(async move {
            let found = fetch().await;
            HELD.with_borrow_mut(|held| held.clone_from(&found));
            state.try_set(found.map_or(State::Failed, State::Here));
        });
    };
    if matches!(state.get_untracked(), State::Waiting) {
        ask();
    }
    view! {
        {move || match state.get() {
            State::Waiting => view! { <p role="status">"Opening…"</p> }.into_any(),
            State::Here(pack) => untrack(|| draw(pack)),
            State::Failed => view! {
                <h1>"The sample can’t be opened"</h1>
                <p>"Check the connection, then try again."</p>
                <button type="button" class="button" on:click=move |_| ask()>"Try again"</button>
            }
            .into_any(),
        }}
    }
    .into_any()
}
