//! Tables in and out: CSV, pasted blocks, open data; and what is typed in the entry grid or as a target.

pub mod decode;
pub mod entry_grid;
pub mod figures;
pub mod formula;
pub mod history;
pub mod import;
pub mod paste;
pub mod reading;
mod table;
pub mod typed_target;

pub use table::Table;
