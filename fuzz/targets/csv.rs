//! Any bytes as a table: every cell is accounted for, and what is taken is taken whole or refused in words.
#![no_main]

use golden_thread::{
    edit::{Context, apply},
    exchange::{
        Table,
        import::{propose, suggest},
    },
    model::Pack,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let table = Table::read(bytes);
    let mut pack = Pack::default();
    let proposal = propose(&pack, &table, &suggest(&table, pack.calendar()));
    assert_eq!(proposal.counts().total(), table.cells());
    let _ = apply(&mut pack, proposal.command("Import"), &Context::default());
});
