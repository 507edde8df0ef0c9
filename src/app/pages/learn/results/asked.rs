//! What came from a team that the session doesn't name: whose it is, is asked before it counts.

use super::{super::refused::why_not, collection::Collection};
use crate::{
    app::browser,
    training::session::{Brought, Placed, Session},
};
use leptos::prelude::*;

/// The id of the first question.
const FIRST: &str = "asked-0";

/// Leads to the first question, where there is one.
pub fn to_first(came: Collection) {
    if came.all.with_untracked(|all| !all.asked.is_empty()) {
        browser::focus_next([FIRST.to_owned()]);
    }
}

/// The questions; nothing where all is placed.
pub fn asked(came: Collection) -> Option<AnyView> {
    let rows = came.seen(|_, all, session| {
        let session = session?;
        let rows = all.asked.iter().enumerate().map(|(at, it)| question(came, session, (at, it)));
        (!all.asked.is_empty()).then(|| rows.collect_view())
    })?;
    Some(
        view! {
            <section class="section on-screen unknown-teams">
                <h2>"Whose is this?"</h2>
                <p>"The session names no such team. It counts once you have said whose it is."</p>
                <ul class="records">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

fn question(came: Collection, session: &Session, (at, brought): (usize, &Brought)) -> AnyView {
    let name = brought.name().to_owned();
    let from = match name.is_empty() {
        true => "without a name".to_owned(),
        false => format!("from “{name}”"),
    };
    let near = session.nearest_team(&name).map(str::to_owned);
    let wrong = RwSignal::new(None::<String>);
    let settle = move |whose: Placed| {
        came.change(|all, session, set| {
            if let Some(session) = session {
                all.settle(session, set, (at, whose));
            }
        });
        browser::focus_next([FIRST.to_owned(), "codes".to_owned()]);
    };
    let likely = near.map(|team| {
        let words = format!("It is {team}");
        view! {
            <button type="button" class="button main" on:click=move |_| settle(Placed::Team(team.clone()))>{words}</button>
        }
    });
    // A press places it, not the choice: arrow keys go through a list's choices one by one.
    let chosen = RwSignal::new(String::new());
    let place = move |_| match chosen.get_untracked() {
        team if team.is_empty() => wrong.set(Some("choose the team first".to_owned())),
        team => settle(Placed::Team(team)),
    };
    let others = session
        .teams
        .iter()
        .map(|team| view! { <option value=team.clone()>{team.clone()}</option> });
    let others = others.collect_view();
    let added = name.clone();
    let add = move |_| match came.add_team(&added) {
        Ok(()) => settle(Placed::Team(added.clone())),
        Err(reason) => wrong.set(Some(reason)),
    };
    let add = (!name.is_empty()).then(|| {
        view! { <button type="button" class="button" on:click=add>{format!("Add “{name}” to the session")}</button> }
    });
    let select = format!("asked-team-{at}");
    view! {
        <li>
            <p id=format!("asked-{at}") tabindex="-1"><b>{brought.what()} " " {from.clone()} "."</b></p>
            <div class="buttons">
                {likely}
                <label for=select.clone()>"Of the session’s teams it is"</label>
                <select id=select on:change=move |event| chosen.set(browser::typed(&event))>
                    <option value="">"Choose a team"</option>
                    {others}
                </select>
                <button type="button" class="button" on:click=place>
                    "It is that team"
                    <span class="hidden-visually">{format!(": {} {from}", brought.what())}</span>
                </button>
                {add}
                <button type="button" class="button" on:click=move |_| settle(Placed::LeftOut)>
                    "Leave it out"
                    <span class="hidden-visually">{format!(": {} {from}", brought.what())}</span>
                </button>
            </div>
            {why_not(wrong)}
        </li>
    }
    .into_any()
}
