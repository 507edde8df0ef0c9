//! What training keeps in this browser: how each exercise went, what is typed and not checked yet, the game that is
//! played, the session that is open. In memory where the browser keeps nothing, which is then said.

use crate::{
    storage::{BrowserStore, MemoryStore, Store, TrainingStore},
    training::{
        ExerciseSet, Play, Typed, Verdict,
        results::{ResultFile, read_file},
    },
};
use leptos::prelude::*;

/// Training's part of the browser's store, else of the page's memory.
struct Held {
    store: TrainingStore<Box<dyn Store>>,
    /// Whether it outlives the page.
    lasts: bool,
}

thread_local! {
    static HELD: Held = match BrowserStore::probe() {
        Ok(store) => Held { store: TrainingStore::new(Box::new(store)), lasts: true },
        Err(_) => Held { store: TrainingStore::new(Box::new(MemoryStore::default())), lasts: false },
    };
    /// Whether what was to be kept last isn't. It belongs to no page, and so outlives each.
    static LOST: ArcRwSignal<bool> = ArcRwSignal::new(!HELD.with(|held| held.lasts));
}

/// Said on every page that has something kept, when it can't be: what is done there would else be lost in silence.
pub fn not_kept() -> AnyView {
    let lost = LOST.with(Clone::clone);
    let words = "This browser isn’t keeping what you do in training: close or reload the page, and it is gone. Save it as a file before you go.";
    view! { <div role="alert">{move || lost.get().then(|| view! { <p class="banner trouble">{words}</p> })}</div> }
        .into_any()
}

/// The name that a set's results are kept under.
fn name(set: &ExerciseSet) -> String {
    format!("results:{}", set.id)
}

/// The text that is kept under a name.
pub fn text(name: &str) -> Option<String> {
    HELD.with(|held| held.store.get(name).ok().flatten())
}

/// Keeps a text under a name. Where the browser won't, [`not_kept`] says so.
pub fn keep_text(name: &str, text: &str) {
    let kept = HELD.with(|held| held.store.set(name, text).is_ok() && held.lasts);
    LOST.with(|lost| {
        if lost.get_untracked() == kept {
            lost.set(!kept);
        }
    });
}

/// How the exercises of a set went so far.
pub fn results(set: &ExerciseSet) -> ResultFile {
    let text = text(&name(set));
    let read = text.and_then(|text| read_file(set, text.as_bytes()).ok());
    read.unwrap_or_else(|| ResultFile::new(set))
}

/// The name that what is typed into an exercise is kept under.
fn typed_name(set: &ExerciseSet, play: &Play) -> String {
    format!("typed:{}:{}", set.id, play.exercise.id)
}

/// What is typed into an exercise, checked or not, an answer to each question.
pub fn typed(set: &ExerciseSet, play: &Play) -> Vec<String> {
    Typed::put_back(text(&typed_name(set, play)).as_deref(), play)
}

/// Keeps what is typed into an exercise.
pub fn keep_typed(set: &ExerciseSet, play: &Play, given: &[String]) {
    match Typed::of(play, given) {
        Some(typed) => keep_text(&typed_name(set, play), &typed.written()),
        None => forget_typed(set, play),
    }
}

/// Keeps answers that were checked.
pub fn keep_checked(set: &ExerciseSet, play: &Play, given: &[String]) {
    keep_text(&typed_name(set, play), &Typed::checked(play, given).written());
}

/// What the engine says to the answers that were checked last, where they still stand.
pub fn judged_again(set: &ExerciseSet, play: &Play) -> Option<Verdict> {
    Typed::judged_again(text(&typed_name(set, play)).as_deref(), play)
}

fn forget_typed(set: &ExerciseSet, play: &Play) {
    forget(&typed_name(set, play));
}

/// Forgets what is kept under a name; whether that went well. Where it didn't, it comes back, and no more than that.
pub fn forget(name: &str) -> bool {
    HELD.with(|held| held.store.forget(name).is_ok())
}

/// Keeps how the exercises went.
pub fn keep(set: &ExerciseSet, results: &ResultFile) {
    keep_text(&name(set), &results.written());
}

/// Forgets all of training; whether that went well.
pub fn reset() -> bool {
    HELD.with(|held| held.store.reset().is_ok())
}
