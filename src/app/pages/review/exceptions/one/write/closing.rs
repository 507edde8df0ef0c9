//! Closing an exception: by its figures, or by a decision that is recorded.

use super::{
    super::{
        super::items::DECISION,
        figures::{close_words, closing as closing_words},
    },
    parts::change,
};
use crate::{
    app::{browser, components::forms::RecordForm, state::Editor},
    edit::Command,
    model::{Day, Exception, ExceptionId, ExceptionState, Frequency, Period},
    rating::exception::{last_figure, may_close},
};
use leptos::prelude::*;

/// Whether it may close, and the ways to close it.
pub fn closing(editor: Editor, id: ExceptionId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let exception = editor.of(move |pack| pack.exception(&id).cloned());
    let words = move || exception.with(|it| it.as_ref().and_then(|it| closing_words(*editor, it)));
    let is_closed = Memo::new(move |_| {
        exception.with(|it| it.as_ref().is_some_and(|it| it.state == ExceptionState::Closed))
    });
    let may = Memo::new(move |_| {
        let period = editor.period().get();
        exception.with(|it| {
            let found = it.as_ref().zip(period);
            found.is_some_and(|(it, period)| may_close(&editor.pack(), it, period).is_ok())
        })
    });
    let close = move |_| {
        let shown = editor.period().get_untracked();
        if change(editor, &held.get_value(), |it| closed(editor, it, shown)) {
            browser::focus_next(["reopen".to_owned()]);
        }
    };
    let reopen = move |_| {
        // The history keeps the decision that was.
        if change(editor, &held.get_value(), |it| it.take_to(ExceptionState::Open)) {
            browser::focus_next(["decision".to_owned()]);
        }
    };
    let keep = Callback::new(move |mut it: Exception| {
        // A decision is taken on all that is known, whichever period is looked at.
        let today = editor.pack_now().calendar().period_of(editor.today(), Frequency::Monthly);
        closed(editor, &mut it, today);
        let said = "The exception was closed by a decision.";
        let done = editor.run_aloud(Command::Set(it.into()), said);
        if done {
            browser::focus_next(["reopen".to_owned()]);
        }
        done
    });
    let ways = move || {
        match is_closed.get() {
        true => view! {
            <div class="buttons">
                <button type="button" class="button" id="reopen" on:click=reopen>
                    "Open it again"
                </button>
            </div>
        }
        .into_any(),
        false => view! {
            {move || may.get().then(|| view! {
                <div class="buttons">
                    <button type="button" class="button main" on:click=close>
                        {move || exception.with(|it| it.as_ref().map(|it| close_words(*editor, it)))}
                    </button>
                </div>
            })}
            <h3>"Close it by a decision"</h3>
            <RecordForm
                items=DECISION
                form=format!("decision-{}", held.get_value())
                record=exception
                keep
                save="Close it by this decision"
            />
        }
        .into_any(),
    }
    };
    view! {
        <p>{words}</p>
        {ways}
    }
    .into_any()
}

/// Closed today, after the last figure that its measure has up to a period.
fn closed(editor: Editor, exception: &mut Exception, by: Option<Period>) {
    let last = by.and_then(|it| last_figure(&editor.pack_now(), exception, it));
    exception.state = ExceptionState::Closed;
    exception.closed_on = Some(Day(editor.today()));
    exception.closed_after = last.or(by);
}
