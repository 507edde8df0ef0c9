//! What training keeps, apart from drafts: under keys that start otherwise, so that neither ever comes to the other's.

use super::{Store, StoreError};

/// All keys of training start so. No key of a draft does, and no key of training starts as a draft's.
pub(super) const PREFIX: &str = "golden-thread-training:";

/// What training keeps in a store. It knows no draft, and there is no way from it to one.
#[derive(Debug)]
pub struct TrainingStore<S> {
    store: S,
}

impl<S: Store> TrainingStore<S> {
    /// Training's part of a store.
    pub fn new(store: S) -> Self {
        Self { store }
    }

    fn key(name: &str) -> String {
        format!("{PREFIX}{name}")
    }

    /// What is kept under a name.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.store.get(&Self::key(name))
    }

    /// Keeps a text under a name.
    ///
    /// # Errors
    /// Where there is no room or nothing may be stored.
    pub fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.store.set(&Self::key(name), text)
    }

    /// Forgets what is kept under a name.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn forget(&self, name: &str) -> Result<(), StoreError> {
        self.store.remove(&Self::key(name))
    }

    /// Forgets all that training keeps, and nothing else.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn reset(&self) -> Result<(), StoreError> {
        let keys = self.store.keys()?;
        let own = keys.iter().filter(|key| key.starts_with(PREFIX));
        own.into_iter().try_for_each(|key| self.store.remove(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{About, Drafts, MemoryStore};
    use proptest::prelude::*;
    use std::{collections::BTreeMap, rc::Rc};

    fn all(store: &MemoryStore) -> BTreeMap<String, String> {
        let keys = store.keys().unwrap().into_iter();
        keys.map(|key| (store.get(&key).unwrap().unwrap(), key))
            .map(|(text, key)| (key, text))
            .collect()
    }

    proptest! {
        #[test]
        fn training_and_drafts_never_come_to_each_others_keys(
            names in prop::collection::vec(".*", 0..6),
            drafts in prop::collection::btree_set("[a-z:]{1,8}", 0..4),
            text in ".*",
        ) {
            let store = Rc::new(MemoryStore::default());
            let (real, training) = (Drafts::new(store.clone()), TrainingStore::new(store.clone()));
            for id in &drafts {
                real.save(id, About::default(), "{}").unwrap();
                real.set_setting(id, Some("on"));
            }
            let before = all(&store);
            let (listed, used) = (real.list().unwrap(), real.units_used().unwrap());
            for name in &names {
                training.set(name, &text).unwrap();
                prop_assert_eq!(training.get(name).unwrap(), Some(text.clone()));
            }
            // Nothing of a draft's has changed, and no draft has anything of training's.
            let now = all(&store);
            prop_assert!(before.iter().all(|(key, text)| now.get(key) == Some(text)));
            prop_assert_eq!((real.list().unwrap(), real.units_used().unwrap()), (listed, used));
            for key in now.keys().filter(|key| !before.contains_key(*key)) {
                prop_assert!(key.starts_with(PREFIX) && !key.starts_with("golden-thread:"), "{}", key);
            }
            // One thing is forgotten, and with it nothing else.
            for name in &names {
                training.forget(name).unwrap();
                prop_assert_eq!(training.get(name).unwrap(), None);
            }
            prop_assert_eq!(&all(&store), &before);
            for name in &names {
                training.set(name, &text).unwrap();
            }
            training.reset().unwrap();
            prop_assert_eq!(all(&store), before);
            // Who clears the device clears training too.
            training.set("name", &text).unwrap();
            real.clear().unwrap();
            prop_assert_eq!(all(&store).len(), 0);
        }
    }
}
