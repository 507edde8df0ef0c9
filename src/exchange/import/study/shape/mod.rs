//! How a sheet is laid out: which lines are headings, rows, titles, notes and totals.

pub(super) mod bare_files;
pub(super) mod blocks;
pub(super) mod corner;
pub(super) mod filling;
pub(super) mod headings;
pub(super) mod joined_rows;
pub(super) mod layout;
pub(super) mod placeholders;
pub(super) mod row_kinds;
pub(super) mod three_lines;
