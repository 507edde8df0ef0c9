//! The page of a meeting, to write: what belongs on its agenda, and all that is recorded of it.

mod agenda;
pub mod parts;

use super::super::{facts::frame, items::ABOUT};
use crate::{
    app::{
        browser,
        components::{
            forms::{RecordForm, RemoveRecord, replaced},
            record_pages::WritePage,
        },
        route::Route,
        state::Editor,
    },
    edit::Command,
    model::{Day, Kind, Meeting, MeetingId, day_label},
};
use chrono::Months;
use leptos::prelude::*;

/// The page of a meeting, to write.
#[component]
pub fn ChangeMeetingPage(
    /// Which.
    id: MeetingId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::Meeting(id.clone());
    let hold = Route::HoldMeeting(id.clone()).href();
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| frame(pack, id)));
    let meeting = editor.of(move |pack| held.with_value(|id| pack.meeting(id).cloned()));
    view! {
        <WritePage head=framed one="meeting" read>
            <p class="ways">
                <a class="button main" href=hold.clone()>"Hold it: take notes in place"</a>
            </p>
            <section class="section">
                <h2>"What belongs on the agenda"</h2>
                {agenda::suggested(editor, held.get_value())}
            </section>
            <section class="section">
                <h2>"On the agenda"</h2>
                {agenda::items(editor, held.get_value())}
            </section>
            <section class="section">
                <h2>"Recommendations"</h2>
                {parts::recommendations(editor, held.get_value())}
            </section>
            <RecordForm
                items=[("The meeting", ABOUT)]
                form=format!("meeting-{}", held.get_value())
                record=meeting
                keep=replaced(editor, "The meeting was changed.")
            />
            <section class="section">
                <h2>"The next one"</h2>
                {next(editor, held.get_value())}
            </section>
            <RemoveRecord
                kind=Kind::Meeting
                id=held.get_value().0
                said="The meeting was removed."
                then=Route::ChangeMeetings
            />
        </WritePage>
    }
}

/// A month later, of the same body; it opens with what was promised at this one.
fn next(editor: Editor, id: MeetingId) -> AnyView {
    let plan = move |_| {
        let pack = editor.pack_now();
        let Some(held) = pack.meeting(&id) else { return };
        let on = held.on.0.checked_add_months(Months::new(1)).map_or(held.on, Day);
        let new = MeetingId(browser::new_id("meeting"));
        let name = format!("{}, {}", held.body.trim(), day_label(on.0));
        let meeting = Meeting {
            level: held.level,
            audience: held.audience,
            plans: held.plans.clone(),
            attendees: held.attendees.clone(),
            ..Meeting::new(new.clone(), name, held.body.clone(), on)
        };
        let said = "The next meeting was planned a month later. Set its day.";
        if editor.run_aloud(Command::Add(meeting.into()), said) {
            browser::go(&Route::ChangeMeeting(new).href());
        }
    };
    view! {
        <p>"The same body, plans and posts, a month later. It opens with what is promised at this one."</p>
        <div class="buttons">
            <button type="button" class="button" on:click=plan>"Plan the next meeting"</button>
        </div>
    }
    .into_any()
}
