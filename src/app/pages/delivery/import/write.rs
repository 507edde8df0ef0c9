//! The steps of an import.

use super::{
    columns::Columns,
    opening::{self, Read},
    preview::{OpenLists, Preview, thousands},
    questions::Questions,
    sheet_choice::SheetChoice,
    taking_out::TakeOut,
    workbook_code::Sheets,
    working_out::{WorkedOut, work_out},
};
use crate::{
    app::{
        browser,
        components::pace::{Pace, Progress},
        route::{Filter, Route},
        state::Editor,
    },
    exchange::{
        Table,
        import::{Choices, Decisions, Mapping, Proposal, Question, shape_key},
        workbook::{SheetName, only_sheet},
    },
    model::{Pack, Plan},
};
use leptos::{ev, html::Input, prelude::*};
use std::{collections::BTreeSet, sync::Arc};

/// Under which setting it is kept which place was the organisation's own in the last file that has places.
const OWN_PLACE: &str = "own-place";

/// A file being brought in.
#[derive(Clone)]
struct Opened {
    name: String,
    table: Arc<Table>,
    /// The remembered choice of a file of this shape was taken up.
    remembered: bool,
}

/// A workbook that stays open, so that one sheet after the other can be brought in.
#[derive(Clone)]
struct Book {
    name: String,
    sheets: Vec<SheetName>,
}

/// What is known of the file, and what a person says of it.
#[derive(Clone, Copy)]
struct File {
    opened: RwSignal<Option<Opened>>,
    choices: RwSignal<Choices>,
    decisions: RwSignal<Decisions>,
    /// Why nothing could be read.
    refused: RwSignal<String>,
    mapping: RwSignal<Mapping>,
    reasons: RwSignal<Vec<String>>,
    questions: RwSignal<Vec<Question>>,
    /// The table by the headings it has, which an answer may change.
    shown: RwSignal<Option<Arc<Table>>>,
    worked_out: RwSignal<Option<WorkedOut>>,
    pending: RwSignal<bool>,
    book: RwSignal<Option<Book>>,
    /// The sheet that is read.
    sheet: RwSignal<String>,
    open_book: StoredValue<Option<Box<dyn Sheets>>, LocalStorage>,
}

impl File {
    fn new(editor: Editor) -> Self {
        Self {
            opened: RwSignal::new(None),
            choices: RwSignal::new(Choices::default()),
            decisions: RwSignal::new(undecided(editor)),
            refused: RwSignal::new(String::new()),
            mapping: RwSignal::new(Mapping::default()),
            reasons: RwSignal::new(Vec::new()),
            questions: RwSignal::new(Vec::new()),
            shown: RwSignal::new(None),
            worked_out: RwSignal::new(None),
            pending: RwSignal::new(false),
            book: RwSignal::new(None),
            sheet: RwSignal::new(String::new()),
            open_book: StoredValue::new_local(None),
        }
    }

    /// Nothing is open.
    fn leave(self) {
        self.opened.set(None);
        self.refused.set(String::new());
    }

    /// No workbook is open either.
    fn leave_book(self) {
        self.leave();
        self.book.set(None);
        self.sheet.set(String::new());
        self.open_book.set_value(None);
    }

    /// Shows a table, with what was chosen for the last of its shape.
    fn show(self, editor: Editor, name: String, table: Table) {
        let kept = editor
            .settings()
            .setting(&setting(&table))
            .and_then(|text| Choices::from_json(text.as_bytes()).ok());
        let remembered = kept.is_some();
        let mut choices = kept.unwrap_or_else(|| suggested(&editor.pack_now()));
        choices.own_place = editor.settings().setting(OWN_PLACE);
        self.choices.set(choices);
        self.shown.set(None);
        self.questions.set(Vec::new());
        self.decisions.set(undecided(editor));
        self.worked_out.set(None);
        self.opened.set(Some(Opened { name, table: Arc::new(table), remembered }));
    }

    /// Reads a file that was chosen.
    fn take(self, editor: Editor, pace: &Pace, file: web_sys::File) {
        let mut turn = pace.begin();
        self.leave_book();
        let pace = pace.clone();
        leptos::task::spawn_local(async move {
            let name = file.name();
            let read = opening::read(&file, &mut turn).await;
            // What it would change, or its first sheet, is the next piece of work.
            drop(turn);
            match read {
                None => {}
                Some(Read::Refused(why)) => self.refused.set(why),
                Some(Read::Table(table)) => self.show(editor, name, table),
                Some(Read::Workbook(open)) => {
                    let sheets = open.names();
                    let only = only_sheet(&sheets).map(|sheet| sheet.name.clone());
                    self.open_book.set_value(Some(open));
                    self.book.set(Some(Book { name, sheets }));
                    if let Some(only) = only {
                        self.take_sheet(editor, &pace, only);
                    }
                }
            }
        });
    }

    /// Reads a sheet of the workbook that is open.
    fn take_sheet(self, editor: Editor, pace: &Pace, sheet: String) {
        let Some(mut open) = self.open_book.try_update_value(Option::take).flatten() else {
            return;
        };
        let Some(book) = self.book.get_untracked() else { return };
        let mut turn = pace.begin();
        self.leave();
        self.sheet.set(sheet.clone());
        leptos::task::spawn_local(async move {
            let read = open.table(sheet.clone(), &mut turn).await;
            self.open_book.set_value(Some(open));
            drop(turn);
            let Some(table) = read else { return };
            let name = match book.sheets.len() {
                1 => book.name,
                _ => format!("{}, {sheet}", book.name),
            };
            if table.headings.is_empty() {
                self.refused.set(opening::refusal(&name, &table));
            } else {
                self.show(editor, name, table);
            }
        });
    }

    /// Works out what it would change, whenever something of it is said otherwise.
    fn work(self, editor: Editor, pace: Pace) {
        Effect::new(move |_| {
            let (pack, chosen, decisions) =
                (editor.pack(), self.choices.get(), self.decisions.get());
            let table = self.opened.with(|opened| opened.as_ref().map(|it| it.table.clone()));
            let Some(table) = table else { return self.worked_out.set(None) };
            let mut turn = pace.begin();
            self.pending.set(true);
            leptos::task::spawn_local(async move {
                let found = work_out(&pack, &table, &chosen, &decisions, &mut turn).await;
                let Some((found, understood)) = found else { return };
                let same = |held: &Option<Arc<Table>>| {
                    held.as_ref().is_some_and(|held| held.headings == understood.table.headings)
                };
                if !self.shown.try_with_untracked(same).unwrap_or(true) {
                    self.shown.try_set(Some(understood.table));
                }
                self.mapping.try_set(understood.mapping);
                self.reasons.try_set(understood.reasons);
                self.questions.try_set(understood.questions);
                self.worked_out.try_set(Some(found));
                self.pending.try_set(false);
            });
        });
    }

    /// Takes what would change into the pack.
    fn commit(self, editor: Editor) {
        let (Some(opened), Some(WorkedOut { proposal, overview })) =
            (self.opened.get_untracked(), self.worked_out.get_untracked())
        else {
            return;
        };
        let counts = overview.counts;
        let words = format!(
            "{} brought in: {} added, {} changed, {} left out.",
            opened.name, counts.added, counts.changed, counts.left_out
        );
        if !editor.run_aloud(proposal.command(&format!("Import {}", opened.name)), words) {
            return;
        }
        let own = self.choices.with_untracked(Choices::own);
        if let Some(own) = own {
            editor.settings().set_setting(OWN_PLACE, Some(&own));
        }
        let kept = serde_json::to_string(&self.choices.get_untracked()).ok();
        editor.settings().set_setting(&setting(&opened.table), kept.as_deref());
        self.opened.set(None);
        leptos::task::spawn_local(async move {
            // To draw the next page is a piece of work of its own.
            browser::breathe().await;
            browser::go(&brought_in(&editor.pack_now(), &proposal).href());
        });
    }
}

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
    let over = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let take = move |chosen: Option<web_sys::File>| {
        if let Some(chosen) = chosen {
            file.take(editor, &pace, chosen);
        }
    };
    let dropped = take.clone();
    view! {
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
            <label for="table-file">"Choose a file (.csv, .xlsx, .ods), or drop one here"</label>
            <input
                id="table-file"
                node_ref=input
                type="file"
                accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods,text/csv,text/tab-separated-values,text/plain"
                on:change=move |_| take(browser::chosen_file(input))
            />
        </div>
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
    view! {
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
                {format!("{} rows, {} columns.", thousands(table.rows.len()), table.headings.len())}
                {remembered.then_some(" Taken as you chose for the last file of this shape.")}
            </p>
            {move || {
                file.shown
                    .get()
                    .map(|table| {
                        view! {
                            <Columns
                                table
                                mapping=file.mapping.into()
                                reasons=file.reasons.into()
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
                    .map(|(WorkedOut { proposal, overview }, table)| {
                        let nothing = proposal.is_empty();
                        view! {
                            <Preview proposal overview table mapping=file.mapping.into() decisions=file.decisions />
                            <div class="buttons">
                                <button
                                    type="button"
                                    class="button main"
                                    disabled=move || nothing || file.pending.get()
                                    on:click=move |_| file.commit(editor)
                                >
                                    "Bring it in"
                                </button>
                                <button type="button" class="button" on:click=move |_| file.leave_book()>
                                    "Leave it"
                                </button>
                            </div>
                        }
                    })
            }}
        </section>
    }
}

/// Nothing is decided yet.
fn undecided(editor: Editor) -> Decisions {
    Decisions { on: Some(editor.today()), ..Decisions::default() }
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

/// Under which setting the choice for files of this shape is kept.
fn setting(table: &Table) -> String {
    format!("columns:{}", shape_key(table))
}
