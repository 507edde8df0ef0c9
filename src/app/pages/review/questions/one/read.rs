//! A question, to read.

use crate::{
    app::{
        components::{
            Said, above_measure, answer, asked_by, fact, facts,
            record_pages::{Head, ReadPage},
        },
        pages::review::exceptions::as_it_stands,
        route::Route,
        state::Shown,
    },
    model::{Pack, QuestionId},
};
use leptos::prelude::*;

/// What the frame of a question's pages says.
pub fn frame(pack: &Pack, id: &QuestionId) -> Option<Head> {
    let question = pack.question(id)?;
    let measure = question.measure.as_ref().and_then(|id| pack.measure(id));
    let above = measure.map(|measure| above_measure(pack, measure)).unwrap_or_default();
    Some(Head { name: question.words.clone(), above })
}

/// The page of a question.
#[component]
pub fn QuestionPage(
    /// Which.
    id: QuestionId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangeQuestion(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| frame(pack, id)));
    let said = move || {
        let pack = shown.pack();
        let question = held.with_value(|id| pack.question(id).cloned())?;
        let measure = question.measure.as_ref().and_then(|id| pack.measure(id));
        let about = match measure {
            Some(it) => Said::pages([it], |it| (it.name.clone(), Route::Measure(it.id.clone()))),
            None => Said::from(question.report.as_str()),
        };
        let rated = shown.rated().get();
        let row = measure.and_then(|it| rated.iter().find(|row| row.measure.id == it.id));
        Some(view! {
            <p class="quiet">{asked_by(&question)}</p>
            {answer(&question)}
            {row.and_then(|row| as_it_stands(shown, row))}
            {facts(vec![fact("About", about), fact("Whom this is for", question.audience)])}
        })
    };
    view! {
        <ReadPage head=framed one="question" change list=("All questions", Route::Questions)>
            {said}
        </ReadPage>
    }
}
