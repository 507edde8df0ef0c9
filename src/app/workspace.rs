//! What is open and everything a person can do to it: the one state behind every page.
//!
//! A pack is a shared snapshot. Views read memos derived from it; changes go through [`Workspace::run`],
//! and so through `edit::apply`, and nowhere else.

use crate::{
    app::{
        browser,
        keeper::Keeper,
        notice::Notice,
        rated::{Rated, rate_all},
        saving,
        steps::{Stepped, Way, in_a_sentence, stepped},
        typing,
    },
    edit::{self, Command, Context, History, Refusal},
    exchange::sheet::Unread,
    model::{Calendar, MeasureId, Pack, Period, ReportingYear, Vocabulary},
    rating::{self, AsAt},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// The setting that says which post works here, for the history of packs.
pub const POST: &str = "post";

/// Where the open pack comes from, and so what an edit does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The made-up council. An edit makes a copy.
    Sample,
    /// A pack published beside the page, by its path. Read-only until a copy is made.
    Published(String),
    /// A draft in this browser, by its id.
    Draft(String),
}

/// A pack as opened.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it comes from.
    pub source: Source,
    /// What the draft is called, or what the source is.
    pub name: String,
    /// Why it can't be changed, in a sentence; `None` where it can.
    pub read_only: Option<String>,
}

/// The state behind every page, in context.
#[derive(Clone, Copy)]
pub struct Workspace {
    pack: RwSignal<Arc<Pack>>,
    document: RwSignal<Document>,
    period: RwSignal<Option<Period>>,
    history: RwSignal<History>,
    notice: RwSignal<Option<Notice>>,
    rated: Memo<Arc<Vec<Rated>>>,
    periods: Memo<Vec<Period>>,
    shown: Memo<Option<Period>>,
    keeper: Keeper,
    today: NaiveDate,
    /// Cells of the entry grid that are typed and can't be read; the grid's page keeps them in the browser.
    pub unread: RwSignal<Unread>,
    /// The scorecard row a person left from, to come back to.
    pub left_from: RwSignal<Option<MeasureId>>,
    /// The measure whose sign-off the last refusal was for.
    stopped_by_seal: StoredValue<Option<MeasureId>>,
}

impl Workspace {
    /// Makes the workspace and puts it in context.
    pub fn provide(pack: Arc<Pack>, document: Document, keeper: Keeper) -> Self {
        let today = browser::today();
        let pack = RwSignal::new(pack);
        let period = RwSignal::new(
            browser::of_session("period").and_then(|text| text.parse::<Period>().ok()),
        );
        let latest = Memo::new(move |_| pack.with(|pack| rating::latest(pack, Some(today))));
        let periods = Memo::new(move |_| {
            let mut periods = pack.with(|pack| rating::periods(pack));
            // Before there is any figure, the period that waits for one is there too.
            if let Some(latest) = latest.get().filter(|latest| !periods.contains(latest)) {
                periods.insert(periods.partition_point(|period| *period < latest), latest);
            }
            periods
        });
        let shown = Memo::new(move |_| {
            period
                .get()
                .filter(|period| periods.with(|periods| periods.contains(period)))
                .or_else(|| latest.get())
        });
        let asked = StoredValue::new(None);
        let rated = Memo::new(move |previous: Option<&Arc<Vec<Rated>>>| {
            let at = shown.get().map(|period| AsAt { period, on: Some(today) });
            pack.with(|pack| {
                // A rating rests on the measure, the calendar and the point in time, and on nothing else.
                let now = Some((at, pack.calendar()));
                let previous = previous.filter(|_| asked.get_value() == now);
                asked.set_value(now);
                Arc::new(browser::timed("rate", || rate_all(pack, at, previous)))
            })
        });
        let workspace = Self {
            pack,
            document: RwSignal::new(document),
            period,
            history: RwSignal::new(History::default()),
            notice: RwSignal::new(None),
            rated,
            periods,
            shown,
            keeper,
            today,
            unread: RwSignal::new(Unread::new()),
            left_from: RwSignal::new(None),
            stopped_by_seal: StoredValue::new(None),
        };
        provide_context(workspace);
        workspace
    }

    /// The workspace in context.
    pub fn get() -> Self {
        expect_context()
    }

    /// The open pack, followed.
    pub fn pack(&self) -> Arc<Pack> {
        self.pack.get()
    }

    /// The open pack as it is now, not followed.
    pub fn pack_now(&self) -> Arc<Pack> {
        self.pack.get_untracked()
    }

    /// Something of the open pack, followed, that views are told of only when it changes.
    pub fn of<T: PartialEq + Send + Sync + 'static>(
        &self,
        read: impl Fn(&Pack) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let pack = self.pack;
        Memo::new(move |_| pack.with(|pack| read(pack)))
    }

    /// The organisation's calendar now.
    pub fn calendar(&self) -> Calendar {
        self.pack.with(|pack| pack.calendar())
    }

    /// Which words stand for a status, followed.
    pub fn vocabulary(&self) -> Vocabulary {
        self.pack.with(|pack| self.keeper.vocabulary().unwrap_or(pack.organisation.vocabulary))
    }

    /// What is open.
    pub fn document(&self) -> RwSignal<Document> {
        self.document
    }

    /// The periods on offer.
    pub fn periods(&self) -> Memo<Vec<Period>> {
        self.periods
    }

    /// The period shown: chosen, or the latest with figures.
    pub fn period(&self) -> Memo<Option<Period>> {
        self.shown
    }

    /// Shows another period on every page. Reading: changes no draft.
    pub fn choose_period(&self, period: Period) {
        browser::keep_for_session("period", &period.to_string());
        self.period.set(Some(period));
    }

    /// The reporting year that is read about: the one of the period shown, else today's; followed.
    pub fn year_shown(&self) -> ReportingYear {
        let calendar = self.calendar();
        match self.shown.get() {
            Some(period) => calendar.year_of_period(period),
            None => calendar.year_of(self.today),
        }
    }

    /// The point that judgements are made at.
    pub fn as_at(&self) -> Option<AsAt> {
        self.shown.get().map(|period| AsAt { period, on: Some(self.today) })
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// Every measure with its ratings at the period shown, in the pack's order.
    pub fn rated(&self) -> Memo<Arc<Vec<Rated>>> {
        self.rated
    }

    /// One measure with its ratings.
    pub fn rated_measure(&self, id: MeasureId) -> Memo<Option<Rated>> {
        let rated = self.rated;
        Memo::new(move |_| {
            rated.with(|rated| rated.iter().find(|rated| rated.measure.id == id).cloned())
        })
    }

    /// Saving, drafts and settings.
    pub fn keeper(&self) -> Keeper {
        self.keeper
    }

    /// The message over the page.
    pub fn notice(&self) -> RwSignal<Option<Notice>> {
        self.notice
    }

    /// Takes away a message that has been read: one that came with the last change of page stays.
    pub fn pass_notice(&self) {
        let read = |notice: &Option<Notice>| {
            notice.as_ref().is_some_and(|notice| notice.is_read(browser::now()))
        };
        if self.notice.with_untracked(read) {
            self.notice.set(None);
        }
    }

    /// Says something over the page.
    pub fn say(&self, words: impl Into<String>) {
        self.notice.set(Some(Notice::new(words, false, browser::now())));
    }

    /// Opens a pack in place of what is open, which has been saved already.
    pub fn open(&self, pack: Pack, document: Document) {
        self.history.set(History::default());
        self.period.set(None);
        self.notice.set(None);
        self.left_from.set(None);
        self.unread.set(Unread::new());
        self.document.set(document);
        self.pack.set(Arc::new(pack));
    }

    /// Carries out a command; whether it changed anything, or why it was refused. The sample and published packs become a draft first.
    ///
    /// # Errors
    /// Why not, as a sentence.
    pub fn run(&self, command: Command) -> Result<bool, String> {
        self.stopped_by_seal.set_value(None);
        if let Some(reason) = self.document.with_untracked(|document| document.read_only.clone()) {
            return Err(reason);
        }
        let mut pack = Pack::clone(&self.pack.get_untracked());
        let change = edit::apply(&mut pack, command, &self.context()).map_err(|refusal| {
            if let Refusal::SignedOff { measure, .. } = &refusal {
                self.stopped_by_seal.set_value(measure.clone());
            }
            in_a_sentence(&refusal)
        })?;
        if change.is_empty(&pack) {
            return Ok(false);
        }
        saving::make_known();
        let source = self.document.with_untracked(|document| document.source.clone());
        self.become_draft();
        typing::carry_over(*self, &source);
        self.history.update(|history| history.record(change, &pack));
        self.keep(pack);
        Ok(true)
    }

    /// What a change needs to know of the world outside.
    fn context(&self) -> Context {
        let by = self.keeper.setting(POST).unwrap_or_default();
        Context { on: Some(self.today), by }
    }

    /// Carries out a command and says so over the page, with an undo; or says why not.
    pub fn run_aloud(&self, command: Command, words: impl Into<String>) -> bool {
        let done = self.run(command);
        let taken = done.is_ok();
        let signed_off = self.stopped_by_seal.get_value();
        self.notice.set(Some(Notice::of(done, words, signed_off, browser::now())));
        taken
    }

    /// Puts another pack in place of the open draft's, as one step that undo takes back; or says why not.
    pub fn replace(&self, with: Pack, label: &str) -> Result<(), String> {
        let mut pack = Pack::clone(&self.pack.get_untracked());
        let change = edit::replace(&mut pack, with, label, &self.context())
            .map_err(|refusal| in_a_sentence(&refusal))?;
        saving::make_known();
        self.history.update(|history| history.record(change, &pack));
        self.keep(pack);
        Ok(())
    }

    /// What undo would take back, in words.
    pub fn undo_label(&self) -> Option<String> {
        self.history.with(|history| history.undo_label().map(str::to_owned))
    }

    /// What redo would bring back, in words.
    pub fn redo_label(&self) -> Option<String> {
        self.history.with(|history| history.redo_label().map(str::to_owned))
    }

    /// Takes back the last change.
    pub fn undo(&self) {
        self.step_through(Way::Back);
    }

    /// Brings back the last change taken back.
    pub fn redo(&self) {
        self.step_through(Way::Forward);
    }

    /// Goes a step through the history. What is signed off is looked at first, by code that came with the page
    /// that made the change.
    fn step_through(&self, way: Way) {
        let workspace = *self;
        leptos::task::spawn_local(async move {
            let pack = Pack::clone(&workspace.pack.get_untracked());
            match stepped(workspace.history, pack, way).await {
                Ok(Stepped::To(pack, label)) => {
                    workspace.keep(*pack);
                    let done = if way == Way::Back { "Undone" } else { "Done again" };
                    workspace.say(format!("{done}: {label}"));
                }
                Ok(Stepped::Refused(reason)) => workspace.say(reason),
                Ok(Stepped::Nothing) => {}
                Err(_) => workspace.say("That could not be done without a connection. Try again."),
            }
        });
    }

    /// Shows a changed pack and has it saved.
    fn keep(&self, pack: Pack) {
        let pack = Arc::new(pack);
        self.pack.set(pack.clone());
        self.keeper.changed(pack);
    }

    /// Makes a draft of the sample or of a published pack, so that an edit has somewhere to go.
    fn become_draft(&self) {
        let document = self.document.get_untracked();
        let name = match &document.source {
            Source::Draft(_) => return,
            Source::Sample => "Copy of the sample".to_owned(),
            Source::Published(_) => format!("Copy of {}", document.name),
        };
        let id = self.keeper.new_draft(&name, &self.pack.get_untracked());
        self.document.set(Document {
            source: Source::Draft(id),
            name: name.clone(),
            read_only: None,
        });
        self.say(format!(
            "You are now working on a draft of your own: {name}. It is kept in this browser."
        ));
    }

    /// Makes a draft of what is open, so that it can be changed.
    pub fn copy_to_draft(&self) {
        let workspace = *self;
        leptos::task::spawn_local(async move {
            match saving::fetched().await {
                Ok(()) => {
                    workspace.document.update(|document| document.read_only = None);
                    workspace.become_draft();
                }
                Err(_) => workspace.say("A copy can't be made without a connection. Try again."),
            }
        });
    }
}
