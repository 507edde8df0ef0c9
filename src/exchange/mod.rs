//! Tables in and out: CSV, pasted blocks, open data.

pub mod decode;
pub mod formula;
pub mod reading;
pub mod import;
mod table;

pub use table::Table;
