//! The set of exercises that ships, fetched when training is first opened; where a session is open, the set that it makes
//! of it.

use super::{
    open_session,
    waiting::{Fetching, File, with_file},
};
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

static FILE: File<ExerciseSet> =
    File { held: &HELD, fetch, fails: "The exercises can’t be opened" };

fn fetch() -> Fetching<ExerciseSet> {
    Box::pin(async {
        let text = loader::text(SET).await.map_err(|error| error.to_string())?;
        read(text.as_bytes()).map(Arc::new).map_err(|error| error.to_string())
    })
}

/// Draws the page anew: the session that it is of has been opened or closed.
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
    let anew = ANEW.with(Clone::clone);
    let draw = Arc::new(draw);
    (move || {
        anew.track();
        let draw = draw.clone();
        untrack(move || with_file(&FILE, move |set| draw(set)))
    })
    .into_any()
}
