//! Changes, to write: to decide, to note as done, and to propose.

use super::items::PROPOSE;
use crate::{
    app::{
        browser,
        components::{forms::RecordForm, record_pages::WriteList},
        pages::plan::sign_off::decisions,
        route::Route,
        state::{Editor, POST},
    },
    edit::Command,
    model::{Day, LessonId, Proposal},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangeChangesPage() -> impl IntoView {
    let editor = Editor::get();
    view! {
        <WriteList heading="Propose or decide a change" read=Route::Changes many="changes">
            <section class="section">
                <h2 id="proposals" tabindex="-1">"What is proposed"</h2>
                {decisions(editor)}
            </section>
            <section class="section">
                <h2>"Another change"</h2>
                {proposing(editor, None)}
            </section>
        </WriteList>
    }
}

/// The form for a change, of a lesson where one is given. What it is of is that of the lesson, until somebody says other.
pub fn proposing(editor: Editor, lesson: Option<LessonId>) -> AnyView {
    let form = format!("propose-{}", lesson.as_ref().map_or("any", LessonId::as_str));
    let post = editor.settings().setting(POST).unwrap_or_default();
    let record = Memo::new(move |_| {
        let pack = editor.pack();
        let of = lesson.as_ref().and_then(|id| pack.lesson(id));
        Some(Proposal {
            from: editor.year_shown().plus(1),
            lesson: lesson.clone(),
            measure: of.and_then(|it| it.measures.first().cloned()),
            plan: of.and_then(|it| it.plans.first().cloned()),
            requester: post.clone(),
            ..Proposal::default()
        })
    });
    let keep = Callback::new(move |asked: Proposal| {
        let id = browser::new_id("proposal");
        let proposal = Proposal { id, on: Day(editor.today()), ..asked };
        let command = Command::Propose(Box::new(proposal));
        editor.run_aloud(command, "The change was proposed. It waits for a decision.")
    });
    view! {
        <RecordForm items=PROPOSE form record keep save="Propose the change" />
        <p class="ways">
            <a class="link" href=Route::ChangeChanges.href()>
                "Decide what is proposed"
            </a>
        </p>
    }
    .into_any()
}
