//! Where in a record something stands.

use crate::model::At;
use std::fmt::Write;

/// Where a visitor is in a record: `story.steps[1].measures`. Going in and out is cheap, since a visitor goes
/// through every record of a pack; words are made when they are asked for.
#[derive(Default)]
pub(crate) struct Place(Vec<Step>);

enum Step {
    Field(&'static str),
    Index(usize),
    Key(String),
}

impl Place {
    /// Goes a step further in.
    pub(crate) fn enter(&mut self, at: At<'_>) {
        self.0.push(match at {
            At::Field(name) => Step::Field(name),
            At::Index(index) => Step::Index(index),
            At::Key(key) => Step::Key(key.to_string()),
        });
    }

    /// Comes a step back out.
    pub(crate) fn leave(&mut self) {
        self.0.pop();
    }

    /// As it is written.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for step in &self.0 {
            // Writing to a text can't fail.
            let _ = match step {
                Step::Field(name) if text.is_empty() => write!(text, "{name}"),
                Step::Field(name) => write!(text, ".{name}"),
                Step::Index(index) => write!(text, "[{index}]"),
                Step::Key(key) => write!(text, "[\"{key}\"]"),
            };
        }
        text
    }

    /// How deep it is.
    pub(crate) fn depth(&self) -> usize {
        self.0.len()
    }
}
