//! The browser's journal: a database of its own, written with strict durability, which answers once a step is on disk.

use super::journal::{Allowed, Journal, JournalError};
use indexed_db_futures::{
    Build, BuildPrimitive,
    database::Database,
    error::{Error, OpenDbError},
    prelude::QuerySource,
    transaction::{TransactionDurability, TransactionMode, TransactionOptions},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::JsValue;

/// The database. All pages opened from disk share theirs, hence the name.
const NAME: &str = "golden-thread";
/// Its one table: texts under keys.
const TEXTS: &str = "texts";

/// The journal in this browser. A connection that the browser has closed is opened once more.
#[derive(Default)]
pub struct IndexedDb(RefCell<Option<Rc<Database>>>);

impl IndexedDb {
    /// The journal, where the browser has one.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn open() -> Result<Self, JournalError> {
        let journal = Self::default();
        journal.database().await?;
        Ok(journal)
    }

    async fn database(&self) -> Result<Rc<Database>, JournalError> {
        if let Some(open) = self.0.borrow().clone() {
            return Ok(open);
        }
        let opening =
            Database::open(NAME).with_version(1_u32).with_on_upgrade_needed(|_, database| {
                database.create_object_store(TEXTS).build()?;
                Ok(())
            });
        let database = opening.await.map_err(|error| match error {
            OpenDbError::Base(error) => failed(error),
            _ => JournalError::Missing,
        })?;
        let database = Rc::new(database);
        *self.0.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// Does something with the database; once more with a new connection where it failed with the old one, which the
    /// browser may have closed.
    async fn with<T, F: Future<Output = Result<T, Error>>>(
        &self,
        act: impl Fn(Rc<Database>) -> F,
    ) -> Result<T, JournalError> {
        match act(self.database().await?).await {
            Ok(done) => return Ok(done),
            Err(error) => match failed(error) {
                JournalError::Full => return Err(JournalError::Full),
                _ => *self.0.borrow_mut() = None,
            },
        }
        act(self.database().await?).await.map_err(failed)
    }
}

impl Journal for IndexedDb {
    async fn get(&self, key: &str) -> Result<Option<String>, JournalError> {
        self.with(|database| async move {
            let step = database.transaction(TEXTS).build()?;
            step.object_store(TEXTS)?.get(key.to_owned()).primitive()?.await
        })
        .await
    }

    async fn keys(&self) -> Result<Vec<String>, JournalError> {
        self.with(|database| async move {
            let step = database.transaction(TEXTS).build()?;
            let keys = step.object_store(TEXTS)?.get_all_keys::<String>().primitive()?.await?;
            keys.collect()
        })
        .await
    }

    async fn put_if(
        &self,
        key: &str,
        allowed: Allowed<'_>,
        texts: Vec<(String, Option<String>)>,
    ) -> Result<bool, JournalError> {
        let texts = &texts;
        let tried = &Cell::new(false);
        self.with(|database| async move {
            let again = tried.replace(true);
            let strict = TransactionOptions::new().with_durability(TransactionDurability::Strict);
            let step = database
                .transaction(TEXTS)
                .with_mode(TransactionMode::Readwrite)
                .with_options(strict)
                .build()?;
            let store = step.object_store(TEXTS)?;
            let held: Option<String> = store.get(key.to_owned()).primitive()?.await?;
            // Done the first time, and only the answer was lost: what stands there is this step's own.
            let own = again && texts.iter().any(|(of, text)| of == key && text == &held);
            if !own && !allowed(held.as_deref()) {
                return Ok(false);
            }
            for (key, text) in texts {
                match text {
                    Some(text) => {
                        store.put(text.clone()).with_key(key.clone()).primitive()?.await?;
                    }
                    None => store.delete(key.clone()).primitive()?.await?,
                }
            }
            drop(store);
            step.commit().await?;
            Ok(true)
        })
        .await
    }
}

/// What an error of the browser's means.
fn failed(error: Error) -> JournalError {
    let words = error.to_string();
    let name = match error {
        Error::DomException(found) => {
            let found: web_sys::DomException = JsValue::from(found).into();
            found.name()
        }
        _ => String::new(),
    };
    match name.as_str() {
        "QuotaExceededError" => JournalError::Full,
        "SecurityError" => JournalError::Missing,
        _ => JournalError::Failed(words),
    }
}
