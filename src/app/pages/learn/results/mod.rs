//! A session's results as a trainer collects them.

mod asked;
mod collection;
mod page;
mod sheet;

pub use page::ResultsPage;
