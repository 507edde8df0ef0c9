//! The page of a meeting, to read and to print: its agenda until it is held, its minutes after.

use super::super::{
    facts::{frame, in_a_line},
    follow_up::promised,
    picture::{enquiry_list, looked_at, looked_at_words, measure_of, supported, two_views, ways},
    recorded::{five_questions, recommendations, taken},
};
use crate::{
    app::{
        components::{
            Said, WhileEditing, absent, fact, facts, rated_mark, record_pages::ReadPage,
            unsigned_line,
        },
        route::{Filter, Route},
        state::Shown,
    },
    model::{Day, Meeting, MeetingId, MeetingItem, Pack},
    rating::Absent,
    report::meeting::{follow_ups, minutes},
};
use leptos::prelude::*;

/// The page of a meeting.
#[component]
pub fn MeetingPage(
    /// Which.
    id: MeetingId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangeMeeting(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| frame(pack, id)));
    let said = move || {
        let pack = shown.pack();
        held.with_value(|id| Some(story(shown, &pack, pack.meeting(id)?)))
    };
    view! {
        <ReadPage head=framed one="meeting" change list=("All meetings", Route::Meetings)>
            {said}
        </ReadPage>
    }
}

fn story(shown: Shown, pack: &Pack, meeting: &Meeting) -> AnyView {
    let on = Day(shown.on());
    let before = follow_ups(pack, meeting, on);
    let (heading, none) = match meeting.is_held() {
        true => ("Minutes", Absent::new("Nothing was dealt with.", "Items")),
        false => ("Agenda", Absent::new("Nothing is on the agenda yet.", "Items")),
    };
    let then = looked_at(shown, meeting.period, &meeting.items);
    let measured = meeting.items.iter().any(|it| measure_of(then, it).is_some());
    let unsigned = measured.then(|| unsigned_line(then)).flatten();
    let rows = meeting.items.iter().enumerate().map(|(at, it)| item(then, meeting, at, it, on));
    let as_at = looked_at_words(shown, meeting).filter(|_| !meeting.items.is_empty());
    let rows = rows.collect_view();
    let (present, hold) = (
        Route::PresentMeeting(meeting.id.clone()).href(),
        Route::HoldMeeting(meeting.id.clone()).href(),
    );
    view! {
        <p>{in_a_line(meeting)}</p>
        <p class="ways">
            <a class="button" href=present>"Present it full-screen"</a>
            <WhileEditing>
                <a class="button main" href=hold.clone()>"Hold it: take notes in place"</a>
            </WhileEditing>
        </p>
        <section class="section">
            <h2>"What was promised before"</h2>
            {promised(&before)}
        </section>
        <section class="section">
            <h2>{heading}</h2>
            {as_at.map(|words| view! { <p class="quiet">{words}</p> })}
            {unsigned}
            {match meeting.items.is_empty() {
                true => absent(none),
                false => view! { <ol class="records agenda">{rows}</ol> }.into_any(),
            }}
        </section>
        {section("Recommendations", recommendations(pack, meeting, on))}
        {section("Five questions to the partnership", five_questions(pack, meeting))}
        <section class="section">
            <h2>"Who meets"</h2>
            {facts(about(pack, meeting))}
        </section>
    }
    .into_any()
}

/// A section where there is something in it.
fn section(heading: &'static str, said: Option<AnyView>) -> Option<AnyView> {
    let said = said?;
    Some(view! { <section class="section"><h2>{heading}</h2>{said}</section> }.into_any())
}

/// An item of the agenda, with what is so by its figures; of a meeting that was held, with what it came to.
/// `shown` at the period that the meeting looked at, what came of it as on a day.
fn item(shown: Shown, meeting: &Meeting, at: usize, item: &MeetingItem, on: Day) -> AnyView {
    let row = measure_of(shown, item);
    let status = row.as_ref().map(|row| rated_mark(shown, row));
    let about = [
        Some(item.kind.words().to_owned()),
        item.part.map(|part| part.words().to_owned()),
        item.minutes_allotted.map(|count| minutes(count.into())),
        item.minutes_used.map(|count| format!("{count} used")),
    ];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let why = Some(item.why.clone()).filter(|words| !words.trim().is_empty());
    // What may be asked is for before the meeting; after it, what was asked stands there.
    let asks = row.as_ref().filter(|_| !meeting.is_held()).map(|row| {
        let found = supported(shown, row);
        (!found.is_empty()).then(|| {
            view! {
                <p class="record-head">"Lines of enquiry"</p>
                {enquiry_list(&found)}
            }
        })
    });
    view! {
        <li>
            <h3>{format!("{}. {}", at + 1, item.name)} " " {status}</h3>
            <p class="small quiet">{about}</p>
            {why.map(|words| view! { <p>{words}</p> })}
            {two_views(shown, item, row.as_ref())}
            {taken(item, on)}
            {asks}
            {ways(item)}
        </li>
    }
    .into_any()
}

fn about(pack: &Pack, meeting: &Meeting) -> Vec<(&'static str, Said)> {
    let plans = meeting.plans.iter().filter_map(|id| pack.plan(id));
    let plans = Said::pages(plans, |plan| {
        (plan.name.clone(), Route::Scorecard(plan.id.clone(), Filter::default()))
    });
    let plans = match meeting.plans.is_empty() {
        true => Said::from("The whole"),
        false => plans,
    };
    vec![
        fact("Plans it looks after", plans),
        fact("Attendees", meeting.attendees.join(", ")),
        fact("Whom this is for", meeting.audience),
    ]
}
