//! Signs that stand in a row for what would take it several lines: each is said once over the table, and in full to whom it
//! is read out.

use super::super::minute::Member;
use crate::model::Vocabulary;
use crate::rating::see_judge_act::{range_and_status, sign_and_progress};
use crate::rating::{Rating, SameSeason};
use crate::statistics::xmr::Variation;

/// What a sign stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nobody has signed off the target.
    Unsigned,
    /// Progress goes by two figures, and the sign of change beside it says something else.
    TwoFigures,
    /// A season comes again each year, which may be all that the sign of change shows.
    Season,
    /// Its usual range says of the target what its status gainsays.
    Otherwise,
}
