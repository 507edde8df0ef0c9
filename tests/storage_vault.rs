//! Nothing acknowledged is ever lost: drafts in both homes, where either fails at every step in every way, where the
//! store forgets what it was told, and where two tabs write.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::storage::{
    About, Allowed, Drafts, Journal, JournalError, Label, Lease, MemoryJournal, MemoryStore,
    SaveError, Store, StoreError, Vault,
};
use proptest::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

/// What comes of a future that is asked once; `None` where it hangs.
fn asked_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}

fn now<T>(future: impl Future<Output = T>) -> T {
    asked_once(future).expect("it answers at once")
}

/// How a journal's step goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// Nothing happens, and it says so.
    Refused,
    /// It happens, and then it says it didn't.
    Misreported,
    /// It never answers, and nothing happens.
    Hangs,
    /// It never answers, and it happens.
    HangsAfter,
}

/// A journal that goes wrong at one step, and from then on if `dead`: the browser was killed.
struct Faulty {
    inner: Rc<MemoryJournal>,
    at: usize,
    fault: Option<Fault>,
    dead: bool,
    done: Cell<usize>,
}

impl Faulty {
    fn over(inner: Rc<MemoryJournal>) -> Self {
        Self { inner, at: 0, fault: None, dead: false, done: Cell::new(0) }
    }

    fn strikes(&self) -> Option<Fault> {
        let now = self.done.get();
        self.done.set(now + 1);
        self.fault.filter(|_| now == self.at || (self.dead && now > self.at))
    }
}

fn failed<T>() -> Result<T, JournalError> {
    Err(JournalError::Failed("made up".into()))
}

impl Journal for Faulty {
    async fn get(&self, key: &str) -> Result<Option<String>, JournalError> {
        match self.strikes() {
            None => self.inner.get(key).await,
            Some(Fault::Refused | Fault::Misreported) => failed(),
            Some(Fault::Hangs | Fault::HangsAfter) => std::future::pending().await,
        }
    }

    async fn keys(&self) -> Result<Vec<String>, JournalError> {
        self.inner.keys().await
    }

    async fn put_if(
        &self,
        key: &str,
        allowed: Allowed<'_>,
        texts: Vec<(String, Option<String>)>,
    ) -> Result<bool, JournalError> {
        match self.strikes() {
            None => self.inner.put_if(key, allowed, texts).await,
            Some(Fault::Refused) => failed(),
            Some(Fault::Hangs) => std::future::pending().await,
            Some(fault) => {
                self.inner.put_if(key, allowed, texts).await?;
                match fault {
                    Fault::Misreported => failed(),
                    _ => std::future::pending().await,
                }
            }
        }
    }
}

/// A store that keeps a copy of itself from each moment, as a disk may have it after the browser was killed.
#[derive(Default)]
struct Forgetful {
    texts: RefCell<BTreeMap<String, String>>,
    past: RefCell<Vec<BTreeMap<String, String>>>,
    full: Cell<bool>,
}

impl Store for Forgetful {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        if self.full.get() {
            return Err(StoreError::Full);
        }
        self.past.borrow_mut().push(self.texts.borrow().clone());
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}

fn about(generation: u64) -> About {
    About { name: "Draft".into(), generation, ..About::default() }
}

fn vault<S: Store, J: Journal>(store: S, journal: J, tab: &str) -> Vault<S, J> {
    Vault::new(Rc::new(Drafts::new(store)), Some(journal), tab.into())
}

/// Types into a draft until something hangs: what was acknowledged last, with its generation.
fn session<S: Store, J: Journal>(vault: &Vault<S, J>) -> (u64, String) {
    let (mut issued, mut on, mut acknowledged) = (0, 0, (0, String::new()));
    for step in 0..6 {
        issued += 1;
        let text = format!("step {step} {}", "figures ".repeat(20));
        if step == 3 {
            // The page is hidden: at once, and the journal's comes after.
            let _ = vault.save_at_once("d", on, &about(issued), &text);
        }
        match asked_once(vault.save("d", on, about(issued), &text)) {
            None => break,
            Some(Ok(kept)) => {
                on = issued;
                if kept.journal.is_ok() {
                    acknowledged = (issued, text);
                }
            }
            Some(Err(_)) => {}
        }
    }
    acknowledged
}

/// Whether what opens is the acknowledged save or a later one, or else says that it isn't.
fn check_opens<S: Store, J: Journal>(
    vault: &Vault<S, J>,
    acknowledged: &(u64, String),
    what: &str,
) {
    if acknowledged.0 == 0 {
        return;
    }
    let opened = now(vault.open("d")).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert!(opened.about.generation >= acknowledged.0, "{what}: {opened:?}");
    if opened.about.generation == acknowledged.0 {
        assert_eq!(opened.text, acknowledged.1, "{what}");
    }
}

#[test]
fn nothing_acknowledged_is_lost_whatever_fails_and_however_much_the_store_forgets() {
    let mut runs = 0;
    for fault in [Fault::Refused, Fault::Misreported, Fault::Hangs, Fault::HangsAfter] {
        for dead in [false, true] {
            for at in 0..8 {
                let journal = Rc::new(MemoryJournal::default());
                let store = Rc::new(Forgetful::default());
                let faulty =
                    Faulty { at, fault: Some(fault), dead, ..Faulty::over(journal.clone()) };
                let acknowledged = session(&vault(store.clone(), faulty, "one"));
                let what = format!("{fault:?} at {at}, dead {dead}");
                check_opens(&vault(store.clone(), journal.clone(), "two"), &acknowledged, &what);
                for past in store.past.borrow().iter() {
                    let forgotten = Rc::new(Forgetful::default());
                    forgotten.texts.replace(past.clone());
                    let what = format!("{what}, with the store of before");
                    check_opens(&vault(forgotten, journal.clone(), "two"), &acknowledged, &what);
                    runs += 1;
                }
            }
        }
    }
    assert!(runs > 100, "{runs}");
}

#[test]
fn a_full_store_keeps_nothing_from_the_journal() {
    let (journal, store) = (Rc::new(MemoryJournal::default()), Rc::new(Forgetful::default()));
    store.full.set(true);
    let acknowledged = session(&vault(store.clone(), journal.clone(), "one"));
    assert_eq!(acknowledged.0, 6);
    check_opens(&vault(store, journal, "two"), &acknowledged, "full");
}

#[test]
fn without_a_journal_the_store_is_all_there_is_and_nothing_is_acknowledged() {
    let store = Rc::new(Forgetful::default());
    let alone: Vault<_, MemoryJournal> =
        Vault::new(Rc::new(Drafts::new(store.clone())), None, "one".into());
    assert_eq!(session(&alone).0, 0);
    assert!(now(alone.open("d")).unwrap().text.starts_with("step 5"));
    store.full.set(true);
    let refused = now(alone.save("d", 6, about(7), "more"));
    assert_eq!(refused, Err(SaveError::Store(StoreError::Full)));
}

#[test]
fn what_opens_says_when_it_is_not_the_last_that_was_acknowledged() {
    let (journal, store) = (Rc::new(MemoryJournal::default()), Rc::new(MemoryStore::default()));
    let tab = vault(store.clone(), journal.clone(), "one");
    for generation in 1..=3 {
        let text = format!("save {generation}");
        now(tab.save("d", generation - 1, about(generation), &text)).unwrap();
    }
    assert_eq!(now(tab.open("d")).unwrap().older, None);

    // The journal's copy and the newest slot are damaged: the one before opens, and both are on offer.
    let damage = |text: &str| format!("{text}?");
    let saved = now(journal.get("save d")).unwrap().unwrap();
    now(journal.put_if("", &|_| true, vec![("save d".into(), Some(damage(&saved)))])).unwrap();
    let newest = store
        .keys()
        .unwrap()
        .into_iter()
        .find(|key| key.contains("draft-") && store.get(key).unwrap() == Some(saved.clone()));
    store.set(&newest.unwrap(), &damage(&saved)).unwrap();
    let opened = now(vault(store.clone(), journal.clone(), "two").open("d")).unwrap();
    assert_eq!((opened.text.as_str(), opened.about.generation, opened.on), ("save 2", 2, 3));
    let older = opened.older.unwrap();
    assert_eq!(older.missing, 1);
    assert_eq!(older.damaged, [damage(&saved), damage(&saved)]);
    // It is kept under a key of its own, and a further save doesn't touch it.
    let tab = vault(store.clone(), journal.clone(), "two");
    now(tab.save("d", opened.on, about(4), "save 4")).unwrap();
    assert_eq!(now(journal.get("damaged d")).unwrap(), Some(damage(&saved)));
    assert_eq!(now(tab.open("d")).unwrap().older, None);
}

#[test]
fn a_tab_that_is_behind_writes_nothing() {
    let (journal, store) = (Rc::new(MemoryJournal::default()), Rc::new(MemoryStore::default()));
    let (one, two) = (
        vault(store.clone(), journal.clone(), "one"),
        vault(store.clone(), journal.clone(), "two"),
    );
    now(one.save("d", 0, about(1), "first")).unwrap();
    // Both opened it at once; the store hasn't told the second of the first one's save yet.
    now(one.save("d", 1, about(2), "of one")).unwrap();
    let stale = Rc::new(MemoryStore::default());
    let late = vault(stale.clone(), journal.clone(), "two");
    for vault in [&two, &late] {
        assert_eq!(now(vault.save("d", 1, about(2), "of two")), Err(SaveError::ChangedElsewhere));
        assert_eq!(now(vault.is_behind("d", 1)), Ok(true));
    }
    assert_eq!(stale.keys().unwrap(), Vec::<String>::new());
    assert_eq!(now(two.open("d")).unwrap().text, "of one");
    assert_eq!(now(one.is_behind("d", 2)), Ok(false));
    // What went to the store alone, when the other tab was closed, is another's save too.
    one.save_at_once("d", 2, &about(3), "of one, leaving").unwrap();
    assert_eq!(now(two.save("d", 2, about(3), "of two")), Err(SaveError::ChangedElsewhere));
    assert_eq!(now(two.open("d")).unwrap().text, "of one, leaving");
}

#[test]
fn drafts_that_the_store_lost_are_brought_back() {
    let (journal, store) = (Rc::new(MemoryJournal::default()), Rc::new(MemoryStore::default()));
    let tab = vault(store, journal.clone(), "one");
    now(tab.save("d", 0, about(1), "first")).unwrap();
    now(tab.save("e", 0, about(1), "other")).unwrap();
    let emptied = Rc::new(MemoryStore::default());
    let after_journal = journal.clone();
    let after = vault(emptied.clone(), journal, "two");
    assert_eq!(now(after.even_out(1_000)), Ok(2));
    assert_eq!(now(after.even_out(1_000)), Ok(0));
    assert_eq!(Drafts::new(emptied.clone()).load("d").unwrap().text, "first");
    // And what only the store had is in the journal.
    let copied = Drafts::new(emptied.clone()).save("copy", about(0), "a copy").unwrap();
    assert_eq!(now(after.even_out(1_000)), Ok(0));
    let lost = Rc::new(MemoryStore::default());
    let opened = now(vault(lost, after_journal.clone(), "three").open("copy")).unwrap();
    assert_eq!((opened.text.as_str(), opened.on), ("a copy", copied.generation));
    now(after.forget(Some(&["copy".to_owned()]))).unwrap();
    // Taken out of the journal, it stays out.
    now(after.forget(Some(&["d".to_owned()]))).unwrap();
    Drafts::new(emptied.clone()).clear().unwrap();
    assert_eq!(now(after.even_out(1_000)), Ok(1));
    now(after.forget(None)).unwrap();
    Drafts::new(emptied).clear().unwrap();
    assert_eq!(now(after.even_out(1_000)), Ok(0));
}

#[test]
fn what_opens_says_whether_it_is_on_disk_and_can_be_put_there() {
    let (journal, store) = (Rc::new(MemoryJournal::default()), Rc::new(MemoryStore::default()));
    let tab = vault(store.clone(), journal.clone(), "one");
    now(tab.save("d", 0, about(1), "first")).unwrap();
    assert!(now(tab.open("d")).unwrap().on_disk);
    // The page is left before the journal answers.
    tab.save_at_once("d", 1, &about(2), "second").unwrap();
    let next = vault(store.clone(), journal.clone(), "two");
    assert!(!now(next.open("d")).unwrap().on_disk);
    now(next.put_on_disk("d")).unwrap();
    let opened = now(next.open("d")).unwrap();
    assert_eq!((opened.text.as_str(), opened.on_disk), ("second", true));
    now(next.save("d", 2, about(3), "third")).unwrap();

    let alone: Vault<_, MemoryJournal> = Vault::new(Rc::new(Drafts::new(store)), None, "x".into());
    assert!(!now(alone.open("d")).unwrap().on_disk);
    assert_eq!(now(alone.put_on_disk("d")), Err(JournalError::Missing));
}

#[test]
fn an_older_slot_takes_no_newer_save_s_place_on_disk() {
    let (journal, store) = (Rc::new(MemoryJournal::default()), Rc::new(MemoryStore::default()));
    let tab = vault(store.clone(), journal.clone(), "one");
    tab.save_at_once("d", 0, &about(1), "first").unwrap();
    now(tab.save("d", 1, about(2), "second")).unwrap();
    // The slot of the second save is overwritten by a third, which is damaged and was never on disk.
    tab.save_at_once("d", 2, &about(3), "third").unwrap();
    let texts = |key: &String| store.get(key).unwrap().unwrap();
    let slots: Vec<_> =
        store.keys().unwrap().into_iter().filter(|key| key.contains(":draft-")).collect();
    let newest = slots.iter().find(|key| texts(key).contains("\"generation\":3")).unwrap();
    store.set(newest, &format!("{}?", texts(newest))).unwrap();
    let other = slots.iter().find(|key| *key != newest).unwrap();
    let first = Rc::new(MemoryStore::default());
    Drafts::new(first.clone()).save("d", about(0), "first").unwrap();
    store.set(other, &first.get(&first.keys().unwrap()[0]).unwrap().unwrap()).unwrap();

    now(vault(store, journal.clone(), "two").even_out(1_000)).unwrap();
    let lost = Rc::new(MemoryStore::default());
    assert_eq!(now(vault(lost, journal, "three").open("d")).unwrap().text, "second");
}

/// What a tab does.
#[derive(Clone, Copy, Debug)]
enum Act {
    Open,
    Type,
    Leave,
    Rename,
    Forget,
}

proptest! {
    /// Whatever order two tabs open, type, leave and rename in, and whatever the store forgets between: a draft holds
    /// what was acknowledged last, and a tab that is told that it is behind has written nothing.
    #[test]
    fn two_tabs_in_any_order_lose_nothing_acknowledged(
        acts in proptest::collection::vec(
            (0..2_usize, prop_oneof![Just(Act::Open), Just(Act::Type), Just(Act::Type), Just(Act::Leave), Just(Act::Rename), Just(Act::Forget)]),
            1..40,
        ),
    ) {
        let (journal, store) = (Rc::new(MemoryJournal::default()), Rc::new(Forgetful::default()));
        let drafts = Rc::new(Drafts::new(store.clone()));
        let tabs = ["one", "two"].map(|tab| Vault::new(drafts.clone(), Some(journal.clone()), tab.into()));
        now(tabs[0].save("d", 0, about(1), "made")).unwrap();
        let mut last = "made".to_owned();
        // The generation that each tab builds on; none where it hasn't the draft open.
        let mut on: [Option<u64>; 2] = [Some(1), None];
        for (step, (tab, act)) in acts.into_iter().enumerate() {
            let text = format!("{tab} typed at {step}");
            match (act, on[tab]) {
                (Act::Open, _) => on[tab] = Some(now(tabs[tab].open("d")).unwrap().on),
                (Act::Type, Some(known)) => match now(tabs[tab].save("d", known, about(known + 1), &text)) {
                    Ok(kept) => {
                        prop_assert_eq!(kept.journal, Ok(()));
                        (last, on[tab]) = (text, Some(known + 1));
                    }
                    Err(error) => {
                        prop_assert_eq!(error, SaveError::ChangedElsewhere);
                        on[tab] = None;
                    }
                },
                (Act::Leave, Some(_)) => on[tab] = None,
                (Act::Rename, _) => drafts.set_label("d", &Label { name: Some(text), ..Label::default() }).unwrap(),
                // As the browser may have it after a crash: any earlier state of the store alone.
                (Act::Forget, _) => {
                    let past = store.past.borrow().get(step).cloned().unwrap_or_default();
                    store.texts.replace(past);
                }
                _ => {}
            }
            let opened = now(tabs[1 - tab].open("d")).unwrap();
            prop_assert_eq!(&opened.text, &last);
        }
    }
}

#[test]
fn what_another_tab_has_is_left_to_it() {
    let (journal, store) = (Rc::new(MemoryJournal::default()), Rc::new(MemoryStore::default()));
    let (one, two) =
        (vault(store.clone(), journal.clone(), "one"), vault(store.clone(), journal, "two"));
    assert_eq!(Lease::of_tab("one".into()).take(&store, "d", 1_000), Ok(true));
    now(one.save("d", 0, about(1), "first")).unwrap();
    // The first tab has put its next save in the store, and the journal's is on its way.
    one.save_at_once("d", 1, &about(2), "second").unwrap();
    assert_eq!(now(two.even_out(1_001)), Ok(0));
    let kept = now(one.save("d", 1, about(2), "second")).unwrap();
    assert_eq!((kept.journal, kept.store), (Ok(()), Ok(())));
}
