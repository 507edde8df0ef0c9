//! Many measures at once: their targets of a year, or their settings, in a grid that takes a block from a spreadsheet.

mod chooser;
mod filters;
mod panel;
mod trade;
mod write;

pub use write::{ChangeSettingsPage, ChangeTargetsPage};
