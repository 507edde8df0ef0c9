//! What the figures say of exceptions (RULES 14): which are due, which may close, whether a recovery is on its way,
//! what became of a promise, and whether an action did what was expected of it. None of it changes a rating.

mod closing;
mod cover;
mod effect;
#[cfg(test)]
pub(crate) mod fixture;
mod levels;
mod promise;
mod recovery;
mod trigger;

pub use closing::{NotYet, last_figure, may_close};
pub use cover::{Cover, cover, cover_among, is_closed, is_live, is_raised, is_waived_on};
pub use effect::{
    ActionEffect, ActionVerdict, action_effect, action_effects, actions_of, effect_measure,
};
pub use levels::{PromisedLevels, promised_levels};
pub use promise::{
    Kept, Promised, kept, kept_of, months_words, promise_in_short, promise_words, promised,
};
pub use recovery::{Recovery, on_the_way_back, recovery, recovery_of, straight};
pub use trigger::{asked_triggers, trigger_words, triggers_met};

use super::case::Case;
use super::limits;
use super::status::{Judgement, Status};
use crate::model::{Calendar, Frequency, Measure, MeasureId, Pack, Period};
use chrono::NaiveDate;

/// A period of a measure by itself, under the terms of its year.
pub(super) fn by_itself(
    calendar: Calendar,
    measure: &Measure,
    period: Period,
    on: Option<NaiveDate>,
) -> Judgement {
    let measure = &*measure.as_of(calendar.year_of_period(period));
    Case::new(calendar, measure, on).this_period(period)
}

/// The period of a measure before another; of dated ranges, the one reported before it.
pub(super) fn before(calendar: Calendar, measure: &Measure, period: Period) -> Option<Period> {
    if period.frequency() != Frequency::Dated {
        return period.plus(-1);
    }
    let dated = measure.series.iter().map(|found| found.period);
    let earlier = |found: &Period| {
        found.frequency() == Frequency::Dated && found.end(calendar) < period.end(calendar)
    };
    dated.filter(earlier).max_by_key(|found| found.end(calendar))
}

/// What a measure's periods are held against for an exception to close, as a noun: the floor, or the plan where the
/// target has no room under it.
pub fn limit_noun(pack: &Pack, measure: &MeasureId, period: Period) -> &'static str {
    let found = pack.measure(measure).and_then(|measure| limits(pack, measure, period));
    match found {
        Some(limits) if limits.floor != limits.plan => "floor",
        Some(_) => "plan",
        None => "target",
    }
}

/// Whether a status is at or above the floor.
fn is_above_floor(status: Status) -> bool {
    matches!(status, Status::Green | Status::Amber)
}
