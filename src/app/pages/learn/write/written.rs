//! The set that is written here, kept with what training keeps.

use super::super::kept::{keep_text, text};
use crate::training::{Exercise, ExerciseSet, read_begun, write::Unread};
use leptos::prelude::*;

/// The name that it is kept under.
const KEPT: &str = "writing";

/// The set that is written, and which of its exercises is open.
#[derive(Clone, Copy)]
pub struct Written {
    /// The set.
    pub set: RwSignal<ExerciseSet>,
    /// The exercise that is open, by its place.
    pub open: RwSignal<Option<usize>>,
    /// What stands in its fields and can't be read.
    pub unread: RwSignal<Unread>,
    /// Counts how often forms have to be drawn anew: what they are made of changed, not only what stands in them.
    pub drawn: RwSignal<u32>,
    /// Counts how often something that was typed stands: what is offered in other fields may be another then.
    pub settled: RwSignal<u32>,
}

impl Written {
    /// What is kept; a set without exercises where nothing is.
    pub fn get() -> Self {
        let kept = text(KEPT).and_then(|text| read_begun(text.as_bytes()).ok());
        Self {
            set: RwSignal::new(kept.unwrap_or_else(ExerciseSet::blank)),
            open: RwSignal::new(None),
            unread: RwSignal::new(Unread::default()),
            drawn: RwSignal::new(0),
            settled: RwSignal::new(0),
        }
    }

    /// Changes the set, and keeps it.
    pub fn change(self, change: impl FnOnce(&mut ExerciseSet)) {
        self.set.update(change);
        self.set.with_untracked(|set| keep_text(KEPT, &set.written()));
    }

    /// Puts another set in the place of this one.
    pub fn put(self, set: ExerciseSet) {
        self.open.set(None);
        self.unread.set(Unread::default());
        self.change(|held| *held = set);
        self.draw_anew();
    }

    /// Has forms drawn anew.
    pub fn draw_anew(self) {
        self.drawn.update(|count| *count = count.wrapping_add(1));
    }

    /// Says that what was typed stands, once it is in the set.
    pub fn settle(self) {
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            self.settled.try_update(|count| *count = count.wrapping_add(1));
        });
    }

    /// An exercise, not followed.
    pub fn exercise(self, at: usize) -> Option<Exercise> {
        self.set.with_untracked(|set| set.exercises.get(at).cloned())
    }
}
