//! What the next year's targets say otherwise than this one's: one line a change, with why.

use crate::{
    app::{components::follows_from, route::Route, state::Shown},
    model::Pack,
    rating::none_in_row,
    report::lessons::{TargetMove, target_moves},
};
use leptos::prelude::*;

/// The section; nothing where no target of the next year says anything else.
pub fn moves(shown: Shown) -> Option<AnyView> {
    let (pack, year) = (shown.pack(), shown.year_shown());
    let found = target_moves(&pack, year);
    if found.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = found.iter().map(|it| row(&pack, it)).collect();
    Some(
        view! {
            <section class="section">
                <h2>{format!("From {year} to {}", year.plus(1))}</h2>
                <ul class="items moves">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

fn row(pack: &Pack, moved: &TargetMove) -> AnyView {
    let change = moved.change.as_ref().and_then(|id| pack.proposal(id));
    let why = change.map(|it| {
        let lesson = follows_from(pack, it).map(|lesson| view! { " " {lesson} });
        view! { <p class="small quiet">{format!("{}: {}", it.decided_by, it.change)} {lesson}</p> }
            .into_any()
    });
    let none = change.is_none().then(|| none_in_row(pack, "No decision says why.")).flatten();
    let none = none.map(|none| view! { <p class="small unset">{none}</p> });
    view! {
        <li>
            <a class="link" href=Route::Measure(moved.measure.clone()).href()>
                {moved.words.clone()}
            </a>
            {why}
            {none}
        </li>
    }
    .into_any()
}
