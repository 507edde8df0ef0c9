//! Where the year is heading by what the measure has done so far (RULES 11): the method that would have got least
//! wrong, how sure it is, and the chances of each rating.

use super::case::{Case, observation};
use super::status::{Reason, Side};
use super::target::{Limits, parts};
use crate::model::{Accumulation, Bounds, Frequency, MissingReason, Observation, Period, Reading};
use crate::statistics::{
    better::Better,
    chance::{self, Chances, Likelihood},
    forecast::{Choice, Fitted, HEADLINE, Level, Method, Prediction, Ratio, choose, ratio},
    interval::Interval,
    xmr,
};

/// A forecast that says how sure it is. Figures are at full precision, in the measure's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// The method that was chosen.
    pub method: Method,
    /// Its mean absolute error, in the unit of single periods.
    pub error: f64,
    /// That of taking the last figure for the next.
    pub naive_error: f64,
    /// From how many points of the history each method was tried.
    pub origins: usize,
    /// How many periods ahead.
    pub horizon: usize,
    /// What is expected.
    pub mean: f64,
    /// The figure is in here with a chance of 80 %.
    pub within_80: Interval,
    /// The figure is in here with a chance of 95 %.
    pub within_95: Interval,
    /// The chances of each rating of the year; `None` without a target in figures, or a better way.
    pub chances: Option<Chances>,
    /// What is in rules the year's target out, whatever comes.
    pub out_of_reach: bool,
}

impl Outlook {
    /// How likely on target is, in the words of the government's yardstick.
    pub fn likelihood(&self) -> Option<Likelihood> {
        self.chances.map(|chances| Likelihood::of(chances.green))
    }
}

/// What is known of a year that isn't over.
struct Known {
    /// Ratios, or figures, of the periods so far; of a running total what each added.
    history: Vec<Option<f64>>,
    /// The periods of the year that are still to come, in order.
    to_come: Vec<Period>,
    /// How many periods come between the last figure and the first of those.
    lead: usize,
    /// The periods of the year that are in.
    so_far: Vec<Period>,
}

impl Case<'_> {
    /// The outlook for the end of the year of `period`, whose limits are `year`. `None` where the history is too short
    /// to choose a method by its errors, or has a gap within the year that what adds up would have to be guessed for.
    pub(super) fn outlook(&self, period: Period, year: &Result<Limits, Reason>) -> Option<Outlook> {
        let known = self.known(period)?;
        let season = match period.frequency() {
            Frequency::Monthly => 12,
            Frequency::Quarterly => 4,
            _ => 1,
        };
        if known.history.iter().flatten().count() < HEADLINE || self.hides_flows() {
            return None;
        }
        let ahead = known.lead + known.to_come.len();
        let choice = choose(&known.history, season, ahead)?;
        let prediction = self.year_end(period, &known, &choice.fitted)?;
        // The history of a ratio is of shares.
        let is_ratio = self.measure.accumulation == Some(Accumulation::Ratio);
        let unit = if is_ratio { self.scale() } else { 1.0 };
        let limits = year.ok().and_then(|year| year.settled(self.measure).ok());
        let needed = year.ok().and_then(|year| self.run_rate_to(period, year));
        // A ratio's target can still be met by more of what is counted than usual.
        let out_of_reach = needed
            .is_some_and(|needed| !needed.reachable && needed.accumulation != Accumulation::Ratio);
        let least = self.least(&known);
        let chances = limits.and_then(|limits| {
            let chances = chances(&prediction, &limits)?;
            Some(possible(chances, &limits, least, out_of_reach))
        });
        let interval = |level| {
            let interval = prediction.interval(level);
            if self.is_proportion() {
                interval.within(0.0, self.scale())
            } else {
                interval.within(least, f64::INFINITY)
            }
        };
        Some(Outlook {
            method: choice.method,
            error: unit * error_of(&choice, choice.method)?,
            naive_error: unit * error_of(&choice, Method::Naive)?,
            origins: choice.origins,
            horizon: choice.horizon,
            mean: prediction.mean.max(least),
            within_80: interval(Level::P80),
            within_95: interval(Level::P95),
            chances,
            out_of_reach,
        })
    }

    /// Whether any of the figures that are added up is suppressed. Those are the small ones: what goes on without them is
    /// larger than what was.
    fn hides_flows(&self) -> bool {
        let is_hidden = |found: &Observation| {
            found.reading == Reading::Missing(MissingReason::Suppressed)
                && !self.is_after(found.period)
        };
        self.measure.accumulation == Some(Accumulation::Sum)
            && self.measure.series.iter().any(is_hidden)
    }

    /// What the year comes to at the least: what is in, where it adds up and nothing was ever taken off.
    fn least(&self, known: &Known) -> f64 {
        let so_far = || known.so_far.iter().filter_map(|each| self.figure(*each).ok());
        let never_less = known.history.iter().flatten().all(|each| *each >= 0.0);
        match self.measure.accumulation {
            Some(Accumulation::Sum) if never_less => so_far().sum(),
            Some(Accumulation::Running) if never_less => so_far().next_back().unwrap_or(0.0),
            _ => f64::NEG_INFINITY,
        }
    }

    fn known(&self, period: Period) -> Option<Known> {
        let (periods, totals) = self.history(period);
        let is_ratio = self.measure.accumulation == Some(Accumulation::Ratio);
        let running = self.measure.accumulation == Some(Accumulation::Running);
        let mut history = match running {
            true => xmr::added(&totals, &self.year_starts(&periods)),
            false => totals.clone(),
        };
        if is_ratio {
            history.iter_mut().flatten().for_each(|value| *value /= self.scale());
        }
        let last = history.iter().rposition(Option::is_some)?;
        history.truncate(last + 1);
        let last_period = *periods.get(last)?;
        let whole: Vec<Period> = self.whole_year(period).collect();
        let is_in = |each: &&Period| **each <= last_period;
        let so_far: Vec<Period> = whole.iter().filter(is_in).copied().collect();
        let to_come: Vec<Period> = whole.iter().filter(|each| !is_in(each)).copied().collect();
        let first = *to_come.first()?;
        let next = |each: &Period| each.plus(1).filter(|next| *next < first);
        let lead =
            std::iter::successors(last_period.plus(1).filter(|it| *it < first), next).count();
        // What adds up is known only where every period of the year so far is.
        let adds = !matches!(self.measure.accumulation, Some(Accumulation::Latest) | None);
        let whole_so_far = so_far.iter().all(|each| self.figure(*each).is_ok());
        (!adds || running || whole_so_far).then_some(Known { history, to_come, lead, so_far })
    }

    /// The year's figure: what is known of it, and the uncertain rest.
    fn year_end(&self, period: Period, known: &Known, fitted: &Fitted) -> Option<Prediction> {
        let Known { to_come, lead, so_far, .. } = known;
        let ahead = lead + to_come.len();
        let weights = |each: f64| [vec![0.0; *lead], vec![each; to_come.len()]].concat();
        let sum = |each: &[Period]| -> f64 {
            each.iter().filter_map(|each| self.figure(*each).ok()).sum()
        };
        match self.accumulation(period).ok()? {
            Accumulation::Sum => Some(fitted.weighted(&weights(1.0)).plus(sum(so_far))),
            Accumulation::Running => {
                let total = so_far.iter().rev().find_map(|each| self.figure(*each).ok());
                Some(fitted.weighted(&weights(1.0)).plus(total.unwrap_or(0.0)))
            }
            Accumulation::Mean => {
                let count = (so_far.len() + to_come.len()) as f64;
                Some(fitted.weighted(&weights(1.0)).plus(sum(so_far)).scaled(1.0 / count))
            }
            Accumulation::Latest => Some(fitted.at(ahead)),
            // Weights of zero for what comes before the year can't be denominators.
            Accumulation::Ratio if *lead > 0 => None,
            Accumulation::Ratio => self.ratio_end(known, fitted),
        }
    }

    /// The year's ratio: numerators and denominators added, those to come as planned, else as they were on average.
    fn ratio_end(&self, known: &Known, fitted: &Fitted) -> Option<Prediction> {
        let parts_of = |each: &Period| observation(&self.measure.series, *each).and_then(parts);
        let reported: Option<Vec<(f64, f64)>> = known.so_far.iter().map(parts_of).collect();
        let reported = reported?;
        let (numerator, denominator) =
            reported.iter().fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        let all = self.measure.series.iter().filter_map(|found| Some(parts(found)?.1));
        let (count, total) = all.fold((0.0, 0.0), |(count, total), of| (count + 1.0, total + of));
        let usual =
            if reported.is_empty() { total / count } else { denominator / reported.len() as f64 };
        let planned = |each: &Period| {
            let step = super::target::step_of(self.target_for(*each)?, *each)?;
            step.denominator.map(|of| of.get())
        };
        let to_come: Vec<f64> =
            known.to_come.iter().map(|each| planned(each).unwrap_or(usual)).collect();
        let known =
            Ratio { numerator, denominator, to_come: &to_come, proportion: self.is_proportion() };
        Some(ratio(fitted, known)?.scaled(self.scale()))
    }

    /// Whether figures are parts of a whole, on a scale of 1 or 100.
    pub(super) fn is_proportion(&self) -> bool {
        let whole = self.scale() == 1.0 || self.scale() == 100.0;
        let mut found = self.measure.series.iter().filter_map(parts).peekable();
        whole
            && found.peek().is_some()
            && found.all(|(part, of)| of > 0.0 && (0.0..=of).contains(&part))
    }
}

fn error_of(choice: &Choice, method: Method) -> Option<f64> {
    choice.errors.iter().find(|(tried, _)| *tried == method).map(|(_, error)| *error)
}

/// The chances of what can still be: a sum that isn't less than `least` has what a normal distribution gives to less at
/// that sum, and a target out of reach has no chance.
fn possible(chances: Chances, limits: &Limits, least: f64, out_of_reach: bool) -> Chances {
    let Chances { green, amber, .. } = chances;
    let of = |green: f64, amber: f64| Chances { green, amber, red: 1.0 - green - amber };
    match (limits.plan, limits.floor, limits.side) {
        (Bounds::Value(plan), _, Ok(Side::Above)) if least >= plan.get() => of(1.0, 0.0),
        (_, Bounds::Value(floor), Ok(Side::Above)) if least >= floor.get() => {
            of(green, 1.0 - green)
        }
        (_, Bounds::Value(floor), Ok(Side::Below)) if least > floor.get() => of(0.0, 0.0),
        (Bounds::Value(_), Bounds::Value(_), _) if out_of_reach => of(0.0, green + amber),
        _ => chances,
    }
}

/// The chances of each rating against limits as printed.
fn chances(prediction: &Prediction, limits: &Limits) -> Option<Chances> {
    let limits = match (limits.plan, limits.floor, limits.side.ok()?) {
        (Bounds::Range { low, high }, floor, _) => {
            let floor = match floor {
                Bounds::Range { low, high } => (low.get(), high.get()),
                Bounds::Value(_) => (low.get(), high.get()),
            };
            chance::Limits::Range { plan: (low.get(), high.get()), floor }
        }
        (Bounds::Value(plan), Bounds::Value(floor), side) => chance::Limits::OneSided {
            plan: plan.get(),
            floor: floor.get(),
            better: match side {
                Side::Above => Better::Higher,
                Side::Below => Better::Lower,
                Side::Within => Better::Neither,
            },
        },
        (Bounds::Value(_), Bounds::Range { .. }, _) => return None,
    };
    chance::chances(prediction, limits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Number;

    #[test]
    fn what_is_in_takes_chances_away_that_a_normal_distribution_would_give() {
        let check = |side: Side,
                     (plan, floor): (i32, i32),
                     least: f64,
                     (green, amber): (f64, f64)| {
            let value = |value: i32| Bounds::Value(Number::from(value));
            let limits =
                Limits { plan: value(plan), floor: value(floor), side: Ok(side), strict: false };
            let chances = Chances { green: 0.2, amber: 0.3, red: 0.5 };
            let out_of_reach = side == Side::Below && least > f64::from(plan);
            let found = possible(chances, &limits, least, out_of_reach);
            let off = (found.green - green).abs() + (found.amber - amber).abs();
            assert!(off < 1e-12, "{side:?} {plan} {least}: {found:?}");
            assert!((found.green + found.amber + found.red - 1.0).abs() < 1e-12);
        };
        check(Side::Below, (10, 12), f64::NEG_INFINITY, (0.2, 0.3));
        check(Side::Below, (10, 12), 10.0, (0.2, 0.3));
        check(Side::Below, (10, 12), 11.0, (0.0, 0.5));
        check(Side::Below, (10, 12), 13.0, (0.0, 0.0));
        check(Side::Above, (10, 8), 7.0, (0.2, 0.3));
        check(Side::Above, (10, 8), 8.0, (0.2, 0.8));
        check(Side::Above, (10, 8), 10.0, (1.0, 0.0));
    }
}
