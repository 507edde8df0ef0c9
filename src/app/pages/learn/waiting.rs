//! A file that training waits for: fetched when it is first needed, held from then on, asked for again where it didn't
//! come.

use leptos::prelude::*;
use std::{cell::RefCell, future::Future, pin::Pin, sync::Arc, thread::LocalKey};

/// What comes of fetching a file, or why it didn't, in a sentence.
pub type Fetching<T> = Pin<Box<dyn Future<Output = Result<Arc<T>, String>>>>;

/// A file, as a page waits for it.
pub struct File<T: 'static> {
    /// Where it is held once it has come.
    pub held: &'static LocalKey<RefCell<Option<Arc<T>>>>,
    /// How it is fetched.
    pub fetch: fn() -> Fetching<T>,
    /// Heads the page where it doesn't come.
    pub fails: &'static str,
}

enum State<T> {
    Waiting,
    Here(Arc<T>),
    Failed(String),
}

/// What is held needs no copy of its own.
impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Here(here) => Self::Here(here.clone()),
            Self::Failed(reason) => Self::Failed(reason.clone()),
        }
    }
}

/// Draws with a file, once it has come.
pub fn with_file<T: Send + Sync + 'static>(
    file: &'static File<T>,
    draw: impl Fn(Arc<T>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let held = file.held.with_borrow(Clone::clone);
    let state = RwSignal::new(held.map_or(State::Waiting, State::Here));
    let ask = move || {
        state.set(State::Waiting);
        leptos::task::spawn_local(async move {
            let found = (file.fetch)().await;
            if let Ok(here) = &found {
                file.held.with_borrow_mut(|held| *held = Some(here.clone()));
            }
            // The page may be gone by now.
            state.try_set(found.map_or_else(State::Failed, State::Here));
        });
    };
    if state.with_untracked(|state| matches!(state, State::Waiting)) {
        ask();
    }
    view! {
        {move || match state.get() {
            State::Waiting => view! { <p role="status">"Opening…"</p> }.into_any(),
            State::Here(here) => untrack(|| draw(here)),
            State::Failed(reason) => view! {
                <h1>{file.fails}</h1>
                <p>{reason}</p>
                <button type="button" class="button" on:click=move |_| ask()>"Try again"</button>
            }
            .into_any(),
        }}
    }
    .into_any()
}
