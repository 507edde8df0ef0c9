//! Where it is heading, and what it would take.

use super::{Told, sentence};
use crate::model::{Accumulation, Number};
use crate::rating::explain::chance_words;
use crate::rating::precision::settle;
use crate::rating::words::{printed, printed_bounds};
use crate::rating::{Method, RunRate, control_chart, forecast, run_rate};
use crate::statistics::better::Better;
use crate::statistics::chance::Likelihood;
use crate::statistics::forecast::{best_change, best_sum};

/// The forecast with its chance and word, and what the year's target would take beside the best that was ever done.
pub fn heading(told: &Told<'_>) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(told.forecast());
    let period = told.rating.period;
    let needed = period.and_then(|it| run_rate(told.pack, told.measure, it, told.as_at.on));
    if let Some(needed) = needed {
        let words = needed.words(told.measure);
        // A ratio's target has a chance still, as the forecast says.
        said.push(match needed.reachable || needed.accumulation == Accumulation::Ratio {
            true => format!("For the year's target it would take {words}."),
            false => format!("The year's target {words}."),
        });
        said.extend(told.best_so_far(&needed));
    }
    said
}

impl Told<'_> {
    /// Where the year is heading, against its target, and how likely on target is.
    fn forecast(&self) -> Option<String> {
        let found = forecast(self.pack, self.measure, self.as_at);
        let Some((method, actual)) = found.method.zip(found.judgement.actual) else {
            return Some(sentence(found.words()));
        };
        let year = self.pack.calendar().year_of_period(self.rating.period?);
        let expected = printed(self.measure, actual);
        let against = found.judgement.plan.map_or_else(String::new, |plan| {
            format!(", against a target of {}", printed_bounds(self.measure, plan))
        });
        if method == Method::OutTurn {
            return Some(format!("{year} is complete: it came to {expected}{against}."));
        }
        let mut said = format!("{expected} is forecast for the end of {year}{against}");
        let chances = found.outlook.and_then(|outlook| outlook.chances);
        match chances.zip(chance_words(self.vocabulary, &found)) {
            Some((chances, words)) => {
                said += &format!(". {words}.");
                if Likelihood::of(chances.green) <= Likelihood::HighlyUnlikely
                    && self.gap_may_be_chance()
                {
                    said += &format!(
                        " That the gap of one {} may be chance is another question: the forecast is of the figures of the whole \
                         year, if they go on as they have.",
                        self.noun()
                    );
                }
            }
            None if found.outlook.is_some() => said += ".",
            None => said += "; by the plan's shape, which doesn't say how sure it is.",
        }
        Some(said)
    }

    /// The best that the measure did over as many periods as are left.
    fn best_so_far(&self, needed: &RunRate) -> Option<String> {
        if !needed.reachable {
            return None;
        }
        let better = self.better();
        let control = control_chart(self.pack, self.measure, self.as_at)?;
        let left = usize::try_from(needed.remaining).ok()?;
        let words = |value: f64| Some(printed(self.measure, settle(self.measure, value)?));
        let noun = self.noun();
        let span = if left == 1 { format!("any {noun}") } else { format!("any {left} {noun}s") };
        match needed.accumulation {
            Accumulation::Sum | Accumulation::Mean | Accumulation::Running => {
                let best = best_sum(&control.values, left, better)? / left as f64;
                Some(format!("The best it averaged over {span} is {} a {noun}.", words(best)?))
            }
            Accumulation::Latest => {
                let change = best_change(&control.values, left, better)?;
                let settled = settle(self.measure, change)?;
                let did = self.difference(settled, Number::ZERO)?;
                let (rises, falls) = (settled > Number::ZERO, settled < Number::ZERO);
                let way = match better {
                    Better::Higher if rises => "rose",
                    Better::Lower if falls => "fell",
                    _ => return None,
                };
                Some(format!("The most it {way} in {span} is {did}."))
            }
            Accumulation::Ratio => None,
        }
    }
}
