//! What each column of a sheet is, and which make a figure together.

pub(super) mod beside_parts;
pub(super) mod beside_periods;
pub(super) mod by_cells;
pub(super) mod column;
pub(super) mod deciding;
pub(super) mod left_over;
pub(super) mod listed;
pub(super) mod not_ours;
pub(super) mod parts_of_rows;
pub(super) mod publication;
pub(super) mod quantities;
pub(super) mod reasons;
pub(super) mod rolling_beside;
#[cfg(test)]
pub(super) mod set_by_words;
pub(super) mod sets;
pub(super) mod twice;
pub(super) mod years_of_rows;
