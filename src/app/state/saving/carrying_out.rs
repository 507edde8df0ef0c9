//! Saving what is open: a moment after each change, or at once.

use super::Saving;
use crate::{
    app::{
        browser,
        state::{
            drafts::{Kept, Save, with},
            saving_code,
        },
    },
    model::Pack,
    storage::{Home, SaveError, SaveState},
};
use gloo_timers::{callback::Timeout, future::TimeoutFuture};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// How long after a change it is saved, at least: a burst of changes is one save.
const PAUSE_MS: u64 = 100;
/// The longest pause, for packs that take long to save.
const LONGEST_PAUSE_MS: u64 = 1_500;
/// How long leaving waits for a save to reach the disk.
const SETTLE_MS: u32 = 5_000;

impl Saving {
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
    pub(super) fn begin(self) {
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
}
