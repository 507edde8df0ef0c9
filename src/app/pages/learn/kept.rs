//! What training keeps in this browser: how each exercise went. In memory where the browser keeps nothing.

use crate::{
    storage::{BrowserStore, MemoryStore, Store, TrainingStore},
    training::{
        ExerciseSet,
        results::{ResultFile, read_file},
    },
};

thread_local! {
    static STORE: TrainingStore<Box<dyn Store>> = TrainingStore::new(match BrowserStore::probe() {
        Ok(store) => Box::new(store),
        Err(_) => Box::new(MemoryStore::default()),
    });
}

/// The name that a set's results are kept under.
fn name(set: &ExerciseSet) -> String {
    format!("results:{}", set.id)
}

/// How the exercises of a set went so far.
pub fn results(set: &ExerciseSet) -> ResultFile {
    let text = STORE.with(|store| store.get(&name(set)).ok().flatten());
    let read = text.and_then(|text| read_file(set, text.as_bytes()).ok());
    read.unwrap_or_else(|| ResultFile::new(set))
}

/// Keeps how the exercises went; whether it is kept.
pub fn keep(set: &ExerciseSet, results: &ResultFile) -> bool {
    STORE.with(|store| store.set(&name(set), &results.written()).is_ok())
}

/// Forgets all of training; whether that went well.
pub fn reset() -> bool {
    STORE.with(|store| store.reset().is_ok())
}
