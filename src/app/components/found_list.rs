//! What a check of the pack found, as a list that leads to each thing: while editing, to where it can be mended.

use crate::{
    app::{
        route::Route,
        state::{Mode, Shown},
    },
    model::Pack,
    planning::{Found, Thing},
};
use leptos::prelude::*;

/// How many are listed.
const MOST: usize = 300;

/// The list.
pub fn found_list(found: Vec<Found>) -> AnyView {
    let (shown, mode) = (Shown::get(), Mode::get());
    let more = found.len().saturating_sub(MOST);
    let rows = found
        .into_iter()
        .take(MOST)
        .map(|found| {
            let words = Some(found.words).filter(|words| !words.is_empty());
            // Followed by itself: where an action hangs may change without anything else of the list.
            let (thing, name) = (found.thing, found.name);
            let href = move || match mode.is_editing() {
                true => mended_at(&shown.pack(), &thing).href(),
                false => read_at(&shown.pack(), &thing).href(),
            };
            view! {
                <li>
                    <a class="link" href=href>
                        {name}
                    </a>
                    {words.map(|words| view! { <span class="quiet">": " {words}</span> })}
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="plain">{rows}</ul>
        {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more")}</p> })}
    }
    .into_any()
}

/// Where a thing is read.
fn read_at(pack: &Pack, thing: &Thing) -> Route {
    match thing {
        Thing::Organisation => Route::Organisation,
        Thing::Plan(id) => Route::OnePlan(id.clone()),
        Thing::Objective(id) => Route::Story(id.clone()),
        Thing::Action(id) => {
            pack.action(id).map_or(Route::Plan, |action| Route::OnePlan(action.plan.clone()))
        }
        Thing::Measure(id) => Route::Measure(id.clone()),
    }
}

/// Where a thing is written.
fn mended_at(pack: &Pack, thing: &Thing) -> Route {
    match thing {
        Thing::Organisation => Route::ChangeOrganisation,
        Thing::Plan(id) => Route::ChangePlan(id.clone()),
        Thing::Objective(id) => Route::ChangeStory(id.clone()),
        Thing::Action(id) => {
            pack.action(id).map_or(Route::Plan, |action| Route::ChangePlan(action.plan.clone()))
        }
        Thing::Measure(id) => Route::EditMeasure(id.clone()),
    }
}
