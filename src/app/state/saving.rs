//! Keeps what is open: saves it a moment after each change and when the page is hidden, and says truly how
//! that went.

use super::{
    drafts::{Kept, last_saved, with},
    loading_code,
    opened::{Document, Opened, Source},
    saving_code,
};
use crate::{
    app::{browser, opening_packs},
    model::{Pack, day_label},
    storage::{About, Damaged, Draft, LEASE_MS, SaveState},
};
use gloo_timers::callback::{Interval, Timeout};
use leptos::{ev, prelude::*};
use std::sync::Arc;
use web_sys::VisibilityState;

/// How long after a change it is saved: long enough for a burst of typing to be one save.
const PAUSE_MS: u32 = 400;

/// Saving and drafts, in context.
#[derive(Clone, Copy)]
pub struct Saving {
    state: RwSignal<SaveState>,
    /// Counts changes to the list of drafts, so that pages showing it follow.
    turned: RwSignal<u32>,
}

impl Saving {
    /// Nothing is saved yet.
    pub fn idle() -> Self {
        Self { state: RwSignal::new(SaveState::Nothing), turned: RwSignal::new(0) }
    }

    /// Saving, of the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Flushes when the page is hidden or left, and renews the lease of the open draft.
    pub fn watch(self, opened: Opened) {
        let hidden = move || document().visibility_state() == VisibilityState::Hidden;
        let on_hide = window_event_listener(ev::visibilitychange, move |_| {
            if hidden() {
                self.flush();
            }
        });
        let on_leave = window_event_listener_untyped("pagehide", move |_| {
            self.flush();
            self.release();
        });
        on_cleanup(move || {
            on_hide.remove();
            on_leave.remove();
        });
        Interval::new(u32::try_from(LEASE_MS / 3).unwrap_or(5_000), move || self.renew(opened))
            .forget();
    }

    /// Whether what is open is kept.
    pub fn state(&self) -> RwSignal<SaveState> {
        self.state
    }

    /// Opens the draft that was last open, if there is one; or says why it can't be.
    pub async fn reopen(&self) -> Option<Result<(Pack, Document), String>> {
        let id = with(|kept| kept.drafts.setting("last-open")).flatten()?;
        Some(self.load(&id).await)
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
        let load = loading_code::known().ok_or_else(cannot)?;
        let found = with(|kept| {
            let loaded = load(&kept.drafts, id)?;
            let elsewhere =
                kept.lease.take(kept.drafts.store(), id, browser::now()).is_ok_and(|taken| !taken);
            Ok::<_, crate::storage::SaveError>((loaded, elsewhere))
        });
        let (loaded, elsewhere) = found
            .ok_or_else(|| "The page is not ready yet.".to_owned())?
            .map_err(|error| format!("This draft can't be opened: {error}."))?;
        let reading = opening_packs::read_own(&loaded.text).await;
        let Some(pack) = reading.pack else {
            let first = reading.diagnostics.first().map(ToString::to_string).unwrap_or_default();
            return Err(format!("This draft can't be opened. {first}"));
        };
        let read_only = if reading.newer {
            Some("This draft was saved by a newer version of this page, so it can only be read here.".to_owned())
        } else if elsewhere {
            Some("This draft is open in another tab. Close it there, or make a copy here to change it.".to_owned())
        } else {
            None
        };
        let document = Document {
            source: Source::Draft(id.to_owned()),
            name: loaded.about.name.clone(),
            read_only,
        };
        with(|kept| {
            kept.drafts.set_setting("last-open", Some(id));
            kept.open = Some((id.to_owned(), loaded.about.clone()));
            kept.pending = None;
        });
        self.say_saved(&loaded.about);
        Ok((pack, document))
    }

    /// Remembers which draft to open next time.
    pub fn set_last_open(&self, id: Option<&str>) {
        with(|kept| {
            kept.drafts.set_setting("last-open", id);
            if id.is_none() {
                kept.open = None;
            }
        });
        if id.is_none() {
            self.state.set(SaveState::Nothing);
        }
    }

    /// The open draft as it was last saved; `None` where what is open isn't a draft.
    pub fn last_saved() -> Option<String> {
        last_saved()
    }

    /// Makes a new draft of a pack and saves it at once; its id.
    pub fn new_draft(&self, name: &str, pack: &Arc<Pack>) -> String {
        self.flush();
        let id = browser::new_id("draft");
        with(|kept| {
            let about = About { name: name.to_owned(), ..About::default() };
            let _ = kept.lease.take(kept.drafts.store(), &id, browser::now());
            kept.drafts.set_setting("last-open", Some(&id));
            kept.open = Some((id.clone(), about));
            kept.pending = Some(pack.clone());
        });
        self.flush();
        self.turned.update(|turned| *turned += 1);
        id
    }

    /// Takes note of a change; it is saved a moment later.
    pub fn changed(self, pack: Arc<Pack>) {
        self.state.set(SaveState::Saving);
        with(|kept| {
            kept.pending = Some(pack);
            // A change while a save is waiting rides with it: typing on can't put it off for ever.
            if kept.timer.is_none() {
                kept.timer = Some(Timeout::new(PAUSE_MS, move || self.flush()));
            }
        });
    }

    /// Saves now whatever is yet to be saved.
    pub fn flush(&self) {
        let outcome = with(|kept| {
            kept.timer = None;
            let pack = kept.pending.clone()?;
            let (id, about) = kept.open.clone()?;
            let save = saving_code::known()?.save;
            let about = About {
                organisation: pack.organisation.name.clone(),
                saved_at: browser::now(),
                ..about
            };
            let saved = save(&kept.drafts, &id, about, &pack);
            if let Ok(about) = &saved {
                kept.open = Some((id, about.clone()));
                kept.pending = None;
            }
            Some((saved, kept.memory_only))
        });
        match outcome.flatten() {
            None => {}
            Some((Ok(_), Some(reason))) => {
                self.state.set(SaveState::NotSaved(format!("{reason}. Save your work as a file")));
            }
            Some((Ok(about), None)) => self.say_saved(&about),
            Some((Err(error), _)) => {
                self.state.set(SaveState::NotSaved(format!("{error}. Save your work as a file")));
            }
        }
    }

    /// The drafts in this browser, followed.
    pub fn drafts(&self) -> Vec<Draft> {
        self.turned.track();
        with(|kept| kept.drafts.list().unwrap_or_default()).unwrap_or_default()
    }

    /// Texts set aside because they were damaged, followed.
    pub fn damaged(&self) -> Vec<Damaged> {
        self.turned.track();
        with(|kept| kept.drafts.damaged().unwrap_or_default()).unwrap_or_default()
    }

    /// The space used, in UTF-16 units, followed.
    pub fn units_used(&self) -> usize {
        self.turned.track();
        with(|kept| kept.drafts.units_used().unwrap_or(0)).unwrap_or(0)
    }

    /// Does something to the drafts; what failed, in a sentence.
    fn change(&self, act: impl FnOnce(&mut Kept) -> Result<(), String>) -> Result<(), String> {
        self.flush();
        let done = with(act).unwrap_or_else(|| Err("The page is not ready yet.".to_owned()));
        self.turned.update(|turned| *turned += 1);
        done
    }

    /// Gives a draft another name.
    pub fn rename(&self, id: &str, name: &str) -> Result<(), String> {
        self.describe(id, |about| about.name = name.to_owned())
    }

    /// Takes note that the open draft was exported now.
    pub fn exported(&self) {
        let open = with(|kept| kept.open.as_ref().map(|(id, _)| id.clone())).flatten();
        if let Some(id) = open {
            let _ = self.describe(&id, |about| about.exported_at = Some(browser::now()));
        }
    }

    fn describe(&self, id: &str, act: impl FnOnce(&mut About)) -> Result<(), String> {
        let mut now_open = None;
        let done = self.change(|kept| {
            let about = kept.drafts.describe(id, act).map_err(|error| error.to_string())?;
            if let Some((open, known)) = &mut kept.open
                && open == id
            {
                *known = about.clone();
                now_open = Some(about);
            }
            Ok(())
        });
        if let Some(about) = now_open {
            self.say_saved(&about);
        }
        done
    }

    /// Copies a draft under a new name.
    pub fn duplicate(&self, id: &str) -> Result<(), String> {
        self.change(|kept| {
            let loaded = kept.drafts.load(id).map_err(|error| error.to_string())?;
            let about = About {
                name: format!("Copy of {}", loaded.about.name),
                generation: 0,
                exported_at: None,
                saved_at: browser::now(),
                ..loaded.about
            };
            kept.drafts
                .save(&browser::new_id("draft"), about, &loaded.text)
                .map(|_| ())
                .map_err(|error| error.to_string())
        })
    }

    /// Puts a draft in the bin.
    pub fn delete(&self, id: &str) -> Result<(), String> {
        self.change(|kept| kept.drafts.bin(id).map_err(|error| error.to_string()))
    }

    /// Takes a draft out of the bin.
    pub fn restore(&self, id: &str) -> Result<(), String> {
        self.change(|kept| kept.drafts.restore(id).map_err(|error| error.to_string()))
    }

    /// Empties the bin.
    pub fn empty_bin(&self) -> Result<(), String> {
        self.change(|kept| kept.drafts.empty_bin().map_err(|error| error.to_string()))
    }

    /// Removes everything this page keeps in the browser.
    pub fn clear(&self) -> Result<(), String> {
        let done = self.change(|kept| {
            kept.open = None;
            kept.pending = None;
            kept.drafts.clear().map_err(|error| error.to_string())
        });
        self.state.set(SaveState::Nothing);
        done
    }

    fn say_saved(&self, about: &About) {
        let exported = about.exported_at.map_or_else(
            || "never exported".to_owned(),
            |at| format!("exported on {}", day_label(browser::day_of(at))),
        );
        self.state.set(SaveState::Saved { at: browser::clock_label(about.saved_at), exported });
    }

    /// Holds on to the open draft, or says that another tab took it.
    fn renew(&self, opened: Opened) {
        let taken = with(|kept| {
            let (id, _) = kept.open.as_ref()?;
            kept.lease.take(kept.drafts.store(), id, browser::now()).ok()
        });
        if taken.flatten() == Some(false) {
            opened.document().update(|document| {
                document.read_only.get_or_insert_with(|| {
                    "This draft is now open in another tab. Close it there, or make a copy here to change it.".to_owned()
                });
            });
        }
    }

    fn release(&self) {
        with(|kept| {
            let (id, _) = kept.open.as_ref()?;
            kept.lease.release(kept.drafts.store(), id, browser::now()).ok()
        });
    }
}
