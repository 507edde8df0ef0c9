//! Keeps what is open: saves it a moment after each change and when the page is hidden, and says truly how
//! that went.

use super::{
    drafts::{Kept, OpenDraft, Save, with},
    loading_code::{self, LoadingCode},
    opened::{Document, Opened, Source},
    saving_code,
};
use crate::{
    app::{browser, loader, opening_packs, typing},
    model::{Pack, day_label},
    storage::{self, About, Home, LAST_OPEN, LEASE_MS, Older, SaveError, SaveState},
};
use gloo_timers::{
    callback::{Interval, Timeout},
    future::TimeoutFuture,
};
use leptos::{ev, prelude::*};
use std::sync::Arc;
// Leptos' own needs a page that is mounted, and a draft is opened before that.
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;

/// How long after a change it is saved, at least: a burst of changes is one save.
const PAUSE_MS: u64 = 100;
/// The longest pause, for packs that take long to save.
const LONGEST_PAUSE_MS: u64 = 1_500;
/// How long leaving waits for a save to reach the disk.
const SETTLE_MS: u32 = 5_000;
/// The setting that says when everything was last removed from this device.
pub(super) const CLEARED: &str = "cleared";

/// What a person is to decide about the draft that is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// Another tab has saved it since it was opened here.
    Behind,
    /// What opened may not be the last that was saved.
    Older(Older),
    /// Everything on this device was removed in another tab, and what is open here with it.
    Cleared,
}

/// Saving and drafts, in context.
#[derive(Clone, Copy)]
pub struct Saving {
    state: RwSignal<SaveState>,
    trouble: RwSignal<Option<Trouble>>,
    /// Counts changes to the list of drafts, so that pages showing it follow.
    pub(super) turned: RwSignal<u32>,
}

impl Saving {
    /// Nothing is saved yet.
    pub fn idle() -> Self {
        Self {
            state: RwSignal::new(SaveState::Nothing),
            trouble: RwSignal::new(None),
            turned: RwSignal::new(0),
        }
    }

    /// Saving, of the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Saves when the page is hidden or left, asks before unsaved work is left, and holds on to the open draft.
    pub fn watch(self, opened: Opened) {
        let hidden = move || document().visibility_state() == VisibilityState::Hidden;
        let listeners = [
            window_event_listener_untyped("pagehide", move |_| {
                browser::leave_field();
                self.flush();
                self.release();
            }),
            window_event_listener_untyped("beforeunload", move |event| {
                browser::leave_field();
                self.flush();
                if !self.state.with_untracked(SaveState::is_kept)
                    || typing::unsaved().get_untracked() > 0
                {
                    event.prevent_default();
                }
            }),
            window_event_listener_untyped("storage", move |event| {
                // Emptied by another tab, or by hand.
                let key = js_sys::Reflect::get(&event, &"key".into()).ok();
                let concerns = |key: JsValue| {
                    key.is_null() || key.as_string().is_some_and(|key| key.ends_with(CLEARED))
                };
                if key.is_some_and(concerns) {
                    self.look_after(opened);
                }
            }),
        ];
        let on_hide = window_event_listener(ev::visibilitychange, move |_| {
            if hidden() {
                self.flush();
            }
        });
        on_cleanup(move || {
            listeners.into_iter().for_each(|listener| listener.remove());
            on_hide.remove();
        });
        let often = u32::try_from(LEASE_MS / 3).unwrap_or(5_000);
        Interval::new(often, move || self.look_after(opened)).forget();
    }

    /// Whether what is open is kept.
    pub fn state(&self) -> RwSignal<SaveState> {
        self.state
    }

    /// What a person is to decide, if anything.
    pub fn trouble(&self) -> RwSignal<Option<Trouble>> {
        self.trouble
    }

    /// Opens the draft that was last open, if there is one; or says why it can't be.
    pub async fn reopen(&self) -> Option<Result<(Pack, Document), String>> {
        let in_store = with(|kept| kept.drafts.setting(LAST_OPEN)).flatten();
        let mut id = in_store;
        // The store may have lost what the journal kept; a journal that was to forget says so.
        if loader::has_journal().await && loading_code::fetched().await.is_ok() {
            let code = loading_code::known()?;
            id = (code.remembered)(LAST_OPEN.to_owned()).await.or(id);
        }
        let id = id.filter(|id| !id.is_empty())?;
        Some(self.load(&id).await)
    }

    /// Has both homes hold the same drafts: what the browser's store lost, and what only the store has yet.
    pub fn even_out(self) {
        spawn_local(async move {
            let Some(code) = loading_code::known() else { return };
            if (code.even_out)().await.is_ok_and(|count| count > 0) {
                self.turned.update(|turned| *turned += 1);
            }
        });
    }

    /// A draft's name and text, to be looked at beside what is open: takes no hold of it.
    pub fn peek(&self, id: &str) -> Option<(String, String)> {
        let loaded = with(|kept| kept.drafts.load(id))?.ok()?;
        Some((loaded.about.name, loaded.text))
    }

    /// Loads a draft to be opened.
    ///
    /// # Errors
    /// Says in a sentence why it can't be.
    pub async fn load(&self, id: &str) -> Result<(Pack, Document), String> {
        let cannot = || "This draft can't be opened without a connection. Try again.".to_owned();
        loading_code::fetched().await.map_err(|_| cannot())?;
        let code = loading_code::known().ok_or_else(cannot)?;
        let storage::Opened { mut about, text, on, older, on_disk } = (code.open)(id.to_owned())
            .await
            .map_err(|error| format!("This draft can't be opened: {error}."))?;
        let reading = opening_packs::read_own(&text).await;
        let Some(pack) = reading.pack else {
            let first = reading.diagnostics.first().map(ToString::to_string).unwrap_or_default();
            return Err(format!("This draft can't be opened. {first}"));
        };
        about.generation = on;
        let elsewhere = with(|kept| {
            kept.leave();
            let elsewhere = !kept.holds(id);
            kept.open = Some(OpenDraft {
                id: id.to_owned(),
                begun: about.generation,
                about: about.clone(),
                elsewhere,
                pack: None,
                opened_at: browser::now(),
            });
            elsewhere
        });
        let read_only = if reading.newer {
            Some("This draft was saved by a newer version of this page, so it can only be read here.".to_owned())
        } else if elsewhere == Some(true) {
            Some(OPEN_ELSEWHERE.to_owned())
        } else {
            None
        };
        let document =
            Document { source: Source::Draft(id.to_owned()), name: about.name.clone(), read_only };
        self.remember(LAST_OPEN, Some(id));
        self.trouble.set(older.map(Trouble::Older));
        let home = if on_disk {
            with(|kept| kept.home_on_disk()).unwrap_or(Home::Both)
        } else {
            Home::Store
        };
        self.say_saved(&about, home);
        if !on_disk && elsewhere == Some(false) {
            self.put_on_disk(code, about);
        }
        Ok((pack, document))
    }

    /// Puts on disk what opened out of the store alone, and says so once it is there.
    fn put_on_disk(self, code: LoadingCode, about: About) {
        let Some(id) = with(|kept| Some(kept.open.as_ref()?.id.clone())).flatten() else { return };
        spawn_local(async move {
            if (code.put_on_disk)(id.clone()).await.is_err() {
                return;
            }
            let home = with(|kept| {
                let open = kept.open.as_ref()?;
                let as_opened = open.id == id && open.begun == about.generation;
                (as_opened && kept.pending.is_none()).then(|| kept.home_on_disk())
            });
            if let Some(home) = home.flatten() {
                self.say_saved(&about, home);
            }
        });
    }

    /// Takes note of the pack that was opened.
    pub fn opened(&self, pack: &Arc<Pack>) {
        with(|kept| {
            if let Some(open) = &mut kept.open {
                open.pack = Some(pack.clone());
            }
        });
    }

    /// What is open isn't a draft: nothing of it is to be saved, and nothing is to be opened next time.
    pub fn leave_draft(&self) {
        with(Kept::leave);
        self.trouble.set(None);
        self.state.set(SaveState::Nothing);
        self.remember(LAST_OPEN, None);
    }

    /// Keeps a small text in both homes; the journal's comes when it comes.
    fn remember(&self, name: &str, text: Option<&str>) {
        with(|kept| kept.drafts.set_setting(name, text));
        let (name, text) = (name.to_owned(), text.unwrap_or_default().to_owned());
        spawn_local(async move {
            // Where no draft was ever opened there is nothing to forget.
            if text.is_empty() && loading_code::known().is_none() {
                return;
            }
            if loading_code::fetched().await.is_ok()
                && let Some(code) = loading_code::known()
            {
                let _ = (code.remember)(name, Some(text)).await;
            }
        });
    }

    /// The open draft as the store last had it; `None` where what is open isn't a draft.
    pub fn last_saved() -> Option<String> {
        loading_code::last_saved()
    }

    /// Makes a new draft of a pack, which is saved at once; its id. What was open before has been left.
    pub fn new_draft(self, name: &str, pack: &Arc<Pack>) -> String {
        let id = browser::new_id("draft");
        with(|kept| {
            kept.leave();
            kept.holds(&id);
            let about = About { name: name.to_owned(), ..About::default() };
            kept.open = Some(OpenDraft {
                id: id.clone(),
                about,
                begun: 0,
                elsewhere: false,
                pack: Some(pack.clone()),
                opened_at: browser::now(),
            });
            kept.pending = Some(pack.clone());
        });
        self.trouble.set(None);
        self.remember(LAST_OPEN, Some(&id));
        self.state.set(SaveState::Saving);
        self.begin();
        id
    }

    /// Takes note of a change; it is saved a moment later.
    pub fn changed(self, pack: Arc<Pack>) {
        self.state.set(SaveState::Saving);
        with(|kept| {
            kept.pending = Some(pack);
            // A change while a save is waiting rides with it: typing on can't put it off for ever.
            if kept.timer.is_none() && kept.under_way.is_none() {
                let pause = (kept.took * 2).clamp(PAUSE_MS, LONGEST_PAUSE_MS);
                let pause = u32::try_from(pause).unwrap_or(u32::MAX);
                kept.timer = Some(Timeout::new(pause, move || self.begin()));
            }
        });
    }

    /// What was typed was not taken, because the draft can only be read here.
    pub fn refused(&self, reason: &str) {
        if with(|kept| kept.open.is_some()) == Some(true) {
            self.state.set(SaveState::NotSaved(format!("what you typed last. {reason}")));
        }
    }

    /// Begins to save what is pending, and goes on until nothing is.
    fn begin(self) {
        spawn_local(async move {
            while let Some(begun) = with(Kept::begin).flatten() {
                match begun {
                    Ok(save) => {
                        if !self.carry_out(save).await {
                            break;
                        }
                    }
                    Err(error) => {
                        self.failed(&error);
                        break;
                    }
                }
            }
        });
    }

    /// Carries out a save and says how it went; whether to go on.
    async fn carry_out(self, save: Save) -> bool {
        let Some(code) = saving_code::known() else { return false };
        let started = browser::now();
        let outcome = (code.save)(save.clone()).await;
        let last = with(|kept| {
            kept.took = browser::now().saturating_sub(started);
            let open = kept.open.as_mut().filter(|open| open.id == save.id)?;
            if kept
                .under_way
                .as_ref()
                .is_some_and(|way| way.about.generation == save.about.generation)
            {
                kept.under_way = None;
            }
            match &outcome {
                Ok(done) => {
                    if done.about.generation > open.about.generation {
                        // The label stands: it may have been changed meanwhile.
                        let label = (open.about.name.clone(), open.about.exported_at);
                        open.about = done.about.clone();
                        (open.about.name, open.about.exported_at) = label;
                    }
                    open.pack = Some(save.pack.clone());
                }
                Err(_) => {
                    kept.pending.get_or_insert_with(|| save.pack.clone());
                }
            }
            let last = kept.pending.is_none() && open.begun == save.about.generation;
            Some((last, open.about.clone(), kept.memory_only))
        });
        // Another draft is open now: this one's save is nobody's news.
        let Some((last, about, memory_only)) = last.flatten() else { return false };
        match outcome {
            Ok(done) => {
                let home = match (done.journal, done.store, memory_only) {
                    (Ok(()), Ok(()), _) => with(|kept| kept.home_on_disk()).unwrap_or(Home::Both),
                    (Ok(()), Err(error), _) => Home::Disk(error.to_string()),
                    (Err(_), _, None) => Home::Store,
                    (Err(_), _, Some(error)) => {
                        self.failed(&error.into());
                        return false;
                    }
                };
                if save.on == 0 {
                    self.turned.update(|turned| *turned += 1);
                }
                if last {
                    self.say_saved(&about, home);
                }
                true
            }
            Err(error) => {
                self.failed(&error);
                false
            }
        }
    }

    /// A save was not kept.
    fn failed(&self, error: &SaveError) {
        if matches!(error, SaveError::ChangedElsewhere | SaveError::OpenElsewhere) {
            self.fall_behind();
        }
        self.state.set(SaveState::NotSaved(format!("{error}. Save your work as a file")));
    }

    /// Another tab has the draft: it is left to that tab, until a person says what is to become of this one's work.
    fn fall_behind(&self) {
        self.release();
        with(|kept| kept.open.as_mut().map(|open| open.elsewhere = true));
        self.trouble.set(Some(Trouble::Behind));
    }

    /// Saves now whatever is yet to be saved: in the store at once, on disk as soon as it may be.
    pub fn flush(self) {
        let Some(code) = saving_code::known() else { return };
        // What is on its way to the disk may never get there: the page may be closed.
        if let Some(save) = with(|kept| kept.under_way.clone()).flatten() {
            let _ = (code.save_at_once)(&save);
        }
        if let Some(Ok(save)) = with(Kept::begin).flatten() {
            let _ = (code.save_at_once)(&save);
            spawn_local(async move {
                self.carry_out(save).await;
            });
        }
    }

    /// Waits until all of it is kept.
    ///
    /// # Errors
    /// Why it isn't, in a sentence.
    pub async fn settle(self) -> Result<(), String> {
        const STEP_MS: u32 = 10;
        self.flush();
        for _ in 0..SETTLE_MS / STEP_MS {
            match self.state.get_untracked() {
                SaveState::Nothing | SaveState::Saved { .. } => return Ok(()),
                SaveState::NotSaved(reason) => return Err(reason),
                SaveState::Saving => TimeoutFuture::new(STEP_MS).await,
            }
        }
        Err("the browser has not answered yet. Save your work as a file".to_owned())
    }

    /// Says that all of it is kept.
    pub(super) fn say_saved(&self, about: &About, home: Home) {
        let exported = about.exported_at.map_or_else(
            || "never exported".to_owned(),
            |at| format!("exported on {}", day_label(browser::day_of(at))),
        );
        let at = browser::clock_label(about.saved_at);
        self.state.set(SaveState::Saved { at, exported, home });
    }

    /// Holds on to the open draft, or sees that another tab has it, or no longer; saves anew what the browser lost.
    fn look_after(self, opened: Opened) {
        if self.trouble.with_untracked(|it| matches!(it, Some(Trouble::Behind | Trouble::Cleared)))
        {
            return;
        }
        if self.was_cleared() {
            with(Kept::leave);
            self.trouble.set(Some(Trouble::Cleared));
            let words =
                "everything on this device was removed in another tab. Save your work as a file";
            return self.state.set(SaveState::NotSaved(words.to_owned()));
        }
        let looked = with(|kept| {
            let id = kept.open.as_ref()?.id.clone();
            let holds = kept.holds(&id);
            let newest = kept.drafts.newest(&id).ok().flatten();
            let pending = kept.pending.is_some() && kept.under_way.is_none();
            let open = kept.open.as_mut()?;
            let (was_elsewhere, generation) = (open.elsewhere, open.about.generation);
            open.elsewhere = !holds;
            let lost = holds && newest.is_none() && generation > 0;
            if lost && !pending {
                kept.pending.clone_from(&open.pack);
            }
            Some((id, holds, was_elsewhere, generation, pending || lost))
        });
        let Some((id, holds, was_elsewhere, generation, pending)) = looked.flatten() else {
            return;
        };
        match (was_elsewhere, holds) {
            (false, false) => opened.document().update(|document| {
                document.read_only.get_or_insert_with(|| OPEN_ELSEWHERE.to_owned());
            }),
            (true, true) => self.take_over(opened, id, generation),
            _ => {}
        }
        if holds && !was_elsewhere && pending {
            self.begin();
        } else if holds && !was_elsewhere {
            self.try_disk_again();
        }
    }

    /// What is kept in the store alone because the journal failed is put on disk once the journal works again.
    fn try_disk_again(self) {
        let kept = self
            .state
            .with_untracked(|state| matches!(state, SaveState::Saved { home: Home::Store, .. }));
        let about = with(|kept| Some(kept.open.as_ref()?.about.clone())).flatten();
        if let (true, Some(about), Some(code)) = (kept, about, loading_code::known()) {
            self.put_on_disk(code, about);
        }
    }

    /// Whether another tab has removed everything since the open draft was opened here.
    fn was_cleared(&self) -> bool {
        let cleared = with(|kept| {
            let opened_at = kept.open.as_ref()?.opened_at;
            let at: u64 = kept.drafts.setting(CLEARED)?.parse().ok()?;
            Some(at > opened_at)
        });
        cleared.flatten() == Some(true)
    }

    /// The tab that had the draft let go of it, or died: it can be changed here, if it is as it was opened.
    fn take_over(self, opened: Opened, id: String, generation: u64) {
        spawn_local(async move {
            let Some(code) = loading_code::known() else { return };
            let newer_slot = with(|kept| kept.drafts.newest(&id).ok().flatten()).flatten();
            if newer_slot > Some(generation) || (code.is_behind)(id, generation).await {
                self.fall_behind();
            } else {
                opened.document().update(|document| {
                    document.read_only.take_if(|reason| reason == OPEN_ELSEWHERE);
                });
            }
        });
    }

    fn release(&self) {
        with(|kept| {
            let open = kept.open.as_ref().filter(|open| !open.elsewhere)?;
            kept.lease.release(kept.drafts.store(), &open.id, browser::now()).ok()
        });
    }
}

/// Why a draft can't be changed that another tab has.
const OPEN_ELSEWHERE: &str = "This draft is open in another tab. It can be changed here a moment after it is closed there; or make a copy to change it now.";
