//! Plans and floors accumulated over periods (RULES 3, 4).

use super::case::Case;
use super::status::{Reason, Side};
use super::target::{Limits, step_of};
use crate::model::{Accumulation, Aim, Bounds, Measure, Number, Period, Step, Target};

/// Adds up limits; floors accumulate as plans do.
#[derive(Clone, Copy, Default)]
pub(super) struct PlanSum {
    /// Whether the first is a range, and where it is on target.
    first: Option<(bool, Result<Side, Reason>)>,
    plan: (f64, f64),
    floor: (f64, f64),
    mixed: bool,
    strict: bool,
}

impl PlanSum {
    /// Plans of one value each that came to this, and their floors to that.
    pub fn of_values(plan: f64, floor: f64, side: Result<Side, Reason>, strict: bool) -> Self {
        let first = Some((false, side));
        Self { first, plan: (plan, plan), floor: (floor, floor), mixed: false, strict }
    }

    /// Adds one period's limits.
    pub fn add(&mut self, limits: &Limits) {
        self.add_weighted(limits, 1.0);
    }

    /// Adds one period's limits times a weight.
    pub fn add_weighted(&mut self, limits: &Limits, weight: f64) {
        let is_range = matches!(limits.plan, Bounds::Range { .. });
        let (first_is_range, _) = *self.first.get_or_insert((is_range, limits.side));
        self.mixed |= first_is_range != is_range;
        self.strict |= limits.strict;
        add_ends(&mut self.plan, limits.plan, weight);
        add_ends(&mut self.floor, limits.floor, weight);
    }

    /// What was added, divided by `by`.
    pub fn limits(&self, by: f64) -> Result<Limits, Reason> {
        let (is_range, side) = self.first.ok_or(Reason::NotProfiled)?;
        if self.mixed {
            return Err(Reason::MixedPlan);
        }
        let divided = |(low, high): (f64, f64)| {
            let number =
                |value: f64| Number::try_from(value / by).map_err(|_| Reason::PlanTooLarge);
            Ok(match is_range {
                false => Bounds::Value(number(low)?),
                true => Bounds::Range { low: number(low)?, high: number(high)? },
            })
        };
        Ok(Limits {
            plan: divided(self.plan)?,
            floor: divided(self.floor)?,
            side,
            strict: self.strict,
        })
    }
}

/// Adds both ends of a limit; a single value is both its ends.
fn add_ends(sum: &mut (f64, f64), bounds: Bounds, weight: f64) {
    let (low, high) = match bounds {
        Bounds::Value(value) => (value, value),
        Bounds::Range { low, high } => (low, high),
    };
    sum.0 += low.get() * weight;
    sum.1 += high.get() * weight;
}

impl Case<'_> {
    /// The limits to date of a ratio: planned numerators over planned denominators where every period
    /// that counts has them, else the trajectory at the last of those periods. The floor follows:
    /// each period's floor, weighted by its planned denominator.
    pub fn ratio_limits(&self, periods: &[Period], at: Period) -> Result<Limits, Reason> {
        if let Some(limits) = self.planned_ratio(periods) {
            return limits;
        }
        if let Some(limits) = self.resolved_ratio(periods) {
            return limits;
        }
        self.resolve(at)
    }

    fn planned_ratio(&self, periods: &[Period]) -> Option<Result<Limits, Reason>> {
        let mut floors = PlanSum::default();
        let (mut numerators, mut denominators) = (0.0, 0.0);
        for period in periods {
            let step = step_of(self.target_for(*period)?, *period)?;
            let (numerator, denominator) = (step.numerator?.get(), step.denominator?.get());
            let limits = self.resolve(*period).ok()?;
            if matches!(limits.plan, Bounds::Range { .. }) {
                return None;
            }
            floors.add_weighted(&limits, denominator);
            numerators += numerator;
            denominators += denominator;
        }
        if denominators == 0.0 {
            return None;
        }
        let plan = numerators / denominators * self.scale();
        Some(floors.limits(denominators).and_then(|limits| {
            let plan = Number::try_from(plan).map_err(|_| Reason::PlanTooLarge)?;
            Ok(Limits { plan: Bounds::Value(plan), ..limits })
        }))
    }

    /// The plan for the whole year of `period`, as its trajectory or the figures it rests on give it:
    /// accumulated over every period of the year.
    pub fn profiled_year(&self, period: Period) -> Result<Limits, Reason> {
        let last = self.last_of_year(period);
        match self.accumulation(period)? {
            accumulation @ (Accumulation::Sum | Accumulation::Mean) => {
                let mut plans = PlanSum::default();
                let mut count = 0.0;
                for each in self.whole_year(period) {
                    plans.add(&self.resolve(each)?);
                    count += 1.0;
                }
                plans.limits(if accumulation == Accumulation::Mean { count } else { 1.0 })
            }
            Accumulation::Ratio => {
                let year: Vec<Period> = self.whole_year(period).collect();
                self.ratio_limits(&year, last)
            }
            Accumulation::Running | Accumulation::Latest => self.resolve(last),
        }
    }

    /// The limits of the whole year, whose profile is `profiled`: the target's own value where it has one for this year, with the
    /// floor of the whole year's profile where that comes to the same plan, else by the tolerance;
    /// for the other kinds of target, the profile itself.
    pub fn year_plan(
        &self,
        period: Period,
        profiled: Result<Limits, Reason>,
    ) -> Result<Limits, Reason> {
        let target = self.target_for(period).ok_or(Reason::NoTargetSet)?;
        let Some(plan) = self.own_plan(target, period) else { return profiled };
        let by_tolerance = self.limits_of(target, plan, None);
        Ok(match profiled {
            Ok(profiled) if self.agree(profiled.plan, plan) => {
                Limits { floor: profiled.floor, ..by_tolerance }
            }
            _ => by_tolerance,
        })
    }

    /// The limits of the whole year but for the floor, which only the year's profile gives: what a year's target is, and
    /// whether it is met, rest on its plan.
    pub fn year_aim(&self, period: Period) -> Result<Limits, Reason> {
        let target = self.target_for(period).ok_or(Reason::NoTargetSet)?;
        match self.own_plan(target, period) {
            Some(plan) => Ok(self.limits_of(target, plan, None)),
            None => self.profiled_year(period),
        }
    }

    /// The value that a target has itself for the year of `period`.
    fn own_plan(&self, target: &Target, period: Period) -> Option<Bounds> {
        let year = self.year_of(period);
        let own = match &target.aim {
            Aim::Value { value } => Some(Bounds::Value(*value)),
            Aim::Range { low, high } => Some(Bounds::Range { low: *low, high: *high }),
            Aim::ByDate { value, by } if self.year_of(*by) == year => Some(Bounds::Value(*value)),
            _ => None,
        };
        // A target carried into a later year by its trajectory is that year's only where profiled.
        own.filter(|_| self.own_target(year).is_some() || matches!(target.aim, Aim::ByDate { .. }))
    }

    /// Whether two limits are the same as printed.
    fn agree(&self, one: Bounds, other: Bounds) -> bool {
        let settled = |bounds| super::precision::settle_bounds(self.measure, bounds);
        settled(one) == settled(other)
    }
}

/// What planned numerators over planned denominators come to, where every step has both.
pub fn ratio_of_steps<'a>(steps: impl Iterator<Item = &'a Step>, measure: &Measure) -> Option<f64> {
    let parts = steps.map(|it| Some((it.numerator?.get(), it.denominator?.get())));
    let parts: Vec<(f64, f64)> = parts.collect::<Option<_>>()?;
    let (counted, of) = parts.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    (of > 0.0).then(|| counted / of * measure.ratio_scale().get())
}
