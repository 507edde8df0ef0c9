//! Learning on the real engine: nothing here reaches what is open.

pub mod council;
mod glossary;

pub use glossary::GlossaryPage;
