//! Drafts, kept through a key-value trait; the browser is behind the trait.
//!
//! Each draft has two slots. A save goes to the older one, is read back and compared, and only then is
//! acknowledged: whatever fails, the slot before it is still there.

#[cfg(target_arch = "wasm32")]
mod browser;
mod code;
mod drafts;
#[cfg(target_arch = "wasm32")]
mod indexed_db;
mod journal;
mod lease;
mod slot;
mod state;
mod store;
mod training;
mod vault;

#[cfg(target_arch = "wasm32")]
pub use browser::{BrowserStore, of_tab};
pub use drafts::{Damaged, Draft, Drafts, Label, Loaded, SaveError, editing_of, unread_of};
#[cfg(target_arch = "wasm32")]
pub use indexed_db::IndexedDb;
pub use journal::{Allowed, Journal, JournalError, MemoryJournal};
pub use lease::{LEASE_MS, Lease};
pub use slot::About;
pub use state::{Home, SaveState};
pub use store::{CAPACITY, MemoryStore, Store, StoreError};
pub use training::TrainingStore;
pub use vault::{Kept, LAST_OPEN, Older, Opened, Vault};
