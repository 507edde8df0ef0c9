//! The steps of an import.

use super::{columns::Columns, preview::Preview};
use crate::{
    app::{browser, route::Route, workspace::Workspace},
    exchange::{
        Table, figures,
        import::{Mapping, Proposal, propose_confirmed, shape_key, suggest},
    },
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
    let workspace = Workspace::get();
    let opened = RwSignal::new(None::<Opened>);
    let mapping = RwSignal::new(Mapping::default());
    let confirmed = RwSignal::new(BTreeSet::<(usize, usize)>::new());
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
                workspace.say("That file could not be read. Choose it again.");
                return;
            };
            let table = Table::read(&bytes);
            let kept = workspace
                .keeper()
                .setting(&setting(&table))
                .and_then(|text| serde_json::from_str(&text).ok());
            let remembered = kept.is_some();
            mapping.set(kept.unwrap_or_else(|| suggest(&table, workspace.pack_now().calendar())));
            confirmed.set(BTreeSet::new());
            opened.set(Some(Opened { name: file.name(), table: Arc::new(table), remembered }));
        });
    };
    let proposal = Memo::new(move |_| {
        let pack = workspace.pack();
        opened.with(|opened| {
            opened.as_ref().map(|opened| {
                Arc::new(propose_confirmed(&pack, &opened.table, &mapping.get(), &confirmed.get()))
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
        if workspace.run_aloud(proposal.command(&label), words) {
            let kept = serde_json::to_string(&mapping.get_untracked()).ok();
            workspace.keeper().set_setting(&setting(&opened_now.table), kept.as_deref());
            opened.set(None);
            browser::go(&Route::Home.href());
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
                                    <Preview proposal table=found.table.clone() confirmed />
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
                        browser::save_file("figures.csv", "text/csv", &figures::csv(&workspace.pack_now()));
                    }
                >
                    "Save every figure as a CSV file"
                </button>
            </div>
        </section>
    }
}

/// Under which setting the choice for files of this shape is kept.
fn setting(table: &Table) -> String {
    format!("columns:{}", shape_key(table))
}
