//! A session's results: codes that were read out and files that were handed in, in one sheet; who is still missing, what
//! was got wrong most, and the way to the debrief.

use super::{kept, open_session, session::pledges_of, set::with_shipped};
use crate::{
    app::{browser, route::Route},
    training::{
        ExerciseSet, Pledge,
        results::{Came, FORGEABLE, Sheet, read_line},
        session::{Collected, LONGEST_FILE, Session, Tally},
    },
};
use leptos::{html::Input, prelude::*};
use std::sync::Arc;

/// Files at once at most.
const MOST_FILES: u32 = 100;

/// The page where a trainer collects results. They stay in this browser, with training, until it is reset.
#[component]
pub fn ResultsPage() -> impl IntoView {
    with_shipped(|shipped| {
        let session = open_session::opened(&shipped);
        let set = session.as_ref().map_or(shipped.clone(), |it| Arc::new(it.set(&shipped)));
        view! { <Collecting set session=Arc::new(session) /> }.into_any()
    })
}

#[component]
fn Collecting(
    /// The set that was worked through.
    set: Arc<ExerciseSet>,
    /// The session that is open, if any.
    session: Arc<Option<Session>>,
) -> impl IntoView {
    let collected = RwSignal::new(open_session::collected(&set));
    let held = StoredValue::new((set, session));
    let typed = RwSignal::new(String::new());
    let told = RwSignal::new(Vec::<String>::new());
    let file = NodeRef::<Input>::new();
    let keep = move || {
        held.with_value(|(set, _)| {
            collected.with_untracked(|all| open_session::keep_collected(set, all));
        });
    };
    let take_codes = move |_| {
        let text = typed.get_untracked();
        let mut left = Vec::new();
        told.update(Vec::clear);
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let read = held.with_value(|(set, _)| read_line(set, line));
            match read {
                Ok(came) => held.with_value(|(_, session)| {
                    collected.update(|all| all.take(session.as_ref().as_ref(), came));
                }),
                Err(reason) => {
                    told.update(|told| told.push(format!("{line}: {reason}.")));
                    left.push(line.to_owned());
                }
            }
        }
        keep();
        // What can't be taken stays to be mended.
        typed.set(left.join("\n"));
    };
    let take_files = move |_| {
        let Some(list) = file.get_untracked().and_then(|input| input.files()) else { return };
        let files: Vec<web_sys::File> =
            (0..list.length().min(MOST_FILES)).filter_map(|at| list.get(at)).collect();
        // The same files can be chosen again, with one that was missing.
        if let Some(input) = file.get_untracked() {
            input.set_value("");
        }
        told.update(Vec::clear);
        leptos::task::spawn_local(async move {
            for chosen in files {
                let taken = match bytes(&chosen).await {
                    Ok(bytes) => held.try_with_value(|(set, session)| {
                        let session = session.as_ref().as_ref();
                        collected.try_update(|all| all.take_file(session, set, &bytes))
                    }),
                    Err(reason) => Some(Some(Err(reason))),
                };
                // The page may be gone by now.
                let Some(Some(taken)) = taken else { return };
                if let Err(reason) = taken {
                    told.try_update(|told| told.push(format!("{}: {reason}.", chosen.name())));
                }
            }
            keep();
        });
    };
    let save = move |_| {
        let csv = held.with_value(|(set, session)| {
            collected.with_untracked(|all| all.csv(session.as_ref().as_ref(), set))
        });
        browser::save_file("training-results.csv", "text/csv", &csv);
    };
    let save_statements = move |_| {
        let written =
            held.with_value(|(set, _)| collected.with_untracked(|all| all.statements(set)));
        browser::save_file("statements.json", "application/json", &written);
    };
    let empty = move || collected.with(|all| all.sheet.rows.is_empty());
    view! {
        <p class="crumbs">
            <a class="link" href=Route::LearnSession.href()>"The session"</a>
            <a class="link" href=Route::Learn.href()>"All exercises"</a>
        </p>
        <h1>"Collect results"</h1>
        <p class="lede">"What was got wrong most, once codes and files are in."</p>
        {kept::not_kept()}
        {move || held.with_value(|(set, _)| collected.with(|all| most(set, &all.sheet)))}
        {move || held.with_value(|(_, session)| collected.with(|all| Some(missing(session.as_ref().as_ref()?, all))))}
        <section class="section on-screen">
            <h2>"Take results in"</h2>
            <p>
                <label for="codes">"A line for each: the name, then the code"</label>
                <textarea
                    id="codes"
                    rows="5"
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(browser::typed(&event))
                ></textarea>
            </p>
            <p>
                <label for="result-file">"Or files of results and games of the council, several at once"</label>
                <input
                    id="result-file"
                    type="file"
                    multiple
                    accept=".json,application/json"
                    node_ref=file
                    on:change=take_files
                />
            </p>
            <p class="small quiet">{FORGEABLE}</p>
            <div class="buttons">
                <button type="button" class="button main" on:click=take_codes>"Take the codes in"</button>
                <button type="button" class="button" disabled=empty on:click=save>"Save the sheet as CSV"</button>
                <button type="button" class="button" disabled=empty on:click=save_statements>"Save as xAPI statements"</button>
                <a class="button" href=Route::DebriefSession.href()>"Debrief"</a>
            </div>
            <div role="status">
                {move || told.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
        </section>
        {move || held.with_value(|(set, _)| collected.with(|all| table(set, all)))}
        {move || held.with_value(|(set, _)| collected.with(|all| {
            let pledges: Vec<(String, Pledge)> =
                all.pledges().map(|(team, it)| (team.to_owned(), it.clone())).collect();
            pledges_of(&set.id, &pledges)
        }))}
    }
}

/// The bytes of a file that isn't too long to be looked at.
async fn bytes(file: &web_sys::File) -> Result<Vec<u8>, String> {
    if file.size() > LONGEST_FILE as f64 {
        return Err("this is longer than any file of results".to_owned());
    }
    browser::file_bytes(file).await.ok_or_else(|| "this file can’t be read".to_owned())
}

/// Who of the session's teams is still missing.
fn missing(session: &Session, all: &Collected) -> AnyView {
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
fn most(set: &ExerciseSet, sheet: &Sheet) -> AnyView {
    if sheet.rows.is_empty() {
        return view! { <p>"No results yet."</p> }.into_any();
    }
    let line = |(at, wrong, tried): (usize, usize, usize)| {
        let name = set.exercises.get(at)?.name.clone();
        let words = format!("wrong at first or to the end for {wrong} of {tried}");
        Some(view! { <li><b>{name}</b> ": " {words}</li> })
    };
    let lines = sheet.wrong_most(set).into_iter().filter_map(line).collect_view();
    view! { <ol class="wrong-most">{lines}</ol> }.into_any()
}

/// Everybody's results, and under them how each exercise went.
fn table(set: &ExerciseSet, all: &Collected) -> AnyView {
    let sheet: &Sheet = &all.sheet;
    if sheet.rows.is_empty() {
        return ().into_any();
    }
    let heads = set.exercises.iter().map(|it| view! { <th scope="col">{it.name.clone()}</th> });
    let heads = heads.collect_view();
    let row = |row: &Came| {
        let cells = row.outcomes.iter().map(|it| view! { <td>{it.words()}</td> }).collect_view();
        let name = if row.name.is_empty() { "No name".to_owned() } else { row.name.clone() };
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let rows = sheet.rows.iter().map(row).collect_view();
    let tallies: Vec<Tally> = (0..set.exercises.len()).map(|at| all.tally(at)).collect();
    let count = |words: &'static str, of: fn(&Tally) -> usize| {
        let cells = tallies.iter().map(|it| view! { <td>{of(it)}</td> }).collect_view();
        view! { <tr><th scope="row">{words}</th>{cells}</tr> }
    };
    view! {
        <section class="section">
            <h2>"The sheet"</h2>
            <div class="sheet-scroll" tabindex="0" role="region" aria-label="The sheet of results">
                <table class="sheet">
                    <thead><tr><th scope="col">"Name"</th>{heads}</tr></thead>
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
}
