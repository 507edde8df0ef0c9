//! The journal: texts under keys that are on disk when it answers.
//!
//! Local storage answers at once and is written to disk when the browser likes: of what was put there, half a minute
//! can be missing after the browser was killed. The journal answers late and truly.

use std::{cell::RefCell, collections::BTreeMap, future::Future};

/// Why the journal didn't do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// The browser has none, or doesn't let this page use it.
    #[error("this browser can’t say when what it keeps is on disk")]
    Missing,
    /// There is no room.
    #[error("the disk space that this browser gives the page is full")]
    Full,
    /// It failed, in the browser's words.
    #[error("the browser did not write it to disk ({0})")]
    Failed(String),
}

/// What a step may do with what stands under a key.
pub type Allowed<'a> = &'a dyn Fn(Option<&str>) -> bool;

/// Texts under keys, written in steps.
pub trait Journal {
    /// The text under a key.
    fn get(&self, key: &str) -> impl Future<Output = Result<Option<String>, JournalError>>;

    /// Every key, in no order.
    fn keys(&self) -> impl Future<Output = Result<Vec<String>, JournalError>>;

    /// One step: puts all these texts (`None` takes one out), or none of them. Only where what stands under `key` is
    /// `allowed`, looked at within the step, so that no other tab comes between; the answer says whether it was. A
    /// step that was done is on disk.
    fn put_if(
        &self,
        key: &str,
        allowed: Allowed<'_>,
        texts: Vec<(String, Option<String>)>,
    ) -> impl Future<Output = Result<bool, JournalError>>;
}

/// A journal that lasts as long as the program, for tests.
#[derive(Debug, Default)]
pub struct MemoryJournal {
    texts: RefCell<BTreeMap<String, String>>,
}

impl Journal for MemoryJournal {
    async fn get(&self, key: &str) -> Result<Option<String>, JournalError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    async fn keys(&self) -> Result<Vec<String>, JournalError> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    async fn put_if(
        &self,
        key: &str,
        allowed: Allowed<'_>,
        texts: Vec<(String, Option<String>)>,
    ) -> Result<bool, JournalError> {
        let mut held = self.texts.borrow_mut();
        if !allowed(held.get(key).map(String::as_str)) {
            return Ok(false);
        }
        for (key, text) in texts {
            match text {
                Some(text) => held.insert(key, text),
                None => held.remove(&key),
            };
        }
        Ok(true)
    }
}

impl<J: Journal> Journal for std::rc::Rc<J> {
    fn get(&self, key: &str) -> impl Future<Output = Result<Option<String>, JournalError>> {
        (**self).get(key)
    }

    fn keys(&self) -> impl Future<Output = Result<Vec<String>, JournalError>> {
        (**self).keys()
    }

    fn put_if(
        &self,
        key: &str,
        allowed: Allowed<'_>,
        texts: Vec<(String, Option<String>)>,
    ) -> impl Future<Output = Result<bool, JournalError>> {
        (**self).put_if(key, allowed, texts)
    }
}
