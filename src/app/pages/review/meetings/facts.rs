//! What the pages say of meetings.

use crate::{
    app::{
        components::{
            above_plan, plan_itself,
            record_pages::{Head, Line},
        },
        route::Route,
    },
    model::{Meeting, MeetingId, Pack, day_label},
    report::meeting::minutes_words,
};

/// What the frame of a meeting's pages says: the thread down to the first plan that its body looks after.
pub fn frame(pack: &Pack, id: &MeetingId) -> Option<Head> {
    let meeting = pack.meeting(id)?;
    let plan = meeting.plans.iter().find_map(|id| pack.plan(id));
    let above = plan.map(|plan| above_plan(pack, plan, true, plan_itself)).unwrap_or_default();
    Some(Head { name: meeting.name.clone(), above })
}

/// A meeting's line in the list.
pub fn line(meeting: &Meeting) -> Line {
    let items = match meeting.items.len() {
        0 => None,
        1 => Some("1 item".to_owned()),
        count => Some(format!("{count} items")),
    };
    Line::new(
        &meeting.name,
        Route::Meeting(meeting.id.clone()),
        [
            Some(meeting.body.clone()),
            Some(day_label(meeting.on.0)),
            Some(meeting.state.words().to_owned()),
            items,
        ],
    )
}

/// Who meets, when, and for how long, in a line.
pub fn in_a_line(meeting: &Meeting) -> String {
    let parts = [
        Some(meeting.body.clone()),
        meeting.level.map(|level| level.words().to_owned()),
        Some(day_label(meeting.on.0)),
        Some(meeting.state.words().to_owned()),
        minutes_words(meeting),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
