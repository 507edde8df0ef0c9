//! The tracker, to write: drafts to raise as they wait, and one that nothing in the figures asks for.

use super::{
    super::{
        facts::{tracked, triggers},
        items::NEW,
    },
    drafts::Figures,
};
use crate::{
    app::{
        browser,
        components::{forms::RecordForm, record_pages::WriteList},
        route::Route,
        state::{Editor, Rated},
    },
    edit::Command,
    model::{Day, Exception, ExceptionId, Trigger},
    report::{
        exceptions::{Tracker, Waiting, draft},
        minute::Member,
    },
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangeExceptionsPage() -> impl IntoView {
    let editor = Editor::get();
    let tracker = tracked(*editor);
    let blank =
        Memo::new(|_| Some(Exception { trigger: Trigger::AskedFor, ..Exception::default() }));
    let keep = Callback::new(move |asked: Exception| asked_for(editor, asked));
    view! {
        <WriteList heading="Raise an exception" read=Route::Exceptions many="exceptions">
            {move || tracker.with(|tracker| waiting(editor, tracker))}
            <section class="section">
                <h2>"Another one"</h2>
                <p>"Where nothing in the figures asks for it, and somebody does."</p>
                <RecordForm items=NEW form="new-exception" record=blank keep save="Raise it" />
            </section>
        </WriteList>
    }
}

/// Raises one that somebody asked for, on the figures of the period shown, and goes on to write it.
fn asked_for(editor: Editor, asked: Exception) -> bool {
    let Some(raised) = untrack(|| editor.period().get()) else {
        editor.say("There is no period to raise it on.");
        return false;
    };
    let id = ExceptionId(browser::new_id("exception"));
    let exception =
        Exception { id: id.clone(), raised, raised_on: Some(Day(editor.today())), ..asked };
    let added = editor.run_aloud(Command::Add(exception.into()), "The exception was raised.");
    if added {
        browser::go(&Route::ChangeException(id).href());
    }
    added
}

fn waiting(editor: Editor, tracker: &Tracker) -> AnyView {
    let rated = editor.rated().get();
    let figures = Figures::of(*editor, tracker);
    let rows = tracker.waiting.iter().enumerate().filter_map(|(place, waiting)| {
        Some(draft_row(editor, rated.get(waiting.at)?, waiting, (place, &figures)))
    });
    view! {
        <section class="section">
            <h2>{tracker.due_words()}</h2>
            <ul class="records">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// A draft with its figures, and the button that raises it.
fn draft_row(
    editor: Editor,
    row: &Rated,
    waiting: &Waiting,
    (place, figures): (usize, &Figures),
) -> AnyView {
    let held = row.clone();
    let trigger = waiting.triggers.first().copied().unwrap_or(Trigger::AskedFor);
    let raise = move |_| raise(editor, &held, trigger);
    let name = format!(" {}", row.measure.name);
    view! {
        <li>
            <p>
                <strong>{row.measure.name.clone()}</strong>
                " "
                <span class="small quiet">{triggers(waiting, editor.vocabulary())}</span>
            </p>
            {figures.at(place)}
            <div class="buttons">
                <button type="button" class="button" id=format!("raise-{place}") on:click=raise>
                    "Raise an exception"
                    <span class="hidden-visually">{name}</span>
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Raises a draft and goes on to write it.
fn raise(editor: Editor, row: &Rated, trigger: Trigger) {
    let Some(now) = untrack(|| editor.as_at()) else { return };
    let words = untrack(|| editor.vocabulary());
    let member = Member { measure: &row.measure, rating: &row.rating };
    let id = ExceptionId(browser::new_id("exception"));
    let Some(exception) = draft(member, trigger, (now, words), id.clone()) else {
        editor.say("There is no period to raise it on.");
        return;
    };
    if editor.run_aloud(Command::Add(exception.into()), "The exception was raised.") {
        browser::go(&Route::ChangeException(id).href());
    }
}
