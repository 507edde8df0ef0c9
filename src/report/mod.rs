//! Reports as a document: the page draws it, and it is saved as one HTML file.

mod document;
mod specification;

pub use document::{Block, Document};
pub use specification::{specification, specified};
