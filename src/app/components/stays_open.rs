//! What a person has opened stays open where it is drawn anew, such as after an undo.

use leptos::{ev::Event, prelude::*};
use std::collections::BTreeSet;

/// What is open on a page, by a key of the page's own.
#[derive(Clone, Copy)]
pub struct StaysOpen(StoredValue<BTreeSet<&'static str>>);

impl StaysOpen {
    /// Nothing is open yet. It belongs to what stays: the page, not what is drawn anew in it.
    pub fn new() -> Self {
        Self(StoredValue::new(BTreeSet::new()))
    }

    /// Whether this was opened.
    pub fn is_open(self, key: &'static str) -> bool {
        self.0.try_with_value(|open| open.contains(key)).unwrap_or_default()
    }

    /// A person opened or shut this.
    pub fn turned(self, key: &'static str, event: &Event) {
        let now = event_target::<web_sys::Element>(event).has_attribute("open");
        self.0.try_update_value(|open| if now { open.insert(key) } else { open.remove(key) });
    }
}
