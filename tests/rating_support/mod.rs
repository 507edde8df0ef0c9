//! Builds measures for the tests of the rating, from texts that read like a spreadsheet.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]
#![allow(dead_code, reason = "each test binary uses its own part")]

use golden_thread::model::{
    Accumulation, Aim, Bounds, Frequency, Measure, MissingReason, Number, Observation, Pack,
    Period, Polarity, Reading, Step, Target, Tolerance,
};
use golden_thread::rating::{self, AsAt, Forecast, Judgement, Rating, rate};

pub fn number(value: f64) -> Number {
    Number::try_from(value).unwrap()
}

pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// `5`, `2/4`, `suppressed`, `?` (unread), `3..7` isn't one.
pub fn reading(text: &str) -> Reading {
    if let Some((numerator, denominator)) = text.split_once('/') {
        return Reading::Ratio {
            numerator: number(numerator.parse().unwrap()),
            denominator: number(denominator.parse().unwrap()),
        };
    }
    match text {
        "?" => Reading::Unread,
        "suppressed" => Reading::Missing(MissingReason::Suppressed),
        "late" => Reading::Missing(MissingReason::Late),
        "not_due" => Reading::Missing(MissingReason::NotDue),
        value => Reading::Number(number(value.parse().unwrap())),
    }
}

/// One value, or `low..high`.
pub fn bounds(text: &str) -> Bounds {
    let value = |text: &str| number(text.parse().unwrap());
    match text.split_once("..") {
        Some((low, high)) => Bounds::Range { low: value(low), high: value(high) },
        None => Bounds::Value(value(text)),
    }
}

/// Consecutive observations from a first period; `-` leaves one out.
pub fn series(first: &str, readings: &str) -> Vec<Observation> {
    readings
        .split_whitespace()
        .enumerate()
        .filter(|(_, text)| *text != "-")
        .map(|(index, text)| {
            Observation::new(period(first).plus(index as i32).unwrap(), reading(text))
        })
        .collect()
}

/// Consecutive steps from a first period; `-` leaves one out.
pub fn trajectory(first: &str, plans: &str) -> Vec<Step> {
    plans
        .split_whitespace()
        .enumerate()
        .filter(|(_, text)| *text != "-")
        .map(|(index, text)| Step::new(period(first).plus(index as i32).unwrap(), bounds(text)))
        .collect()
}

/// A monthly measure, higher is better, that starts in April 2025 with a value target.
pub fn monthly(accumulation: Accumulation, actuals: &str, plans: &str) -> Measure {
    let target = Target {
        trajectory: trajectory("2025-04", plans),
        ..Target::new(Aim::Value { value: number(0.0) })
    };
    with_target(
        Measure {
            frequency: Some(Frequency::Monthly),
            polarity: Some(Polarity::HigherIsBetter),
            accumulation: Some(accumulation),
            series: series("2025-04", actuals),
            ..Measure::default()
        },
        target,
    )
}

/// A yearly measure with a figure for 2025/26 (and the year before) and a target.
pub fn yearly(polarity: Polarity, figures: &str, target: Target) -> Measure {
    let first = if figures.contains(' ') { "2024/25" } else { "2025/26" };
    with_target(
        Measure {
            frequency: Some(Frequency::Yearly),
            polarity: Some(polarity),
            series: series(first, figures),
            ..Measure::default()
        },
        target,
    )
}

pub fn with_target(mut measure: Measure, target: Target) -> Measure {
    measure.targets.insert("2025/26".parse().unwrap(), target);
    measure
}

/// Changes the measure's target of 2025/26.
pub fn retarget(mut measure: Measure, change: impl FnOnce(&mut Target)) -> Measure {
    change(measure.targets.get_mut(&"2025/26".parse().unwrap()).unwrap());
    measure
}

pub fn value(value: f64) -> Target {
    Target::new(Aim::Value { value: number(value) })
}

pub fn percent(value: f64) -> Option<Tolerance> {
    Some(Tolerance::Percent(number(value)))
}

pub fn rated(measure: &Measure, at: &str) -> Rating {
    rated_on(measure, at, None)
}

pub fn rated_on(measure: &Measure, at: &str, on: Option<&str>) -> Rating {
    let on = on.map(|on| on.parse().unwrap());
    rate(&Pack::default(), measure, AsAt { period: period(at), on })
}

pub fn forecast(measure: &Measure, at: &str) -> Forecast {
    rating::forecast(&Pack::default(), measure, AsAt { period: period(at), on: None })
}

/// `STATUS actual plan floor`, `-` for what isn't there.
pub fn said(judgement: &Judgement) -> String {
    let limit = |bounds: Option<Bounds>| match bounds {
        Some(Bounds::Value(value)) => value.to_string(),
        Some(Bounds::Range { low, high }) => format!("{low}..{high}"),
        None => "-".to_owned(),
    };
    let actual = judgement.actual.map_or("-".to_owned(), |actual| actual.to_string());
    format!(
        "{} {actual} {} {}",
        judgement.status.key(),
        limit(judgement.plan),
        limit(judgement.floor)
    )
}
