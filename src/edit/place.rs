//! Where in a record something stands.

use crate::model::At;
use std::fmt::Write;

/// Where a visitor is in a record: `story.steps[1].measures`.
#[derive(Default)]
pub(crate) struct Place {
    text: String,
    ends: Vec<usize>,
}

impl Place {
    /// Goes a step further in.
    pub(crate) fn enter(&mut self, at: At<'_>) {
        self.ends.push(self.text.len());
        // Writing to a text can't fail.
        let _ = match at {
            At::Field(name) if self.text.is_empty() => write!(self.text, "{name}"),
            At::Field(name) => write!(self.text, ".{name}"),
            At::Index(index) => write!(self.text, "[{index}]"),
            At::Key(key) => write!(self.text, "[\"{key}\"]"),
        };
    }

    /// Comes a step back out.
    pub(crate) fn leave(&mut self) {
        self.text.truncate(self.ends.pop().unwrap_or(0));
    }

    /// As it is written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// How deep it is.
    pub(crate) fn depth(&self) -> usize {
        self.ends.len()
    }
}
