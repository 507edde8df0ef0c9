//! A meeting full-screen, to read: on a projector, or on a member's own tablet.

use super::{
    super::{
        follow_up::promised,
        picture::{enquiry_list, looked_at, measure_of, supported, two_views},
        recorded::{five_questions, recommendations, taken},
    },
    frame::{Leaf, presented},
};
use crate::{
    app::{components::absent, state::Shown},
    model::{Day, Meeting, MeetingId, Pack},
    rating::Absent,
    report::meeting::follow_ups,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn PresentMeetingPage(
    /// Which.
    id: MeetingId,
) -> impl IntoView {
    presented(id, "The meeting, page by page", under, || (), || ().into_any())
}

fn under(id: MeetingId, leaf: Leaf) -> AnyView {
    let shown = Shown::get();
    let held = StoredValue::new(id);
    let said = move || {
        let pack = shown.pack();
        held.with_value(|id| pack.meeting(id).map(|it| drawn(shown, &pack, it, leaf)))
    };
    view! { {said} }.into_any()
}

fn drawn(shown: Shown, pack: &Pack, meeting: &Meeting, leaf: Leaf) -> AnyView {
    let on = Day(shown.on());
    match leaf {
        Leaf::Opening => promised(&follow_ups(pack, meeting, on)),
        Leaf::Recommendations => recommendations(pack, meeting, on).unwrap_or_else(|| {
            absent(Absent::new("Nothing is recommended yet.", "Recommendations"))
        }),
        Leaf::FiveQuestions => five_questions(pack, meeting)
            .unwrap_or_else(|| absent(Absent::of_whole("None is answered yet."))),
        Leaf::Item(at) => {
            let Some(item) = meeting.items.get(at) else { return ().into_any() };
            let then = looked_at(shown, meeting.period, [item]);
            let row = measure_of(then, item);
            let asks = row.as_ref().map(|row| {
                view! {
                    <h3>"Lines of enquiry"</h3>
                    {enquiry_list(&supported(then, row))}
                }
            });
            view! { {two_views(then, item, row.as_ref())} {taken(item, on)} {asks} }.into_any()
        }
    }
}
