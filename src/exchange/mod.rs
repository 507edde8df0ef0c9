//! Tables in and out: CSV, pasted blocks, open data; and what is typed in the entry grid or as a target.

mod archive;
pub mod area_block;
pub mod area_entry;
pub mod columns;
mod count;
pub mod counted;
pub mod decode;
pub mod due;
pub mod entry_block;
pub mod entry_grid;
pub mod entry_paste;
pub mod entry_questions;
pub mod entry_text;
pub mod figures;
mod foreign;
pub mod formula;
pub mod history;
pub mod icalendar;
pub mod import;
mod intake;
mod json;
pub mod open_data;
pub mod paste;
pub mod question_file;
pub mod reading;
mod records;
pub mod slip;
mod stray_quotes;
mod table;
pub mod typed_target;
pub mod workbook;

pub use archive::zip;
pub use foreign::Seems;
pub use intake::Intake;
pub use json::read_json;
pub use table::Table;
