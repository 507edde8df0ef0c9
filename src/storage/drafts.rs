//! Drafts: several, named, each in two slots.

use super::{
    Store, StoreError, TrainingStore,
    slot::{self, About, Slot},
};
use crate::model::json;
use serde::{Deserialize, Serialize};

/// All keys start so: pages opened from disk share one storage.
const PREFIX: &str = "golden-thread:";
/// The two slots of a draft.
const SLOTS: [&str; 2] = ["draft-a", "draft-b"];

/// The key of something of a draft's.
pub(super) fn key(kind: &str, id: &str) -> String {
    format!("{PREFIX}{kind}:{id}")
}

/// The setting that keeps what is typed in a draft's grid and can't be read; it goes with the draft.
pub fn unread_of(id: &str) -> String {
    format!("unread {id}")
}

/// The setting that says that a draft is edited, not only read; it goes with the draft.
pub fn editing_of(id: &str) -> String {
    format!("editing {id}")
}

/// A draft as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Unique in the store.
    pub id: String,
    /// What its newest slot says.
    pub about: About,
    /// What it takes up, in UTF-16 units, keys included.
    pub units: usize,
    /// Deleted, and kept until the bin is emptied.
    pub binned: bool,
}

/// A text set aside because it couldn't be read: never overwritten, offered as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Its key in the store.
    pub key: String,
    /// As it was found.
    pub text: String,
}

/// A draft as loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// What its slot says.
    pub about: About,
    /// The pack's text.
    pub text: String,
    /// One of the two slots was damaged, and this is the other: the last save or the one before it.
    pub recovered: bool,
}

/// What stands beside a draft's saves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// What it is called, where it was renamed.
    pub name: Option<String>,
    /// When it was last saved as a file, in milliseconds since 1970.
    pub exported_at: Option<u64>,
}

impl Label {
    /// A save's own words, with the label's where it has any.
    pub fn over(self, about: About) -> About {
        About {
            name: self.name.unwrap_or(about.name),
            exported_at: self.exported_at.max(about.exported_at),
            ..about
        }
    }
}

/// Why a draft was not saved or loaded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was read back isn't what was written.
    #[error("the browser did not keep what was saved")]
    NotKept,
    /// The draft was saved by another tab since it was opened here.
    #[error("this draft was changed in another tab")]
    ChangedElsewhere,
    /// Another tab has the draft open.
    #[error("this draft is open in another tab")]
    OpenElsewhere,
    /// A later version of the page wrote it.
    #[error("this draft was saved by a newer version of this page")]
    Newer,
    /// Both slots are damaged; they were set aside.
    #[error(
        "this draft is damaged and was set aside; save the damaged text as a file to have it looked at"
    )]
    Damaged,
    /// There is no such draft.
    #[error("there is no such draft in this browser")]
    Unknown,
}

/// The drafts in a store.
#[derive(Debug)]
pub struct Drafts<S> {
    store: S,
}

impl<S: Store> Drafts<S> {
    /// Drafts over a store.
    pub fn new(store: S) -> Self {
        Self { store }
    }

    /// The store, for leases.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Every draft with a readable slot or a damaged one, newest first.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn list(&self) -> Result<Vec<Draft>, StoreError> {
        let keys = self.store.keys()?;
        let mut ids: Vec<String> = keys
            .iter()
            .filter_map(|key| {
                let key = key.strip_prefix(PREFIX)?;
                let (kind, id) = key.split_once(':')?;
                SLOTS.contains(&kind).then(|| id.to_owned())
            })
            .collect();
        ids.sort();
        ids.dedup();
        let mut drafts = Vec::with_capacity(ids.len());
        for id in ids {
            let mut units = 0;
            let mut newest: Option<About> = None;
            for kind in SLOTS {
                let key = key(kind, &id);
                let Some(text) = self.store.get(&key)? else { continue };
                units += units_of(&key) + units_of(&text);
                let about = slot::about(&text);
                if newest.as_ref().map(|about| about.generation)
                    < about.as_ref().map(|about| about.generation)
                {
                    newest = about;
                }
            }
            let binned = self.store.get(&key("bin", &id))?.is_some();
            let about = newest
                .unwrap_or_else(|| About { name: "Damaged draft".to_owned(), ..About::default() });
            let about = self.label(&id).unwrap_or_default().over(about);
            drafts.push(Draft { id, about, units, binned });
        }
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.about.saved_at));
        Ok(drafts)
    }

    /// Saves a draft's text in the store alone and answers only when it was read back whole. `about.generation` is
    /// that of the save this one builds on, 0 for a new draft; the answer has the new one.
    ///
    /// # Errors
    /// Where it was not saved. The save before it is still there.
    pub fn save(&self, id: &str, about: About, text: &str) -> Result<About, SaveError> {
        let on = about.generation;
        let about = About { generation: on + 1, ..about };
        self.put(id, on, about.generation, &slot::write(&about, text))?;
        Ok(about)
    }

    /// Puts a slot's text in the place of a draft's older one, and answers only when it was read back whole. The slot
    /// of `generation` builds on the save `on`, or on any that it has itself.
    ///
    /// # Errors
    /// Where it was not kept. The save before it is still there.
    pub(super) fn put(
        &self,
        id: &str,
        on: u64,
        generation: u64,
        written: &str,
    ) -> Result<(), SaveError> {
        let mut oldest: Option<(&str, Option<u64>)> = None;
        for kind in SLOTS {
            let found = self.store.get(&key(kind, id))?;
            let there = match found.as_deref().map(slot::read) {
                Some(Slot::Newer) => return Err(SaveError::Newer),
                Some(Slot::Sound(found, _)) if found.generation > on => {
                    return Err(SaveError::ChangedElsewhere);
                }
                Some(Slot::Sound(found, _)) => Some(found.generation),
                Some(Slot::Damaged) => {
                    self.set_aside(kind, id)?;
                    None
                }
                None => None,
            };
            if there == Some(generation) && found.as_deref() == Some(written) {
                return Ok(());
            }
            if oldest.is_none_or(|(_, least)| there < least) {
                oldest = Some((kind, there));
            }
        }
        let kind = oldest.map_or(SLOTS[0], |(kind, _)| kind);
        self.store.set(&key(kind, id), written)?;
        if self.store.get(&key(kind, id))?.as_deref() == Some(written) {
            Ok(())
        } else {
            Err(SaveError::NotKept)
        }
    }

    /// The newest generation that its slots say.
    pub fn newest(&self, id: &str) -> Result<Option<u64>, StoreError> {
        let mut newest = None;
        for kind in SLOTS {
            let found = self.store.get(&key(kind, id))?;
            newest = newest.max(found.as_deref().and_then(slot::about).map(|it| it.generation));
        }
        Ok(newest)
    }

    /// Loads a draft from its newest sound slot. Damaged slots are set aside, never overwritten.
    ///
    /// # Errors
    /// Where there is no sound slot, or a later version wrote it.
    pub fn load(&self, id: &str) -> Result<Loaded, SaveError> {
        let mut best: Option<Loaded> = None;
        let mut damaged = Vec::new();
        for kind in SLOTS {
            match self.store.get(&key(kind, id))?.as_deref().map(slot::read) {
                Some(Slot::Sound(about, text))
                    if best
                        .as_ref()
                        .is_none_or(|best| best.about.generation < about.generation) =>
                {
                    best = Some(Loaded { about, text, recovered: false });
                }
                Some(Slot::Sound(..)) => {}
                Some(Slot::Newer) => return Err(SaveError::Newer),
                Some(Slot::Damaged) => damaged.push(kind),
                None => {}
            }
        }
        let mut set_aside = Ok(());
        for kind in &damaged {
            set_aside = set_aside.and(self.set_aside(kind, id));
        }
        match best {
            // A sound slot is worth more than a record of the damaged one.
            Some(loaded) => Ok(Loaded { recovered: !damaged.is_empty(), ..loaded }),
            None if damaged.is_empty() => Err(SaveError::Unknown),
            None => {
                set_aside?;
                Err(SaveError::Damaged)
            }
        }
    }

    /// What people call a draft, and when it last went out as a file, where either was set since it was saved. It
    /// stands apart from the slots: neither changes what is in the draft.
    pub fn label(&self, id: &str) -> Option<Label> {
        let text = self.store.get(&key("label", id)).ok()??;
        json::read(&text)
    }

    /// Sets a draft's label.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn set_label(&self, id: &str, label: &Label) -> Result<(), StoreError> {
        let text = serde_json::to_string(label).unwrap_or_default();
        self.store.set(&key("label", id), &text)
    }

    /// Puts a draft in the bin, from which [`Drafts::restore`] takes it back.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn bin(&self, id: &str) -> Result<(), StoreError> {
        self.store.set(&key("bin", id), "")
    }

    /// Takes a draft back out of the bin.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn restore(&self, id: &str) -> Result<(), StoreError> {
        self.store.remove(&key("bin", id))
    }

    /// Removes the drafts in the bin for good.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn empty_bin(&self) -> Result<(), StoreError> {
        for draft in self.list()?.into_iter().filter(|draft| draft.binned) {
            for kind in SLOTS.into_iter().chain(["lease", "bin", "label", "acknowledged"]) {
                self.store.remove(&key(kind, &draft.id))?;
            }
            self.set_setting(&unread_of(&draft.id), None);
            self.set_setting(&editing_of(&draft.id), None);
        }
        Ok(())
    }

    /// Removes everything that this product has stored: drafts, settings, set-aside texts, what training keeps.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn clear(&self) -> Result<(), StoreError> {
        TrainingStore::new(&self.store).reset()?;
        self.own_keys()?.iter().try_for_each(|key| self.store.remove(key))
    }

    /// The space that this product takes up, in UTF-16 units.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn units_used(&self) -> Result<usize, StoreError> {
        self.own_keys()?.iter().try_fold(0, |sum, key| {
            Ok(sum + units_of(key) + self.store.get(key)?.map_or(0, |text| units_of(&text)))
        })
    }

    /// Texts set aside because they were damaged.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn damaged(&self) -> Result<Vec<Damaged>, StoreError> {
        let start = key("damaged", "");
        let keys = self.own_keys()?.into_iter().filter(|key| key.starts_with(&start));
        keys.map(|key| Ok(Damaged { text: self.store.get(&key)?.unwrap_or_default(), key }))
            .collect()
    }

    /// A setting of this browser's, such as the draft last open.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.store.get(&key("setting", name)).ok().flatten()
    }

    /// Keeps a setting; `None` removes it. A setting that can't be kept is not worth an error.
    pub fn set_setting(&self, name: &str, text: Option<&str>) {
        let key = key("setting", name);
        let _ = match text {
            Some(text) => self.store.set(&key, text),
            None => self.store.remove(&key),
        };
    }

    /// Copies a damaged slot to a key of its own, under which nothing is ever written over.
    fn set_aside(&self, kind: &str, id: &str) -> Result<(), StoreError> {
        let Some(text) = self.store.get(&key(kind, id))? else { return Ok(()) };
        let place = format!("{kind}:{id}:{}", units_of(&text));
        let aside = key("damaged", &place);
        if self.store.get(&aside)?.is_none_or(|there| there != text) {
            self.store.set(&aside, &text)?;
        }
        self.store.remove(&key(kind, id))
    }

    fn own_keys(&self) -> Result<Vec<String>, StoreError> {
        let keys = self.store.keys()?;
        Ok(keys.into_iter().filter(|key| key.starts_with(PREFIX)).collect())
    }
}

/// The UTF-16 units of a text, which is what browsers count.
fn units_of(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
