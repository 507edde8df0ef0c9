//! The way in for a session's file.

use super::super::{open_session, refused::why_not};
use crate::{
    app::browser,
    training::{
        ExerciseSet,
        session::{LONGEST_FILE, Session, SessionError, read_session},
    },
};
use leptos::{html::Input, prelude::*};
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
    let input = NodeRef::<Input>::new();
    let take = move |_| {
        let Some(file) = browser::chosen_file(input) else { return };
        let shipped = shipped.clone();
        leptos::task::spawn_local(async move {
            let read = match file.size() > LONGEST_FILE as f64 {
                true => Err(SessionError::TooLong.to_string()),
                false => match browser::file_bytes(&file).await {
                    Some(bytes) => {
                        read_session(&shipped, &bytes).map_err(|error| error.to_string())
                    }
                    None => Err("that file could not be read".to_owned()),
                },
            };
            match read {
                Ok(session) => {
                    open_session::open(&shipped, &session);
                    then.run(session);
                }
                Err(reason) => {
                    wrong.try_set(Some(reason));
                }
            }
        });
    };
    view! {
        <div class="field">
            <label for="session-file">"Open a session file (.json)"</label>
            <input
                id="session-file"
                node_ref=input
                type="file"
                accept=".json,application/json,text/json"
                on:change=take
            />
        </div>
        {why_not(wrong)}
    }
}
