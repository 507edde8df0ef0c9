//! Drafts in both their homes. A save goes to the journal first, which answers once it is on disk, and then to the
//! slots of the store, which answer at once and reach the disk later. What opens is the newest sound of both.

use super::{
    Drafts, Journal, JournalError, Lease, SaveError, Store,
    drafts::key,
    slot::{self, About, Slot},
};
use std::{
    cell::{OnceCell, RefCell},
    collections::HashMap,
    rc::Rc,
};

/// The journal's texts of a draft.
mod keys {
    /// The generation of the newest save, and the tab that wrote it.
    pub(super) fn head(id: &str) -> String {
        format!("head {id}")
    }

    /// The newest save, as a slot's text.
    pub(super) fn save(id: &str) -> String {
        format!("save {id}")
    }

    /// Something small that is to last.
    pub(super) fn setting(name: &str) -> String {
        format!("setting {name}")
    }

    /// A save that couldn't be read.
    pub(super) fn damaged(id: &str) -> String {
        format!("damaged {id}")
    }
}

/// What [`Vault::remember`] keeps of which draft was open last, by its id.
pub const LAST_OPEN: &str = "last-open";

/// A draft as opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What its save says, under its label.
    pub about: About,
    /// The pack's text.
    pub text: String,
    /// The generation that the next save builds on: a later one may have been acknowledged.
    pub on: u64,
    /// A later save was acknowledged, or one of the places it could have been in was damaged.
    pub older: Option<Older>,
    /// The journal has it. Else only the store does, which the browser writes to disk when it likes.
    pub on_disk: bool,
}

/// Why what opens may not be the last that was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Older {
    /// How many acknowledged saves are missing; 0 where the last one may well be this.
    pub missing: u64,
    /// What was found damaged, as it was found.
    pub damaged: Vec<String>,
}

/// How a save went that was kept in one place at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it says of itself.
    pub about: About,
    /// Whether it is on disk.
    pub journal: Result<(), JournalError>,
    /// Whether the store has it too.
    pub store: Result<(), SaveError>,
}

/// Drafts in both their homes, for one tab.
pub struct Vault<S, J> {
    drafts: Rc<Drafts<S>>,
    journal: OnceCell<J>,
    tab: String,
    /// The newest generation of each draft that this tab has put in the store.
    put: RefCell<HashMap<String, u64>>,
}

impl<S: Store, J: Journal> Vault<S, J> {
    /// Drafts in a store and, where there is one, a journal.
    pub fn new(drafts: Rc<Drafts<S>>, journal: Option<J>, tab: String) -> Self {
        let journal = journal.map(OnceCell::from).unwrap_or_default();
        Self { drafts, journal, tab, put: RefCell::default() }
    }

    /// Has it use a journal from now on, where it has none yet: a browser takes a while to open one.
    pub fn attach(&self, journal: J) {
        let _ = self.journal.set(journal);
    }

    /// Saves a draft's text. `about` has the generation of the save, which builds on the one of `on`.
    ///
    /// # Errors
    /// Where it was kept nowhere, or another tab has saved the draft since `on`: then nothing of it was touched.
    pub async fn save(
        &self,
        id: &str,
        on: u64,
        about: About,
        text: &str,
    ) -> Result<Kept, SaveError> {
        // A slot may be newer than the journal: it is written at once when the page is left.
        if self.drafts.newest(id)?.is_some_and(|newest| newest > on.max(self.put_by_us(id))) {
            return Err(SaveError::ChangedElsewhere);
        }
        let written = slot::write(&about, text);
        let journal = match self.journal.get() {
            None => Err(JournalError::Missing),
            Some(journal) => self.write_journal(journal, id, on, &about, &written).await,
        };
        if journal == Ok(false) {
            return Err(SaveError::ChangedElsewhere);
        }
        let journal = journal.map(|_| ());
        let store = self.put(id, on, &about, &written);
        match (&journal, store) {
            (Err(_), Err(error)) => Err(error),
            (_, store) => Ok(Kept { about, journal, store }),
        }
    }

    /// Puts a save in the store alone, at once: the page is being left. The journal's may still come.
    ///
    /// # Errors
    /// Where it was not kept.
    pub fn save_at_once(
        &self,
        id: &str,
        on: u64,
        about: &About,
        text: &str,
    ) -> Result<(), SaveError> {
        self.put(id, on, about, &slot::write(about, text))
    }

    fn put(&self, id: &str, on: u64, about: &About, written: &str) -> Result<(), SaveError> {
        let ours = self.put_by_us(id);
        if ours >= about.generation {
            return Ok(());
        }
        self.drafts.put(id, on.max(ours), about.generation, written)?;
        self.put.borrow_mut().insert(id.to_owned(), about.generation);
        Ok(())
    }

    fn put_by_us(&self, id: &str) -> u64 {
        self.put.borrow().get(id).copied().unwrap_or(0)
    }

    /// Whether the save builds on what the journal has, and so was written.
    async fn write_journal(
        &self,
        journal: &J,
        id: &str,
        on: u64,
        about: &About,
        written: &str,
    ) -> Result<bool, JournalError> {
        let generation = about.generation;
        let builds_on_it = |head: Option<&str>| match head.map(read_head) {
            None => true,
            Some((newest, tab)) => newest <= on || (tab == self.tab && newest < generation),
        };
        let texts = vec![
            (keys::head(id), Some(format!("{generation} {}", self.tab))),
            (keys::save(id), Some(written.to_owned())),
            // In the same step: what is called saved opens by itself next time.
            (keys::setting(LAST_OPEN), Some(id.to_owned())),
        ];
        let done = journal.put_if(&keys::head(id), &builds_on_it, texts).await?;
        if done {
            let acknowledged = key("acknowledged", id);
            let _ = self.drafts.store().set(&acknowledged, &generation.to_string());
        }
        Ok(done)
    }

    /// Opens a draft: the newest sound save of both homes.
    ///
    /// # Errors
    /// Where neither has a sound one, or a later version of the page wrote it.
    pub async fn open(&self, id: &str) -> Result<Opened, SaveError> {
        let in_store = self.drafts.load(id);
        if in_store == Err(SaveError::Newer) {
            return Err(SaveError::Newer);
        }
        let mut older = Older::default();
        let mut best = None;
        let mut acknowledged = self.acknowledged(id);
        if let Some(journal) = self.journal.get() {
            let head = journal.get(&keys::head(id)).await.unwrap_or_default();
            acknowledged = acknowledged.max(head.as_deref().map_or(0, |head| read_head(head).0));
            let saved = journal.get(&keys::save(id)).await.unwrap_or_default();
            match saved.as_deref().map(slot::read) {
                Some(Slot::Newer) => return Err(SaveError::Newer),
                Some(Slot::Sound(about, text)) => best = Some((about, text)),
                Some(Slot::Damaged) => {
                    older.damaged.extend(self.set_aside(journal, id, saved).await)
                }
                None => {}
            }
        }
        let mut on_disk = best.is_some();
        let found_damaged = matches!(&in_store, Ok(loaded) if loaded.recovered)
            || in_store == Err(SaveError::Damaged);
        match in_store {
            Ok(loaded)
                if best
                    .as_ref()
                    .is_none_or(|(about, _)| about.generation < loaded.about.generation) =>
            {
                best = Some((loaded.about, loaded.text));
                on_disk = false;
            }
            Err(error) if best.is_none() => {
                return Err(if older.damaged.is_empty() { error } else { SaveError::Damaged });
            }
            _ => {}
        }
        let (about, text) = best.ok_or(SaveError::Unknown)?;
        older.missing = acknowledged.saturating_sub(about.generation);
        // A damaged slot says nothing where the save that opens is known to be the last.
        let sure = acknowledged > 0 && older.missing == 0;
        if found_damaged && !sure {
            let start = format!(":{id}:");
            let aside = self.drafts.damaged()?.into_iter();
            older.damaged.extend(
                aside.filter(|damaged| damaged.key.contains(&start)).map(|damaged| damaged.text),
            );
        }
        let told = older.missing > 0 || !older.damaged.is_empty();
        let about = self.drafts.label(id).unwrap_or_default().over(about);
        let on = acknowledged.max(about.generation);
        Ok(Opened { about, text, on, older: told.then_some(older), on_disk })
    }

    /// Keeps what the journal had of a draft and can't be read, under a key of its own; and hands it on.
    async fn set_aside(&self, journal: &J, id: &str, text: Option<String>) -> Option<String> {
        let text = text?;
        let aside = vec![(keys::damaged(id), Some(text.clone()))];
        let _ = journal.put_if("", &|_| true, aside).await;
        Some(text)
    }

    /// The generation of a draft's last save that was said to be on disk, as the store remembers it.
    fn acknowledged(&self, id: &str) -> u64 {
        let text = self.drafts.store().get(&key("acknowledged", id)).ok().flatten();
        text.and_then(|text| text.parse().ok()).unwrap_or(0)
    }

    /// Whether the journal has a later save of a draft than this tab knows: another tab's.
    ///
    /// # Errors
    /// Where the journal can't be read.
    pub async fn is_behind(&self, id: &str, generation: u64) -> Result<bool, JournalError> {
        let Some(journal) = self.journal.get() else { return Ok(false) };
        let head = journal.get(&keys::head(id)).await?;
        Ok(head.as_deref().map_or(0, |head| read_head(head).0) > generation)
    }

    /// Has both homes hold the same drafts: brings back into the store what only the journal has, drafts whose slots
    /// the browser lost, and puts into the journal what only the store has, such as a copy that was never opened. Those
    /// that another tab has at `now` (milliseconds) are left to it: it may be between one home and the other. How many
    /// were brought back.
    ///
    /// # Errors
    /// Where the journal fails.
    pub async fn even_out(&self, now: u64) -> Result<usize, JournalError> {
        let Some(journal) = self.journal.get() else { return Ok(0) };
        let lease = Lease::of_tab(self.tab.clone());
        let elsewhere = |id: &str| lease.held_elsewhere(self.drafts.store(), id, now) == Ok(true);
        let mut count = 0;
        for head in journal.keys().await? {
            let Some(id) = head.strip_prefix("head ") else { continue };
            let newest = journal.get(&head).await?.map_or(0, |head| read_head(&head).0);
            if elsewhere(id) || self.drafts.newest(id).ok().flatten() >= Some(newest) {
                continue;
            }
            let Some(saved) = journal.get(&keys::save(id)).await? else { continue };
            if let Some(about) = slot::about(&saved)
                && self.drafts.put(id, newest, about.generation, &saved).is_ok()
            {
                count += 1;
            }
        }
        for draft in self.drafts.list().unwrap_or_default() {
            if !elsewhere(&draft.id) {
                self.put_on_disk(&draft.id).await?;
            }
        }
        Ok(count)
    }

    /// Puts into the journal what only the store has of a draft: a copy that was never opened, or a save made as the
    /// page was left.
    ///
    /// # Errors
    /// Where there is no journal, or it fails.
    pub async fn put_on_disk(&self, id: &str) -> Result<(), JournalError> {
        let Some(journal) = self.journal.get() else { return Err(JournalError::Missing) };
        let head = keys::head(id);
        let there = journal.get(&head).await?.map_or(0, |head| read_head(&head).0);
        if self.drafts.newest(id).ok().flatten() <= Some(there) {
            return Ok(());
        }
        // The newest slot may be damaged, and the other one older than the journal's save.
        let Ok(loaded) = self.drafts.load(id) else { return Ok(()) };
        let generation = loaded.about.generation;
        let older = |head: Option<&str>| head.is_none_or(|head| read_head(head).0 < generation);
        let texts = vec![
            (head.clone(), Some(format!("{generation} {}", self.tab))),
            (keys::save(id), Some(slot::write(&loaded.about, &loaded.text))),
        ];
        journal.put_if(&head, &older, texts).await.map(|_| ())
    }

    /// Something small that is to last, such as which draft was open; `None` forgets it.
    ///
    /// # Errors
    /// Where the journal fails.
    pub async fn remember(&self, name: &str, text: Option<&str>) -> Result<(), JournalError> {
        let Some(journal) = self.journal.get() else { return Err(JournalError::Missing) };
        let texts = vec![(keys::setting(name), text.map(str::to_owned))];
        journal.put_if("", &|_| true, texts).await.map(|_| ())
    }

    /// What [`Vault::remember`] kept.
    pub async fn remembered(&self, name: &str) -> Option<String> {
        self.journal.get()?.get(&keys::setting(name)).await.ok()?
    }

    /// Takes drafts out of the journal: those with these ids, or all that it has.
    ///
    /// # Errors
    /// Where the journal fails.
    pub async fn forget(&self, ids: Option<&[String]>) -> Result<(), JournalError> {
        let Some(journal) = self.journal.get() else { return Ok(()) };
        let goes = |key: &String| {
            let of = |id: &String| {
                key.split_once(' ').is_some_and(|(_, of)| of.trim_start_matches("unread ") == id)
            };
            ids.is_none_or(|ids| ids.iter().any(of))
        };
        let keys = journal.keys().await?.into_iter().filter(goes);
        journal.put_if("", &|_| true, keys.map(|key| (key, None)).collect()).await.map(|_| ())
    }
}

/// The generation of a head, and its tab.
fn read_head(head: &str) -> (u64, &str) {
    let (generation, tab) = head.split_once(' ').unwrap_or((head, ""));
    (generation.parse().unwrap_or(0), tab)
}
