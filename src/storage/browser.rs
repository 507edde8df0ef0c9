//! The browser's storage: of this origin, and of this tab. Every exception it may throw is an error here.
//!
//! gloo-storage takes for granted that there is a storage, and that texts in it are JSON: so whether there is one
//! is asked first, and texts are kept as they are.

use super::{Store, StoreError};
use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage, Window, window};

/// What one of the window's storages is; nothing where the browser blocks it.
fn allowed(
    asked: fn(&Window) -> Result<Option<Storage>, JsValue>,
    storage: fn() -> Storage,
) -> Option<Storage> {
    let there = asked(&window()?).is_ok_and(|storage| storage.is_some());
    there.then(storage)
}

/// The storage of this tab, which lasts until it is closed; `None` where the browser blocks it.
pub fn of_tab() -> Option<Storage> {
    allowed(Window::session_storage, SessionStorage::raw)
}

/// Local storage of this origin. All pages opened from disk share one, hence the prefix of every key.
#[derive(Clone, Debug)]
pub struct BrowserStore(Storage);

impl BrowserStore {
    /// The browser's storage, if a text put there comes back.
    ///
    /// # Errors
    /// Where the browser blocks it.
    pub fn probe() -> Result<Self, StoreError> {
        const PROBE: &str = "golden-thread:probe";
        let storage = allowed(Window::local_storage, LocalStorage::raw);
        let store = Self(storage.ok_or(StoreError::Blocked)?);
        match store.set(PROBE, "probe") {
            // Full is no reason to refuse: what is there can still be read and removed.
            Ok(()) | Err(StoreError::Full) => {}
            Err(StoreError::Blocked) => return Err(StoreError::Blocked),
        }
        store.remove(PROBE)?;
        Ok(store)
    }
}

/// What an exception of the browser's means.
fn reason(error: &JsValue) -> StoreError {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        _ => StoreError::Blocked,
    }
}

impl Store for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get_item(key).map_err(|error| reason(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.set_item(key, text).map_err(|error| reason(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove_item(key).map_err(|error| reason(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let count = self.0.length().map_err(|error| reason(&error))?;
        (0..count)
            .filter_map(|index| self.0.key(index).map_err(|error| reason(&error)).transpose())
            .collect()
    }
}
