//! Nothing acknowledged is ever lost: drafts over a store that fails at every step in every way.

use golden_thread::storage::{About, Drafts, Label, MemoryStore, SaveError, Store, StoreError};
use std::{cell::Cell, rc::Rc};

/// How a store's operation goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// Nothing happens, and it says so.
    Refused(StoreError),
    /// Nothing happens, and it doesn't say so.
    Swallowed,
    /// Half of the text arrives.
    Torn,
    /// It happens, and then it says it didn't.
    Misreported,
}

/// Goes wrong at one operation, and from then on if `dead`: the browser was killed.
struct Faulty {
    inner: Rc<MemoryStore>,
    at: usize,
    fault: Fault,
    dead: bool,
    done: Cell<usize>,
}

impl Faulty {
    fn strikes(&self) -> bool {
        let now = self.done.get();
        self.done.set(now + 1);
        now == self.at || (self.dead && now > self.at)
    }
}

impl Store for Faulty {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        match (self.strikes(), self.fault) {
            (true, Fault::Refused(error)) => Err(error),
            _ => self.inner.get(key),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        if !self.strikes() {
            return self.inner.set(key, text);
        }
        match self.fault {
            Fault::Refused(error) => Err(error),
            Fault::Swallowed => Ok(()),
            Fault::Torn => {
                let half = text.chars().count() / 2;
                self.inner.set(key, &text.chars().take(half).collect::<String>())
            }
            Fault::Misreported => self.inner.set(key, text).and(Err(StoreError::Full)),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        match (self.strikes(), self.fault) {
            (true, Fault::Refused(error)) => Err(error),
            (true, Fault::Swallowed) => Ok(()),
            _ => self.inner.remove(key),
        }
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        match (self.strikes(), self.fault) {
            (true, Fault::Refused(error)) => Err(error),
            _ => self.inner.keys(),
        }
    }
}

fn about(generation: u64) -> About {
    About { name: "Draft".into(), generation, ..About::default() }
}

/// A session over a store that may fail: what each draft was last acknowledged to hold.
fn session(store: Rc<Faulty>) -> Vec<(&'static str, String)> {
    let drafts = Drafts::new(store);
    let mut acknowledged: Vec<(&'static str, String)> = Vec::new();
    let mut generations = std::collections::HashMap::new();
    for step in 0..4 {
        for id in ["one", "two"] {
            let text = format!("{id} at step {step} {}", "figures ".repeat(20));
            let generation = *generations.get(id).unwrap_or(&0);
            if let Ok(saved) = drafts.save(id, about(generation), &text) {
                generations.insert(id, saved.generation);
                acknowledged.retain(|(known, _)| *known != id);
                acknowledged.push((id, text));
            }
        }
        if step == 1 {
            let _ = drafts
                .set_label("one", &Label { name: Some("Renamed".into()), ..Label::default() });
            let _ = drafts.bin("two");
            let _ = drafts.restore("two");
            let _ = drafts.list();
        }
    }
    acknowledged
}

#[test]
fn nothing_acknowledged_is_ever_lost() {
    let faults =
        [Fault::Refused(StoreError::Full), Fault::Swallowed, Fault::Torn, Fault::Misreported];
    let (mut runs, mut acknowledged_in_all) = (0, 0);
    for fault in faults {
        for dead in [false, true] {
            for at in 0..200 {
                let inner = Rc::new(MemoryStore::default());
                let faulty =
                    Rc::new(Faulty { inner: inner.clone(), at, fault, dead, done: Cell::new(0) });
                let acknowledged = session(faulty);
                let reopened = Drafts::new(inner);
                for (id, text) in &acknowledged {
                    let loaded = reopened.load(id).unwrap_or_else(|error| {
                        panic!("{id} was lost after {fault:?} at {at}: {error}")
                    });
                    let step = |text: &str| text.chars().find(char::is_ascii_digit);
                    assert!(
                        loaded.text == *text || step(&loaded.text) > step(text),
                        "{id} went back after {fault:?} at {at}: {}",
                        loaded.text
                    );
                }
                runs += 1;
                acknowledged_in_all += acknowledged.len();
            }
        }
    }
    assert!(runs == 1_600 && acknowledged_in_all > runs, "the sessions did save something");
}

#[test]
fn a_damaged_draft_is_set_aside_and_the_older_slot_serves() {
    let store = Rc::new(MemoryStore::default());
    let drafts = Drafts::new(store.clone());
    let first = drafts.save("d", about(0), "first").unwrap();
    let second = drafts.save("d", first, "second").unwrap();
    let newest = store
        .keys()
        .unwrap()
        .into_iter()
        .find(|key| store.get(key).unwrap().unwrap().contains(r#""generation":2"#))
        .unwrap();
    store.set(&newest, "1 0000 rubbish").unwrap();
    let loaded = drafts.load("d").unwrap();
    assert_eq!((loaded.text.as_str(), loaded.recovered), ("first", true));
    let aside = drafts.damaged().unwrap();
    assert_eq!(aside.len(), 1);
    assert_eq!(aside[0].text, "1 0000 rubbish");
    drafts.save("d", second, "third").unwrap();
    assert_eq!(drafts.load("d").unwrap().text, "third");
    assert_eq!(drafts.damaged().unwrap().len(), 1, "the damaged text is still there");
}

#[test]
fn two_damaged_slots_are_reported_and_kept() {
    let store = Rc::new(MemoryStore::default());
    let drafts = Drafts::new(store.clone());
    let first = drafts.save("d", about(0), "first").unwrap();
    drafts.save("d", first, "second").unwrap();
    for key in store.keys().unwrap() {
        store.set(&key, "rubbish").unwrap();
    }
    assert_eq!(drafts.load("d"), Err(SaveError::Damaged));
    assert_eq!(drafts.damaged().unwrap().len(), 2);
}

#[test]
fn another_tabs_save_is_not_written_over() {
    let store = Rc::new(MemoryStore::default());
    let (one, two) = (Drafts::new(store.clone()), Drafts::new(store));
    let opened = one.save("d", about(0), "opened").unwrap();
    two.save("d", opened.clone(), "by the other tab").unwrap();
    assert_eq!(one.save("d", opened, "by this tab"), Err(SaveError::ChangedElsewhere));
    assert_eq!(one.load("d").unwrap().text, "by the other tab");
}

#[test]
fn a_newer_layout_is_left_alone() {
    let store = Rc::new(MemoryStore::default());
    store.set("golden-thread:draft-a:d", "9 from the future").unwrap();
    let drafts = Drafts::new(store.clone());
    assert_eq!(drafts.load("d"), Err(SaveError::Newer));
    assert_eq!(drafts.save("d", about(0), "mine"), Err(SaveError::Newer));
    assert_eq!(store.get("golden-thread:draft-a:d").unwrap().as_deref(), Some("9 from the future"));
}

#[test]
fn the_bin_gives_back_until_it_is_emptied() {
    let drafts = Drafts::new(MemoryStore::default());
    drafts.save("d", about(0), "text").unwrap();
    drafts.bin("d").unwrap();
    assert!(drafts.list().unwrap()[0].binned);
    drafts.restore("d").unwrap();
    assert!(!drafts.list().unwrap()[0].binned);
    drafts.bin("d").unwrap();
    drafts.empty_bin().unwrap();
    assert!(drafts.list().unwrap().is_empty());
    assert_eq!(drafts.units_used(), Ok(0));
}

#[test]
fn clearing_leaves_what_is_not_ours() {
    let store = Rc::new(MemoryStore::default());
    store.set("another page's", "text").unwrap();
    let drafts = Drafts::new(store.clone());
    drafts.save("d", about(0), "text").unwrap();
    drafts.set_setting("theme", Some("dark"));
    assert_eq!(drafts.setting("theme").as_deref(), Some("dark"));
    drafts.clear().unwrap();
    assert_eq!(store.keys().unwrap(), ["another page's"]);
}
