//! What training keeps in this browser: how each exercise went, the game that is played. In memory where the browser keeps nothing.

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

/// The text that is kept under a name.
pub fn text(name: &str) -> Option<String> {
    STORE.with(|store| store.get(name).ok().flatten())
}

/// Keeps a text under a name; whether it is kept.
pub fn keep_text(name: &str, text: &str) -> bool {
    STORE.with(|store| store.set(name, text).is_ok())
}

/// How the exercises of a set went so far.
pub fn results(set: &ExerciseSet) -> ResultFile {
    let text = text(&name(set));
    let read = text.and_then(|text| read_file(set, text.as_bytes()).ok());
    read.unwrap_or_else(|| ResultFile::new(set))
}

/// Keeps how the exercises went; whether it is kept.
pub fn keep(set: &ExerciseSet, results: &ResultFile) -> bool {
    keep_text(&name(set), &results.written())
}

/// Forgets all of training; whether that went well.
pub fn reset() -> bool {
    STORE.with(|store| store.reset().is_ok())
}
