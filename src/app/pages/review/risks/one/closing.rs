//! Closing a risk, with its day and the reason, and opening it again.

use super::super::items::CLOSING;
use crate::{
    app::{browser, components::forms::RecordForm, state::Editor},
    edit::Command,
    model::{Risk, RiskId, RiskState},
    rating::risk::closed_words,
};
use leptos::prelude::*;

/// Changes a risk as one step; whether it could be.
pub(super) fn change(editor: Editor, id: &RiskId, said: &str, act: impl FnOnce(&mut Risk)) -> bool {
    let Some(mut risk) = editor.pack_now().risk(id).cloned() else { return false };
    act(&mut risk);
    editor.run_aloud(Command::Set(risk.into()), said)
}

/// How it was closed, or the form to close it.
pub fn closing(editor: Editor, id: RiskId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let risk = editor.of(move |pack| pack.risk(&id).cloned());
    let closed = Memo::new(move |_| {
        let is = |it: &Risk| it.state == Some(RiskState::Closed);
        let words = |it: &Risk| closed_words(it, it.closed_on.unwrap_or_default());
        risk.with(|it| it.as_ref().filter(|it| is(it)).and_then(words))
    });
    let reopen = move |_| {
        let done = change(editor, &held.get_value(), "The risk is open again.", |risk| {
            risk.state = Some(RiskState::Open);
            risk.closed_on = None;
            risk.closed_by.clear();
            risk.closing_reason.clear();
        });
        if done {
            browser::focus_next(["risk-closing".to_owned()]);
        }
    };
    let keep = Callback::new(move |mut it: Risk| {
        it.state = Some(RiskState::Closed);
        let done = editor.run_aloud(Command::Set(it.into()), "The risk was closed.");
        if done {
            browser::focus_next(["reopen-risk".to_owned()]);
        }
        done
    });
    let ways = move || {
        match closed.get() {
        Some(words) => view! {
            <p>{words}</p>
            <div class="buttons">
                <button type="button" class="button" id="reopen-risk" on:click=reopen>
                    "Open it again"
                </button>
            </div>
        }
        .into_any(),
        None => view! {
            <p class="quiet">
                "A closed risk leaves the matrix and can still be read. The history keeps how it was closed, and that it was opened again."
            </p>
            <RecordForm
                items=CLOSING
                form=format!("closing-{}", held.get_value())
                record=risk
                keep
                save="Close this risk"
            />
        }
        .into_any(),
    }
    };
    view! {
        <section class="section">
            <h2>"Closing it"</h2>
            {ways}
        </section>
    }
    .into_any()
}
