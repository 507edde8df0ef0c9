//! What a meeting recorded: what was said, asked and decided, and what it recommends.

use crate::{
    app::{
        components::{EvidenceList, fact, facts},
        route::Route,
    },
    model::{
        Day, Decision, Meeting, MeetingItem, MeetingQuestion, Pack, PartnershipAnswer,
        PartnershipQuestion, Recommendation, RecommendationStep, day_label,
    },
    report::meeting::{AnswerThen, last_answer, reply_words},
};
use leptos::prelude::*;

/// A question and its answer.
pub fn question(asked: &MeetingQuestion) -> AnyView {
    let by = Some(asked.asked_by.clone()).filter(|by| !by.trim().is_empty());
    let answer = match asked.answer.trim() {
        "" => view! { <p class="small unset">"Not answered at the meeting."</p> }.into_any(),
        answer => view! { <p class="small">{answer.to_owned()}</p> }.into_any(),
    };
    view! {
        <p>
            {asked.words.clone()}
            " "
            <span class="small quiet">{by}</span>
        </p>
        {answer}
    }
    .into_any()
}

/// A decision: what, who acts, by when, and what came of it by a day.
pub fn decision(decided: &Decision, on: Day) -> AnyView {
    let who = match (decided.who.trim(), decided.by) {
        ("", None) => "Nobody is to act on it".to_owned(),
        ("", Some(by)) => format!("Nobody is named for it, by {}", day_label(by.0)),
        (who, None) => format!("{who}, no day is set"),
        (who, Some(by)) => format!("{who}, by {}", day_label(by.0)),
    };
    let done = decided.done_by(on).map(|day| format!("Done on {}.", day_label(day.0)));
    let outcome = Some(decided.outcome_by(on).to_owned()).filter(|words| !words.is_empty());
    let came = [done, outcome].into_iter().flatten().collect::<Vec<_>>().join(" ");
    view! {
        <p><strong>{decided.what.clone()}</strong></p>
        <p class="small">{who} ". " <span class="quiet">{came}</span></p>
    }
    .into_any()
}

/// A list of them under a heading; nothing where there is none.
fn listed<T>(heading: &'static str, list: &[T], draw: impl Fn(&T) -> AnyView) -> Option<AnyView> {
    if list.is_empty() {
        return None;
    }
    let rows = list.iter().map(|it| view! { <li>{draw(it)}</li> }).collect_view();
    Some(
        view! {
            <p class="record-head">{heading}</p>
            <ul class="records">{rows}</ul>
        }
        .into_any(),
    )
}

/// What was said, asked and decided at an item, and what came of it by a day; nothing where nothing was.
pub fn taken(item: &MeetingItem, on: Day) -> AnyView {
    let notes = Some(item.notes.clone()).filter(|words| !words.trim().is_empty());
    view! {
        {notes.map(|words| view! { <p class="as-written">{words}</p> })}
        {listed("Asked", &item.questions, question)}
        {listed("Decided", &item.decisions, |it| decision(it, on))}
    }
    .into_any()
}

/// A recommendation and where it is in its life, as on a day.
pub fn recommendation(pack: &Pack, asked: &Recommendation, on: Day) -> AnyView {
    let measure = asked.measure.as_ref().and_then(|id| pack.measure(id)).map(|measure| {
        let href = Route::Measure(measure.id.clone()).href();
        view! { " " <a class="link" href=href>{measure.name.clone()}</a> }
    });
    view! {
        <p><strong>{asked.words.clone()}</strong> {measure}</p>
        <p class="small">{reply_words(asked, on)}</p>
        {life(asked.life_by(on))}
    }
    .into_any()
}

/// Every step of a recommendation that was taken; nothing of one, which is said already.
fn life(steps: &[RecommendationStep]) -> Option<AnyView> {
    if steps.len() < 2 {
        return None;
    }
    let rows = steps.iter().map(|step| {
        let parts = [day_label(step.on.0), step.post.clone(), step.words.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.trim().is_empty()).collect();
        let right = if step.corrects { " (puts right the step before)" } else { "" };
        view! { <li class="small">{format!("{}{right}: {}", step.state.words(), parts.join(", "))}</li> }
    });
    Some(view! { <ol class="plain">{rows.collect_view()}</ol> }.into_any())
}

/// All recommendations of a meeting; nothing where there is none.
pub fn recommendations(pack: &Pack, meeting: &Meeting, on: Day) -> Option<AnyView> {
    if meeting.recommendations.is_empty() {
        return None;
    }
    let row = |it: &Recommendation| view! { <li>{recommendation(pack, it, on)}</li> };
    let rows = meeting.recommendations.iter().map(row).collect_view();
    Some(view! { <ol class="records">{rows}</ol> }.into_any())
}

/// One of the five questions: how it is asked, what is answered, and what was the last time.
pub fn answered(
    asked: PartnershipQuestion,
    now: Option<&PartnershipAnswer>,
    then: Option<&AnswerThen>,
) -> AnyView {
    let said = |answer: &PartnershipAnswer| {
        view! {
            {facts(vec![
                fact("How far it is so", answer.met.map(|met| met.words())),
                fact("Answer", answer.answer.as_str()),
            ])}
            {(!answer.evidence.is_empty()).then(|| view! { <EvidenceList list=answer.evidence.clone() /> })}
        }
        .into_any()
    };
    let now = match now {
        Some(answer) => said(answer),
        None => view! { <p class="unset">"Not answered yet."</p> }.into_any(),
    };
    let then = then.map(|then| {
        let met = then.answer.met.map(|met| format!("{}. ", met.words())).unwrap_or_default();
        view! {
            <p class="last-time">
                <span class="small quiet">{format!("Last time, on {}: ", day_label(then.on.0))}</span>
                {format!("{met}{}", then.answer.answer)}
            </p>
        }
    });
    view! {
        <h3>{asked.words()}</h3>
        <p class="quiet">{asked.asked()}</p>
        {now}
        {then}
    }
    .into_any()
}

/// All five, of a meeting of a partnership; nothing of a body that was never asked them.
pub fn five_questions(pack: &Pack, meeting: &Meeting) -> Option<AnyView> {
    let then = |asked: PartnershipQuestion| last_answer(pack, meeting, asked);
    let known = |asked: &PartnershipQuestion| then(*asked).is_some();
    if meeting.partnership.is_empty() && !PartnershipQuestion::ALL.iter().any(known) {
        return None;
    }
    let row = |asked: &PartnershipQuestion| {
        let now = meeting.partnership.iter().find(|answer| answer.question == *asked);
        answered(*asked, now, then(*asked).as_ref())
    };
    let rows = PartnershipQuestion::ALL.iter().map(row).collect_view();
    Some(rows.into_any())
}
