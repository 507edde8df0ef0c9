//! The precision figures are compared and printed at.

use crate::model::{Accumulation, Aim, Bounds, Measure, Number, Reading};

/// Decimal digits that survive a few additions of 64-bit floats.
const RELIABLE_DIGITS: i32 = 15;

/// The most decimal places a measure can be reported at.
const MOST_PLACES: i32 = 9;

/// A worked-out figure at the measure's reported precision (RULES 2); `None` if it isn't finite.
///
/// Without a precision, figures stay as precise as entered: only what arithmetic in binary adds
/// (0.1 + 0.2 is 0.30000000000000004) is rounded away, at 15 significant digits and 9 places at most.
pub(super) fn settle(measure: &Measure, value: f64) -> Option<Number> {
    settle_at(measure.precision, value)
}

/// The same at so many places.
pub(super) fn settle_at(precision: Option<u8>, value: f64) -> Option<Number> {
    let number = Number::try_from(value).ok()?;
    let places = precision.unwrap_or_else(|| places_of(value));
    Some(number.rounded(Some(places)))
}

/// Both ends of a limit at the measure's precision.
pub(super) fn settle_bounds(measure: &Measure, bounds: Bounds) -> Option<Bounds> {
    Some(match bounds {
        Bounds::Value(value) => Bounds::Value(settle(measure, value.get())?),
        Bounds::Range { low, high } => {
            Bounds::Range { low: settle(measure, low.get())?, high: settle(measure, high.get())? }
        }
    })
}

/// A figure as it is printed where the measure has no precision. What is worked out (a ratio, a mean, a difference) has no
/// end of its own: it gets as many decimals as what was typed has, at least 1 for ratios and 2 for all else, as many as
/// tell small figures apart, and more where with those it would stand on another side of a limit than it does.
pub(super) fn as_printed(measure: &Measure, value: Number) -> Number {
    let is_ratio = measure.accumulation == Some(Accumulation::Ratio)
        || measure.series.last().is_some_and(|it| matches!(it.reading, Reading::Ratio { .. }));
    let least = if is_ratio { 1 } else { 2 };
    // Most figures are as short as that: nothing is looked for.
    if value.rounded(Some(least)) == value.rounded(None) {
        return value;
    }
    let least = least.max(telling(measure, value));
    let limits = limits(measure);
    let places = typed(measure).chain(limits.iter().copied()).map(decimals).fold(least, u8::max);
    let is_apart = |rounded: &Number| {
        limits.iter().all(|limit| rounded.partial_cmp(limit) == value.partial_cmp(limit))
    };
    let finer = (places..=MOST_PLACES as u8).map(|places| value.rounded(Some(places)));
    finer.into_iter().find(is_apart).unwrap_or(value)
}

/// The decimals with which the largest of a measure's figures and another has three digits that tell anything: 0.514 and
/// 0.420 would both be near a half with one.
fn telling(measure: &Measure, value: Number) -> u8 {
    let scale = measure.ratio_scale();
    let figures = measure.series.iter().filter_map(|it| it.figure(scale));
    match figures.map(|it| it.get().abs()).fold(value.get().abs(), f64::max) {
        largest if largest >= 10.0 => 1,
        largest if largest >= 1.0 => 2,
        _ => 3,
    }
}

/// The figures of a measure that somebody typed.
fn typed(measure: &Measure) -> impl Iterator<Item = Number> {
    let others = measure.comparators.iter().flat_map(|it| &it.series);
    measure.series.iter().chain(others).filter_map(|held| match held.reading {
        Reading::Number(number) => Some(number),
        _ => None,
    })
}

/// What its figures are held against: targets, plans and floors, as they were typed.
fn limits(measure: &Measure) -> Vec<Number> {
    let mut found = Vec::new();
    let mut add = |bounds: Bounds| match bounds {
        Bounds::Value(value) => found.push(value),
        Bounds::Range { low, high } => found.extend([low, high]),
    };
    for target in measure.targets.values() {
        match target.aim {
            Aim::Value { value } | Aim::ByDate { value, .. } => add(Bounds::Value(value)),
            Aim::Range { low, high } => add(Bounds::Range { low, high }),
            _ => {}
        }
        for step in &target.trajectory {
            add(step.plan);
            step.floor.into_iter().for_each(&mut add);
        }
    }
    found
}

/// How many decimals a number has, as it was typed.
fn decimals(number: Number) -> u8 {
    let text = number.rounded(None).get().to_string();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    u8::try_from(decimals).unwrap_or(u8::MAX).min(MOST_PLACES as u8)
}

/// How many decimal places of a float can be trusted.
fn places_of(value: f64) -> u8 {
    let magnitude = value.abs();
    let whole_digits = if magnitude < 1.0 { 1 } else { magnitude.log10() as i32 + 1 };
    (RELIABLE_DIGITS - whole_digits).clamp(0, MOST_PLACES) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_at_the_measures_precision_or_drops_only_binary_noise() {
        let check = |precision: Option<u8>, value: f64, expected: f64| {
            let measure = Measure { precision, ..Measure::default() };
            assert_eq!(settle(&measure, value).map(Number::get), Some(expected));
        };
        check(Some(2), 1.005, 1.01);
        check(Some(0), -2.5, -3.0);
        check(None, 0.1 + 0.2, 0.3);
        check(None, 1_234_567_890.123, 1_234_567_890.123);
        check(None, 5.0 / 3.0, 1.666_666_667);
        check(None, 1e300, 1e300);
    }

    #[test]
    fn what_is_worked_out_is_printed_as_short_as_what_was_typed() {
        let check = |measure: &str, value: f64, expected: f64| {
            let measure: Measure = serde_json::from_str(measure).unwrap();
            let found = as_printed(&measure, Number::try_from(value).unwrap());
            assert_eq!(found.get(), expected, "{value}");
        };
        let ratio = r#"{"id":"a","name":"A","frequency":"monthly","accumulation":"ratio",
            "series":[{"period":"2025-04","numerator":50,"denominator":89}],
            "targets":{"2025/26":{"aim":{"kind":"value","value":77.2}}}}"#;
        check(ratio, 50.123_456_789, 50.1);
        check(ratio, 77.0, 77.0);
        // Red beside a target of 77.2 it never reads 77.2.
        check(ratio, 77.182_359_118, 77.18);
        check(ratio, 77.199_6, 77.199_6);
        let typed = r#"{"id":"a","name":"A","frequency":"monthly","series":[{"period":"2025-04","value":4.125}]}"#;
        check(typed, 4.125, 4.125);
        check(typed, 5.0 / 3.0, 1.667);
        check(r#"{"id":"a","name":"A","frequency":"monthly"}"#, 5.0 / 3.0, 1.67);
        let of = |part: i32, all: i32, scale: i32| {
            format!(
                r#"{{"id":"a","name":"A","frequency":"yearly","accumulation":"ratio","scale":{scale},
                "series":[{{"period":"2024/25","numerator":{part},"denominator":{all}}}]}}"#
            )
        };
        // Where the largest is below one, two digits would hide what it did.
        check(&of(514, 1000, 1), 0.420_4, 0.42);
        check(&of(657, 1000, 1), 0.657_3, 0.657);
        check(&of(51, 10, 1), 4.126, 4.13);
        check(&of(514, 1000, 100), 42.044, 42.0);
    }

    #[test]
    fn refuses_what_is_not_finite() {
        assert_eq!(settle(&Measure::default(), f64::INFINITY), None);
    }
}
