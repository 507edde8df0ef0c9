//! A pack from a file, by button or by drag and drop: looked at before anything is replaced.

use crate::{
    app::{
        browser,
        components::drop_zone,
        pages::ask::FoundQuestions,
        route::Route,
        state::{Editor, Leaving, Source},
    },
    edit,
    exchange::question_file::is_question_file,
    model::Pack,
    pack::{self, Severity},
    rating::counted,
};
use leptos::{html::Input, prelude::*};
use std::sync::Arc;

/// A file as read, waiting for a decision.
#[derive(Clone)]
struct Candidate {
    name: String,
    pack: Option<Arc<Pack>>,
    newer: bool,
    lines: Vec<String>,
    differences: Vec<String>,
}

/// The place to drop a pack on, and what was found in it.
#[component]
pub fn Incoming() -> impl IntoView {
    let editor = Editor::get();
    let candidate = RwSignal::new(None::<Candidate>);
    let asked = RwSignal::new(None::<(String, Vec<u8>)>);
    let reading = RwSignal::new(String::new());
    let input = NodeRef::<Input>::new();
    let take = move |file: web_sys::File| {
        candidate.set(None);
        asked.set(None);
        reading.set(format!("Reading {}…", file.name()));
        leptos::task::spawn_local(async move {
            let bytes = browser::file_bytes(&file).await;
            // A large pack takes a moment: what is being done is on screen first.
            browser::painted().await;
            reading.set(String::new());
            match bytes {
                Some(bytes) if is_question_file(&bytes) => asked.set(Some((file.name(), bytes))),
                Some(bytes) => candidate.set(Some(look(&file.name(), &bytes, editor))),
                None => editor.say("That file could not be read."),
            }
        });
    };
    let choose = view! {
        <label for="pack-file">"Choose a pack (.json), or drop one here"</label>
        <input
            id="pack-file"
            node_ref=input
            type="file"
            accept=".json,application/json,text/json"
            on:change=move |_| {
                if let Some(file) = browser::chosen_file(input) {
                    take(file);
                }
            }
        />
    };
    view! {
        {drop_zone(take, choose.into_any())}
        <p role="status">{reading}</p>
        {move || candidate.get().map(|found| view! { <Found found candidate /> })}
        {questions(asked)}
    }
}

/// A file of questions that was brought where packs or tables are; nothing until one is, and once it is dealt with.
fn questions(asked: RwSignal<Option<(String, Vec<u8>)>>) -> AnyView {
    let done = Callback::new(move |()| asked.set(None));
    let found = move || {
        let (name, bytes) = asked.get()?;
        Some(view! { <FoundQuestions name bytes shown=None done /> })
    };
    view! { {found} }.into_any()
}

/// A pack that was chosen where something else is read: what it is, and what can be done with it.
#[component]
pub fn FoundPack(
    /// What its file is called.
    name: String,
    /// Its bytes.
    bytes: Vec<u8>,
) -> impl IntoView {
    let editor = Editor::get();
    if is_question_file(&bytes) {
        return questions(RwSignal::new(Some((name, bytes))));
    }
    let candidate = RwSignal::new(None::<Candidate>);
    leptos::task::spawn_local(async move {
        // A large pack takes a moment: what is being done is on screen first.
        browser::painted().await;
        candidate.try_set(Some(look(&name, &bytes, editor)));
    });
    view! {
        <p>"This is a pack, not a table: it can be opened as one."</p>
        {move || candidate.get().map(|found| view! { <Found found candidate /> })}
    }
    .into_any()
}

/// Reads a file and compares it with what is open.
fn look(name: &str, bytes: &[u8], editor: Editor) -> Candidate {
    // A figure takes about as much room in memory as it took bytes in the file, and half as much again.
    browser::make_room(bytes.len() * 3);
    let reading = pack::read(bytes);
    let differences = reading
        .pack
        .as_ref()
        .map_or_else(Vec::new, |pack| edit::compare(&editor.pack_now(), pack).lines());
    Candidate {
        name: name.to_owned(),
        newer: reading.newer,
        lines: reading
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity > Severity::Note)
            .map(ToString::to_string)
            .chain(
                reading
                    .pack
                    .iter()
                    .flat_map(pack::tampering)
                    .map(|found| format!("Not as signed off: {found}")),
            )
            .chain(
                reading
                    .pack
                    .iter()
                    .flat_map(pack::twins)
                    .map(|twin| format!("Like a signed measure: {twin}")),
            )
            .chain(reading.pack.iter().flat_map(pack::unfounded).map(|found| found.to_string()))
            .map(shortened)
            .collect(),
        differences,
        pack: reading.pack.map(Arc::new),
    }
}

/// A line that quotes what stands in the file, as far as anybody reads it: a word of megabytes takes a browser minutes
/// to lay out.
fn shortened(mut line: String) -> String {
    const LONGEST: usize = 400;
    if let Some((end, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(end);
        line.push('…');
    }
    line
}

/// What was found, and what can be done with it.
#[component]
fn Found(
    /// The file as read.
    found: Candidate,
    /// Where it waits.
    candidate: RwSignal<Option<Candidate>>,
) -> impl IntoView {
    const MOST: usize = 100;
    const SHORT: usize = 20;
    let (editor, leaving) = (Editor::get(), Leaving::get());
    let pack = found.pack.clone();
    let summary = pack.as_ref().map_or_else(
        || format!("{} can’t be opened.", found.name),
        |pack| {
            // What was imported from a table may be of no organisation yet.
            let (plans, measures) = (pack.plans.len(), pack.measures.len());
            let all = [
                pack.organisation.name.clone(),
                counted(plans, "plan", "plans"),
                counted(measures, "measure", "measures"),
            ];
            let all: Vec<String> = all.into_iter().filter(|it| !it.trim().is_empty()).collect();
            format!("{}: {}.", found.name, all.join(", "))
        },
    );
    let listed = |lines: &[String]| {
        let more = lines.len().saturating_sub(MOST);
        let more = (more > 0).then(|| view! { <li>{format!("and {more} more")}</li> });
        view! {
            <ul>
                {lines.iter().take(MOST).map(|line| view! { <li>{line.clone()}</li> }).collect_view()} {more}
            </ul>
        }
    };
    let problems = (!found.lines.is_empty()).then(|| listed(&found.lines));
    let differences = pack.as_ref().map(|_| {
        let count = found.differences.len();
        let heading = match count {
            0 => "It is the same as what is open.".to_owned(),
            1 => "1 difference from what is open".to_owned(),
            _ => format!("{count} differences from what is open"),
        };
        if count == 0 {
            return view! { <p>{heading}</p> }.into_any();
        }
        // Read before anything is replaced: only a long list waits to be opened.
        view! {
            <details open=count <= SHORT>
                <summary>{heading}</summary>
                {listed(&found.differences)}
            </details>
        }
        .into_any()
    });
    let name = StoredValue::new(found.name.trim_end_matches(".json").to_owned());
    let newer = found.newer;
    let pack = StoredValue::new(pack);
    let open_as_draft = move |_| {
        let Some(pack) = pack.get_value() else { return };
        leaving.then(move || {
            editor.open_new_draft(&name.get_value(), Pack::clone(&pack));
            candidate.set(None);
            browser::go(&Route::Home.href());
        });
    };
    let can_replace = matches!(editor.opened().document().get_untracked().source, Source::Draft(_))
        && editor.opened().document().with_untracked(|document| document.read_only.is_none());
    let replace = move |_| {
        let Some(pack) = pack.get_value() else { return };
        match editor.replace(Pack::clone(&pack), &format!("Replace with {}", name.get_value())) {
            Ok(()) => {
                candidate.set(None);
                browser::go(&Route::Home.href());
            }
            Err(reason) => editor.say(reason),
        }
    };
    view! {
        <div class="explain" role="status">
            <p>
                <strong>{summary}</strong>
            </p>
            {newer
                .then(|| {
                    view! {
                        <p>
                            "A later version of this page wrote it, so it can’t be opened here: what this version doesn’t know would be lost. Open it in the newest version. It was left as it is."
                        </p>
                    }
                })}
            {problems}
            {differences}
            <div class="buttons">
                <Show when=move || pack.with_value(Option::is_some) && !newer>
                    <button type="button" class="button main" on:click=open_as_draft>
                        "Open as a new draft"
                    </button>
                    <Show when=move || can_replace>
                        <button type="button" class="button" on:click=replace>
                            "Replace what is open"
                        </button>
                    </Show>
                </Show>
                <button type="button" class="button" on:click=move |_| candidate.set(None)>
                    "Leave it"
                </button>
            </div>
        </div>
    }
}
