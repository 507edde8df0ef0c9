//! What a target asks of one period: its plan and floor (RULES 4).

use super::case::{Case, at_period, away, observation};
use super::precision::settle_bounds;
use super::status::{Reason, Side};
use crate::model::{
    Aim, Bounds, ComparatorId, Direction, Frequency, Measure, Number, Observation, Pack, Period,
    Reading, ReportingYear, Step, Target, Tolerance,
};

/// The limits of one period, in the measure's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// On target from here.
    pub plan: Bounds,
    /// Amber from here; equal to the plan where there is no tolerance.
    pub floor: Bounds,
    /// Where on target is, or why that can't be said.
    pub side: Result<Side, Reason>,
    /// On a limit is the worse side.
    pub strict: bool,
}

/// The limits of one period, rounded at the measure's precision as they are compared and printed.
/// `None` where there is nothing to compare with; [`super::Judgement::reason`] says why.
pub fn limits(pack: &Pack, measure: &Measure, period: Period) -> Option<Limits> {
    let case = Case::new(pack.calendar(), measure, None);
    case.resolve(period).and_then(|limits| limits.settled(measure)).ok()
}

/// What is aimed for in a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearTarget {
    /// Which year.
    pub year: ReportingYear,
    /// The year's target at the measure's precision; `None` where it is in words, or not a number yet.
    pub bounds: Option<Bounds>,
}

/// Where a target that rests on other figures finds them.
#[derive(Clone, Copy)]
enum Base<'a> {
    Fixed(f64),
    LastYear,
    Comparator(&'a ComparatorId),
}

impl<'a> Case<'a> {
    /// The target that covers a period: its year's own, else the latest earlier one that reaches into
    /// the year, by its trajectory or by the date it is to be reached.
    pub fn target_for(&self, period: Period) -> Option<&'a Target> {
        let year = self.year_of(period);
        self.own_target(year).or_else(|| {
            let targets = &self.measure.targets;
            targets.range(..year).rev().map(|(_, target)| target).find(|target| {
                step_of(target, period).is_some()
                    || matches!(target.aim, Aim::ByDate { by, .. }
                        if by.end(self.calendar) >= period.start(self.calendar))
            })
        })
    }

    /// The limits of one period at full precision, or why there are none.
    pub fn resolve(&self, period: Period) -> Result<Limits, Reason> {
        self.resolve_by(self.target_for(period).ok_or(Reason::NoTargetSet)?, period)
    }

    /// The limits of one period by the target that covers it.
    pub fn resolve_by(&self, target: &Target, period: Period) -> Result<Limits, Reason> {
        self.resolve_step(target, step_of(target, period), period)
    }

    /// The limits of one period by the target that covers it, and its trajectory's entry for the period.
    pub fn resolve_step(
        &self,
        target: &Target,
        step: Option<&Step>,
        period: Period,
    ) -> Result<Limits, Reason> {
        let unprofiled = match (&target.aim, step) {
            (Aim::Words, _) => return Err(Reason::WordsOnly),
            (Aim::None, _) => return Err(Reason::NoTargetByChoice),
            (Aim::Direction { .. } | Aim::Change { .. } | Aim::Relative { .. }, _) => {
                let base = self.base_figure(self.base(&target.aim), period)?;
                return self.resolved(target, base);
            }
            (
                Aim::Value { .. } | Aim::Range { .. } | Aim::ByDate { .. } | Aim::Plans,
                Some(step),
            ) => {
                return Ok(self.limits_of(target, step.plan, step.floor));
            }
            (Aim::Value { value }, None) => self.value_alone(*value, period)?,
            (Aim::Range { low, high }, None) => {
                self.range_alone(target, Bounds::Range { low: *low, high: *high }, period)?
            }
            (Aim::ByDate { value, by }, None) => self.by_date_alone(*value, *by, period)?,
            (Aim::Plans, None) => return Err(Reason::NotProfiled),
        };
        Ok(self.limits_of(target, unprofiled, None))
    }

    /// The limits that a base figure leads to: no tolerance and no amber.
    fn resolved(&self, target: &Target, base: f64) -> Result<Limits, Reason> {
        let polarity = Side::of(self.measure.polarity);
        let (plan, strict, side) = match &target.aim {
            Aim::Direction { to, .. } => (base, true, direction_side(*to, polarity)),
            Aim::Change { by, .. } => {
                let change = match by {
                    Tolerance::Percent(percent) => percent.get() / 100.0 * base.abs(),
                    Tolerance::Amount(amount) => amount.get(),
                };
                (base + change, target.strict, polarity)
            }
            Aim::Relative { or_equal, .. } => (base, !or_equal, polarity),
            _ => return Err(Reason::NotProfiled),
        };
        let plan = Bounds::Value(Number::try_from(plan).map_err(|_| Reason::PlanTooLarge)?);
        Ok(Limits { plan, floor: plan, side, strict })
    }

    /// The limits to date of a ratio that rests on other ratios: numerators over denominators of the
    /// base, over the same periods. `None` where a part is lacking.
    pub fn resolved_ratio(&self, periods: &[Period]) -> Option<Result<Limits, Reason>> {
        let target = self.target_for(*periods.last()?)?;
        let base = self.base(&target.aim);
        let (mut numerators, mut denominators) = (0.0, 0.0);
        for period in periods {
            let (numerator, denominator) = self.base_parts(base?, *period)?;
            numerators += numerator;
            denominators += denominator;
        }
        (denominators != 0.0)
            .then(|| self.resolved(target, numerators / denominators * self.scale()))
    }

    fn base<'t>(&self, aim: &'t Aim) -> Option<Base<'t>> {
        match aim {
            Aim::Direction { baseline, .. } | Aim::Change { baseline, .. } => {
                Some(baseline.map_or(Base::LastYear, |value| Base::Fixed(value.get())))
            }
            Aim::Relative { comparator, .. } => Some(Base::Comparator(comparator)),
            _ => None,
        }
    }

    fn base_figure(&self, base: Option<Base<'_>>, period: Period) -> Result<f64, Reason> {
        let found = self.compared_figure(base.ok_or(Reason::NotProfiled)?, period);
        found.or_else(|reason| self.baseline(period).ok_or(reason))
    }

    fn compared_figure(&self, base: Base<'_>, period: Period) -> Result<f64, Reason> {
        match base {
            Base::Fixed(value) => Ok(value),
            Base::LastYear => period
                .last_year()
                .and_then(|last| self.figure_in(&self.measure.series, last))
                .ok_or(Reason::NoFigureLastYear),
            Base::Comparator(id) => {
                let comparator = self.measure.comparator(id).ok_or(Reason::UnknownComparator)?;
                self.figure_in(&comparator.series, period).ok_or(Reason::NoComparatorFigure)
            }
        }
    }

    /// The measure's baseline, which stands in where what a target is compared with has no figure; one of a period of
    /// another length is no figure to hold this one against.
    fn baseline(&self, period: Period) -> Option<f64> {
        let baseline = self.measure.baseline.as_ref()?;
        let alike = |of: Period| of.frequency() == period.frequency();
        baseline.period.is_none_or(alike).then(|| baseline.value.get())
    }

    /// Why the plan of a period rests on the measure's baseline; none where it doesn't.
    pub fn why_baseline(&self, period: Period) -> Option<Reason> {
        let aim = &self.target_for(period)?.aim;
        let base = self.base(aim)?;
        self.baseline(period)?;
        self.compared_figure(base, period).err()
    }

    /// Whether the plan of a period is worked out from another figure than a fixed one: last year's, or somebody else's.
    /// Such a plan moves by its nature, however many years of targets are held (RULES 9).
    pub fn rests_on_figures(&self, target: &Target, period: Period) -> bool {
        self.base(&target.aim).is_some_and(|base| {
            !matches!(base, Base::Fixed(_)) && self.compared_figure(base, period).is_ok()
        })
    }

    fn base_parts(&self, base: Base<'_>, period: Period) -> Option<(f64, f64)> {
        match base {
            Base::Fixed(_) => None,
            Base::LastYear => parts(observation(&self.measure.series, period.last_year()?)?),
            Base::Comparator(id) => {
                parts(observation(&self.measure.comparator(id)?.series, period)?)
            }
        }
    }

    /// A value without an entry in the trajectory is the plan of a yearly measure's one period, and
    /// of nothing else: nothing is carried over.
    fn value_alone(&self, value: Number, period: Period) -> Result<Bounds, Reason> {
        match period.frequency() {
            Frequency::Yearly => Ok(Bounds::Value(value)),
            _ => Err(Reason::NotProfiled),
        }
    }

    /// A range without a trajectory holds in every period, since a level is to stay inside it; but
    /// the range of a flow is the year's, so only a yearly measure can be held to it unprofiled.
    fn range_alone(
        &self,
        target: &Target,
        range: Bounds,
        period: Period,
    ) -> Result<Bounds, Reason> {
        match period.frequency() {
            Frequency::Yearly => Ok(range),
            _ if self.measure.adds_up() => Err(Reason::RangeForYear),
            _ if target.trajectory.is_empty() => Ok(range),
            _ => Err(Reason::NotProfiled),
        }
    }

    /// A value by a date is the plan of the period that holds the last day of `by`.
    fn by_date_alone(&self, value: Number, by: Period, period: Period) -> Result<Bounds, Reason> {
        let last_day = by.end(self.calendar);
        if period.end(self.calendar) < last_day {
            Err(Reason::NotYetByDate)
        } else if period.start(self.calendar) <= last_day {
            Ok(Bounds::Value(value))
        } else {
            Err(Reason::NotProfiled)
        }
    }

    /// A plan with its floor: set by hand, else from the tolerance, else equal to the plan.
    pub fn limits_of(&self, target: &Target, plan: Bounds, floor: Option<Bounds>) -> Limits {
        let side = match plan {
            Bounds::Range { .. } => Ok(Side::Within),
            Bounds::Value(_) => Side::of(self.measure.polarity),
        };
        let floor = floor
            .and_then(|floor| fit(floor, plan, side))
            .or_else(|| tolerated(plan, side, target.tolerance?))
            .unwrap_or(plan);
        Limits { plan, floor, side, strict: target.strict }
    }

    /// The floors that a target's tolerance gives to plans of one value.
    pub fn floors(&self, target: &Target) -> Floors {
        let sign = match Side::of(self.measure.polarity) {
            Ok(Side::Above) => -1.0,
            Ok(Side::Below) => 1.0,
            Ok(Side::Within) | Err(_) => 0.0,
        };
        match target.tolerance.filter(|_| sign != 0.0) {
            Some(Tolerance::Percent(percent)) => {
                Floors { part: sign * (percent.get() / 100.0), amount: 0.0 }
            }
            Some(Tolerance::Amount(amount)) => Floors { part: 0.0, amount: sign * amount.get() },
            None => Floors { part: 0.0, amount: 0.0 },
        }
    }

    /// The target of the year that `period` ends in, whose limits are `year`.
    pub fn year_target(&self, period: Period, year: Result<Limits, Reason>) -> YearTarget {
        let bounds = year.map(|limits| limits.plan);
        YearTarget {
            year: self.year_of(period),
            bounds: bounds.ok().and_then(|bounds| settle_bounds(self.measure, bounds)),
        }
    }
}

/// The trajectory's entry for exactly this period.
pub(super) fn step_of(target: &Target, period: Period) -> Option<&Step> {
    at_period(&target.trajectory, period, |step| step.period)
}

/// A trajectory's entries by how far their periods are from one: mostly they stand as far from its entry.
pub(super) struct StepsFrom<'a> {
    steps: &'a [Step],
    from: Period,
    /// Where the entry for `from` stands, or would.
    place: Option<i64>,
}

impl<'a> StepsFrom<'a> {
    pub fn new(steps: &'a [Step], from: Period) -> Self {
        Self { steps, from, place: away(steps, from, |step| step.period) }
    }

    /// The entry for exactly the period so many later, or earlier when negative.
    pub fn step(&self, count: i32) -> Option<&'a Step> {
        let place = usize::try_from(self.place? + i64::from(count)).ok();
        let guessed = place.and_then(|place| self.steps.get(place));
        match guessed.filter(|step| step.period.is_later_by(self.from, count)) {
            Some(step) => Some(step),
            None => at_period(self.steps, self.from.plus(count)?, |step| step.period),
        }
    }

    /// Those of so many months from the one on, where they stand one behind the other, as mostly.
    pub fn months(&self, count: usize) -> Option<&'a [Step]> {
        let from = self.from.number().filter(|_| self.from.frequency() == Frequency::Monthly)?;
        let place = usize::try_from(self.place?).ok()?;
        let months = self.steps.get(place..place.checked_add(count)?)?;
        let is_next = |(number, step): (i64, &Step)| match step.period {
            Period::Month { .. } => step.period.number() == Some(number),
            _ => false,
        };
        (from..).zip(months).all(is_next).then_some(months)
    }
}

/// How far the floors that a tolerance gives to plans of one value lie from them: a part of the plan, and an amount.
#[derive(Clone, Copy)]
pub(super) struct Floors {
    part: f64,
    amount: f64,
}

impl Floors {
    /// That of a plan without one of its own: the same as [`Case::limits_of`] gives.
    #[inline]
    pub fn of(self, plan: Number) -> f64 {
        let plan = plan.get();
        let floor = plan + (self.part * plan.abs() + self.amount);
        if floor.is_finite() { floor } else { plan }
    }
}

/// Numerator and denominator of an observation.
pub(super) fn parts(observation: &Observation) -> Option<(f64, f64)> {
    match observation.reading {
        Reading::Ratio { numerator, denominator } => Some((numerator.get(), denominator.get())),
        _ => None,
    }
}

/// The side a direction asks for; refused where it clashes with the polarity, since either may be the
/// mistake.
fn direction_side(to: Direction, polarity: Result<Side, Reason>) -> Result<Side, Reason> {
    match (to, polarity?) {
        (Direction::Increase, Side::Below) | (Direction::Decrease, Side::Above) => {
            Err(Reason::TargetAgainstPolarity)
        }
        (_, side) => Ok(side),
    }
}

/// A floor set by hand, in the shape of the plan: of a range only the worse side counts beside a
/// single plan, and a single floor beside a range counts on the side it lies on.
fn fit(floor: Bounds, plan: Bounds, side: Result<Side, Reason>) -> Option<Bounds> {
    match (floor, plan) {
        (Bounds::Value(_), Bounds::Value(_)) | (Bounds::Range { .. }, Bounds::Range { .. }) => {
            Some(floor)
        }
        (Bounds::Range { low, high }, Bounds::Value(_)) => match side.ok()? {
            Side::Above => Some(Bounds::Value(low)),
            Side::Below => Some(Bounds::Value(high)),
            Side::Within => None,
        },
        (Bounds::Value(value), Bounds::Range { low, high }) => Some(Bounds::Range {
            low: if value < low { value } else { low },
            high: if value > high { value } else { high },
        }),
    }
}

/// The floor a tolerance gives: plan ∓ tolerance × |plan|, or an amount, on the worse side. A range
/// has a floor on each side. `None` where the worse side isn't known.
fn tolerated(plan: Bounds, side: Result<Side, Reason>, tolerance: Tolerance) -> Option<Bounds> {
    match (plan, side.ok()?) {
        (Bounds::Value(value), Side::Above) => moved(value, -1.0, tolerance).map(Bounds::Value),
        (Bounds::Value(value), Side::Below) => moved(value, 1.0, tolerance).map(Bounds::Value),
        (Bounds::Range { low, high }, _) => {
            let (low, high) = (moved(low, -1.0, tolerance)?, moved(high, 1.0, tolerance)?);
            Some(Bounds::Range { low, high })
        }
        (Bounds::Value(_), Side::Within) => None,
    }
}

/// A plan moved by a tolerance, up or down.
fn moved(plan: Number, sign: f64, tolerance: Tolerance) -> Option<Number> {
    let by = match tolerance {
        Tolerance::Percent(percent) => percent.get() / 100.0 * plan.get().abs(),
        Tolerance::Amount(amount) => amount.get(),
    };
    Number::try_from(plan.get() + sign * by).ok()
}
