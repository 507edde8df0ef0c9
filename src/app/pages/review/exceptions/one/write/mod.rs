//! The page of an exception, to write.

mod actions;
mod closing;
mod lesson;
mod parts;
mod promises;

use super::{
    super::{
        card::{as_it_stands, still_lacks},
        facts::frame,
        items::{ABOUT, CAUSE, MEANING, SOUGHT, WAIVER},
    },
    figures,
    promises::all as all_promises,
};
use crate::{
    app::{
        components::{
            forms::{RecordForm, RemoveRecord, replaced},
            record_pages::WritePage,
        },
        route::Route,
        state::Editor,
    },
    model::{ExceptionId, ExceptionState, Kind},
};
use leptos::prelude::*;

/// The page of an exception, to write.
#[component]
pub fn ChangeExceptionPage(
    /// Which.
    id: ExceptionId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::Exception(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| frame(pack, id)));
    let exception = editor.of(move |pack| held.with_value(|id| pack.exception(id).cloned()));
    let standing = move || {
        let id = exception.with(|it| it.as_ref().map(|it| it.measure.clone()))?;
        let rated = editor.rated().get();
        as_it_stands(*editor, rated.iter().find(|row| row.measure.id == id)?)
    };
    let before = move || {
        let held = exception.get()?;
        let rated = editor.rated().get();
        let row = rated.iter().find(|row| row.measure.id == held.measure)?;
        figures::before(*editor, &held, row)
    };
    let lacks = move || {
        let held = exception.get()?;
        let is_closed = held.state == ExceptionState::Closed;
        (!is_closed).then(|| still_lacks(&editor.pack(), &held))
    };
    view! {
        <WritePage head=framed one="exception" read>
            {standing}
            {lacks}
            {before}
            <RecordForm
                items=[
                    ("What it is", ABOUT),
                    ("Why", CAUSE),
                    ("What it means", MEANING),
                    ("What would help", SOUGHT),
                ]
                form=format!("exception-{}", held.get_value())
                record=exception
                keep=replaced(editor, "The exception was changed.")
            />
            <section class="section">
                <h2>"Evidence of the cause"</h2>
                {parts::evidence(editor, held.get_value())}
            </section>
            <section class="section">
                <h2>"What is being done"</h2>
                {actions::actions(editor, held.get_value())}
            </section>
            <section class="section">
                <h2>"By when it is back within its floor"</h2>
                <p>"What was promised once stays as it was said."</p>
                {move || exception.with(|it| it.as_ref().map(all_promises))}
                {promises::another(editor, held.get_value())}
            </section>
            <section class="section">
                <h2>"The way back"</h2>
                {parts::steps(editor, held.get_value())}
            </section>
            <section class="section">
                <h2>"Closing it"</h2>
                {closing::closing(editor, held.get_value())}
            </section>
            <section class="section">
                <h2>"What was learnt"</h2>
                {lesson::learn(editor, held.get_value())}
            </section>
            <section class="section">
                <h2>"A waiver"</h2>
                <RecordForm
                    items=WAIVER
                    form=format!("waiver-{}", held.get_value())
                    record=exception
                    keep=replaced(editor, "The waiver was saved.")
                    save="Save the waiver"
                />
            </section>
            <section class="section">
                <h2>"Notes"</h2>
                {parts::notes(editor, held.get_value())}
            </section>
            <RemoveRecord
                kind=Kind::Exception
                id=held.get_value().0
                said="The exception was removed."
                then=Route::ChangeExceptions
            />
        </WritePage>
    }
}
