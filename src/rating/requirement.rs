//! What it would take: the actual for green this period, the run-rate for the year (RULES 7).

use super::case::Case;
use super::precision::settle_at;
use super::status::{Judgement, Side};
use super::target::Limits;
use super::timeline::AsAt;
use super::words::{asked_on_average, asked_words, average_places};
use crate::model::{Accumulation, Bounds, Frequency, Measure, Number, Pack, Period};

/// The actual that would be green against the judgement's plan: `at least 95%`. `None` where there is
/// no plan, or no side of it is better.
pub fn needed_this_period(measure: &Measure, judgement: &Judgement) -> Option<String> {
    Some(asked_words(measure, judgement.plan?, judgement.side?, judgement.strict))
}

/// What the rest of the year must bring for the year's target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunRate {
    /// The figure needed, rounded so that it is enough: at the measure's precision, an average one place finer where more
    /// than a hundredth would be rounded away.
    pub needed: Bounds,
    /// On which side of it.
    pub side: Side,
    /// On it isn't enough.
    pub strict: bool,
    /// Periods of the year without a figure yet, at least one.
    pub remaining: u32,
    /// Whether such figures can be: where none so far was below zero none is asked for that would be, nor of parts of
    /// a whole more than the whole.
    pub reachable: bool,
    /// How the year is made.
    pub accumulation: Accumulation,
    /// How often the measure reports.
    pub frequency: Frequency,
}

impl RunRate {
    /// As a phrase: `at least 11 a month on average over the remaining 6 months`.
    pub fn words(&self, measure: &Measure) -> String {
        let asked = asked_on_average(measure, self.needed, self.side, self.strict);
        let noun = period_noun(self.frequency);
        let rest = match self.remaining {
            1 => format!("the remaining {noun}"),
            count => format!("the remaining {count} {noun}s"),
        };
        let words = match self.accumulation {
            Accumulation::Sum | Accumulation::Mean => {
                format!("{asked} a {noun} on average over {rest}")
            }
            Accumulation::Running => format!("{asked} added a {noun} on average over {rest}"),
            Accumulation::Ratio => {
                // More of them than usual could still bring it, so that there is a chance, if a remote one.
                let beyond = match (self.reachable, self.side) {
                    (true, _) => "",
                    (false, Side::Above) => ", which is more than there can be",
                    (false, _) => ", which is less than there can be",
                };
                format!("{asked} over {rest}{beyond}, if denominators stay as they are on average")
            }
            Accumulation::Latest => format!("{asked} at the end of the year"),
        };
        match (self.reachable, self.accumulation) {
            (true, _) | (false, Accumulation::Ratio) => words,
            (false, Accumulation::Sum | Accumulation::Running) => {
                "can no longer be met: the year is past it already".to_owned()
            }
            (false, _) => format!("can no longer be met: it would take {words}"),
        }
    }
}

/// The run-rate that would just meet the year's target from what is reported so far. `None` where the
/// year is complete, nothing is reported, or there is no target in figures to run towards; nor where a figure that would
/// be added up is suppressed or not available.
pub fn run_rate(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<RunRate> {
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    case.run_rate(case.period_shown(as_at.period)?)
}

impl Case<'_> {
    /// See [`run_rate`].
    pub(super) fn run_rate(&self, period: Period) -> Option<RunRate> {
        self.run_rate_to(period, self.year_plan(period, self.profiled_year(period)).ok()?)
    }

    /// See [`run_rate`]; `year` is what the year is to come to.
    pub(super) fn run_rate_to(&self, period: Period, year: Limits) -> Option<RunRate> {
        let (case, measure) = (self, self.measure);
        let accumulation = case.accumulation(period).ok()?;
        let side = year.side.ok()?;
        if case.lacks_for_good(period) {
            return None;
        }
        let (actual, accrued) = case.out_turn(period, &case.so_far(period));
        let actual = actual?;
        let per_year = period.frequency().per_year()?;
        let done = match accumulation {
            Accumulation::Running | Accumulation::Latest => {
                case.year_until(accrued.last?).count() as u32
            }
            _ => accrued.count,
        };
        let remaining = per_year.checked_sub(done).filter(|remaining| *remaining > 0)?;
        let (done, rest) = (f64::from(done), f64::from(remaining));
        let needed = |target: f64| match accumulation {
            Accumulation::Sum | Accumulation::Running => (target - actual) / rest,
            Accumulation::Mean => (target * (done + rest) - actual * done) / rest,
            Accumulation::Ratio => (target * (done + rest) - actual * done) / rest,
            Accumulation::Latest => target,
        };
        let is_average = remaining > 1
            && matches!(
                accumulation,
                Accumulation::Sum | Accumulation::Running | Accumulation::Mean
            );
        let enough = |target: Number, side| {
            let needed = needed(target.get());
            let places =
                if is_average { average_places(measure, needed) } else { measure.precision };
            enough(places, needed, side)
        };
        let needed = match (year.plan, side) {
            (Bounds::Value(value), side) => Bounds::Value(enough(value, side)?),
            (Bounds::Range { low, high }, _) => {
                Bounds::Range { low: enough(low, Side::Above)?, high: enough(high, Side::Below)? }
            }
        };
        let frequency = period.frequency();
        // At best the figure asked for: the upper end of a range, or the value itself.
        let best = match needed {
            Bounds::Value(value) => value,
            Bounds::Range { high, .. } => high,
        };
        let never_below_zero = measure
            .series
            .iter()
            .filter_map(|observation| observation.figure(measure.ratio_scale()))
            .all(|figure| figure.get() >= 0.0);
        let reachable = match (side, needed) {
            (Side::Above, Bounds::Value(least)) => {
                accumulation != Accumulation::Ratio
                    || !case.is_proportion()
                    || least.get() <= case.scale()
            }
            _ => best.get() >= 0.0 || !never_below_zero,
        };
        let strict = year.strict;
        Some(RunRate { needed, side, strict, remaining, reachable, accumulation, frequency })
    }
}

/// Rounds towards the better side, so that the printed figure is enough.
fn enough(places: Option<u8>, value: f64, side: Side) -> Option<Number> {
    let settled = settle_at(places, value)?;
    let Some(places) = places else { return Some(settled) };
    let step = 10f64.powi(-i32::from(places));
    // Binary noise in the division mustn't ask for a whole step more.
    let noise = step * 1e-6;
    match side {
        Side::Above if settled.get() < value - noise => {
            settle_at(Some(places), settled.get() + step)
        }
        Side::Below if settled.get() > value + noise => {
            settle_at(Some(places), settled.get() - step)
        }
        _ => Some(settled),
    }
}

/// What one period is called.
pub fn period_noun(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Monthly => "month",
        Frequency::Quarterly => "quarter",
        Frequency::HalfYearly => "half-year",
        Frequency::Yearly => "year",
        Frequency::Dated => "period",
    }
}
