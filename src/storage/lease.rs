//! Which tab has a draft open: a record that its tab renews, and that goes stale when it stops.

use super::{Store, StoreError, drafts::key};

/// A lease not renewed for this long is nobody's.
pub const LEASE_MS: u64 = 15_000;

/// A tab's hold on a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    tab: String,
}

impl Lease {
    /// A tab that may take leases, by its id.
    pub fn of_tab(tab: String) -> Self {
        Self { tab }
    }

    /// The tab.
    pub fn tab(&self) -> &str {
        &self.tab
    }

    /// Takes or renews the lease of a draft at time `now` (milliseconds). `false` where another tab has it.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn take(&self, store: &impl Store, draft: &str, now: u64) -> Result<bool, StoreError> {
        if self.held_elsewhere(store, draft, now)? {
            return Ok(false);
        }
        store.set(&key("lease", draft), &format!("{now} {}", self.tab))?;
        Ok(true)
    }

    /// Lets go of a draft, if it is this tab's.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn release(&self, store: &impl Store, draft: &str, now: u64) -> Result<(), StoreError> {
        if self.held_elsewhere(store, draft, now)? {
            return Ok(());
        }
        store.remove(&key("lease", draft))
    }

    /// Whether another tab has it open.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn held_elsewhere(
        &self,
        store: &impl Store,
        draft: &str,
        now: u64,
    ) -> Result<bool, StoreError> {
        let record = store.get(&key("lease", draft))?;
        Ok(record.is_some_and(|record| {
            let (at, tab) = record.split_once(' ').unwrap_or(("0", &record));
            let at: u64 = at.parse().unwrap_or(0);
            // A clock set back doesn't make a lease last: one from the future is as old as its distance.
            tab != self.tab && now.abs_diff(at) < LEASE_MS
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::MemoryStore;

    #[test]
    fn one_tab_at_a_time() {
        let store = MemoryStore::default();
        let (one, two) = (Lease::of_tab("one".into()), Lease::of_tab("two".into()));
        assert_eq!(one.take(&store, "d", 1_000), Ok(true));
        assert_eq!(one.take(&store, "d", 2_000), Ok(true));
        assert_eq!(two.take(&store, "d", 3_000), Ok(false));
        assert_eq!(two.take(&store, "other", 3_000), Ok(true));
        two.release(&store, "d", 3_000).unwrap();
        assert_eq!(two.take(&store, "d", 3_000), Ok(false), "only its holder releases it");
        assert_eq!(two.take(&store, "d", 2_000 + LEASE_MS), Ok(true), "a stale lease is nobody's");
        assert_eq!(one.take(&store, "d", 2_001 + LEASE_MS), Ok(false));
    }
}
