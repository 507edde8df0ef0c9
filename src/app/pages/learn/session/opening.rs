//! The way in for a session's file.

use super::super::{open_session, refused::why_not};
use crate::{
    app::components::{FileField, ReadFile},
    training::{
        ExerciseSet,
        session::{LONGEST_FILE, Session, read_session},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The field for a session's file; what is opened is handed on.
#[component]
pub fn OpenFile(
    /// What ships.
    shipped: Arc<ExerciseSet>,
    /// What to do with the session.
    then: Callback<Session>,
) -> impl IntoView {
    let wrong = RwSignal::new(None::<String>);
    let take = Callback::new(move |files: Vec<ReadFile>| {
        let Some(file) = files.into_iter().next() else { return };
        let read = file
            .bytes
            .and_then(|bytes| read_session(&shipped, &bytes).map_err(|error| error.to_string()));
        match read {
            Ok(session) => {
                open_session::open(&shipped, &session);
                then.run(session);
            }
            Err(reason) => wrong.set(Some(reason)),
        }
    });
    view! {
        <FileField
            id="session-file"
            label="Open a session file (.json)"
            longest=LONGEST_FILE
            then=take
        />
        {why_not(wrong)}
    }
}
