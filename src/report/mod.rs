//! Reports: documents, which the page draws and which are saved as one HTML file, and the thread as a picture.

mod document;
mod specification;
mod wall;

pub use document::{Block, Document};
pub use specification::{Term, specification, specified};
pub use wall::{Wall, wall};
