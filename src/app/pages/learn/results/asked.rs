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
        let names: Vec<String> = all.waiting().into_iter().map(str::to_owned).collect();
        (!all.asked.is_empty()).then(|| (rows.collect_view(), add_all(came, names)))
    })?;
    let (rows, all) = rows;
    Some(
        view! {
            <section class="section on-screen unknown-teams">
                <h2>"Whose is this?"</h2>
                <p>"The session names no such team. It counts once you have said whose it is."</p>
                {all}
                <ul class="records">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Takes everybody who waits as a trainee at once: whoever works alone is no team. Nothing where nobody waits by name.
fn add_all(came: Collection, names: Vec<String>) -> Option<AnyView> {
    let words = match names.len() {
        0 => return None,
        1 => "Add the one who waits, as a trainee".to_owned(),
        count => format!("Add all {count} who wait, as trainees"),
    };
    let wrong = RwSignal::new(None::<String>);
    let add = move |_| match came.add_trainees(&names) {
        Ok(()) => browser::focus_next([FIRST.to_owned(), "codes".to_owned()]),
        Err(reason) => wrong.set(Some(reason)),
    };
    let view = view! {
        <div class="buttons">
            <button type="button" class="button" id="add-all" on:click=add>{words}</button>
        </div>
        <p class="small quiet">"Trainees’ results count by themselves. They are no teams: no game of the council is waited for."</p>
        {why_not(wrong)}
    };
    Some(view.into_any())
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
    let alone = vec![name.clone()];
    let add_trainee = move |_| match came.add_trainees(&alone) {
        Ok(()) => browser::focus_next([FIRST.to_owned(), "codes".to_owned()]),
        Err(reason) => wrong.set(Some(reason)),
    };
    let is_game = matches!(brought, Brought::Game(_));
    let add = (!name.is_empty()).then(|| {
        let add_trainee = (!is_game).then(|| {
            view! { <button type="button" class="button" on:click=add_trainee>{format!("Add “{name}” as a trainee")}</button> }
        });
        view! {
            <button type="button" class="button" on:click=add>{format!("Add “{name}” to the session")}</button>
            {add_trainee}
        }
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
