//! The set of exercises that ships, fetched when training is first opened; where a session is open, the set that it makes
//! of it.

use super::open_session;
use crate::{
    app::loader,
    training::{ExerciseSet, read},
};
use leptos::prelude::*;
use std::{cell::RefCell, sync::Arc};

/// Where it is, from the page.
const SET: &str = "training/balanced-scorecard.json";

thread_local! {
    static HELD: RefCell<Option<Arc<ExerciseSet>>> = const { RefCell::new(None) };
    /// Counts how often a page had to be drawn anew. It belongs to no page, and so outlives each.
    static ANEW: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

#[derive(Clone)]
enum State {
    Waiting,
    Here(Arc<ExerciseSet>),
    Failed(String),
}

async fn fetch() -> Result<Arc<ExerciseSet>, String> {
    let text = loader::text(SET).await.map_err(|error| error.to_string())?;
    read(text.as_bytes()).map(Arc::new).map_err(|error| error.to_string())
}

/// Draws the page anew: the session that it was of is no longer open.
pub fn draw_anew() {
    ANEW.with(|anew| anew.update(|count| *count = count.wrapping_add(1)));
}

/// Draws with the set that is worked through, once it has come: that of the session, where one is open.
pub fn with_set(draw: impl Fn(Arc<ExerciseSet>) -> AnyView + Send + Sync + 'static) -> AnyView {
    with_shipped(move |shipped| {
        let session = open_session::opened(&shipped);
        draw(session.map_or(shipped.clone(), |session| Arc::new(session.set(&shipped))))
    })
}

/// Draws with the set that ships, once it has come.
pub fn with_shipped(draw: impl Fn(Arc<ExerciseSet>) -> AnyView + Send + Sync + 'static) -> AnyView {
    let held = HELD.with_borrow(Clone::clone);
    let state = RwSignal::new(held.map_or(State::Waiting, State::Here));
    let ask = move || {
        state.set(State::Waiting);
        leptos::task::spawn_local(async move {
            let found = fetch().await;
            if let Ok(set) = &found {
                HELD.with_borrow_mut(|held| *held = Some(set.clone()));
            }
            state.try_set(found.map_or_else(State::Failed, State::Here));
        });
    };
    if matches!(state.get_untracked(), State::Waiting) {
        ask();
    }
    let anew = ANEW.with(Clone::clone);
    view! {
        {move || match (anew.get(), state.get()).1 {
            State::Waiting => view! { <p role="status">"Opening…"</p> }.into_any(),
            State::Here(set) => untrack(|| draw(set)),
            State::Failed(reason) => view! {
                <h1>"The exercises can’t be opened"</h1>
                <p>{reason}</p>
                <button type="button" class="button" on:click=move |_| ask()>"Try again"</button>
            }
            .into_any(),
        }}
    }
    .into_any()
}
