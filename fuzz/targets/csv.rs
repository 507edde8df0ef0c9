//! Any bytes as a table: every cell is accounted for, and what is taken is taken whole or refused in words.
#![no_main]

use golden_thread::{
    edit::{Context, apply},
    exchange::{
        Table,
        import::{Choices, Decisions, Study},
    },
    model::Pack,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let table = Table::read(bytes);
    let mut pack = Pack::default();
    let (before, choices) = (pack.clone(), Choices::default());
    let study = Study::new(&before, &table, &choices);
    let proposal = study.propose(&before, &Decisions::default());
    assert_eq!(proposal.counts().total(), study.table.cells());
    let _ = apply(&mut pack, proposal.command("Import"), &Context::default());
});
