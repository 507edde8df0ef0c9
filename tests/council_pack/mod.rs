//! The packs that a month and a year are gone through on: the sample, and a council's published tables.

use crate::{engine, real_cases};
use golden_thread::edit::{Context, apply};
use golden_thread::exchange::{Table, import::suggest};
use golden_thread::model::Pack;

/// The sample.
pub fn sample() -> Pack {
    let text = std::fs::read("public/packs/sample.json").unwrap();
    golden_thread::pack::read(&text).pack.unwrap()
}

/// A council's published tables, which aren't part of this project.
pub fn council() -> Pack {
    let mut pack = Pack::default();
    pack.organisation.name = "A city council".to_owned();
    for file in ["measures_long.csv", "measures.csv"] {
        let path = real_cases::folder().join("coventry").join(file);
        let table = Table::read(&std::fs::read(path).unwrap());
        let proposal = engine::propose(&pack, &table, &suggest(&table, pack.calendar()));
        apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
    }
    pack
}
