//! Where the year is heading, explained: the method, how sure it is, and the chances of each status.

use super::{Explainer, Explanation, Row};
use crate::model::{Measure, Number, Vocabulary};
use crate::rating::forecast::Forecast;
use crate::rating::outlook::Outlook;
use crate::rating::precision::settle;
use crate::rating::requirement::period_noun;
use crate::rating::words::{printed, printed_bounds};
use crate::statistics::{chance::Likelihood, interval::Interval};

/// Decimal places of a mean error.
const ERROR_PLACES: u8 = 2;

impl Explainer<'_> {
    pub(super) fn forecast(&self) -> Explanation {
        let forecast = crate::rating::forecast(self.pack, self.measure, self.as_at);
        let judgement = &forecast.judgement;
        let headline = match judgement.reason {
            Some(reason) if judgement.actual.is_none() => {
                format!("No forecast because {}", reason.words())
            }
            _ => self.headline(judgement),
        };
        let mut rows = vec![self.rule_row(judgement), Row::new("Method", forecast.words())];
        rows.extend(forecast.outlook.iter().flat_map(|outlook| self.outlook_rows(outlook)));
        rows.extend(chance_words(self.words, &forecast).map(|words| Row::new("Chances", words)));
        rows.extend(self.figure_rows(judgement, "Forecast", "Target for the year"));
        let to_date = &self.rating.year_to_date.judgement;
        rows.extend(
            to_date.actual.map(|actual| Row::new("Actual to date", printed(self.measure, actual))),
        );
        rows.extend(
            to_date.plan.map(|plan| Row::new("Plan to date", printed_bounds(self.measure, plan))),
        );
        rows.push(self.precision_row());
        rows.extend(self.run_rate_row());
        Explanation { headline, rows }
    }

    /// Why the method, and how sure it is.
    fn outlook_rows(&self, outlook: &Outlook) -> Vec<Row> {
        let words = |value: f64| {
            let settled = settle(self.measure, value);
            settled.map_or_else(String::new, |value| printed(self.measure, value))
        };
        let span = |it: Interval| format!("{} to {}", words(it.lower), words(it.upper));
        let noun = self.rating.period.map_or("period", |it| period_noun(it.frequency()));
        let error = |value: f64| {
            let value = Number::try_from(value).unwrap_or_default();
            printed(&Measure { precision: Some(ERROR_PLACES), ..self.measure.clone() }, value)
        };
        let tried = format!(
            "Of all methods it would have got least wrong from {} {noun}s of the past, up to {} ahead: {} on average. To \
             take the last figure for the next: {}",
            outlook.origins,
            outlook.horizon,
            error(outlook.error),
            error(outlook.naive_error)
        );
        let likely = format!("Prediction interval of {}", span(outlook.within_80));
        let sure = format!("Prediction interval of {}", span(outlook.within_95));
        vec![
            Row::new("Why this method", tried),
            Row::new("80% sure", likely),
            Row::new("95% sure", sure),
        ]
    }
}

/// A chance of 0 to 1 in per cent. Nothing that is still to come is certain.
pub fn percent_words(chance: f64) -> String {
    match chance * 100.0 {
        percent if percent < 1.0 => "under 1%".to_owned(),
        percent if percent > 99.0 => "over 99%".to_owned(),
        percent => Number::try_from(percent).unwrap_or_default().printed(Some(0)) + "%",
    }
}

/// The chances of each status, and how likely on target is in words; of a target that can no longer be met, that. `None`
/// where there are none.
pub(in crate::rating) fn chance_words(words: Vocabulary, forecast: &Forecast) -> Option<String> {
    let outlook = forecast.outlook?;
    let chances = outlook.chances?;
    // What the year's figures have settled already is certain, as nothing else is that is still to come.
    let percent = |chance: f64| match outlook.out_of_reach {
        true if chance <= 0.0 => "0%".to_owned(),
        true if chance >= 1.0 => "100%".to_owned(),
        _ => percent_words(chance),
    };
    let said = match outlook.out_of_reach {
        true => "can no longer be met",
        false => Likelihood::of(chances.green).words(),
    };
    let green = if outlook.out_of_reach { "0%".to_owned() } else { percent(chances.green) };
    Some(match words {
        // Where the floor is the plan there is no amber to have a chance of.
        Vocabulary::RedAmberGreen if forecast.judgement.own_floor().is_none() => {
            format!("Green {green} ({said}), red {}", percent(chances.red))
        }
        Vocabulary::RedAmberGreen => format!(
            "Green {green} ({said}), amber {}, red {}",
            percent(chances.amber),
            percent(chances.red)
        ),
        Vocabulary::OnOffTarget => {
            format!(
                "On target {green} ({said}), off target {}",
                percent(chances.amber + chances.red)
            )
        }
    })
}
