//! Whose figures they are: areas, groups and the organisation itself.

pub(super) mod area_codes;
pub(super) mod groups;
pub(super) mod headed_places;
pub(super) mod near_areas;
pub(super) mod nested;
pub(super) mod wholes_by_sum;
pub(super) mod whose;
pub(super) mod whose_rows;
