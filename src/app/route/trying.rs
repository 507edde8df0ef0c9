//! What is tried on a measure, as the address says it: a trial is kept, and handed on, as an address.

use super::address::{Query, encode, parameter};
use crate::model::{Bounds, MeasureId, Number, Polarity, Tolerance, json};
use crate::planning::what_if::Trial;

/// A measure and what is tried on it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Trying {
    /// Which measure; one is chosen where none is named.
    pub measure: Option<MeasureId>,
    /// What is tried, by name.
    tried: Vec<(&'static str, String)>,
}

/// The names, in the order of an address.
const NAMES: [&str; 7] = ["target", "floor", "tolerance", "amount", "better", "weight", "rebase"];
/// Between the ends of a range.
const TO: &str = "..";

impl Trying {
    /// A measure, and nothing tried yet.
    pub fn on(measure: MeasureId) -> Self {
        Self { measure: Some(measure), tried: Vec::new() }
    }

    /// A measure, and a trial.
    pub fn of(measure: MeasureId, trial: &Trial) -> Self {
        let (percent, amount) = match trial.tolerance {
            Some(Tolerance::Percent(by)) => (Some(by), None),
            Some(Tolerance::Amount(by)) => (None, Some(by)),
            None => (None, None),
        };
        let number = |number: Option<Number>| number.map(|it| it.to_string());
        let bounds = |bounds: Option<Bounds>| {
            bounds.map(|it| match it {
                Bounds::Value(value) => value.to_string(),
                Bounds::Range { low, high } => format!("{low}{TO}{high}"),
            })
        };
        let better = trial.polarity.and_then(|it| match it {
            Polarity::HigherIsBetter => Some("higher".to_owned()),
            Polarity::LowerIsBetter => Some("lower".to_owned()),
            Polarity::NoPolarity => None,
        });
        let texts = [
            bounds(trial.target),
            bounds(trial.floor),
            number(percent),
            number(amount),
            better,
            number(trial.weight),
            trial.rebase.map(|it| it.to_string()),
        ];
        let tried = NAMES.into_iter().zip(texts).filter_map(|(name, text)| Some((name, text?)));
        Self { measure: Some(measure), tried: tried.collect() }
    }

    /// The trial; what can't be read is not tried.
    pub fn trial(&self) -> Trial {
        let text = |name: &str| self.tried.iter().find(|(of, _)| *of == name).map(|(_, text)| text);
        // With the reader that packs are read with.
        let read = json::read::<Number>;
        let number = |name: &str| read(text(name)?);
        let bounds = |name: &str| {
            let text = text(name)?;
            let Some((low, high)) = text.split_once(TO) else {
                return Some(Bounds::Value(read(text)?));
            };
            let (low, high) = (read(low)?, read(high)?);
            (low <= high).then_some(Bounds::Range { low, high })
        };
        let above_zero = |number: &Number| number.get() > 0.0;
        let not_below = |number: &Number| number.get() >= 0.0;
        let percent = number("tolerance").filter(not_below).map(Tolerance::Percent);
        let amount = || number("amount").filter(not_below).map(Tolerance::Amount);
        Trial {
            target: bounds("target"),
            floor: bounds("floor"),
            tolerance: percent.or_else(amount),
            polarity: match text("better").map(String::as_str) {
                Some("higher") => Some(Polarity::HigherIsBetter),
                Some("lower") => Some(Polarity::LowerIsBetter),
                _ => None,
            },
            weight: number("weight").filter(above_zero),
            rebase: text("rebase").and_then(|text| text.parse().ok()),
        }
    }
}

impl Query for Trying {
    fn read(query: &str) -> Option<Self> {
        let measure = parameter(query, "measure").map(|id| MeasureId::from(id.as_str()));
        let tried = NAMES.into_iter().filter_map(|name| Some((name, parameter(query, name)?)));
        Some(Self { measure, tried: tried.collect() })
    }

    fn written(&self) -> String {
        let measure = self.measure.as_ref().map(|id| ("measure", id.as_str()));
        let tried = self.tried.iter().map(|(name, text)| (*name, text.as_str()));
        let pairs: Vec<String> = measure
            .into_iter()
            .chain(tried)
            .map(|(name, text)| format!("{name}={}", encode(text)))
            .collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Route;
    use super::*;

    #[test]
    fn a_trial_survives_the_address() {
        let number = |value: f64| Number::try_from(value).unwrap();
        let trial = Trial {
            target: Some(Bounds::Value(number(-95.5))),
            floor: Some(Bounds::Value(number(-97.0))),
            tolerance: Some(Tolerance::Amount(number(0.25))),
            polarity: Some(Polarity::LowerIsBetter),
            weight: Some(number(2.0)),
            rebase: Some("2024/25 Q2".parse().unwrap()),
        };
        let percent =
            Trial { tolerance: Some(Tolerance::Percent(number(5.0))), ..Trial::default() };
        let range = |low, high| Some(Bounds::Range { low: number(low), high: number(high) });
        let ends = Trial {
            target: range(-5.5, 3.0),
            floor: range(-7.0, -7.0),
            polarity: Some(Polarity::HigherIsBetter),
            ..Trial::default()
        };
        for trial in [trial, percent, ends, Trial::default()] {
            let place = Route::WhatIf(Trying::of("a&b".into(), &trial));
            let Some(Route::WhatIf(read)) = Route::parse(&place.href()) else { panic!() };
            assert_eq!((read.measure.clone(), read.trial()), (Some("a&b".into()), trial));
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_tried() {
        let queries = [
            "target=soon",
            "target=5..3",
            "floor=..3",
            "weight=0",
            "weight=-1",
            "tolerance=-5",
            "better=neither",
            "rebase=now",
        ];
        for query in queries {
            let Some(Route::WhatIf(read)) = Route::parse(&format!("#/plan/what-if?{query}")) else {
                panic!()
            };
            assert!(read.trial().is_nothing(), "{query}");
        }
    }
}
