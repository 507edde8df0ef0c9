//! How a sheet is laid out: which lines are headings, rows, titles, notes and totals.

pub(super) mod adding_up;
pub(super) mod bare_files;
pub(super) mod blocks;
pub(super) mod corner;
pub(super) mod dated_names;
pub(super) mod filling;
pub(super) mod headings;
pub(super) mod headings_below;
pub(super) mod joined_rows;
pub(super) mod layout;
pub(super) mod line_above;
pub(super) mod not_figures;
pub(super) mod own_totals;
pub(super) mod placeholders;
pub(super) mod preamble;
pub(super) mod quotes_asked;
pub(super) mod row_kinds;
pub(super) mod side_by_side;
pub(super) mod three_lines;
pub(super) mod titles;
pub(super) mod totals;
