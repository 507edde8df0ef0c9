//! Tables in and out: CSV, pasted blocks, open data.

pub mod aim;
pub mod decode;
pub mod figures;
pub mod formula;
pub mod history;
pub mod import;
pub mod paste;
pub mod reading;
pub mod sheet;
mod table;

pub use table::Table;
