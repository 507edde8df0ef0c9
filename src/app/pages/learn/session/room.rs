//! The room from above, as a drawing.

use crate::training::session::{RoomPlan, Table};
use leptos::prelude::*;

/// The plan of the room, for its teams.
pub fn room(teams: &[String]) -> AnyView {
    let plan = RoomPlan::of(teams);
    let (wide, high) = plan.size;
    let table = |(at, table): (usize, &Table)| {
        let (x, y) = table.at;
        let chairs =
            [(-38.0, -32.0), (0.0, -32.0), (38.0, -32.0), (-38.0, 32.0), (0.0, 32.0), (38.0, 32.0)];
        let chairs = chairs.map(
            |(dx, dy)| view! { <circle cx=(x + dx).to_string() cy=(y + dy).to_string() r="7" /> },
        );
        view! {
            <rect x=(x - 56.0).to_string() y=(y - 20.0).to_string() width="112" height="40" rx="4" />
            {chairs.into_iter().collect_view()}
            <text x=x.to_string() y=(y + 6.0).to_string() text-anchor="middle">{(at + 1).to_string()}</text>
        }
    };
    let tables = plan.tables.iter().enumerate().map(table).collect_view();
    let named = teams.iter().map(|team| view! { <li>{team.clone()}</li> }).collect_view();
    view! {
        <svg
            class="room"
            viewBox=format!("0 0 {wide} {high}")
            width=wide.to_string()
            height=high.to_string()
            role="img"
            aria-label=format!("The room from above: the screen in front, {} tables", teams.len())
        >
            <rect x=(wide / 2.0 - 90.0).to_string() y="8" width="180" height="10" />
            <text x=(wide / 2.0).to_string() y="40" text-anchor="middle">"Screen"</text>
            <text x=(wide / 2.0).to_string() y="66" text-anchor="middle">"Trainer"</text>
            {tables}
        </svg>
        <ol>{named}</ol>
    }
    .into_any()
}
