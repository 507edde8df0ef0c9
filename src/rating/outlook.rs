//! Where the year is heading by what the measure has done so far (RULES 11): the method that would have got least
//! wrong, how sure it is, and the chances of each rating.

use super::case::{Case, observation};
use super::status::{Reason, Side};
use super::target::{Limits, parts};
use crate::model::{Accumulation, Bounds, Frequency, Period};
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
        if known.history.iter().flatten().count() < HEADLINE {
            return None;
        }
        let ahead = known.lead + known.to_come.len();
        let choice = choose(&known.history, season, ahead)?;
        let prediction = self.year_end(period, &known, &choice.fitted)?;
        // The history of a ratio is of shares.
        let is_ratio = self.measure.accumulation == Some(Accumulation::Ratio);
        let unit = if is_ratio { self.scale() } else { 1.0 };
        let limits = year.ok().and_then(|year| year.settled(self.measure).ok());
        let chances = limits.and_then(|limits| chances(&prediction, &limits));
        let interval = |level| {
            let interval = prediction.interval(level);
            if self.is_proportion() { interval.within(0.0, self.scale()) } else { interval }
        };
        Some(Outlook {
            method: choice.method,
            error: unit * error_of(&choice, choice.method)?,
            naive_error: unit * error_of(&choice, Method::Naive)?,
            origins: choice.origins,
            horizon: choice.horizon,
            mean: prediction.mean,
            within_80: interval(Level::P80),
            within_95: interval(Level::P95),
            chances,
        })
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
