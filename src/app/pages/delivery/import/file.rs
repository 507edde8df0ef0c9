//! The file that is being brought in: what is known of it, what a person says of it, and what stays of it when its page
//! is left.

use super::{
    opening::{self, Read},
    workbook_code::Sheets,
    working_out::{WorkedOut, work_out},
};
use crate::{
    app::{
        browser,
        components::pace::Pace,
        route::{Filter, Route},
        state::Editor,
    },
    exchange::{
        Table,
        import::{Choices, Decisions, Mapping, Proposal, Question, shape_key},
        workbook::{SheetName, of_sheet, only_sheet},
    },
    model::{Pack, Period, Plan},
    rating,
};
use leptos::prelude::*;
use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

/// Under which setting it is kept which place was the organisation's own in the last file that has places.
const OWN_PLACE: &str = "own-place";

/// What a pasted table is called.
const PASTED: &str = "Pasted table";

/// A file being brought in.
#[derive(Clone)]
pub struct Opened {
    pub name: String,
    pub table: Arc<Table>,
    /// The remembered choice of a file of this shape was taken up.
    pub remembered: bool,
}

/// A workbook that stays open, so that one sheet after the other can be brought in.
#[derive(Clone)]
pub struct Book {
    pub name: String,
    pub sheets: Vec<SheetName>,
}

/// What is known of the file, and what a person says of it.
#[derive(Clone, Copy)]
pub struct File {
    /// What was chosen, by name; empty where nothing is.
    pub chosen: RwSignal<String>,
    pub opened: RwSignal<Option<Opened>>,
    pub choices: RwSignal<Choices>,
    pub decisions: RwSignal<Decisions>,
    /// Why nothing could be read.
    pub refused: RwSignal<String>,
    /// A pack that was chosen in place of a table: its name and bytes.
    pub pack: RwSignal<Option<(String, Vec<u8>)>>,
    pub mapping: RwSignal<Mapping>,
    pub reasons: RwSignal<Vec<String>>,
    pub questions: RwSignal<Vec<Question>>,
    /// The columns to be seen wherever they stand.
    pub in_doubt: RwSignal<BTreeSet<usize>>,
    /// What the file says of its own marks.
    pub says: RwSignal<Vec<String>>,
    /// The table by the headings it has, which an answer may change.
    pub shown: RwSignal<Option<Arc<Table>>>,
    pub worked_out: RwSignal<Option<WorkedOut>>,
    pub pending: RwSignal<bool>,
    pub book: RwSignal<Option<Book>>,
    /// The sheet that is read.
    pub sheet: RwSignal<String>,
    open_book: StoredValue<Option<Box<dyn Sheets>>, LocalStorage>,
}

/// What stays of a file when its page is left: to look something up elsewhere must not cost the answers.
#[derive(Default)]
struct Left {
    chosen: String,
    opened: Option<Opened>,
    choices: Choices,
    decisions: Decisions,
    book: Option<Book>,
    sheet: String,
    open_book: Option<Box<dyn Sheets>>,
}

thread_local! {
    static LEFT: RefCell<Left> = RefCell::default();
}

impl File {
    /// The file that was open when the page was left, else none.
    pub fn new(editor: Editor) -> Self {
        let Left { chosen, opened, mut choices, decisions, book, sheet, open_book } = LEFT.take();
        // Another pack may be open by now.
        choices.plan = choices.plan.filter(|plan| editor.pack_now().plan(plan).is_some());
        let file = Self {
            chosen: RwSignal::new(chosen),
            opened: RwSignal::new(opened),
            choices: RwSignal::new(choices),
            decisions: RwSignal::new(Decisions { on: Some(editor.today()), ..decisions }),
            refused: RwSignal::new(String::new()),
            pack: RwSignal::new(None),
            mapping: RwSignal::new(Mapping::default()),
            reasons: RwSignal::new(Vec::new()),
            questions: RwSignal::new(Vec::new()),
            in_doubt: RwSignal::new(BTreeSet::new()),
            says: RwSignal::new(Vec::new()),
            shown: RwSignal::new(None),
            worked_out: RwSignal::new(None),
            pending: RwSignal::new(false),
            book: RwSignal::new(book),
            sheet: RwSignal::new(sheet),
            open_book: StoredValue::new_local(open_book),
        };
        on_cleanup(move || file.keep());
        file
    }

    /// Keeps it beyond its page, as long as the tab has this one open.
    fn keep(self) {
        let book = self.book.get_untracked();
        if self.opened.with_untracked(Option::is_none) && book.is_none() {
            return;
        }
        LEFT.set(Left {
            chosen: self.chosen.get_untracked(),
            opened: self.opened.get_untracked(),
            choices: self.choices.get_untracked(),
            decisions: self.decisions.get_untracked(),
            book,
            sheet: self.sheet.get_untracked(),
            open_book: self.open_book.try_update_value(Option::take).flatten(),
        });
    }

    /// Whether there is anything to leave.
    pub fn is_open(self) -> bool {
        self.opened.with(Option::is_some) || self.book.with(Option::is_some)
    }

    /// Nothing is open.
    fn leave(self) {
        self.opened.set(None);
        self.pack.set(None);
        self.refused.set(String::new());
    }

    /// No workbook is open either.
    pub fn leave_book(self) {
        self.leave();
        self.chosen.set(String::new());
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
        self.in_doubt.set(BTreeSet::new());
        self.says.set(Vec::new());
        self.decisions.set(undecided(editor));
        self.worked_out.set(None);
        self.opened.set(Some(Opened { name, table: Arc::new(table), remembered }));
    }

    /// Reads a file that was chosen.
    pub fn take(self, editor: Editor, pace: &Pace, file: web_sys::File) {
        let mut turn = pace.begin();
        self.leave_book();
        self.chosen.set(file.name());
        let pace = pace.clone();
        leptos::task::spawn_local(async move {
            let name = file.name();
            let read = opening::read(&file, &mut turn).await;
            // What it would change, or its first sheet, is the next piece of work.
            drop(turn);
            match read {
                None => {}
                Some(Read::Refused(why)) => self.refused.set(why),
                Some(Read::Pack(bytes)) => self.pack.set(Some((name, bytes))),
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

    /// Reads a text that was pasted.
    pub fn take_text(self, editor: Editor, pace: &Pace, text: String) {
        let mut turn = pace.begin();
        self.leave_book();
        self.chosen.set(PASTED.to_owned());
        leptos::task::spawn_local(async move {
            let read = opening::read_text(PASTED, text.into_bytes(), &mut turn).await;
            drop(turn);
            match read {
                None => {}
                Some(table) if table.headings.is_empty() => {
                    self.refused.set(opening::refusal(PASTED, &table));
                }
                Some(table) => self.show(editor, PASTED.to_owned(), table),
            }
        });
    }

    /// Reads a sheet of the workbook that is open.
    pub fn take_sheet(self, editor: Editor, pace: &Pace, sheet: String) {
        let Some(mut open) = self.open_book.try_update_value(Option::take).flatten() else {
            return;
        };
        let Some(book) = self.book.get_untracked() else { return };
        let mut turn = pace.begin();
        self.leave();
        self.sheet.set(sheet.clone());
        leptos::task::spawn_local(async move {
            let read = open.table(sheet.clone(), &mut turn).await;
            // The page may have been left meanwhile.
            if let Some(open) = self.open_book.try_set_value(Some(open)) {
                LEFT.with_borrow_mut(|left| left.open_book = open);
            }
            drop(turn);
            let Some(table) = read else { return };
            let name = of_sheet(&book.name, book.sheets.len(), &sheet);
            let table = table.named(&name);
            if table.headings.is_empty() {
                self.refused.set(opening::refusal(&name, &table));
            } else {
                self.show(editor, name, table);
            }
        });
    }

    /// Works out what it would change, whenever something of it is said otherwise.
    pub fn work(self, editor: Editor, pace: Pace) {
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
                    held.as_ref().is_some_and(|held| {
                        held.headings == understood.table.headings
                            && held.rows.len() == understood.table.rows.len()
                    })
                };
                if !self.shown.try_with_untracked(same).unwrap_or(true) {
                    self.shown.try_set(Some(understood.table));
                }
                self.mapping.try_set(understood.mapping);
                self.reasons.try_set(understood.reasons);
                self.questions.try_set(understood.questions);
                self.in_doubt.try_set(understood.in_doubt);
                self.says.try_set(understood.says);
                self.worked_out.try_set(Some(found));
                self.pending.try_set(false);
            });
        });
    }

    /// Takes what would change into the pack.
    pub fn commit(self, editor: Editor) {
        let (Some(opened), Some(WorkedOut { proposal, overview, compared, .. })) =
            (self.opened.get_untracked(), self.worked_out.get_untracked())
        else {
            return;
        };
        let counts = overview.counts;
        let mut words = format!(
            "{} brought in: {} added, {} changed, {} left out.",
            opened.name, counts.added, counts.changed, counts.left_out
        );
        if let Some(ratings) = compared.words() {
            words += &format!(" {ratings}");
        }
        let before = editor.period().get_untracked();
        if !editor.run_aloud(proposal.command(&format!("Import {}", opened.name)), words) {
            return;
        }
        show_newer(editor, before);
        let own = self.choices.with_untracked(Choices::own);
        if let Some(own) = own {
            editor.settings().set_setting(OWN_PLACE, Some(&own));
        }
        let kept = serde_json::to_string(&self.choices.get_untracked().for_the_next()).ok();
        editor.settings().set_setting(&setting(&opened.table), kept.as_deref());
        self.opened.set(None);
        leptos::task::spawn_local(async move {
            // To draw the next page is a piece of work of its own.
            browser::breathe().await;
            browser::go(&brought_in(&editor.pack_now(), &proposal).href());
        });
    }
}

/// Shows the latest period there is now, where the one that was shown before is older: figures that were brought in are
/// to be seen. Old ones turn no page back.
fn show_newer(editor: Editor, before: Option<Period>) {
    let pack = editor.pack_now();
    let (calendar, today) = (pack.calendar(), untrack(|| editor.today()));
    let now = editor.period().get_untracked();
    let Some(then) = rating::shown_after(&pack, (before, now), Some(today)) else { return };
    if now != Some(then) {
        editor.choose_period(then);
    }
    if before.is_none_or(|before| before.end(calendar) < then.end(calendar)) {
        let told = format!(" Newer figures are in: now shown is {}.", then.label());
        editor.notices().notice().update(|notice| {
            if let Some(notice) = notice {
                notice.words += &told;
            }
        });
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
