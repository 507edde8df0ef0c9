//! What is said over the page.

use crate::{app::browser, model::MeasureId};

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
