//! Forecasts that were kept as made, and how far off each was once the figure came (RULES 11).

use super::out_turn;
use super::precision::settle;
use super::timeline::AsAt;
use super::words::printed;
use super::{Method, forecast};
use crate::model::{Calendar, KeptForecast, Measure, Number, Pack};

/// The product's own forecast of the year as at a period, to be kept. `None` where the year's figure is in, or the
/// measure has no period to forecast from.
pub fn forecast_to_keep(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<KeptForecast> {
    let made = forecast(pack, measure, as_at);
    if made.method == Some(Method::OutTurn) {
        return None;
    }
    let limit = |value: f64| settle(measure, value);
    let within = made.outlook.map(|outlook| outlook.within_80);
    Some(KeptForecast {
        year: pack.calendar().year_of_period(as_at.period),
        after: Some(as_at.period),
        method: made.method.map(Method::key).unwrap_or_default().to_owned(),
        expected: made.judgement.actual,
        lower80: within.and_then(|within| limit(within.lower)),
        upper80: within.and_then(|within| limit(within.upper)),
        ..KeptForecast::default()
    })
}

/// How good a kept forecast was. Figures are at the measure's precision, in its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForecastScore {
    /// What the year came to.
    pub came: Number,
    /// How far off the post's own forecast was, either way: 0 or more.
    pub own_off: Option<Number>,
    /// How far off the product's was, either way.
    pub product_off: Option<Number>,
    /// Whether the figure came within the interval of 80 %.
    pub within_80: Option<bool>,
}

/// Scores a forecast; `None` until the whole year's figure is in.
pub fn forecast_score(
    measure: &Measure,
    kept: &KeptForecast,
    calendar: Calendar,
) -> Option<ForecastScore> {
    let came = settle(measure, out_turn(measure, kept.year, calendar)?)?;
    let off = |forecast: Option<Number>| settle(measure, (forecast?.get() - came.get()).abs());
    let within = kept.lower80.zip(kept.upper80);
    Some(ForecastScore {
        came,
        own_off: off(kept.own),
        product_off: off(kept.expected),
        within_80: within.map(|(lower, upper)| (lower.get()..=upper.get()).contains(&came.get())),
    })
}

impl ForecastScore {
    /// In sentences.
    pub fn words(&self, measure: &Measure) -> String {
        let mut said = format!("It came to {}.", printed(measure, self.came));
        if let Some(off) = self.own_off {
            said.push_str(&format!(" The officer’s forecast was {}.", off_words(measure, off)));
        }
        if let Some(off) = self.product_off {
            let range = match self.within_80 {
                Some(true) => ", and the figure came within its 80% range",
                Some(false) => ", and the figure came outside its 80% range",
                None => "",
            };
            let off = off_words(measure, off);
            said.push_str(&format!(" The worked-out one was {off}{range}."));
        }
        said
    }
}

fn off_words(measure: &Measure, off: Number) -> String {
    if off.get() == 0.0 { "right".to_owned() } else { format!("{} off", printed(measure, off)) }
}

/// What all scored forecasts together say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ForecastScores {
    /// How many forecasts have been kept.
    pub kept: usize,
    /// Of how many the year's figure is in.
    pub scored: usize,
    /// How many have both an officer's forecast and the product's.
    pub both: usize,
    /// In how many of those the officer was nearer.
    pub officer_nearer: usize,
    /// In how many of those the product was nearer.
    pub product_nearer: usize,
    /// How many had an interval of 80 %.
    pub with_range: usize,
    /// In how many of those the figure came within it.
    pub within_80: usize,
}

/// Scores every forecast kept in a pack.
pub fn forecast_scores(pack: &Pack) -> ForecastScores {
    let mut all = ForecastScores::default();
    for measure in &pack.measures {
        for kept in &measure.forecasts {
            all.kept += 1;
            if let Some(score) = forecast_score(measure, kept, pack.calendar()) {
                all.count(&score);
            }
        }
    }
    all
}

impl ForecastScores {
    fn count(&mut self, score: &ForecastScore) {
        self.scored += 1;
        if let Some((own, product)) = score.own_off.zip(score.product_off) {
            self.both += 1;
            self.officer_nearer += usize::from(own.get() < product.get());
            self.product_nearer += usize::from(product.get() < own.get());
        }
        self.with_range += usize::from(score.within_80.is_some());
        self.within_80 += usize::from(score.within_80 == Some(true));
    }

    /// In sentences; nothing where no forecast was kept.
    pub fn words(&self) -> Option<String> {
        let Self { kept, scored, both, officer_nearer, product_nearer, with_range, within_80 } =
            *self;
        if kept == 0 {
            return None;
        }
        if scored == 0 {
            return Some(match kept {
                1 => "1 forecast is kept; its year’s figure isn’t in yet.".to_owned(),
                _ => format!("{kept} forecasts are kept; none of their years’ figures is in yet."),
            });
        }
        let mut said = Vec::new();
        if both > 0 {
            said.push(format!(
                "Officers’ forecasts were nearer in {officer_nearer} of {both}, worked-out ones in {product_nearer}."
            ));
        }
        if with_range > 0 {
            said.push(format!("{within_80} of {with_range} figures came within the 80% range."));
        }
        if said.is_empty() {
            said.push(format!("The year’s figure is in for {scored} of {kept} forecasts."));
        } else {
            match kept - scored {
                0 => {}
                1 => said.push("1 forecast waits for its year’s figure.".to_owned()),
                more => said.push(format!("{more} forecasts wait for their years’ figures.")),
            }
        }
        Some(said.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Frequency, Observation, Period, Reading, ReportingYear};

    /// A count by quarters that came to 40 in 2024/25.
    fn measure() -> Measure {
        let quarter = |year: &str, quarter: u32| format!("{year} Q{quarter}").parse().unwrap();
        let figure = |period: Period| Observation::new(period, Reading::Number(10.into()));
        let series = ["2023/24", "2024/25"]
            .into_iter()
            .flat_map(|year| (1..=4).map(move |number| figure(quarter(year, number))));
        Measure {
            frequency: Some(Frequency::Quarterly),
            accumulation: Some(crate::model::Accumulation::Sum),
            precision: Some(0),
            series: series.collect(),
            ..Measure::default()
        }
    }

    fn year(text: &str) -> ReportingYear {
        text.parse().unwrap()
    }

    fn kept(
        of: &str,
        own: Option<i32>,
        expected: Option<i32>,
        range: Option<(i32, i32)>,
    ) -> KeptForecast {
        KeptForecast {
            year: year(of),
            own: own.map(Number::from),
            expected: expected.map(Number::from),
            lower80: range.map(|range| range.0.into()),
            upper80: range.map(|range| range.1.into()),
            ..KeptForecast::default()
        }
    }

    #[test]
    fn a_forecast_is_scored_once_its_year_is_in() {
        let check = |kept: KeptForecast, expected: Option<&str>| {
            let measure = measure();
            let words =
                forecast_score(&measure, &kept, Calendar::default()).map(|it| it.words(&measure));
            assert_eq!(words.as_deref(), expected);
        };
        check(
            kept("2024/25", Some(36), Some(41), Some((38, 44))),
            Some(
                "It came to 40. The officer’s forecast was 4 off. The worked-out one was 1 off, and the figure came within its 80% range.",
            ),
        );
        check(
            kept("2024/25", Some(40), Some(50), Some((45, 55))),
            Some(
                "It came to 40. The officer’s forecast was right. The worked-out one was 10 off, and the figure came outside its 80% range.",
            ),
        );
        // On the limit is within; a method without an interval says nothing of one.
        check(
            kept("2024/25", None, Some(44), Some((40, 48))),
            Some(
                "It came to 40. The worked-out one was 4 off, and the figure came within its 80% range.",
            ),
        );
        check(
            kept("2024/25", None, Some(44), None),
            Some("It came to 40. The worked-out one was 4 off."),
        );
        check(kept("2025/26", Some(40), Some(40), None), None);
    }

    #[test]
    fn all_scores_are_said_together() {
        let check = |list: Vec<KeptForecast>, expected: Option<&str>| {
            let measure = Measure { forecasts: list, ..measure() };
            let pack = Pack { measures: vec![measure.into()], ..Pack::default() };
            assert_eq!(forecast_scores(&pack).words().as_deref(), expected);
        };
        check(Vec::new(), None);
        check(
            vec![kept("2025/26", Some(1), None, None)],
            Some("1 forecast is kept; its year’s figure isn’t in yet."),
        );
        check(
            vec![
                kept("2024/25", Some(39), Some(44), Some((38, 45))),
                kept("2024/25", Some(30), Some(41), Some((41, 45))),
                kept("2024/25", Some(30), None, None),
                kept("2025/26", None, Some(41), None),
            ],
            Some(
                "Officers’ forecasts were nearer in 1 of 2, worked-out ones in 1. 1 of 2 figures came within the 80% range. 1 forecast waits for its year’s figure.",
            ),
        );
        check(
            vec![kept("2024/25", Some(39), None, None), kept("2025/26", Some(1), None, None)],
            Some("The year’s figure is in for 1 of 2 forecasts."),
        );
    }

    #[test]
    fn what_is_kept_is_what_was_said_and_a_year_that_is_in_is_not_forecast() {
        let mut measure = measure();
        measure.series.truncate(6);
        let pack = Pack { measures: vec![measure.clone().into()], ..Pack::default() };
        let at = |text: &str| AsAt { period: text.parse().unwrap(), on: None };
        let kept = forecast_to_keep(&pack, &measure, at("2024/25 Q2")).unwrap();
        let said = forecast(&pack, &measure, at("2024/25 Q2"));
        assert_eq!((kept.year, kept.expected), (year("2024/25"), said.judgement.actual));
        assert_eq!(kept.after, Some("2024/25 Q2".parse().unwrap()));
        assert_eq!(forecast_to_keep(&pack, &measure, at("2023/24 Q4")), None);
    }
}
