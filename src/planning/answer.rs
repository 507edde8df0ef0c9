//! What is answered of a target.

/// One principle, whether it holds, and why that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The principle, as a statement that should hold.
    pub principle: &'static str,
    /// Whether it does.
    pub holds: bool,
    /// What it is judged by, or what is missing; empty where the statement says it all.
    pub words: String,
}

impl Answer {
    pub(super) fn new(principle: &'static str, holds: bool, words: impl Into<String>) -> Self {
        Self { principle, holds, words: words.into() }
    }
}
