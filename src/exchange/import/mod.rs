//! Bringing a table into a pack: what its columns hold, what would change, and the command that does it.
//!
//! [`suggest`] a [`Mapping`], let a person correct it, then [`propose`]: every cell is accounted for, and
//! [`Proposal::command`] is the one undoable step.

mod attributes;
mod draft;
mod engine;
mod figures;
mod identity;
mod observing;
mod proposal;
mod role;
mod suggest;
mod targets;

pub use proposal::{Cell, Counts, Outcome, Proposal};
pub use role::{Mapping, Role, Slot, SlotPart, Whose};
pub use suggest::{shape_key, suggest};

use super::Table;
use crate::model::Pack;
use std::collections::BTreeSet;

/// What importing a table would do to a pack. Never fails and changes nothing.
pub fn propose(pack: &Pack, table: &Table, mapping: &Mapping) -> Proposal {
    propose_confirmed(pack, table, mapping, &BTreeSet::new())
}

/// [`propose`], with the offered readings of these cells (row, column) confirmed by a person.
pub fn propose_confirmed(
    pack: &Pack,
    table: &Table,
    mapping: &Mapping,
    confirmed: &BTreeSet<(usize, usize)>,
) -> Proposal {
    engine::Engine::new(pack, table, mapping, confirmed).run(pack)
}
