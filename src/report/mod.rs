//! Reports: documents, which the page draws and which are saved as one HTML file, and the thread as a picture.

pub mod by_role;
mod document;
pub mod enquiry;
pub mod exceptions;
pub mod icons;
mod joined_from;
pub mod lessons;
pub mod meeting;
pub mod minute;
pub mod misses;
pub mod owed;
pub mod paper;
mod poster;
pub mod quality;
pub mod risks;
mod specification;
pub mod statistics;
pub mod strategy_map;

pub use document::{Block, Document, page_rule, rule_without_margins};
pub use joined_from::{figure_from, joined_from};
pub use poster::{Poster, poster};
pub use specification::{Term, specification, specified};
