//! All questions of the pack: those that are open first.

use crate::{
    app::{
        components::record_pages::{Line, ListOf, ReadList},
        route::{Asking, Route},
        state::Shown,
    },
    model::{Pack, Question, day_label},
    rating::Absent,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn QuestionsPage() -> impl IntoView {
    let shown = Shown::get();
    let of = move |answered: bool| {
        shown.of(move |pack| {
            let found = pack.questions.iter().filter(|it| it.is_answered() == answered);
            found.map(|it| line(pack, it)).collect::<Vec<Line>>()
        })
    };
    view! {
        <ReadList
            heading="Questions"
            lede="What readers asked about figures and reports, and what was answered."
            change=Route::Ask(Asking::Anything)
            to_change="Take in a file of questions"
        >
            <p class="ways">
                <a class="link" href=Route::Ask(Asking::Anything).href()>
                    "Ask, or open a file that came back with answers"
                </a>
            </p>
            <section class="section">
                <h2>"Not answered yet"</h2>
                <ListOf list=of(false) none=Absent::new("Every question is answered.", "Questions") />
            </section>
            <section class="section">
                <h2>"Answered"</h2>
                <ListOf list=of(true) none=Absent::new("No question is answered yet.", "Answers") />
            </section>
        </ReadList>
    }
}

fn line(pack: &Pack, question: &Question) -> Line {
    let measure = question.measure.as_ref().and_then(|id| pack.measure(id));
    let about = measure.map_or_else(|| question.report.clone(), |it| it.name.clone());
    let by = Some(question.asked_by.clone());
    let said = |words: Option<String>| words.filter(|it| !it.trim().is_empty());
    Line::new(
        &question.words,
        Route::Question(question.id.clone()),
        [said(Some(about)), said(by), question.asked_on.map(|day| day_label(day.0))],
    )
}
