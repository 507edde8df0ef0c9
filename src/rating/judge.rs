//! An actual against its limits (RULES 5).

use super::case::Case;
use super::precision::{settle, settle_bounds};
use super::status::{Judgement, Reason, Side, Status};
use super::target::Limits;
use crate::model::{Bounds, Measure, Number, Period};

impl Case<'_> {
    /// The rating of one period by itself.
    pub fn this_period(&self, period: Period) -> Judgement {
        self.judge(self.figure(period), self.resolve(period))
    }

    /// An actual against limits, both at full precision: rounds, then compares. The order of what
    /// can't be rated is RULES 5's: no target, not rated, late, no data.
    pub fn judge(&self, actual: Result<f64, Reason>, limits: Result<Limits, Reason>) -> Judgement {
        let settled =
            actual.and_then(|actual| settle(self.measure, actual).ok_or(Reason::TooLarge));
        let unrated = |reason| Judgement { actual: settled.ok(), ..Judgement::unrated(reason) };
        let limits = match limits.and_then(|limits| limits.settled(self.measure)) {
            Ok(limits) => limits,
            Err(reason) => return unrated(reason),
        };
        let side_and_actual = limits.side.and_then(|side| Ok((side, settled?)));
        let (status, reason) = match side_and_actual {
            Ok((side, actual)) => {
                (compare(actual, limits.plan, limits.floor, side, limits.strict), None)
            }
            Err(reason) => (reason.status(), Some(reason)),
        };
        Judgement {
            status,
            reason,
            actual: settled.ok(),
            plan: Some(limits.plan),
            floor: Some(limits.floor),
            side: limits.side.ok(),
            strict: limits.strict,
        }
    }
}

impl Judgement {
    /// Whether another figure would be on plan, rounded and compared as this one was.
    pub fn would_be_met_by(&self, measure: &Measure, value: f64) -> bool {
        let (Some(plan), Some(side)) = (self.plan, self.side) else { return false };
        settle(measure, value).is_some_and(|actual| is_met(actual, plan, side, self.strict))
    }
}

impl Limits {
    /// At the measure's precision.
    pub(super) fn settled(self, measure: &Measure) -> Result<Self, Reason> {
        let settled = |bounds| settle_bounds(measure, bounds).ok_or(Reason::PlanTooLarge);
        Ok(Self { plan: settled(self.plan)?, floor: settled(self.floor)?, ..self })
    }
}

/// Green, amber or red.
pub(super) fn compare(
    actual: Number,
    plan: Bounds,
    floor: Bounds,
    side: Side,
    strict: bool,
) -> Status {
    if is_met(actual, plan, side, strict) {
        Status::Green
    } else if is_met(actual, floor, side, strict) {
        Status::Amber
    } else {
        Status::Red
    }
}

/// Whether a figure is on the better side of a limit; on it only counts where it isn't strict.
fn is_met(actual: Number, limit: Bounds, side: Side, strict: bool) -> bool {
    let at_least = |low: Number| if strict { actual > low } else { actual >= low };
    let at_most = |high: Number| if strict { actual < high } else { actual <= high };
    match (limit, side) {
        (Bounds::Value(value), Side::Above) => at_least(value),
        (Bounds::Value(value), Side::Below) => at_most(value),
        (Bounds::Value(value), Side::Within) => at_least(value) && at_most(value),
        (Bounds::Range { low, high }, _) => at_least(low) && at_most(high),
    }
}
