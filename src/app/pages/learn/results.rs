//! A session's results: codes that were read out and files that were handed in, in one sheet.

use super::set::with_set;
use crate::{
    app::{browser, route::Route},
    training::{
        ExerciseSet,
        results::{FORGEABLE, ResultFile, Sheet, read_file, read_line, statements_written},
    },
};
use leptos::{html::Input, prelude::*};
use std::sync::Arc;

/// The page where a trainer collects results. They stay on this page, and go with it.
#[component]
pub fn ResultsPage() -> impl IntoView {
    with_set(|set| view! { <Collected set /> }.into_any())
}

#[component]
fn Collected(
    /// The set that was worked through.
    set: Arc<ExerciseSet>,
) -> impl IntoView {
    let held = StoredValue::new(set);
    let sheet = RwSignal::new(Sheet::default());
    let typed = RwSignal::new(String::new());
    let told = RwSignal::new(Vec::<String>::new());
    // Files know when an exercise was answered; the sheet has no room for it.
    let files = StoredValue::new(Vec::<ResultFile>::new());
    let file = NodeRef::<Input>::new();
    let take_codes = move |_| {
        let text = typed.get_untracked();
        let mut left = Vec::new();
        told.update(Vec::clear);
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match held.with_value(|set| read_line(set, line)) {
                Ok(came) => sheet.update(|sheet| sheet.take(came)),
                Err(reason) => {
                    told.update(|told| told.push(format!("{line}: {reason}.")));
                    left.push(line.to_owned());
                }
            }
        }
        // What can't be taken stays to be mended.
        typed.set(left.join("\n"));
    };
    let take_file = move |_| {
        let Some(chosen) = browser::chosen_file(file) else { return };
        leptos::task::spawn_local(async move {
            let bytes = browser::file_bytes(&chosen).await;
            let read =
                bytes.ok_or_else(|| "this file can’t be read".to_owned()).and_then(|bytes| {
                    held.with_value(|set| read_file(set, &bytes)).map_err(|error| error.to_string())
                });
            match read {
                Ok(read) => {
                    told.update(Vec::clear);
                    held.with_value(|set| sheet.update(|sheet| sheet.take_file(set, &read)));
                    files.update_value(|files| files.push(read));
                }
                Err(reason) => told.set(vec![format!("{}: {reason}.", chosen.name())]),
            }
        });
    };
    let save = move |_| {
        let csv = held.with_value(|set| sheet.with_untracked(|sheet| sheet.csv(set)));
        browser::save_file("training-results.csv", "text/csv", &csv);
    };
    let save_statements = move |_| {
        let written = held.with_value(|set| {
            files.with_value(|files| {
                sheet.with_untracked(|sheet| statements_written(set, &sheet.rows, files))
            })
        });
        browser::save_file("statements.json", "application/json", &written);
    };
    view! {
        <p class="crumbs"><a class="link" href=Route::Learn.href()>"All exercises"</a></p>
        <h1>"Collect results"</h1>
        <p class="lede">"What was got wrong most, once codes and files are in."</p>
        {move || held.with_value(|set| sheet.with(|sheet| most(set, sheet)))}
        <section class="section">
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
                <label for="result-file">"Or a file of results"</label>
                <input id="result-file" type="file" accept=".json,application/json" node_ref=file on:change=take_file />
            </p>
            <p class="small quiet">{FORGEABLE}</p>
            <div class="buttons">
                <button type="button" class="button main" on:click=take_codes>"Take the codes in"</button>
                <button
                    type="button"
                    class="button"
                    disabled=move || sheet.with(|sheet| sheet.rows.is_empty())
                    on:click=save
                >
                    "Save the sheet as CSV"
                </button>
                <button
                    type="button"
                    class="button"
                    disabled=move || sheet.with(|sheet| sheet.rows.is_empty())
                    on:click=save_statements
                >
                    "Save as xAPI statements"
                </button>
            </div>
            <div role="status">
                {move || told.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
        </section>
        {move || held.with_value(|set| sheet.with(|sheet| table(set, sheet)))}
    }
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

/// Everybody's results.
fn table(set: &ExerciseSet, sheet: &Sheet) -> AnyView {
    if sheet.rows.is_empty() {
        return ().into_any();
    }
    let heads = set.exercises.iter().map(|it| view! { <th scope="col">{it.name.clone()}</th> });
    let heads = heads.collect_view();
    let row = |row: &crate::training::results::Came| {
        let cells = row.outcomes.iter().map(|it| view! { <td>{it.words()}</td> }).collect_view();
        let name = if row.name.is_empty() { "No name".to_owned() } else { row.name.clone() };
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let rows = sheet.rows.iter().map(row).collect_view();
    view! {
        <section class="section">
            <h2>"The sheet"</h2>
            <div class="sheet-scroll" tabindex="0" role="region" aria-label="The sheet of results">
                <table class="sheet">
                    <thead><tr><th scope="col">"Name"</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
