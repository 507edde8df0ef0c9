//! What is said over the page.

use crate::{app::browser, model::MeasureId};
use leptos::prelude::*;

/// A short message over the page, with an undo where there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What happened.
    pub words: String,
    /// Whether "Undo" takes it back.
    pub undo: bool,
    /// The measure whose sign-off stands in the way, so that a proposal is the way on.
    pub signed_off: Option<MeasureId>,
    /// When it was said.
    pub said_at: u64,
}

impl Notice {
    /// A message said now.
    pub fn new(words: impl Into<String>, undo: bool) -> Self {
        Self { words: words.into(), undo, signed_off: None, said_at: browser::now() }
    }
}

/// What is said over the page, in context.
#[derive(Clone, Copy)]
pub struct Notices {
    notice: RwSignal<Option<Notice>>,
}

impl Notices {
    /// Puts a place for messages in context.
    pub fn provide() -> Self {
        let notices = Self { notice: RwSignal::new(None) };
        provide_context(notices);
        notices
    }

    /// The messages of the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// The message over the page.
    pub fn notice(&self) -> RwSignal<Option<Notice>> {
        self.notice
    }

    /// Says something over the page.
    pub fn say(&self, words: impl Into<String>) {
        self.notice.set(Some(Notice::new(words, false)));
    }

    /// Takes away a message that has been read: one that came with the last change of page stays.
    pub fn pass(&self) {
        const READ_AFTER_MS: u64 = 4_000;
        let said_at = self.notice.with_untracked(|notice| notice.as_ref().map(|it| it.said_at));
        if said_at.is_some_and(|at| browser::now().saturating_sub(at) > READ_AFTER_MS) {
            self.notice.set(None);
        }
    }
}
