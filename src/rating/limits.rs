//! The plan and floor of one period, whatever kind of target they come from (RULES 4).

use super::{View, observation_in};
use crate::model::{
    Accumulation, Aim, Bounds, Direction, Frequency, Measure, Number, Pack, Period, Polarity, Step,
    Target, Tolerance,
};

/// What an actual is held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The plan.
    pub plan: Bounds,
    /// The amber limit, on the worse side of the plan; equal to it where there is no tolerance.
    pub floor: Bounds,
    /// On a limit is the worse side.
    pub strict: bool,
}

/// Why there is nothing to hold an actual against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// No target for the year.
    NotSet,
    /// Someone decided that there is none.
    DecidedNone,
    /// A target in words only.
    Words,
    /// The trajectory has no entry for the period.
    NoStep,
    /// The year's target falls due later and the trajectory has no entry for the period.
    NotYet,
    /// It rests on the same period last year, which has no figure.
    NoLastYear,
    /// It rests on a comparator that the measure doesn't have, or that has no figure for the period.
    NoComparator,
    /// "To improve" needs a polarity.
    NoDirection,
    /// The trajectory mixes single values with ranges.
    Mixed,
}

/// The plan, floor and strictness for exactly this period, at full precision. Nothing is carried over from
/// another period.
///
/// A baseline in a direction or change target is a value for one period of the measure's own frequency.
///
/// # Errors
/// Says why there is none.
pub fn limits(pack: &Pack, measure: &Measure, period: Period) -> Result<Limits, Unresolved> {
    of_period(View::new(pack, measure), period)
}

pub(super) fn of_period(view: View, period: Period) -> Result<Limits, Unresolved> {
    let year = view.calendar.year_of_period(period);
    let target = view.measure.targets.get(&year).ok_or(Unresolved::NotSet)?;
    match &target.aim {
        Aim::None => Err(Unresolved::DecidedNone),
        Aim::Words => Err(Unresolved::Words),
        Aim::Value { .. } => stepped(view, target, period).ok_or(Unresolved::NoStep),
        Aim::Range { low, high } => stepped(view, target, period)
            .or_else(|| standing_range(view, target, *low, *high))
            .ok_or(Unresolved::NoStep),
        Aim::ByDate { value, by } => stepped(view, target, period)
            .or_else(|| {
                let reached = period.end(view.calendar) >= by.end(view.calendar);
                reached.then(|| with_tolerance(view, target, Bounds::Value(*value), target.strict))
            })
            .ok_or(Unresolved::NotYet),
        Aim::Direction { to, baseline } => {
            if *to == Direction::Improve && !judged_by_polarity(view.measure) {
                return Err(Unresolved::NoDirection);
            }
            Ok(flat(reference(view, *baseline, period)?, true))
        }
        Aim::Change { by, baseline } => {
            let from = reference(view, *baseline, period)?.get();
            let change = match by {
                Tolerance::Percent(percent) => from.abs() * percent.get() / 100.0,
                Tolerance::Amount(amount) => amount.get(),
            };
            let plan = Number::try_from(from + change).map_err(|_| Unresolved::NoLastYear)?;
            Ok(flat(plan, target.strict))
        }
        Aim::Relative { comparator, or_equal } => {
            let comparator = view.measure.comparator(comparator).ok_or(Unresolved::NoComparator)?;
            let plan = observation_in(&comparator.series, period, view.calendar)
                .and_then(|observation| observation.figure(view.measure.ratio_scale()))
                .ok_or(Unresolved::NoComparator)?;
            Ok(flat(plan, !or_equal || target.strict))
        }
    }
}

/// Whether better and worse are known.
pub(super) fn judged_by_polarity(measure: &Measure) -> bool {
    matches!(measure.polarity, Some(Polarity::HigherIsBetter | Polarity::LowerIsBetter))
}

/// A plan with no tolerance and no amber.
fn flat(plan: Number, strict: bool) -> Limits {
    Limits { plan: Bounds::Value(plan), floor: Bounds::Value(plan), strict }
}

/// The value that a direction or change starts from.
fn reference(view: View, baseline: Option<Number>, period: Period) -> Result<Number, Unresolved> {
    baseline
        .or_else(|| view.figure(period.last_year()?))
        .ok_or(Unresolved::NoLastYear)
}

/// The trajectory's entry for the period, with its floor.
fn stepped(view: View, target: &Target, period: Period) -> Option<Limits> {
    let step = target.step(period)?;
    let filled = with_tolerance(view, target, step.plan, target.strict);
    let floor = by_hand(step).unwrap_or(filled.floor);
    Some(Limits { floor, ..filled })
}

/// A floor set by hand, where it is of the plan's own kind.
fn by_hand(step: &Step) -> Option<Bounds> {
    match (step.plan, step.floor?) {
        (Bounds::Value(_), floor @ Bounds::Value(_)) => Some(floor),
        (Bounds::Range { .. }, floor @ Bounds::Range { .. }) => Some(floor),
        _ => None,
    }
}

/// A range without a trajectory holds at every period, unless the year's figure is added up from periods:
/// then it says nothing of a part of the year.
fn standing_range(view: View, target: &Target, low: Number, high: Number) -> Option<Limits> {
    let adds_up = matches!(
        view.measure.accumulation,
        Some(Accumulation::Sum | Accumulation::Running)
    );
    let yearly = view.measure.frequency == Some(Frequency::Yearly);
    let plan = Bounds::Range { low, high };
    (yearly || !adds_up).then(|| with_tolerance(view, target, plan, target.strict))
}

/// Fills in the floor: plan ∓ tolerance × |plan|, or an amount, on the worse side (RULES 4). A percentage
/// of a plan of zero gives floor = plan; so does a value without polarity, which has no worse side.
fn with_tolerance(view: View, target: &Target, plan: Bounds, strict: bool) -> Limits {
    let width = |limit: Number| match target.tolerance {
        None => 0.0,
        Some(Tolerance::Percent(percent)) => limit.get().abs() * percent.get() / 100.0,
        Some(Tolerance::Amount(amount)) => amount.get(),
    };
    let moved = |limit: Number, by: f64| Number::try_from(limit.get() + by).unwrap_or(limit);
    let floor = match plan {
        Bounds::Value(value) => Bounds::Value(match view.measure.polarity {
            Some(Polarity::HigherIsBetter) => moved(value, -width(value)),
            Some(Polarity::LowerIsBetter) => moved(value, width(value)),
            Some(Polarity::NoPolarity) | None => value,
        }),
        Bounds::Range { low, high } => {
            Bounds::Range { low: moved(low, -width(low)), high: moved(high, width(high)) }
        }
    };
    Limits { plan, floor, strict }
}

impl Limits {
    /// Both limits rounded as the measure is reported.
    pub(super) fn reported(self, view: View) -> Self {
        let bounds = |bounds| match bounds {
            Bounds::Value(value) => Bounds::Value(view.reported(value)),
            Bounds::Range { low, high } => {
                Bounds::Range { low: view.reported(low), high: view.reported(high) }
            }
        };
        Self { plan: bounds(self.plan), floor: bounds(self.floor), strict: self.strict }
    }
}
