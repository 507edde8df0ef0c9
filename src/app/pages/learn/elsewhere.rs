//! An exercise that an address names and that the set which is open hasn't: where it is from, and how to come to it.

use super::{open_session, session::OpenFile, set::draw_anew};
use crate::{
    app::{browser, route::Route},
    training::{ExerciseSet, session::Session},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Said over an exercise that ships and isn't of the session that is open: it is done, and counts, apart from it.
pub fn apart(session: &Session, shipped: &ExerciseSet) -> AnyView {
    let words = format!(
        "This exercise isn’t in the session that is open, “{}”. It is from the set that ships, “{}”, and counts there.",
        session.name, shipped.name
    );
    view! {
        <div class="banner">
            <p>{words}</p>
            <a class="link" href=Route::LearnSession.href()>"Back to the session"</a>
        </div>
    }
    .into_any()
}

/// The page of an exercise that is neither in the set that ships nor in a session that is open here.
pub fn not_here(id: &str, session: Option<&Session>, shipped: Arc<ExerciseSet>) -> AnyView {
    let open = session.map_or_else(
        || "and no session is open here".to_owned(),
        |session| format!("nor in the session that is open, “{}”", session.name),
    );
    let words = format!(
        "The exercise “{id}” isn’t in the set that ships, {open}. An exercise that somebody wrote comes with the file of its session: ask your trainer for it, and open it here."
    );
    let opened = Callback::new(move |_: Session| {
        draw_anew();
        browser::focus("main");
    });
    view! {
        <p class="crumbs"><a class="link" href=Route::Learn.href()>"All exercises"</a></p>
        <h1>"This exercise isn’t open here"</h1>
        <p>{words}</p>
        <OpenFile shipped then=opened />
        <p class="buttons">
            <a class="link" href=Route::LearnSession.href()>"The session"</a>
            <a class="link" href=Route::Learn.href()>"All exercises"</a>
        </p>
    }
    .into_any()
}

/// Which set an exercise is worked through in, by its id.
pub enum Found {
    /// In the set that is open.
    Open(Arc<ExerciseSet>),
    /// In the set that ships, while a session without it is open.
    Apart(Arc<ExerciseSet>, Session),
    /// In none that is here.
    Nowhere(Option<Session>),
}

/// Looks for an exercise: in the session that is open, else in the set that ships.
pub fn find(id: &str, shipped: &Arc<ExerciseSet>) -> Found {
    let has = |set: &ExerciseSet| set.exercises.iter().any(|it| it.id == id);
    let session = open_session::opened(shipped);
    let of_session = session.as_ref().map(|it| it.set(shipped)).filter(|it| has(it));
    match (of_session, session) {
        (Some(set), _) => Found::Open(Arc::new(set)),
        (None, None) if has(shipped) => Found::Open(shipped.clone()),
        (None, Some(session)) if has(shipped) => Found::Apart(shipped.clone(), session),
        (None, session) => Found::Nowhere(session),
    }
}
