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

/// The form for a change, of a lesson where one is given: what it is of is that of the lesson, until somebody says other.
/// It is blank again once a change was proposed.
pub fn proposing(editor: Editor, lesson: Option<LessonId>) -> AnyView {
    let held = StoredValue::new(lesson);
    let count = editor.of(|pack| pack.proposals.len());
    let form = move || {
        count.get();
        let name = held.with_value(|it| it.as_ref().map_or("any", LessonId::as_str).to_owned());
        let record = Memo::new(move |_| Some(held.with_value(|it| blank(editor, it.as_ref()))));
        let keep = Callback::new(move |asked: Proposal| {
            let id = browser::new_id("proposal");
            let proposal = Proposal { id, on: Day(editor.today()), ..asked };
            let command = Command::Propose(Box::new(proposal));
            let said = "The change was proposed. It waits for a decision.";
            let kept = editor.run_aloud(command, said);
            if kept {
                browser::focus_next(["change-kind".to_owned()]);
            }
            kept
        });
        view! {
            <RecordForm items=PROPOSE form=format!("propose-{name}") record keep save="Propose the change" />
        }
    };
    view! {
        {form}
        <p class="ways">
            <a class="link" href=Route::ChangeChanges.href()>
                "Decide what is proposed"
            </a>
        </p>
    }
    .into_any()
}

/// A change of the next year, of what a lesson is about, asked for by the post that works here.
fn blank(editor: Editor, lesson: Option<&LessonId>) -> Proposal {
    let pack = editor.pack();
    let of = lesson.and_then(|id| pack.lesson(id));
    Proposal {
        from: editor.year_shown().plus(1),
        lesson: lesson.cloned(),
        measure: of.and_then(|it| it.measures.first().cloned()),
        plan: of.and_then(|it| it.plans.first().cloned()),
        requester: editor.settings().setting(POST).unwrap_or_default(),
        ..Proposal::default()
    }
}
