//! The page of an assessment, to read.

use super::super::facts::{action_words, assessment_frame};
use crate::{
    app::{
        components::{Said, fact, facts, process_icon, record_pages::ReadPage},
        route::Route,
        state::Shown,
    },
    model::{Assessment, AssessmentId, DataPrinciple, Met, Pack, day_label},
    rating::{CONFIDENCE_RULE, DataConfidence, confidence_words},
    report::{
        icons::confidence,
        quality::{framework, meaning},
    },
};
use leptos::prelude::*;

/// The page of an assessment.
#[component]
pub fn AssessmentPage(
    /// Which.
    id: AssessmentId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangeAssessment(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| assessment_frame(pack, id)));
    let said = move || {
        let pack = shown.pack();
        held.with_value(|id| Some(story(shown, &pack, pack.assessment(id)?)))
    };
    view! {
        <ReadPage head=framed one="assessment" change list=("All data quality", Route::Quality)>
            {said}
        </ReadPage>
    }
}

fn story(shown: Shown, pack: &Pack, assessment: &Assessment) -> AnyView {
    let measure = pack.measure(&assessment.measure).map(|measure| {
        let name = measure.name.clone();
        Said::pages([measure.id.clone()], |id| (name.clone(), Route::Measure(id)))
    });
    let principles = assessment.principles().into_iter().map(principle).collect_view();
    let action = match action_words(assessment, shown.on()) {
        None => view! { <p class="unset">"Nothing is to be done."</p> }.into_any(),
        Some(when) => facts(vec![
            fact("What", assessment.action.as_str()),
            fact("Who", assessment.action_owner.as_str()),
            fact("When", when),
        ]),
    };
    view! {
        <p class="lede">{process_icon(confidence(DataConfidence::of(assessment)))}</p>
        <p>{confidence_words(assessment)}</p>
        <p class="small quiet">{CONFIDENCE_RULE}</p>
        {facts(vec![
            fact("Measure", measure.unwrap_or(Said::Missing("It is not in this pack"))),
            fact("Made on", assessment.on.map(|day| day_label(day.0))),
            fact("Made again by", assessment.review_by.map(|day| day_label(day.0))),
            fact("Made by", assessment.reviewer.as_str()),
            fact("Whom this is for", assessment.audience),
        ])}
        <section class="section">
            <h2>"The six principles"</h2>
            <dl class="facts principles">{principles}</dl>
        </section>
        <section class="section">
            <h2>"What is to be done"</h2>
            {action}
        </section>
    }
    .into_any()
}

/// A principle: how far it is met, what shows that, what it asks and where the government's framework has it.
fn principle((principle, met, shown_by): (DataPrinciple, Option<Met>, &str)) -> AnyView {
    let met = match met {
        Some(met) => view! { <strong>{met.words()}</strong> }.into_any(),
        None => view! { <span class="unset">"Not judged yet"</span> }.into_any(),
    };
    let shown_by = Some(shown_by.to_owned()).filter(|words| !words.trim().is_empty());
    let note = format!(
        "{} In the Government Data Quality Framework: {}.",
        meaning(principle),
        framework(principle)
    );
    view! {
        <dt>{principle.words()}</dt>
        <dd>
            {met}
            {shown_by.map(|words| view! { <p>{words}</p> })}
            <p class="small quiet">{note}</p>
        </dd>
    }
    .into_any()
}
