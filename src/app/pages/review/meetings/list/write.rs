//! A meeting to plan.

use super::super::items::NEW;
use crate::{
    app::{
        browser,
        components::{forms::RecordForm, record_pages::WriteList},
        route::Route,
        state::Editor,
    },
    edit::Command,
    model::{Day, Meeting, MeetingId, day_label},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangeMeetingsPage() -> impl IntoView {
    let editor = Editor::get();
    let blank = Memo::new(move |_| Some(Meeting { on: Day(editor.today()), ..Meeting::default() }));
    let keep = Callback::new(move |asked: Meeting| {
        let id = MeetingId(browser::new_id("meeting"));
        let name = format!("{}, {}", asked.body.trim(), day_label(asked.on.0));
        let meeting = Meeting { id: id.clone(), name, ..asked };
        let said = "The meeting was planned. See what belongs on its agenda.";
        let added = editor.run_aloud(Command::Add(meeting.into()), said);
        if added {
            browser::go(&Route::ChangeMeeting(id).href());
        }
        added
    });
    view! {
        <WriteList heading="Plan a meeting" read=Route::Meetings many="meetings">
            <RecordForm items=NEW form="new-meeting" record=blank keep save="Plan it" />
        </WriteList>
    }
}
