//! Undo and redo: a bounded list of snapshots that share what didn't change.

use crate::edit::{Change, Refusal, guard};
use crate::model::{Pack, SignOff};
use std::collections::VecDeque;
use std::sync::Arc;

/// What can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Changes made, the latest last, each with the pack before it.
    undo: VecDeque<Change>,
    /// Changes undone, the latest undone last, each with the pack after it in `before`.
    redo: Vec<Change>,
}

impl History {
    /// How many steps are kept.
    pub const LIMIT: usize = 200;

    /// Keeps a change that was just made and gave the pack `after`; one that changed nothing is no step.
    /// What had been undone can't be redone any more.
    pub fn record(&mut self, change: Change, after: &Pack) {
        if change.is_empty(after) {
            return;
        }
        self.push(change);
    }

    /// Keeps a step that changed nothing of the pack but what stands beside it, such as typing that can't be read, so
    /// that undo comes to it in its turn.
    pub fn record_beside(&mut self, label: &str, pack: &Pack) {
        self.push(Change {
            label: label.to_owned(),
            before: pack.clone(),
            joined: false,
            refitted: 0,
        });
    }

    fn push(&mut self, change: Change) {
        self.redo.clear();
        if self.undo.len() == Self::LIMIT {
            self.undo.pop_front();
        }
        self.undo.push_back(change);
    }

    /// What undo would take back, in words.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.back().map(|change| change.label.as_str())
    }

    /// The same, where undo would take it back: a sign-off is on record, and nothing before it is taken back past it.
    pub fn offered_undo(&self, pack: &Pack) -> Option<&str> {
        let change = self.undo.back()?;
        let before = &change.before.sign_offs;
        let is_there =
            |held: &Arc<SignOff>| before.iter().any(|it| Arc::ptr_eq(it, held) || it == held);
        (change.joined || pack.sign_offs.iter().all(is_there)).then_some(change.label.as_str())
    }

    /// What redo would do again, in words.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|change| change.label.as_str())
    }

    /// Puts the pack back to before the latest change and says which that was; `None` with nothing to undo.
    ///
    /// # Errors
    /// A [`Refusal`] where that would undo what is signed off; the pack and the history are then as they were.
    pub fn undo(&mut self, pack: &mut Pack) -> Result<Option<String>, Refusal> {
        let Some(change) = self.undo.back() else { return Ok(None) };
        if change.joined {
            // What was signed in the packs that were joined is as it was in those.
            let kept = |held: &&Arc<SignOff>| change.before.sign_offs.contains(held);
            let sign_offs = pack.sign_offs.iter().filter(kept).cloned().collect();
            guard::guard(&Pack { sign_offs, ..pack.clone() }, &change.before)?;
        } else {
            guard::guard(pack, &change.before)?;
        }
        let Some(mut change) = self.undo.pop_back() else { return Ok(None) };
        std::mem::swap(pack, &mut change.before);
        let label = change.label.clone();
        self.redo.push(change);
        Ok(Some(label))
    }

    /// Does again what was undone last and says what that was; `None` with nothing to redo.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn redo(&mut self, pack: &mut Pack) -> Result<Option<String>, Refusal> {
        let Some(change) = self.redo.last() else { return Ok(None) };
        guard::guard(pack, &change.before)?;
        let Some(mut change) = self.redo.pop() else { return Ok(None) };
        std::mem::swap(pack, &mut change.before);
        let label = change.label.clone();
        self.undo.push_back(change);
        Ok(Some(label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Pack {
        let mut pack = Pack::default();
        pack.organisation.name = name.to_owned();
        pack
    }

    fn change(history: &mut History, pack: &mut Pack, name: &str) {
        let before = std::mem::replace(pack, named(name));
        history.record(
            Change { label: format!("Name it {name}"), before, joined: false, refitted: 0 },
            pack,
        );
    }

    #[test]
    fn walks_back_and_forth() {
        let (mut history, mut pack) = (History::default(), named("a"));
        change(&mut history, &mut pack, "b");
        change(&mut history, &mut pack, "c");
        assert_eq!(history.undo(&mut pack).unwrap().as_deref(), Some("Name it c"));
        assert_eq!(pack.organisation.name, "b");
        assert_eq!(history.undo_label(), Some("Name it b"));
        assert_eq!(history.redo_label(), Some("Name it c"));
        assert_eq!(history.redo(&mut pack).unwrap().as_deref(), Some("Name it c"));
        assert_eq!(pack.organisation.name, "c");
        history.undo(&mut pack).unwrap();
        change(&mut history, &mut pack, "d");
        assert_eq!(history.redo(&mut pack), Ok(None));
        history.undo(&mut pack).unwrap();
        assert_eq!(pack.organisation.name, "b");
    }

    #[test]
    fn a_change_that_changes_nothing_is_no_step() {
        let (mut history, mut pack) = (History::default(), named("a"));
        change(&mut history, &mut pack, "b");
        history.undo(&mut pack).unwrap();
        change(&mut history, &mut pack, "a");
        assert_eq!(history.undo_label(), None);
        // Nor does it take away what can be redone.
        assert_eq!(history.redo_label(), Some("Name it b"));
    }

    #[test]
    fn keeps_two_hundred_steps() {
        let (mut history, mut pack) = (History::default(), named("0"));
        for step in 1..=250 {
            change(&mut history, &mut pack, &step.to_string());
        }
        let undone = std::iter::from_fn(|| history.undo(&mut pack).unwrap()).count();
        assert_eq!((undone, pack.organisation.name.as_str()), (History::LIMIT, "50"));
    }
}
