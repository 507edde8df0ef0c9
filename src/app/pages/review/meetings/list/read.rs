//! All meetings, to read: those to come first, then those that were held, the latest first.

use super::super::facts::line;
use crate::{
    app::{
        components::record_pages::{Line, ListOf, ReadList},
        route::Route,
        state::Shown,
    },
    model::Meeting,
    rating::Absent,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn MeetingsPage() -> impl IntoView {
    let shown = Shown::get();
    let of = move |held: bool| {
        shown.of(move |pack| {
            let all = pack.meetings.iter().map(|it| &**it);
            let mut found: Vec<&Meeting> = all.filter(|it| it.is_held() == held).collect();
            found.sort_by_key(|it| it.on);
            if held {
                found.reverse();
            }
            found.into_iter().map(line).collect::<Vec<Line>>()
        })
    };
    view! {
        <ReadList
            heading="Meetings"
            lede="Agendas built from what was promised and what the figures say, and minutes of what was asked, decided and promised."
            change=Route::ChangeMeetings
            to_change="Plan a meeting"
        >
            <section class="section">
                <h2>"To come"</h2>
                <ListOf list=of(false) none=Absent::new("No meeting is planned.", "Meetings to come") />
            </section>
            <section class="section">
                <h2>"Held"</h2>
                <ListOf list=of(true) none=Absent::new("No meeting was held yet.", "Meetings that were held") />
            </section>
        </ReadList>
    }
}
