//! A lesson to write: from what goes well by the figures, or from anything else.

use super::super::{super::well::praised_now, items::NEW};
use crate::{
    app::{
        browser,
        components::{forms::RecordForm, record_pages::WriteList},
        route::Route,
        state::{Editor, POST, Rated},
    },
    edit::Command,
    model::{Day, Lesson, LessonId},
    report::{
        lessons::{Praised, draft},
        minute::Member,
    },
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangeLessonsPage() -> impl IntoView {
    let editor = Editor::get();
    let found = praised_now(*editor);
    let today = Day(editor.today());
    let blank = Memo::new(move |_| Some(Lesson { on: today, ..Lesson::default() }));
    let keep = Callback::new(move |asked: Lesson| {
        let owner = editor.settings().setting(POST).unwrap_or_default();
        add(editor, Lesson { id: new_id(), owner, ..asked })
    });
    view! {
        <WriteList heading="Write a lesson" read=Route::Lessons many="lessons">
            <RecordForm items=NEW form="new-lesson" record=blank keep save="Add the lesson" />
            <section class="section">
                <h2>"What goes well, by the figures"</h2>
                <p>
                    "Found by rule. What was done to bring it about, and who else could do the same, only people can say."
                </p>
                {move || match found.get() {
                    None => view! { <p class="quiet" role="status">"Looking through the figures…"</p> }.into_any(),
                    Some(all) => offered(editor, &all),
                }}
            </section>
        </WriteList>
    }
}

fn new_id() -> LessonId {
    LessonId(browser::new_id("lesson"))
}

/// Adds a lesson and goes on to write it; whether it could be.
fn add(editor: Editor, lesson: Lesson) -> bool {
    let id = lesson.id.clone();
    let added = editor.run_aloud(Command::Add(lesson.into()), "The lesson was added.");
    if added {
        browser::go(&Route::ChangeLesson(id).href());
    }
    added
}

fn offered(editor: Editor, all: &[(Rated, Praised)]) -> AnyView {
    let fresh = all.iter().filter(|(_, praised)| !praised.told);
    let rows: Vec<AnyView> = fresh
        .enumerate()
        .map(|(place, (row, praised))| {
            let held = (row.clone(), praised.clone());
            let write = move |_| {
                let (row, praised) = &held;
                let member = Member { measure: &row.measure, rating: &row.rating };
                let now = (Day(editor.today()), editor.vocabulary());
                add(editor, draft(member, praised, now, new_id()));
            };
            view! {
                <li>
                    <p>
                        <strong>{row.measure.name.clone()}</strong>
                        " "
                        {praised.words(editor.vocabulary())}
                    </p>
                    <div class="buttons">
                        <button type="button" class="button" id=format!("praise-{place}") on:click=write>
                            "Write a lesson of it"
                            <span class="hidden-visually">{format!(": {}", row.measure.name)}</span>
                        </button>
                    </div>
                </li>
            }
            .into_any()
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="unset">"Nothing that a lesson doesn’t speak of yet."</p> }
            .into_any();
    }
    view! { <ul class="records">{rows}</ul> }.into_any()
}
