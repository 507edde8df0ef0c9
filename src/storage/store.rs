//! The key-value trait, and the store in memory that stands in where the browser's is blocked.

use std::cell::RefCell;

/// What an origin may hold in local storage, in UTF-16 units, keys included (as measured in Chromium).
pub const CAPACITY: usize = 5_242_880;

/// Why a store didn't do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser doesn't let this page store anything.
    #[error("this browser does not let the page store anything")]
    Blocked,
    /// There is no room.
    #[error("the space that this browser gives the page is full")]
    Full,
}

/// Texts under keys. A failed write leaves the old text.
pub trait Store {
    /// The text under a key.
    ///
    /// # Errors
    /// Where the store can't be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts a text under a key.
    ///
    /// # Errors
    /// Where there is no room or nothing may be stored.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Removes a key and its text.
    ///
    /// # Errors
    /// Where nothing may be stored.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// Every key, in no order.
    ///
    /// # Errors
    /// Where the store can't be read.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}

/// A store that lasts as long as the page.
#[derive(Debug, Default)]
pub struct MemoryStore {
    /// By key; there are few.
    texts: RefCell<Vec<(String, String)>>,
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let texts = self.texts.borrow();
        Ok(texts.iter().find(|(other, _)| other == key).map(|(_, text)| text.clone()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut texts = self.texts.borrow_mut();
        match texts.iter_mut().find(|(other, _)| other == key) {
            Some((_, old)) => text.clone_into(old),
            None => texts.push((key.to_owned(), text.to_owned())),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().retain(|(other, _)| other != key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().iter().map(|(key, _)| key.clone()).collect())
    }
}

/// What holds on to a store is one.
macro_rules! store_behind {
    ($holder:ty) => {
        impl<S: Store + ?Sized> Store for $holder {
            fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
                (**self).get(key)
            }

            fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
                (**self).set(key, text)
            }

            fn remove(&self, key: &str) -> Result<(), StoreError> {
                (**self).remove(key)
            }

            fn keys(&self) -> Result<Vec<String>, StoreError> {
                (**self).keys()
            }
        }
    };
}

store_behind!(&S);
store_behind!(Box<S>);
store_behind!(std::rc::Rc<S>);
