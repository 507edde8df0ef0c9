//! The sheet of a session's results: who is in and who is missing, what was got wrong most, every row.

use super::{super::sure::sure_of, collection::Collection};
use crate::training::{
    ExerciseSet,
    results::{Came, Sheet},
    session::{Collected, Session, Tally},
};
use leptos::prelude::*;

/// Who of the session's teams is still missing.
pub fn missing(session: &Session, all: &Collected) -> AnyView {
    let words = |missing: Vec<&str>, all_in: &str, lacks: &str| match missing.as_slice() {
        [] => all_in.to_owned(),
        missing => format!("{lacks} {}.", missing.join(", ")),
    };
    let results = words(all.missing(session), "All teams have handed in.", "Still missing:");
    let games = session.council.as_ref().map(|_| {
        let games = all.missing_games(session);
        view! { <p>{words(games, "All games of the council are in.", "Games still missing:")}</p> }
    });
    view! { <div class="missing" role="status"><p>{results}</p> {games}</div> }.into_any()
}

/// What was got wrong most.
pub fn most(set: &ExerciseSet, sheet: &Sheet) -> AnyView {
    if sheet.rows.is_empty() {
        return view! { <p>"No results yet."</p> }.into_any();
    }
    let line = |(at, wrong, tried): (usize, usize, usize)| {
        let name = set.exercises.get(at)?.name.clone();
        let words = format!("wrong at first or to the end for {wrong} of {tried} who did it");
        Some(view! { <li><b>{name}</b> ": " {words}</li> })
    };
    let wrong = sheet.wrong_most(set).into_iter().filter(|(_, wrong, _)| *wrong > 0);
    let lines: Vec<_> = wrong.filter_map(line).collect();
    if sheet.nothing_done() {
        return view! { <p>"Nothing was done: no exercise has been tried."</p> }.into_any();
    }
    if lines.is_empty() {
        return view! { <p>"Nothing was wrong."</p> }.into_any();
    }
    view! { <ol class="wrong-most">{lines}</ol> }.into_any()
}

/// Everybody's results, and under them how each exercise went.
pub fn table(came: Collection) -> AnyView {
    came.seen(|set, all, _| {
        if all.sheet.rows.is_empty() {
            return ().into_any();
        }
        let heads = set.exercises.iter().map(|it| view! { <th scope="col">{it.name.clone()}</th> });
        let heads = heads.collect_view();
        let rows = all.sheet.rows.iter().enumerate().map(|it| row(came, it)).collect_view();
        let tallies: Vec<Tally> = (0..set.exercises.len()).map(|at| all.tally(at)).collect();
        let count = |words: &'static str, of: fn(&Tally) -> usize| {
            let cells = tallies.iter().map(|it| view! { <td>{of(it)}</td> }).collect_view();
            view! { <tr><th scope="row">{words}</th>{cells} <td class="on-screen"></td></tr> }
        };
        view! {
            <section class="section">
                <h2>"The sheet"</h2>
                <div class="sheet-scroll" tabindex="0" role="region" aria-label="The sheet of results">
                    <table class="sheet">
                        <thead><tr><th scope="col">"Name"</th>{heads}<th scope="col" class="on-screen">"Take away"</th></tr></thead>
                        <tbody>{rows}</tbody>
                        <tfoot>
                            {count("Right at once", |it| it.at_once)}
                            {count("Right in the end", |it| it.later)}
                            {count("Right with the answer seen", |it| it.seen)}
                            {count("Not right", |it| it.not_yet)}
                            {count("Not done", |it| it.not_done)}
                        </tfoot>
                    </table>
                </div>
            </section>
        }
        .into_any()
    })
}

/// One who came, with the way to take them out again.
fn row(came: Collection, (at, row): (usize, &Came)) -> AnyView {
    let cells = row.outcomes.iter().map(|it| view! { <td>{it.words()}</td> }).collect_view();
    // Those without a name are told apart by their place.
    let name = match row.name.is_empty() {
        true => format!("No name, row {}", at + 1),
        false => row.name.clone(),
    };
    let remove = sure_of(
        "Take away",
        &name,
        "These results and their pledges go from the sheet.",
        move || came.change(|all, _, _| all.remove_row(at)),
    );
    view! { <tr><th scope="row">{name}</th>{cells}<td class="on-screen">{remove}</td></tr> }
        .into_any()
}

/// The games that are in, each with the way to take it out again; nothing where there are none.
pub fn games(came: Collection) -> Option<AnyView> {
    let rows = came.seen(|_, all, _| {
        let row = |team: &str| {
            let own = StoredValue::new(team.to_owned());
            let remove = move || came.change(|all, _, _| all.remove_game(&own.get_value()));
            let remove = sure_of("Take away", team, "This game goes from the debrief.", remove);
            view! { <li>{team.to_owned()} " " <span class="on-screen">{remove}</span></li> }
        };
        let rows = all.games.iter().map(|game| row(&game.team)).collect_view();
        (!all.games.is_empty()).then_some(rows)
    })?;
    Some(
        view! {
            <section class="section">
                <h2>"Games of the council that are in"</h2>
                <ul>{rows}</ul>
            </section>
        }
        .into_any(),
    )
}
