//! The page of a lesson, to read: what was learnt, what changed because of it, and where it comes from.

use super::super::facts::{about, frame};
use crate::{
    app::{
        components::{
            EvidenceList, Notes, Said, absent, change, fact, facts, record_pages::ReadPage,
        },
        route::Route,
        state::Shown,
    },
    model::{Lesson, LessonId, Pack},
    rating::Absent,
    report::lessons::changes_from,
};
use leptos::prelude::*;

/// The page of a lesson.
#[component]
pub fn LessonPage(
    /// Which.
    id: LessonId,
) -> impl IntoView {
    let shown = Shown::get();
    let to_change = Route::ChangeLesson(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| frame(pack, id)));
    let said = move || {
        let pack = shown.pack();
        held.with_value(|id| Some(story(&pack, pack.lesson(id)?)))
    };
    view! {
        <ReadPage head=framed one="lesson" change=to_change list=("All lessons", Route::Lessons)>
            {said}
        </ReadPage>
    }
}

fn story(pack: &Pack, lesson: &Lesson) -> AnyView {
    let followed = changes_from(pack, &lesson.id);
    let changes: Vec<AnyView> =
        followed.iter().map(|it| view! { <li>{change(pack, it)}</li> }.into_any()).collect();
    let changes = match changes.is_empty() {
        true => absent(Absent::new("Nothing was proposed because of it yet.", "Proposed changes")),
        false => view! { <ul class="records">{changes}</ul> }.into_any(),
    };
    let reuse =
        lesson.is_good().then(|| facts(vec![fact("Who else could use it", lesson.reuse.as_str())]));
    view! {
        <p class="quiet">{about(lesson)}</p>
        <p class="lede">{lesson.learnt.clone()}</p>
        {reuse}
        <section class="section">
            <h2>"What was changed because of it"</h2>
            {changes}
        </section>
        <section class="section">
            <h2>"What shows it"</h2>
            <EvidenceList list=lesson.evidence.clone() />
        </section>
        <section class="section">
            <h2>"What it is tied to"</h2>
            {facts(ties(pack, lesson))}
        </section>
        {(!lesson.notes.is_empty()).then(|| view! {
            <section class="section">
                <h2>"Notes"</h2>
                <Notes list=lesson.notes.clone() />
            </section>
        })}
    }
    .into_any()
}

/// Theme, measures, plans, exceptions, work, and whom it is for.
fn ties(pack: &Pack, lesson: &Lesson) -> Vec<(&'static str, Said)> {
    let measures = lesson.measures.iter().filter_map(|id| pack.measure(id));
    let measures = Said::pages(measures, |it| (it.name.clone(), Route::Measure(it.id.clone())));
    let plans = lesson.plans.iter().filter_map(|id| pack.plan(id));
    let plans = Said::pages(plans, |it| (it.name.clone(), Route::OnePlan(it.id.clone())));
    let exceptions = lesson.exceptions.iter().filter_map(|id| pack.exception(id));
    let exceptions =
        Said::pages(exceptions, |it| (it.name.clone(), Route::Exception(it.id.clone())));
    let actions: Vec<String> =
        lesson.actions.iter().filter_map(|id| Some(pack.action(id)?.name.clone())).collect();
    vec![
        fact("Theme", lesson.theme.as_str()),
        fact("Measures", measures),
        fact("Plans", plans),
        fact("Exceptions", exceptions),
        fact("Activities and milestones", actions.join("; ")),
        fact("Whom this is for", lesson.audience),
    ]
}
