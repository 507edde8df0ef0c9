//! A session's results: codes that were read out and files that were handed in, in one sheet; who is still missing, what
//! was got wrong most, and the way to the debrief.

use super::{
    super::{
        give::{give, said},
        kept, open_session,
        session::pledges_of,
        set::with_shipped,
    },
    asked,
    collection::Collection,
    sheet,
};
use crate::{
    app::{
        browser,
        components::{FileField, ReadFile},
        route::Route,
    },
    training::{
        ExerciseSet, dated_file_name,
        results::{FORGEABLE, read_line},
        session::{Collected, LONGEST_FILE, Session},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page where a trainer collects results. They stay in this browser, with training, until it is reset.
#[component]
pub fn ResultsPage() -> impl IntoView {
    with_shipped(|shipped| {
        let session = open_session::opened(&shipped);
        let set = session.as_ref().map_or(shipped.clone(), |it| Arc::new(it.set(&shipped)));
        view! { <Collecting shipped set session /> }.into_any()
    })
}

#[component]
fn Collecting(
    /// What ships.
    shipped: Arc<ExerciseSet>,
    /// The set that was worked through.
    set: Arc<ExerciseSet>,
    /// The session that is open, if any.
    session: Option<Session>,
) -> impl IntoView {
    let came = Collection::new(shipped, set, session);
    let typed = RwSignal::new(String::new());
    let refused = RwSignal::new(Vec::<String>::new());
    let told = RwSignal::new(String::new());
    let replacing = RwSignal::new(None::<Replaced>);
    let take_codes = move |_| {
        let text = typed.get_untracked();
        let (mut left, mut reasons, mut replaced) = (Vec::new(), Vec::new(), Vec::new());
        let before = came.all.get_untracked();
        came.change(|all, session, set| {
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                match read_line(set, line) {
                    Ok(code) => replaced.extend(all.take(session, set, code)),
                    Err(reason) => {
                        reasons.push(format!("{line}: {reason}."));
                        left.push(line.to_owned());
                    }
                }
            }
        });
        refused.set(reasons);
        replacing.set(Replaced::of(replaced, before));
        // What can't be taken stays to be mended.
        typed.set(left.join("\n"));
        asked::to_first(came);
    };
    let take_files = Callback::new(move |files: Vec<ReadFile>| {
        let (mut reasons, mut replaced) = (Vec::new(), Vec::new());
        let before = came.all.get_untracked();
        came.change(|all, session, set| {
            for ReadFile { name, bytes } in files {
                match bytes.and_then(|bytes| all.take_file(session, set, &bytes)) {
                    Ok(whose) => replaced.extend(whose),
                    Err(reason) => reasons.push(format!("{name}: {reason}.")),
                }
            }
        });
        refused.set(reasons);
        replacing.set(Replaced::of(replaced, before));
        asked::to_first(came);
    });
    let named = move |what: &str, ending: &str| {
        came.seen(|set, _, _| dated_file_name((what, ending), &set.name, browser::today()))
    };
    let save = move |_| {
        let csv = came.seen(|set, all, session| all.csv(session, set));
        let name = named("training-results", "csv");
        let next = "It is the sheet as a table: open it in a spreadsheet.";
        give(told, (&name, "text/csv"), &csv, next);
    };
    let save_statements = move |_| {
        let written = came.seen(|set, all, _| all.statements(set));
        let name = named("statements", "json");
        let next = "It is for a learning record store that takes xAPI.";
        give(told, (&name, "application/json"), &written, next);
    };
    let empty = move || came.all.with(|all| all.sheet.rows.is_empty());
    view! {
        <p class="crumbs">
            <a class="link" href=Route::LearnSession.href()>"The session"</a>
            <a class="link" href=Route::Learn.href()>"All exercises"</a>
        </p>
        <h1>"Collect results"</h1>
        <p class="lede">"What was got wrong most, once codes and files are in."</p>
        {kept::not_kept()}
        {move || came.seen(|set, all, _| sheet::most(set, &all.sheet))}
        {move || came.seen(|_, all, session| Some(sheet::missing(session?, all)))}
        {move || asked::asked(came)}
        <section class="section on-screen">
            <h2>"Take results in"</h2>
            <p>
                <label for="codes">"A line for each: the name, then the code"</label>
                <textarea
                    id="codes"
                    rows="5"
                    aria-describedby="codes-carry"
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(browser::typed(&event))
                ></textarea>
            </p>
            <p id="codes-carry">
                "A code carries no pledges and doesn’t say which questions were wrong: a file does. Where there are pledges, take in the files."
            </p>
            <FileField
                id="result-file"
                label="Or files of results and games of the council, several at once"
                multiple=true
                longest=LONGEST_FILE
                then=take_files
            />
            <p class="small quiet">{FORGEABLE}</p>
            <div class="buttons">
                <button type="button" class="button main" on:click=take_codes>"Take the codes in"</button>
                <button type="button" class="button" disabled=empty on:click=save>"Save the sheet as CSV"</button>
                <button type="button" class="button" disabled=empty on:click=save_statements>"Save as xAPI statements"</button>
                <a class="button" href=Route::DebriefSession.href()>"Debrief"</a>
            </div>
            <div role="status">
                {move || refused.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
            {replaced_words(came, replacing)}
            {said(told)}
        </section>
        {move || sheet::table(came)}
        {move || sheet::games(came)}
        {move || came.seen(|set, all, _| pledges_of(set, all))}
    }
}

/// Whose earlier results were replaced, and all that had come in before.
#[derive(Clone, PartialEq)]
struct Replaced {
    names: Vec<String>,
    before: Collected,
}

impl Replaced {
    fn of(mut names: Vec<String>, before: Collected) -> Option<Self> {
        names.dedup();
        (!names.is_empty()).then_some(Self { names, before })
    }
}

/// That somebody's earlier results were replaced, with the way back.
fn replaced_words(came: Collection, replacing: RwSignal<Option<Replaced>>) -> AnyView {
    let undo = move |_| {
        if let Some(Replaced { before, .. }) = replacing.get_untracked() {
            came.change(|all, _, _| *all = before);
            replacing.set(None);
        }
    };
    let words = move || {
        let names = replacing.get()?.names.join(", ");
        Some(view! {
            <p>{format!("Earlier results of the same name were replaced: {names}.")}</p>
            <button type="button" class="button" on:click=undo>
                "Undo: bring the earlier ones back"
            </button>
        })
    };
    view! { <div role="status">{words}</div> }.into_any()
}
