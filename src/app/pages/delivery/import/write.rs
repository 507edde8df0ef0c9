//! The steps of an import.

use super::{
    columns::Columns,
    preview::{MOST, OpenLists, Preview, thousands},
    questions::Questions,
};
use crate::{
    app::{
        browser,
        components::pace::{Pace, Progress, Turn},
        route::{Filter, Route},
        state::Editor,
    },
    exchange::{
        Intake, Table, figures,
        import::{Choices, Decisions, Mapping, Overview, Proposal, Question, Studying, shape_key},
    },
    model::{Pack, Plan},
};
use leptos::{ev, html::Input, prelude::*};
use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

/// A file being brought in.
#[derive(Clone)]
struct Opened {
    name: String,
    table: Arc<Table>,
    /// The remembered choice of a file of this shape was taken up.
    remembered: bool,
}

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let editor = Editor::get();
    let opened = RwSignal::new(None::<Opened>);
    let choices = RwSignal::new(Choices::default());
    let mapping = RwSignal::new(Mapping::default());
    let reasons = RwSignal::new(Vec::new());
    let questions = RwSignal::new(Vec::<Question>::new());
    let asked = Memo::new(move |_| questions.with(|questions| !questions.is_empty()));
    // The table by the headings it has, which an answer may change.
    let shown = RwSignal::new(None::<Arc<Table>>);
    let undecided = move || Decisions { on: Some(editor.today()), ..Decisions::default() };
    let decisions = RwSignal::new(undecided());
    OpenLists::provide();
    let over = RwSignal::new(false);
    let refused = RwSignal::new(String::new());
    let worked_out = RwSignal::new(None::<WorkedOut>);
    let pending = RwSignal::new(false);
    let pace = Pace::new();
    let input = NodeRef::<Input>::new();
    let take = {
        let pace = pace.clone();
        move |file: Option<web_sys::File>| {
            let Some(file) = file else { return };
            let mut turn = pace.begin();
            opened.set(None);
            refused.set(String::new());
            leptos::task::spawn_local(async move {
                let name = file.name();
                let bytes = browser::file_bytes(&file).await;
                let table = match bytes {
                    None => Err("That file could not be read. Choose it again.".to_owned()),
                    Some(bytes) if is_workbook(&bytes) => Err(format!(
                        "{name} is a workbook. In the spreadsheet choose File, Save as, CSV, and bring that file in."
                    )),
                    Some(bytes) => match read(bytes, &mut turn).await {
                        Some(table) => Ok(table),
                        None => return,
                    },
                };
                let table = match table {
                    Ok(table) => table,
                    Err(message) => return editor.say(message),
                };
                if table.headings.is_empty() {
                    refused.set(refusal(&name, &table));
                    return;
                }
                let kept = editor
                    .settings()
                    .setting(&setting(&table))
                    .and_then(|text| Choices::from_json(text.as_bytes()).ok());
                let remembered = kept.is_some();
                choices.set(kept.unwrap_or_else(|| suggested(&editor.pack_now())));
                shown.set(None);
                questions.set(Vec::new());
                decisions.set(undecided());
                worked_out.set(None);
                // What it would change is the next piece of work.
                drop(turn);
                opened.set(Some(Opened { name, table: Arc::new(table), remembered }));
            });
        }
    };
    Effect::new({
        let pace = pace.clone();
        move |_| {
            let (pack, chosen, decisions) = (editor.pack(), choices.get(), decisions.get());
            let Some(table) = opened.with(|opened| opened.as_ref().map(|it| it.table.clone()))
            else {
                return worked_out.set(None);
            };
            let mut turn = pace.begin();
            pending.set(true);
            leptos::task::spawn_local(async move {
                let found = work_out(&pack, &table, &chosen, &decisions, &mut turn).await;
                if let Some((found, understood)) = found {
                    let same = |held: &Option<Arc<Table>>| {
                        held.as_ref().is_some_and(|held| held.headings == understood.table.headings)
                    };
                    if !shown.try_with_untracked(same).unwrap_or(true) {
                        shown.try_set(Some(understood.table));
                    }
                    mapping.try_set(understood.mapping);
                    reasons.try_set(understood.reasons);
                    questions.try_set(understood.questions);
                    worked_out.try_set(Some(found));
                    pending.try_set(false);
                }
            });
        }
    });
    let commit = move |_| {
        let (Some(opened_now), Some(WorkedOut { proposal, overview })) =
            (opened.get_untracked(), worked_out.get_untracked())
        else {
            return;
        };
        let label = format!("Import {}", opened_now.name);
        let counts = overview.counts;
        let words = format!(
            "{} brought in: {} added, {} changed, {} left out.",
            opened_now.name, counts.added, counts.changed, counts.left_out
        );
        if editor.run_aloud(proposal.command(&label), words) {
            let kept = serde_json::to_string(&choices.get_untracked()).ok();
            editor.settings().set_setting(&setting(&opened_now.table), kept.as_deref());
            opened.set(None);
            leptos::task::spawn_local(async move {
                // To draw the next page is a piece of work of its own.
                browser::breathe().await;
                browser::go(&brought_in(&editor.pack_now(), &proposal).href());
            });
        }
    };
    let stopped = move || {
        opened.set(None);
        editor.say("Stopped. Nothing was brought in.");
    };
    let dropped = take.clone();
    view! {
        <h1>"Bring in figures from a file"</h1>
        <p class="lede">"A CSV file from a spreadsheet or another system. Nothing changes until you have seen what would."</p>
        <div
            class="drop"
            class:over=move || over.get()
            on:dragover=move |event: ev::DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event: ev::DragEvent| {
                event.prevent_default();
                over.set(false);
                dropped(event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)));
            }
        >
            <label for="table-file">"Choose a file (.csv), or drop one here"</label>
            <input
                id="table-file"
                node_ref=input
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                on:change=move |_| {
                    take(browser::chosen_file(input));
                }
            />
            <Progress pace on_stop=Callback::new(move |()| stopped()) />
        </div>
        <p class="error" role="alert">{refused}</p>
        {move || {
            opened
                .get()
                .map(|found| {
                    view! {
                        <section class="section">
                            <h2>{format!("{}: what each column holds", found.name)}</h2>
                            <p>
                                {format!("{} rows, {} columns.", thousands(found.table.rows.len()), found.table.headings.len())}
                                {found.remembered.then_some(" Taken as you chose for the last file of this shape.")}
                            </p>
                            {move || {
                                shown
                                    .get()
                                    .map(|table| {
                                        view! {
                                            <Columns
                                                table
                                                mapping=mapping.into()
                                                reasons=reasons.into()
                                                choices
                                            />
                                        }
                                    })
                            }}
                        </section>
                        {move || {
                            asked
                                .get()
                                .then(|| {
                                    view! {
                                        <section class="section">
                                            <h2>"What the file leaves open"</h2>
                                            <Questions questions=questions.into() choices />
                                        </section>
                                    }
                                })
                        }}
                        <section class="section">
                            <h2>"What would change"</h2>
                            {move || worked_out.get().zip(shown.get()).map(|(WorkedOut { proposal, overview }, table)| {
                                let nothing = proposal.is_empty();
                                view! {
                                    <Preview proposal overview table mapping=mapping.into() decisions />
                                    <div class="buttons">
                                        <button
                                            type="button"
                                            class="button main"
                                            disabled=move || nothing || pending.get()
                                            on:click=commit
                                        >
                                            "Bring it in"
                                        </button>
                                        <button type="button" class="button" on:click=move |_| opened.set(None)>
                                            "Leave it"
                                        </button>
                                    </div>
                                }
                            })}
                        </section>
                    }
                })
        }}
        <section class="section">
            <h2>"Take figures out"</h2>
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        browser::save_file("figures.csv", "text/csv", &with_mark(&figures::csv(&editor.pack_now())));
                    }
                >
                    "Save every figure as a CSV file"
                </button>
            </div>
        </section>
    }
}

/// What bringing a file in would do.
#[derive(Clone)]
struct WorkedOut {
    proposal: Arc<Proposal>,
    overview: Arc<Overview>,
}

/// How many cells are worked on before it is asked how long that took.
const CELLS: usize = 2_000;

/// Reads a file; none where it was stopped.
async fn read(bytes: Vec<u8>, turn: &mut Turn) -> Option<Table> {
    let mut intake = Intake::new(bytes);
    while intake.step(CELLS) {
        if !turn.goes_on("Reading the file…", intake.progress()).await {
            return None;
        }
    }
    Some(intake.table())
}

/// A file as it is understood, with the answers there are.
struct Understood {
    table: Arc<Table>,
    mapping: Mapping,
    reasons: Vec<String>,
    questions: Vec<Question>,
}

/// Works out what a table would change; none where it was stopped.
async fn work_out(
    pack: &Pack,
    table: &Arc<Table>,
    choices: &Choices,
    decisions: &Decisions,
    turn: &mut Turn,
) -> Option<(WorkedOut, Understood)> {
    const STUDY: &str = "Looking at what the file holds…";
    const WORDS: &str = "Working out what would change…";
    let mut studying = Studying::new(pack, table, choices);
    while studying.step(CELLS) {
        if !turn.goes_on(STUDY, studying.progress()).await {
            return None;
        }
    }
    let study = studying.study();
    let decided = study.decided(decisions);
    let rows = (CELLS / study.table.headings.len().max(1)).max(1);
    let mut work = study.work(pack, &decided);
    while work.step(rows) {
        if !turn.goes_on(WORDS, work.progress()).await {
            return None;
        }
    }
    let all = work.progress();
    let mut folding = study.fold(work.proposal());
    while folding.step(rows) {
        if !turn.goes_on(WORDS, all).await {
            return None;
        }
    }
    let proposal = folding.proposal();
    let mut overview = Overview::new(MOST);
    while overview.step(&proposal, rows) {
        if !turn.goes_on(WORDS, all).await {
            return None;
        }
    }
    let understood = Understood {
        table: match study.table {
            Cow::Borrowed(_) => table.clone(),
            Cow::Owned(ref table) => Arc::new(table.clone()),
        },
        mapping: study.mapping.clone(),
        reasons: study.reasons.clone(),
        questions: study.questions.clone(),
    };
    let found = WorkedOut { proposal: Arc::new(proposal), overview: Arc::new(overview) };
    turn.goes_on(WORDS, all).await.then_some((found, understood))
}

/// Why a file has no table, in sentences.
fn refusal(name: &str, table: &Table) -> String {
    let sentence = |words: &str| {
        let mut letters = words.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str() + "."
    };
    let mut said = format!("{name} was not read.");
    for found in &table.diagnostics {
        let place =
            if found.place == "file" { String::new() } else { format!("{}: ", found.place) };
        said += &format!(" {}", sentence(&format!("{place}{}", found.message)));
        if let Some(hint) = &found.hint {
            said += &format!(" {}", sentence(hint));
        }
    }
    said
}

/// Choices to start from; with one plan only, new measures are to stand in it unless a person says otherwise.
fn suggested(pack: &Pack) -> Choices {
    match pack.plans.as_slice() {
        [only] => Choices { plan: Some(only.id.clone()), ..Choices::default() },
        _ => Choices::default(),
    }
}

/// Where to see what was brought in: the scorecard with most of it, or the list of measures.
fn brought_in(pack: &Pack, proposal: &Proposal) -> Route {
    let ids: BTreeSet<_> = proposal.new_measures.iter().chain(&proposal.known_measures).collect();
    let standing = |plan: &&Arc<Plan>| plan.measures.iter().filter(|id| ids.contains(id)).count();
    match pack.plans.iter().rev().max_by_key(standing).filter(|plan| standing(plan) > 0) {
        Some(plan) => Route::Scorecard(plan.id.clone(), Filter::default()),
        None => Route::Measures,
    }
}

/// Whether bytes are those of a spreadsheet's own file: a zip archive, or the older compound file.
fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// A text with a byte order mark, without which some spreadsheets take its letters for others.
fn with_mark(text: &str) -> String {
    format!("\u{feff}{text}")
}

/// Under which setting the choice for files of this shape is kept.
fn setting(table: &Table) -> String {
    format!("columns:{}", shape_key(table))
}
