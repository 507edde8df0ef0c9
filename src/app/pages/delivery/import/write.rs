//! The steps of an import.

use super::{
    columns::Columns,
    file::{File, Opened},
    preview::{OpenLists, Preview},
    questions::Questions,
    sheet_choice::SheetChoice,
    taking_out::TakeOut,
    working_out::WorkedOut,
};
use crate::{
    app::{
        browser::{self, typed},
        components::{
            Disclosure, drop_zone,
            pace::{Pace, Progress},
        },
        pages::packs::{drafts::FoundPack, join::FoundAnswer},
        state::Editor,
    },
    exchange::{counted::counted, slip::is_answer},
};
use leptos::{html::Input, prelude::*};

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let editor = Editor::get();
    let file = File::new(editor);
    let pace = Pace::new();
    OpenLists::provide();
    file.work(editor, pace.clone());
    let sheets = pace.clone();
    let choose_sheet = Callback::new(move |sheet: String| file.take_sheet(editor, &sheets, sheet));
    let stopped = move || {
        file.leave_book();
        editor.say("Stopped. Nothing was brought in.");
    };
    view! {
        <h1>"Bring in figures from a file"</h1>
        <p class="lede">
            "A CSV file or a workbook (xlsx, ods) from a spreadsheet or another system. Nothing changes until you have seen what would."
        </p>
        <FileChoice file pace=pace.clone() />
        <Progress pace on_stop=Callback::new(move |()| stopped()) />
        {move || {
            file.book
                .get()
                .map(|book| {
                    view! { <SheetChoice sheets=book.sheets chosen=file.sheet.into() on_choose=choose_sheet /> }
                })
        }}
        <p class="error" role="alert">{file.refused}</p>
        {move || {
            file.pack
                .get()
                .map(|(name, bytes)| match is_answer(&bytes) {
                    true => view! { <FoundAnswer name bytes /> }.into_any(),
                    false => view! { <FoundPack name bytes /> }.into_any(),
                })
        }}
        {move || file.opened.get().map(|opened| view! { <OpenFile file opened /> })}
        <TakeOut />
    }
}

/// Where a file is chosen or dropped.
#[component]
fn FileChoice(
    /// The file.
    file: File,
    /// The work on it.
    pace: Pace,
) -> impl IntoView {
    let editor = Editor::get();
    let paste_pace = pace.clone();
    let input = NodeRef::<Input>::new();
    let take = move |chosen: web_sys::File| file.take(editor, &pace, chosen);
    let dropped = take.clone();
    let again = move |_| {
        file.leave_book();
        browser::focus_next(["table-file".to_owned()]);
    };
    let chosen = move || match file.chosen.get() {
        name if name.is_empty() => "No file is chosen yet.".to_owned(),
        name => format!("Chosen: {name}"),
    };
    let choose = view! {
        <input
            id="table-file"
            class="hidden-visually"
            node_ref=input
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods,text/csv,text/tab-separated-values,text/plain"
            on:change=move |_| {
                if let Some(chosen) = browser::chosen_file(input) {
                    take(chosen);
                }
            }
        />
        <label for="table-file" class="button">
            "Choose a file (.csv, .xlsx, .ods)"
        </label>
        <p class="quiet">"Or drop one here."</p>
        <p role="status">{chosen}</p>
        <Show when=move || file.is_open()>
            <button type="button" class="button" on:click=again>
                "Start with another file"
            </button>
        </Show>
    };
    view! {
        {drop_zone(dropped, choose.into_any())}
        <Paste file pace=paste_pace />
    }
}

/// Where a table is pasted that is in no file of its own.
#[component]
fn Paste(
    /// The file.
    file: File,
    /// The work on it.
    pace: Pace,
) -> impl IntoView {
    let editor = Editor::get();
    let text = RwSignal::new(String::new());
    let read = move |_| {
        let pasted = text.get_untracked();
        if !pasted.trim().is_empty() {
            file.take_text(editor, &pace, pasted);
        }
    };
    view! {
        <Disclosure words="Paste a table instead">
            <label class="field" for="pasted-table">
                "Cells copied in a spreadsheet, a document or a web page, with their headings"
            </label>
            <textarea
                id="pasted-table"
                prop:value=text
                on:input=move |event| text.set(typed(&event))
            ></textarea>
            <div class="buttons">
                <button type="button" class="button" on:click=read.clone()>
                    "Read what is pasted"
                </button>
            </div>
        </Disclosure>
    }
}

/// A file that is open: what it leaves open, what each column holds, what would change.
#[component]
fn OpenFile(
    /// What is known of it.
    file: File,
    /// Its table.
    opened: Opened,
) -> impl IntoView {
    let editor = Editor::get();
    let Opened { name, table, remembered } = opened;
    let asked = Memo::new(move |_| file.questions.with(|questions| !questions.is_empty()));
    let whole = Memo::new(move |_| {
        file.worked_out.with(|found| found.as_ref().and_then(|found| found.whole.clone()))
    });
    let holds = Memo::new(move |_| {
        file.worked_out.with(|found| found.as_ref().and_then(|found| found.holds.clone()))
    });
    view! {
        {move || whole.get().map(|whole| view! { <p class="banner trouble">{whole}</p> })}
        {move || holds.get().map(|holds| view! { <p class="explain">{holds}</p> })}
        {move || {
            asked
                .get()
                .then(|| {
                    view! {
                        <section class="section">
                            <h2>"What the file leaves open"</h2>
                            <Questions questions=file.questions.into() choices=file.choices />
                        </section>
                    }
                })
        }}
        <section class="section">
            <h2>{format!("{name}: what each column holds")}</h2>
            <p>
                {move || {
                    let read = file.shown.get().filter(|_| table.is_doubted());
                    let table = read.unwrap_or_else(|| table.clone());
                    format!(
                        "{}, {}.",
                        counted(table.rows.len(), "row", "rows"),
                        counted(table.headings.len(), "column", "columns"),
                    )
                }}
                {remembered.then_some(" Taken as you chose for the last file of this shape.")}
            </p>
            {move || {
                let says = file.says.get();
                (!says.is_empty())
                    .then(|| {
                        let lines = says.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
                        view! {
                            <p>"The file says of its marks:"</p>
                            <ul>{lines}</ul>
                        }
                    })
            }}
            {move || {
                file.shown
                    .get()
                    .map(|table| {
                        view! {
                            <Columns
                                table
                                mapping=file.mapping.into()
                                reasons=file.reasons.into()
                                in_doubt=file.in_doubt.into()
                                choices=file.choices
                            />
                        }
                    })
            }}
        </section>
        <section class="section">
            <h2>"What would change"</h2>
            {move || {
                file.worked_out
                    .get()
                    .zip(file.shown.get())
                    .map(|(WorkedOut { proposal, overview, compared, nothing, .. }, table)| {
                        let none = nothing.is_some();
                        let why = move || match file.pending.get() {
                            true => Some("What would change is being worked out.".to_owned()),
                            false => nothing.clone(),
                        };
                        view! {
                            <Preview proposal overview compared table mapping=file.mapping.into() decisions=file.decisions />
                            <div class="buttons">
                                <button
                                    type="button"
                                    class="button main"
                                    disabled=move || none || file.pending.get()
                                    aria-describedby="why-not-in"
                                    on:click=move |_| file.commit(editor)
                                >
                                    "Bring it in"
                                </button>
                                <button type="button" class="button" on:click=move |_| file.leave_book()>
                                    "Leave it"
                                </button>
                                <p id="why-not-in">{why}</p>
                            </div>
                        }
                    })
            }}
        </section>
    }
}
