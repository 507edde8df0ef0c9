//! The page of a lesson, to write.

use super::super::{
    super::changes::proposing,
    facts::frame,
    items::{ABOUT, LEARNT, TIES},
};
use crate::{
    app::{
        components::{
            forms::{
                EVIDENCE, NOTE, RecordForm, Records, RemoveRecord, blank_evidence, blank_note,
                kept, replaced,
            },
            record_pages::WritePage,
        },
        route::Route,
        state::Editor,
    },
    edit::Command,
    model::{Kind, Lesson, LessonId},
};
use leptos::prelude::*;

/// The page of a lesson, to write.
#[component]
pub fn ChangeLessonPage(
    /// Which.
    id: LessonId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::Lesson(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| frame(pack, id)));
    let lesson = editor.of(move |pack| held.with_value(|id| pack.lesson(id).cloned()));
    view! {
        <WritePage head=framed one="lesson" read>
            <RecordForm
                items=[("What it is", ABOUT), ("What was learnt", LEARNT), ("What it is tied to", TIES)]
                form=format!("lesson-{}", held.get_value())
                record=lesson
                keep=replaced(editor, "The lesson was changed.")
            />
            <section class="section">
                <h2>"What should change because of it"</h2>
                {proposing(editor, Some(held.get_value()))}
            </section>
            <section class="section">
                <h2>"What shows it"</h2>
                {evidence(editor, held.get_value())}
            </section>
            <section class="section">
                <h2>"Notes"</h2>
                {notes(editor, held.get_value())}
            </section>
            <RemoveRecord
                kind=Kind::Lesson
                id=held.get_value().0
                said="The lesson was removed."
                then=Route::ChangeLessons
            />
        </WritePage>
    }
}

/// Changes a lesson as one step; whether it could be.
fn change(editor: Editor, id: &LessonId, act: impl FnOnce(&mut Lesson)) -> bool {
    let Some(mut lesson) = editor.pack_now().lesson(id).cloned() else { return false };
    act(&mut lesson);
    editor.run_aloud(Command::Set(lesson.into()), "The lesson was changed.")
}

/// What shows it.
fn evidence(editor: Editor, id: LessonId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list =
        editor.of(move |pack| pack.lesson(&id).map(|it| it.evidence.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), |lesson| {
            lesson.evidence = kept(std::mem::take(&mut lesson.evidence), at, record);
        })
    });
    view! { <Records kind=&EVIDENCE of list blank=Callback::new(|()| blank_evidence()) keep /> }
        .into_any()
}

/// What people noted.
fn notes(editor: Editor, id: LessonId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list =
        editor.of(move |pack| pack.lesson(&id).map(|it| it.notes.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), |lesson| {
            lesson.notes = kept(std::mem::take(&mut lesson.notes), at, record);
        })
    });
    let blank = Callback::new(move |()| blank_note(editor));
    view! { <Records kind=&NOTE of list blank keep /> }.into_any()
}
