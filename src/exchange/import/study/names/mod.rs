//! Which measure a row is of: names as words, near names, and what a name says of a direction.

pub(super) mod alike;
pub(super) mod averages;
pub(super) mod by_measure;
pub(super) mod directions;
pub(super) mod naming;
pub(super) mod near_names;
pub(super) mod polarity_words;
pub(super) mod row_keys;
pub(super) mod spellings;
pub(super) mod telling;
pub(super) mod telling_apart;
pub(super) mod words;
