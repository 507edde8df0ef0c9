//! A lesson to write of an exception.

use crate::{
    app::{browser, route::Route, state::Editor},
    edit::Command,
    model::{Day, ExceptionId, LessonId},
    report::lessons::of_exception,
};
use leptos::prelude::*;

/// The button that writes one, with what the exception knows, and goes on to it.
pub fn learn(editor: Editor, id: ExceptionId) -> AnyView {
    let write = move |_| {
        let pack = editor.pack_now();
        let Some(exception) = pack.exception(&id) else { return };
        let lesson_id = LessonId(browser::new_id("lesson"));
        let lesson = of_exception(exception, Day(editor.today()), lesson_id.clone());
        if editor.run_aloud(Command::Add(lesson.into()), "The lesson was added.") {
            browser::go(&Route::ChangeLesson(lesson_id).href());
        }
    };
    view! {
        <div class="buttons">
            <button type="button" class="button" id="learn" on:click=write>
                "Write a lesson of it"
            </button>
        </div>
    }
    .into_any()
}
