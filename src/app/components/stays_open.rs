//! What a person has opened stays open where it is drawn anew, such as after an undo.

use leptos::{
    ev::{Event, MouseEvent},
    prelude::*,
};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Whether what said that it was turned is open now.
pub fn is_now_open(event: &Event) -> bool {
    event_target::<Element>(event).has_attribute("open")
}

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

    /// A press within this: on its summary it turns it. The browser says so (`turned`) a task later only, and keys that
    /// are pressed meanwhile come before: what they draw anew has to know already.
    pub fn pressed(self, key: &'static str, event: &MouseEvent) {
        let details = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let summary = event_target::<Element>(event).closest("summary").ok().flatten();
        if let Some(details) = details
            && summary.and_then(|summary| summary.parent_element()).as_ref() == Some(&details)
        {
            self.set(key, !details.has_attribute("open"));
        }
    }

    /// This was opened or shut, by whatever: the browser opens what it finds on the page, too.
    pub fn turned(self, key: &'static str, event: &Event) {
        self.set(key, is_now_open(event));
    }

    fn set(self, key: &'static str, now: bool) {
        self.0.try_update_value(|open| if now { open.insert(key) } else { open.remove(key) });
    }
}
