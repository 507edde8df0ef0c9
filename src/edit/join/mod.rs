//! Several packs joined into one (FRAMEWORK D9, D10): every kind of record by its declaration, series cell by cell.
//! Whichever order they come in, the same pack comes of it, and nothing that one of them says is lost: it is in the
//! pack, or in the list of conflicts with who says so.

mod cell;
mod fitting;
mod joining;
mod merge;
mod order;
mod same;
mod sealed;
mod sender;
mod told;
mod trace;

pub use fitting::Hidden;
pub use joining::Joining;
pub use same::{Pair, as_one, pairs};
pub use sealed::Kept;
pub use sender::Sender;

use crate::edit::exceptions::{self, Asked};
use crate::edit::{Change, Context, Refusal, guard, risks};
use crate::model::{Altered, Kind, Pack};
use std::collections::BTreeMap;

/// By what a conflict is settled that nobody settled by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The pack with the latest change; two of one day are asked about.
    Newest,
    /// What is open; among the others the newest.
    Ours,
    /// What isn't open; among several of them the newest.
    Theirs,
}

/// How conflicts are settled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settling {
    /// The rule, where there is one.
    pub rule: Option<Rule>,
    /// What a person said: the sender whose value is taken, by the conflict's key.
    pub answers: BTreeMap<String, String>,
}

/// How it came that one value of a conflict is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Nothing settles it: somebody has to be asked.
    Open,
    /// The rule did.
    Rule,
    /// A person did.
    Person,
}

/// Something of which packs say different things.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Tells it from every other, the same in whatever order packs are joined.
    pub key: String,
    /// What it is about, in words.
    pub place: String,
    /// What is said, and by whom.
    pub choices: Vec<Choice>,
    /// Which of them is taken; of an open one, which would be.
    pub chosen: usize,
    /// Why that one.
    pub settled: Settled,
    /// Whether it is asked by itself, whatever is said of the rest: one id bears names that may be of two things.
    pub by_itself: bool,
}

/// One of the things that are said.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// In words.
    pub words: String,
    /// Who says so, by their places in [`Joined::senders`].
    pub from: Vec<usize>,
}

/// What a pack brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brought {
    /// Records that no other has, by kind.
    pub records: BTreeMap<Kind, usize>,
    /// Records that others have too, and all say the same of.
    pub alike: usize,
    /// Figures that it alone brings.
    pub figures: usize,
}

impl Brought {
    /// In words: "2 plans, 12 measures, 144 figures that no other has".
    pub fn in_words(&self) -> String {
        let several = |count: usize, one: &str| {
            if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
        };
        let records = self.records.iter().map(|(kind, count)| several(*count, kind.words()));
        let figures = (self.figures > 0).then(|| several(self.figures, "figure"));
        let words: Vec<String> = records.chain(figures).collect();
        if words.is_empty() {
            "nothing that no other has".to_owned()
        } else {
            format!("{} that no other has", words.join(", "))
        }
    }
}

/// What came of joining.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The pack.
    pub pack: Pack,
    /// Whose packs it was made of: what is open first, then by name and day.
    pub senders: Vec<Sender>,
    /// What each brings, in that order.
    pub brought: Vec<Brought>,
    /// Everything of which they say different things, in the order of the pack.
    pub conflicts: Vec<Conflict>,
    /// What was said otherwise of what is signed off, and therefore not taken.
    pub kept: Vec<Kept>,
    /// What of their measures doesn't count any more.
    pub hidden: Vec<Hidden>,
    /// The rule that conflicts were settled by, where there was one.
    pub rule: Option<Rule>,
    ours: bool,
    /// What was chosen of each conflict, for the history.
    settled: Vec<Altered>,
}

impl Joined {
    /// The conflicts that somebody has to be asked about.
    pub fn open(&self) -> impl Iterator<Item = &Conflict> {
        self.conflicts.iter().filter(|conflict| conflict.settled == Settled::Open)
    }

    /// Whether that of [`Joined::senders`] is what is open.
    pub fn is_ours(&self, at: usize) -> bool {
        self.ours && at == 0
    }

    /// The rest that one of the packs can settle in one go: of each that says something in an open conflict, its place in
    /// [`Joined::senders`] and the keys. What is asked by itself is none of it.
    pub fn rest(&self) -> BTreeMap<usize, Vec<&str>> {
        let mut found: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for conflict in self.open().filter(|conflict| !conflict.by_itself) {
            for at in conflict.choices.iter().flat_map(|choice| &choice.from) {
                found.entry(*at).or_default().push(&conflict.key);
            }
        }
        found
    }

    /// Puts the joined pack in place of that which was open: one step, whose history goes on.
    ///
    /// # Errors
    /// A [`Refusal`] where something signed would change, a conflict is open, or what stands open here would close
    /// without what a closing takes; the pack is then as it was.
    pub fn apply(self, pack: &mut Pack, label: &str, context: &Context) -> Result<Change, Refusal> {
        if self.open().next().is_some() {
            return Err(Refusal::ConflictsOpen);
        }
        let mut with = self.pack;
        guard::guard(pack, &with)?;
        guard::guard_record(pack, &with)?;
        exceptions::guard_closing(pack, &with, Asked::Known)?;
        exceptions::guard_waivers(pack, &with, Asked::Known)?;
        risks::guard_closing(pack, &with)?;
        let entry = trace::Entry { label, settled: self.settled };
        trace::follow(pack, &mut with, &self.senders, entry, context);
        let before = std::mem::replace(pack, with);
        Ok(Change { label: label.to_owned(), before, joined: true, refitted: 0 })
    }

    /// The joined pack by itself, where none was open; its history begins with the joining.
    ///
    /// # Errors
    /// As [`Joined::apply`].
    pub fn on_its_own(self, label: &str, context: &Context) -> Result<Pack, Refusal> {
        let organisation = self.pack.organisation.clone();
        let mut pack = Pack { organisation, ..Pack::default() };
        self.apply(&mut pack, label, context)?;
        Ok(pack)
    }
}

/// Why packs can't be joined.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotJoin {
    /// One of another version.
    #[error(
        "{0}: a later version of this product wrote it, so that joining would lose what it knows"
    )]
    Newer(String),
    /// Quarters and years that mean other months.
    #[error(
        "{0}: its year starts in another month than that of {1}, so that its quarters and years mean other months"
    )]
    OtherYear(String, String),
    /// Two senders of one name can't be told apart in the list of conflicts.
    #[error("two packs are both from '{0}': give each a name of its own")]
    OneName(String),
}

/// Joins packs in one go. With `ours` the first is what is open, whose order and history go on; else all are alike.
///
/// # Errors
/// Why they can't be joined.
pub fn join(senders: &[Sender], ours: bool, settling: &Settling) -> Result<Joined, CannotJoin> {
    let mut joining = Joining::new(senders, ours, settling.clone())?;
    while joining.step(usize::MAX) {}
    Ok(joining.joined())
}
