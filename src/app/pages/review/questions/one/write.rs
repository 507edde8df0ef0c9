//! A question, to answer.

use super::{super::items::ANSWER, read::frame};
use crate::{
    app::{
        components::{
            asked,
            forms::{RecordForm, RemoveRecord},
            record_pages::WritePage,
        },
        route::Route,
        state::{Editor, POST},
    },
    edit::Command,
    model::{Day, Kind, Question, QuestionId},
};
use leptos::prelude::*;

/// The page of a question, to answer it.
#[component]
pub fn ChangeQuestionPage(
    /// Which.
    id: QuestionId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::Question(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| frame(pack, id)));
    let question = editor.of(move |pack| held.with_value(|id| pack.question(id).cloned()));
    let keep = Callback::new(move |question: Question| {
        editor.run_aloud(Command::Set(by_somebody(editor, question).into()), "The answer was kept.")
    });
    view! {
        <WritePage head=framed one="question" read>
            {move || question.get().map(|it| asked(&it))}
            <RecordForm
                items=ANSWER
                form=format!("question-{}", held.get_value())
                record=question
                keep
                save="Keep the answer"
            />
            <RemoveRecord
                kind=Kind::Question
                id=held.get_value().0
                said="The question was removed."
                then=Route::Questions
            />
        </WritePage>
    }
}

/// An answer with its day, and the post that works here, where nobody typed either; without an answer neither.
fn by_somebody(editor: Editor, question: Question) -> Question {
    if !question.is_answered() {
        return Question { answered_on: None, ..question };
    }
    let answered_by = match question.answered_by.trim() {
        "" => editor.settings().setting(POST).unwrap_or_default(),
        _ => question.answered_by.clone(),
    };
    let answered_on = question.answered_on.or(Some(Day(editor.today())));
    Question { answered_by, answered_on, ..question }
}
