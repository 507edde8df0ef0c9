//! Do: how will we do it?

mod due_row;
pub mod figures;
pub mod import;
pub mod month;
pub mod slips;
pub mod stage;

pub use due_row::due_list;
