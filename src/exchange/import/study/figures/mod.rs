//! What a cell of figures says: its signs, marks, codes and scale; and which figures are asked about.

pub(super) mod brackets;
pub(super) mod checks;
pub(super) mod coded;
pub(super) mod codes;
pub(super) mod commas;
pub(super) mod commas_seen;
pub(super) mod dashes;
pub(super) mod fraction_like;
pub(super) mod fractions;
pub(super) mod legend;
pub(super) mod marked;
pub(super) mod marked_headings;
pub(super) mod noughts;
pub(super) mod per_cent_signs;
pub(super) mod scales;
pub(super) mod separators;
pub(super) mod shares;
pub(super) mod shares_in_rows;
pub(super) mod unlikely;
pub(super) mod values;
pub(super) mod written_out;
