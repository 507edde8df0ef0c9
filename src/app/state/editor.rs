//! What changing a pack needs: commands, undo and redo, and a draft for the change to go to.
//!
//! Changes go through [`Editor::run`], and so through `edit::apply`, and nowhere else.

use super::{
    leaving::Leaving,
    mode::Mode,
    notices::Notices,
    opened::{Document, Opened, Source},
    saving::{Saving, Trouble},
    saving_code,
    settings::{POST, Settings},
    shown::Shown,
    undo_steps::{Stepped, Way, Within, in_a_sentence, stepped},
};
use crate::{
    app::{browser, notice::Notice, typing},
    edit::{self, Change, Command, Context, History, Refusal, join::Joined},
    exchange::{
        columns::unread::{Unread, UnreadSteps},
        entry_questions::Questions,
    },
    model::{MeasureId, Pack},
};
use leptos::prelude::*;
use std::{ops::Deref, sync::Arc};

/// The editor, in context. Whoever writes reads too, so it stands for what is shown.
#[derive(Clone, Copy)]
pub struct Editor {
    shown: Shown,
    opened: Opened,
    notices: Notices,
    saving: Saving,
    leaving: Leaving,
    settings: Settings,
    mode: Mode,
    history: RwSignal<History>,
    /// Cells of grids that are typed and can’t be read; the page of a grid keeps them in the browser.
    pub unread: RwSignal<Unread>,
    /// What is asked about figures that were typed, kept beside those cells.
    pub questions: RwSignal<Questions>,
    /// What those two are kept by in the browser, once what was kept there is in them: undo may change them on any page.
    pub brought_back: StoredValue<Option<String>>,
    /// What the steps of the history changed of those cells.
    unread_steps: StoredValue<UnreadSteps>,
    /// The measure whose sign-off the last refusal was for.
    stopped_by_seal: StoredValue<Option<MeasureId>>,
    /// Of how many targets the last step made the plans by period anew.
    refitted: StoredValue<usize>,
}

impl Deref for Editor {
    type Target = Shown;

    fn deref(&self) -> &Shown {
        &self.shown
    }
}

impl Editor {
    /// Puts the editor in context, and with it everything that it works on.
    pub fn provide(pack: Arc<Pack>, document: Document, saving: Saving) -> Self {
        let settings = Settings::provide();
        provide_context(saving);
        saving.opened(&pack);
        let editor = Self {
            leaving: Leaving::provide(saving),
            shown: Shown::provide(pack, settings),
            mode: Mode::provide(settings, &document),
            opened: Opened::provide(document),
            notices: Notices::provide(),
            saving,
            settings,
            history: RwSignal::new(History::default()),
            unread: RwSignal::new(Unread::new()),
            questions: RwSignal::new(Questions::default()),
            brought_back: StoredValue::new(None),
            unread_steps: StoredValue::new(UnreadSteps::default()),
            stopped_by_seal: StoredValue::new(None),
            refitted: StoredValue::new(0),
        };
        typing::count(editor.opened);
        provide_context(editor);
        editor
    }

    /// The editor in context.
    pub fn get() -> Self {
        expect_context()
    }

    /// What it shows.
    pub fn shown(&self) -> Shown {
        self.shown
    }

    /// What is open.
    pub fn opened(&self) -> Opened {
        self.opened
    }

    /// Saving and drafts.
    pub fn saving(&self) -> Saving {
        self.saving
    }

    /// The gate before another pack is opened.
    pub fn leaving(&self) -> Leaving {
        self.leaving
    }

    /// This browser's settings.
    pub fn settings(&self) -> Settings {
        self.settings
    }

    /// Whether what is open is read or edited.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Switches editing of what is open on or off.
    pub fn edit(&self, editing: bool) {
        self.opened.document().with_untracked(|document| self.mode.switch(document, editing));
    }

    /// The messages over the page.
    pub fn notices(&self) -> Notices {
        self.notices
    }

    /// Says something over the page.
    pub fn say(&self, words: impl Into<String>) {
        self.notices.say(words);
    }

    /// Says over the page what a step did, with an undo.
    pub fn say_done(&self, words: impl Into<String>) {
        self.notices.notice().set(Some(Notice::new(words, true, browser::now())));
    }

    /// Opens a pack in place of what is open, which has been saved already.
    pub fn open(&self, pack: Pack, document: Document) {
        self.history.set(History::default());
        self.unread_steps.set_value(UnreadSteps::default());
        self.notices.notice().set(None);
        self.unread.set(Unread::new());
        self.questions.set(Questions::default());
        self.brought_back.set_value(None);
        self.mode.opened(&document);
        self.opened.document().set(document);
        typing::count(self.opened);
        let pack = Arc::new(pack);
        self.saving.opened(&pack);
        self.shown.start_anew(pack);
    }

    /// Opens a new draft of a pack in place of what is open, which has been left.
    pub fn open_new_draft(&self, name: &str, pack: Pack) {
        saving_code::make_known();
        let id = self.saving.new_draft(name, &Arc::new(pack.clone()));
        let name = name.to_owned();
        self.open(pack, Document { source: Source::Draft(id), name, read_only: None });
    }

    /// Carries out a command; whether it changed anything, or why it was refused. The sample and published packs become a draft first.
    ///
    /// # Errors
    /// Why not, as a sentence.
    pub fn run(&self, command: Command) -> Result<bool, String> {
        self.stopped_by_seal.set_value(None);
        self.refitted.set_value(0);
        self.may_change().inspect_err(|reason| self.saving.refused(reason))?;
        let mut pack = Pack::clone(&self.pack_now());
        let change = edit::apply(&mut pack, command, &self.context()).map_err(|refusal| {
            if let Refusal::SignedOff { measure, .. } = &refusal {
                self.stopped_by_seal.set_value(measure.clone());
            }
            in_a_sentence(&refusal)
        })?;
        if change.is_empty(&pack) {
            return Ok(false);
        }
        self.refitted.set_value(change.refitted);
        saving_code::make_known();
        let source = self.opened.document().with_untracked(|document| document.source.clone());
        self.become_draft();
        typing::carry_over(self.opened, &source);
        self.record(change, &pack);
        self.keep(pack);
        Ok(true)
    }

    /// Whether what is open can be changed here.
    fn may_change(&self) -> Result<(), String> {
        if let Some(reason) =
            self.opened.document().with_untracked(|document| document.read_only.clone())
        {
            return Err(reason);
        }
        if self.saving.trouble().with_untracked(|it| *it == Some(Trouble::Behind)) {
            return Err(
                "This draft was changed in another tab. Open theirs, or keep yours as a copy."
                    .to_owned(),
            );
        }
        Ok(())
    }

    /// What a change needs to know of the world outside.
    fn context(&self) -> Context {
        let by = self.settings.setting(POST).unwrap_or_default();
        // What a person does bears the day on which they do it, in a pack with a clock of its own too.
        Context { on: Some(browser::today()), by }
    }

    /// Carries out a command and says so over the page, with an undo; or says why not.
    pub fn run_aloud(&self, command: Command, words: impl Into<String>) -> bool {
        let done = self.run(command);
        let taken = done.is_ok();
        let signed_off = self.stopped_by_seal.get_value();
        let words = words.into() + &self.refitted_words();
        self.notices.notice().set(Some(Notice::of(done, words, signed_off, browser::now())));
        taken
    }

    /// What the last step did to plans by period that follow their target, as a sentence after another; empty where nothing.
    pub fn refitted_words(&self) -> String {
        edit::refitted_words(self.refitted.get_value())
    }

    /// Puts another pack in place of the open draft's, as one step that undo takes back; or says why not.
    pub fn replace(&self, with: Pack, label: &str) -> Result<(), String> {
        self.may_change()?;
        let mut pack = Pack::clone(&self.pack_now());
        let change = edit::replace(&mut pack, with, label, &self.context())
            .map_err(|refusal| in_a_sentence(&refusal))?;
        self.put_in_place(change, pack);
        Ok(())
    }

    /// Puts what came of joining packs in place of the open draft's, as one step that undo takes back; or says why not.
    pub fn join(&self, joined: Joined, label: &str) -> Result<(), String> {
        self.may_change()?;
        let mut pack = Pack::clone(&self.pack_now());
        let change = joined
            .apply(&mut pack, label, &self.context())
            .map_err(|refusal| in_a_sentence(&refusal))?;
        self.put_in_place(change, pack);
        Ok(())
    }

    /// Keeps another pack as the open draft's, with the change that brought it there, if anything is another.
    fn put_in_place(&self, change: Change, pack: Pack) {
        saving_code::make_known();
        if !change.is_empty(&pack) {
            self.record(change, &pack);
        }
        self.keep(pack);
    }

    /// Records a change, which changed something, for undo.
    fn record(&self, change: Change, after: &Pack) {
        self.unread_steps.update_value(UnreadSteps::begin);
        self.history.update(|history| history.record(change, after));
    }

    /// Changes what is typed and can’t be read.
    pub fn change_unread(&self, within: Within, act: impl FnOnce(&mut Unread)) {
        let before = self.unread.get_untracked();
        self.unread.update(act);
        match within {
            Within::NoStep => return,
            Within::LatestStep => {}
            Within::StepOfItsOwn(label) => {
                if self.unread.with_untracked(|after| *after == before) {
                    return;
                }
                self.unread_steps.update_value(UnreadSteps::begin);
                let pack = self.pack_now();
                self.history.update(|history| history.record_beside(label, &pack));
            }
        }
        let also = |after: &Unread| {
            self.unread_steps.update_value(|steps| steps.also(&before, after));
        };
        self.unread.with_untracked(also);
    }

    /// What undo would take back, in words; nothing where it can take nothing back.
    pub fn undo_label(&self) -> Option<String> {
        let pack = self.pack();
        self.history.with(|history| history.offered_undo(&pack).map(str::to_owned))
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
        if let Err(reason) = self.may_change() {
            return self.say(reason);
        }
        let editor = *self;
        leptos::task::spawn_local(async move {
            let pack = Pack::clone(&editor.pack_now());
            let steps = (editor.history, editor.unread, editor.unread_steps);
            match stepped(steps, pack, way, editor.context()).await {
                Ok(Stepped::To(pack, label)) => {
                    if let Some(pack) = pack {
                        editor.keep(*pack);
                    }
                    let done = if way == Way::Back { "Undone" } else { "Done again" };
                    editor.say(format!("{done}: {label}"));
                }
                Ok(Stepped::Refused(reason)) => editor.say(reason),
                Ok(Stepped::Nothing) => {}
                Err(_) => editor.say("That could not be done without a connection. Try again."),
            }
        });
    }

    /// Shows a changed pack and has it saved.
    fn keep(&self, pack: Pack) {
        let pack = Arc::new(pack);
        self.shown.set(pack.clone());
        self.saving.changed(pack);
    }

    /// Makes a draft of the sample or of a published pack, so that an edit has somewhere to go.
    fn become_draft(&self) {
        if self.opened.document().with_untracked(|it| !matches!(it.source, Source::Draft(_))) {
            self.make_copy();
        }
    }

    /// Makes another draft of what is open, whatever that is, and goes on in it.
    fn make_copy(&self) {
        let name = match self.opened.document().get_untracked() {
            Document { source: Source::Sample, .. } => "Copy of the sample".to_owned(),
            Document { name, .. } => format!("Copy of {name}"),
        };
        let id = self.saving.new_draft(&name, &self.pack_now());
        self.opened.document().set(Document {
            source: Source::Draft(id),
            name: name.clone(),
            read_only: None,
        });
        typing::count(self.opened);
        // A copy is made to be changed.
        self.edit(true);
        self.say(format!(
            "You are now working on a draft of your own: {name}. It is kept in this browser."
        ));
    }

    /// Makes a draft of what is open, so that it can be changed.
    pub fn copy_to_draft(&self) {
        let editor = *self;
        leptos::task::spawn_local(async move {
            match saving_code::fetched().await {
                Ok(()) => editor.make_copy(),
                Err(_) => editor.say("A copy can't be made without a connection. Try again."),
            }
        });
    }
}
