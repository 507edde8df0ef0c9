//! The engine of imports by itself, with a column's meaning as given: in slices, as a page takes it.
#![allow(dead_code, reason = "each test binary uses its own part")]

use golden_thread::{
    exchange::{
        Table,
        import::{Decisions, Mapping, Proposal, Work},
    },
    model::Pack,
};

/// How many rows a step goes through: not all of a table's at once, for a page's slices don't either.
const ROWS: usize = 7;

/// What importing a table by a mapping would do.
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
    while work.step(ROWS) {}
    work.proposal()
}
