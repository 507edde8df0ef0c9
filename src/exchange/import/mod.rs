//! Bringing a table into a pack: what its columns hold, what would change, and the command that does it.
//!
//! [`suggest`] a [`Mapping`], let a person correct it, then [`propose`]: every cell is accounted for, and
//! [`Proposal::command`] is the one undoable step.

mod attributes;
mod beside_targets;
mod breakdown;
mod compared;
mod decisions;
mod draft;
mod engine;
mod figures;
mod given;
mod held;
mod identity;
mod observing;
mod overview;
mod proposal;
mod published;
mod role;
mod study;
mod suggest;
mod targets;
mod work;

pub use compared::{Compared, Comparing, Differs};
pub use decisions::Decisions;
pub use overview::{Listed, Overview};
pub use proposal::{Cell, Counts, Outcome, Proposal};
pub use role::{Mapping, Role, Slot, SlotPart, Whose};
pub use study::{Answers, Choices, Folding, Question, Rated, Study, Studying};
pub use suggest::{shape_key, suggest};
pub use work::Work;

use super::Table;
use crate::model::Pack;

/// What importing a table would do to a pack. Never fails and changes nothing.
pub fn propose(pack: &Pack, table: &Table, mapping: &Mapping) -> Proposal {
    propose_decided(pack, table, mapping, &Decisions::default())
}

/// [`propose`], with what a person decided.
pub fn propose_decided(
    pack: &Pack,
    table: &Table,
    mapping: &Mapping,
    decisions: &Decisions,
) -> Proposal {
    let mut work = Work::new(pack, table, mapping, decisions);
    while work.step(usize::MAX) {}
    work.proposal()
}
