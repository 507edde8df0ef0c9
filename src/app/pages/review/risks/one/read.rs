//! The page of a risk, to read: how bad it is and where that is going, why, what is done, and what it is tied to.

use super::{
    super::facts::{attention, frame},
    course::course,
    scores,
};
use crate::{
    app::{
        components::{Notes, Said, absent, fact, facts, record_pages::ReadPage},
        pages::plan::one_plan::action as drawn,
        route::Route,
        state::Shown,
    },
    model::{Pack, Risk, RiskId, RiskState, day_label},
    rating::{
        Absent,
        risk::{Appetite, closed_words, standing},
    },
};
use leptos::prelude::*;

/// The page of a risk.
#[component]
pub fn RiskPage(
    /// Which.
    id: RiskId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangeRisk(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| frame(pack, id)));
    let said = move || {
        let pack = shown.pack();
        held.with_value(|id| Some(story(shown, &pack, pack.risk(id)?)))
    };
    view! {
        <ReadPage head=framed one="risk" change list=("All risks, on the matrix", Route::Risks)>
            {said}
        </ReadPage>
    }
}

fn story(shown: Shown, pack: &Pack, risk: &Risk) -> AnyView {
    let found = shown.as_at().map(|now| standing(pack, risk, now));
    let closed = shown.as_at().and_then(|now| closed_words(risk, now.day(pack.calendar())));
    let headline = found.as_ref().map(|it| {
        let moved = it.movement.map(|it| format!("{}.", it.words()));
        let closed = closed.clone().map(|words| view! { <p class="lede">{words}</p> });
        let score = if closed.is_some() { "Score when it was closed:" } else { "Score" };
        view! {
            {closed}
            <p class="lede">{format!("{score} {}", it.words())}</p>
            <p>{moved}</p>
            {attention(it.attention(shown.vocabulary()))}
        }
    });
    view! {
        {headline}
        {course(shown, risk)}
        <section class="section">
            <h2>"What it is"</h2>
            {facts(vec![
                fact("Cause", risk.cause.as_str()),
                fact("Event", risk.event.as_str()),
                fact("Consequence", risk.consequence.as_str()),
                fact("Category", risk.category.map(|it| it.words())),
                fact("Appetite", found.and_then(|it| it.appetite).map(Appetite::words)),
            ])}
        </section>
        <section class="section">
            <h2>"Who looks after it"</h2>
            {facts(vec![
                fact("Owner", risk.owner.as_str()),
                fact("State", Some(if closed.is_some() { RiskState::Closed } else { RiskState::Open }.words())),
                fact("Last reviewed", risk.reviewed_on.map(|day| day_label(day.0))),
                fact("Next review", risk.review_by.map(|day| day_label(day.0))),
                fact("Target by", risk.target_by.map(|day| day_label(day.0))),
                fact("Whom this is for", risk.audience),
            ])}
        </section>
        <section class="section">
            <h2>"What is done about it"</h2>
            <h3>"Controls"</h3>
            {controls(risk)}
            <h3>"Actions"</h3>
            {actions(shown, pack, risk)}
        </section>
        <section class="section">
            <h2>"What it is tied to"</h2>
            {facts(ties(pack, risk))}
        </section>
        <section class="section">
            <h2>"How it was scored"</h2>
            {scores::all(pack, risk)}
        </section>
        {(!risk.notes.is_empty()).then(|| view! {
            <section class="section">
                <h2>"Notes"</h2>
                <Notes list=risk.notes.clone() />
            </section>
        })}
    }
    .into_any()
}

fn controls(risk: &Risk) -> AnyView {
    if risk.controls.is_empty() {
        return absent(Absent::new("None is noted.", "Controls"));
    }
    let rows = risk.controls.iter().map(|control| view! { <li>{control.clone()}</li> });
    view! { <ul>{rows.collect_view()}</ul> }.into_any()
}

fn actions(shown: Shown, pack: &Pack, risk: &Risk) -> AnyView {
    let then = shown.then();
    let rows: Vec<_> = risk
        .actions
        .iter()
        .filter_map(|id| pack.action(id))
        .map(|it| view! { <li>{drawn(pack, it, then)}</li> })
        .collect();
    if rows.is_empty() {
        return absent(Absent::new("No action is tied to it.", "Actions"));
    }
    view! { <ul class="records">{rows}</ul> }.into_any()
}

/// Plan, objectives, measures, exceptions, and the risks that it is a part of or made of.
fn ties(pack: &Pack, risk: &Risk) -> Vec<(&'static str, Said)> {
    let plan = pack.plan(&risk.plan);
    let plan = Said::pages(plan, |it| (it.name.clone(), Route::OnePlan(it.id.clone())));
    let objectives = risk.objectives.iter().filter_map(|id| pack.objective(id));
    let objectives = Said::pages(objectives, |it| (it.name.clone(), Route::Story(it.id.clone())));
    let measures = risk.measures.iter().filter_map(|id| pack.measure(id));
    let measures = Said::pages(measures, |it| (it.name.clone(), Route::Measure(it.id.clone())));
    let exceptions = pack.exceptions.iter().filter(|it| it.risks.contains(&risk.id));
    let exceptions =
        Said::pages(exceptions, |it| (it.name.clone(), Route::Exception(it.id.clone())));
    let other = |it: &Risk| (it.name.clone(), Route::Risk(it.id.clone()));
    let whole = Said::pages(risk.part_of.as_ref().and_then(|id| pack.risk(id)), other);
    let parts = pack.risks.iter().filter(|it| it.part_of.as_ref() == Some(&risk.id));
    let parts: Vec<&Risk> = parts.map(AsRef::as_ref).collect();
    let mut ties = vec![
        fact("Plan", plan),
        fact("Objectives", objectives),
        fact("Measures", measures),
        fact("Exceptions", exceptions),
    ];
    if risk.part_of.is_some() {
        ties.push(fact("A part of", whole));
    }
    if !parts.is_empty() {
        ties.push(fact("Made of", Said::pages(parts, other)));
    }
    ties
}
