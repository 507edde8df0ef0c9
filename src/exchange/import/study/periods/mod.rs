//! When: labels of days, months, quarters and years, read as a whole.

pub(super) mod as_at;
pub(super) mod beside_times;
pub(super) mod dashed;
pub(super) mod form;
pub(super) mod marked_periods;
pub(super) mod mixed;
pub(super) mod single_days;
pub(super) mod spoken;
pub(super) mod spoken_labels;
pub(super) mod styles;
pub(super) mod times;
pub(super) mod told_from_all;
pub(super) mod two_digit_years;
pub(super) mod unread;
pub(super) mod weeks;
pub(super) mod years_in;
pub(super) mod years_named;
