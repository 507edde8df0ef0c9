//! Where it is heading, and what it would take.

use super::{Told, capital, sentence};
use crate::model::{Accumulation, Bounds, Number, Period};
use crate::rating::explain::chance_words;
use crate::rating::precision::{settle, settle_at};
use crate::rating::target::parts;
use crate::rating::words::{average_places, printed, printed_average, printed_bounds};
use crate::rating::{Method, RunRate, control_chart, forecast, run_rate};
use crate::statistics::better::Better;
use crate::statistics::chance::Likelihood;
use crate::statistics::forecast::{best_change, best_ratio, best_sum};

/// The forecast with its chance and word, and what the year's target would take beside the best that was ever done.
pub fn heading(told: &Told<'_>) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(told.forecast());
    if let Some(needed) = run_rate(told.pack, told.measure, told.as_at) {
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
        let noun = self.noun();
        let span = if left == 1 { format!("any {noun}") } else { format!("any {left} {noun}s") };
        match needed.accumulation {
            Accumulation::Sum | Accumulation::Mean | Accumulation::Running => {
                let best = best_sum(&control.values, left, better)? / left as f64;
                let best = settle_at(average_places(self.measure, best), best)?;
                let best = printed_average(self.measure, best);
                Some(format!("The best it averaged over {span} is {best} a {noun}."))
            }
            Accumulation::Latest => self.best_moved((&control.values, left), needed, &span),
            Accumulation::Ratio => {
                let parts = |period: &Period| parts(self.measure.observation(*period)?);
                let history: Vec<Option<(f64, f64)>> = control.periods.iter().map(parts).collect();
                let scale = self.measure.ratio_scale().get();
                let best = best_ratio(&history, left, better)? * scale;
                let best = printed(self.measure, settle(self.measure, best)?);
                Some(format!("The best it came to over {span} is {best}."))
            }
        }
    }

    /// How far a level has to move, beside the most that it moved the better way over as many periods.
    fn best_moved(
        &self,
        (values, left): (&[Option<f64>], usize),
        needed: &RunRate,
        span: &str,
    ) -> Option<String> {
        let better = self.better();
        let (moved, away) = match better {
            Better::Higher => (("rose", "rise"), "fell"),
            Better::Lower => (("fell", "fall"), "rose"),
            Better::Neither => return None,
        };
        let change = settle(self.measure, best_change(values, left, better)?)?;
        let by = self.difference(change, Number::ZERO);
        let is_better = (change > Number::ZERO) == (better == Better::Higher);
        let most = match by {
            Some(by) if is_better => format!("the most it {} in {span} was {by}", moved.0),
            // It moved the other way over each stretch of that length.
            Some(by) => format!("it didn't {} in {span}: it {away} by {by} at the least", moved.1),
            None => format!("it didn't {} in {span}", moved.1),
        };
        Some(match self.still_to_go(needed) {
            Some(to_go) => format!("{to_go} {}; {most}.", self.left_words(left)),
            None => capital(&most) + ".",
        })
    }

    /// How far the latest figure is from what is needed at the end of the year: `43 lower`; `None` where it is there.
    fn still_to_go(&self, needed: &RunRate) -> Option<String> {
        let (actual, Bounds::Value(needed)) =
            (self.rating.year_to_date.judgement.actual?, needed.needed)
        else {
            return None;
        };
        let (way, is_short) = match self.better() {
            Better::Higher => ("higher", actual < needed),
            Better::Lower => ("lower", actual > needed),
            Better::Neither => return None,
        };
        Some(format!("{} {way}", self.difference(needed, actual).filter(|_| is_short)?))
    }

    /// `in 6 months`.
    fn left_words(&self, left: usize) -> String {
        let noun = self.noun();
        if left == 1 { format!("in a {noun}") } else { format!("in {left} {noun}s") }
    }
}
