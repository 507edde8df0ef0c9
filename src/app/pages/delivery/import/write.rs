//! The steps of an import.

use super::{
    columns::Columns,
    preview::{OpenLists, Preview},
};
use crate::{
    app::{
        browser,
        route::{Filter, Route},
        state::Editor,
    },
    exchange::{
        Table, figures,
        import::{Decisions, Mapping, Proposal, Role, propose_decided, shape_key, suggest},
    },
    model::{Pack, Plan},
};
use leptos::{ev, html::Input, prelude::*};
use std::{collections::BTreeSet, sync::Arc};

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
    let mapping = RwSignal::new(Mapping::default());
    let undecided = move || Decisions { on: Some(editor.today()), ..Decisions::default() };
    let decisions = RwSignal::new(undecided());
    OpenLists::provide();
    let working = RwSignal::new(false);
    let over = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let take = move |file: Option<web_sys::File>| {
        let Some(file) = file else { return };
        working.set(true);
        leptos::task::spawn_local(async move {
            let bytes = browser::file_bytes(&file).await;
            // Lets "Reading…" be painted before the work.
            browser::breathe().await;
            working.set(false);
            let Some(bytes) = bytes else {
                editor.say("That file could not be read. Choose it again.");
                return;
            };
            if is_workbook(&bytes) {
                editor.say(format!(
                    "{} is a workbook. In the spreadsheet choose File, Save as, CSV, and bring that file in.",
                    file.name()
                ));
                return;
            }
            let table = Table::read(&bytes);
            let kept = editor
                .settings()
                .setting(&setting(&table))
                .and_then(|text| serde_json::from_str(&text).ok());
            let remembered = kept.is_some();
            mapping.set(kept.unwrap_or_else(|| suggested(&editor.pack_now(), &table)));
            decisions.set(undecided());
            opened.set(Some(Opened { name: file.name(), table: Arc::new(table), remembered }));
        });
    };
    let proposal = Memo::new(move |_| {
        let pack = editor.pack();
        opened.with(|opened| {
            opened.as_ref().map(|opened| {
                Arc::new(propose_decided(&pack, &opened.table, &mapping.get(), &decisions.get()))
            })
        })
    });
    let commit = move |_| {
        let (Some(opened_now), Some(proposal)) = (opened.get_untracked(), proposal.get_untracked())
        else {
            return;
        };
        let label = format!("Import {}", opened_now.name);
        let counts = proposal.counts();
        let words = format!(
            "{} brought in: {} added, {} changed, {} left out.",
            opened_now.name, counts.added, counts.changed, counts.left_out
        );
        if editor.run_aloud(proposal.command(&label), words) {
            let kept = serde_json::to_string(&mapping.get_untracked()).ok();
            editor.settings().set_setting(&setting(&opened_now.table), kept.as_deref());
            opened.set(None);
            browser::go(&brought_in(&editor.pack_now(), &proposal).href());
        }
    };
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
                take(event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)));
            }
        >
            <label for="table-file">"Choose a file (.csv), or drop one here"</label>
            <input
                id="table-file"
                node_ref=input
                type="file"
                accept=".csv,.tsv,.txt,text/csv"
                on:change=move |_| {
                    take(input.get().and_then(|input| input.files()).and_then(|files| files.get(0)));
                }
            />
            <p role="status">{move || working.get().then_some("Reading…")}</p>
        </div>
        {move || {
            opened
                .get()
                .map(|found| {
                    view! {
                        <section class="section">
                            <h2>{format!("{}: what each column holds", found.name)}</h2>
                            <p>
                                {format!("{} rows, {} columns.", found.table.rows.len(), found.table.headings.len())}
                                {found.remembered.then_some(" Taken as you chose for the last file of this shape.")}
                            </p>
                            <Columns table=found.table.clone() mapping />
                        </section>
                        <section class="section">
                            <h2>"What would change"</h2>
                            {move || proposal.get().map(|proposal: Arc<Proposal>| {
                                let nothing = proposal.is_empty();
                                view! {
                                    <Preview proposal table=found.table.clone() mapping decisions />
                                    <div class="buttons">
                                        <button type="button" class="button main" disabled=nothing on:click=commit>
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

/// A mapping to start from; with one plan only, new measures are to stand in it unless a person says otherwise.
fn suggested(pack: &Pack, table: &Table) -> Mapping {
    let mapping = suggest(table, pack.calendar());
    match pack.plans.as_slice() {
        [only] if mapping.column(Role::Plan).is_none() => {
            Mapping { plan: Some(only.id.clone()), ..mapping }
        }
        _ => mapping,
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
