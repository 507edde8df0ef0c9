//! What is open: where it comes from, what it is called, and whether it can be changed.

use leptos::prelude::*;

/// Where the open pack comes from, and so what an edit does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The made-up council. An edit makes a copy.
    Sample,
    /// A pack published beside the page, by its path. Read-only until a copy is made.
    Published(String),
    /// A draft in this browser, by its id.
    Draft(String),
}

/// A pack as opened.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it comes from.
    pub source: Source,
    /// What the draft is called, or what the source is.
    pub name: String,
    /// Why it can't be changed, in a sentence; `None` where it can.
    pub read_only: Option<String>,
}

/// What is open, in context.
#[derive(Clone, Copy)]
pub struct Opened {
    document: RwSignal<Document>,
}

impl Opened {
    /// Puts what is open in context.
    pub fn provide(document: Document) -> Self {
        let opened = Self { document: RwSignal::new(document) };
        provide_context(opened);
        opened
    }

    /// What is open, of the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// The draft that is open, by its id; `None` where it isn't one.
    pub fn draft(&self) -> Option<String> {
        self.document.with_untracked(|document| match &document.source {
            Source::Draft(id) => Some(id.clone()),
            Source::Sample | Source::Published(_) => None,
        })
    }

    /// What is open.
    pub fn document(&self) -> RwSignal<Document> {
        self.document
    }
}
