//! The lessons, to read: by theme, each with what came of it.

use super::super::facts::about;
use crate::{
    app::{
        components::{absent, change, record_pages::ReadList},
        route::Route,
        state::Shown,
    },
    model::{LessonId, Pack},
    rating::Absent,
    report::lessons::{changes_from, themes},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn LessonsPage() -> impl IntoView {
    let shown = Shown::get();
    view! {
        <ReadList
            heading="Lessons"
            lede="What was learnt, where it comes from, and what was changed because of it."
            change=Route::ChangeLessons
            to_change="Write a lesson"
        >
            {move || by_theme(&shown.then().learnt(&shown.pack()))}
        </ReadList>
    }
}

fn by_theme(pack: &Pack) -> AnyView {
    let all = themes(pack);
    if all.is_empty() {
        return absent(Absent::new("No lessons yet.", "Lessons"));
    }
    let theme = |name: String, lessons: Vec<LessonId>| {
        let name = if name.is_empty() { "Without a theme".to_owned() } else { name };
        let rows: Vec<AnyView> = lessons.iter().filter_map(|id| row(pack, id)).collect();
        view! {
            <section class="section">
                <h2>{name}</h2>
                <ul class="records">{rows}</ul>
            </section>
        }
        .into_any()
    };
    all.into_iter().map(|it| theme(it.name, it.lessons)).collect_view().into_any()
}

fn row(pack: &Pack, id: &LessonId) -> Option<AnyView> {
    let lesson = pack.lesson(id)?;
    let followed = changes_from(pack, id);
    let changes: Vec<AnyView> =
        followed.iter().map(|it| view! { <li>{change(pack, it)}</li> }.into_any()).collect();
    let changes = (!changes.is_empty()).then(|| view! { <ul class="records">{changes}</ul> });
    Some(
        view! {
            <li>
                <a class="link" href=Route::Lesson(id.clone()).href()>
                    {lesson.name.clone()}
                </a>
                " "
                <span class="small quiet">{about(lesson)}</span>
                <p>{lesson.learnt.clone()}</p>
                {changes}
            </li>
        }
        .into_any(),
    )
}
