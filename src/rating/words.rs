//! Figures as people read them.

use super::Rating;
use super::precision::as_printed;
use super::status::{Reason, Side};
use super::target::YearTarget;
use crate::model::{
    Aim, Bounds, Direction, Measure, Number, Observation, Period, Polarity, Reading, Tolerance,
};

/// What a unit adds to a figure.
struct Affixes {
    before: &'static str,
    after: &'static str,
}

/// The signs for the units that have them; `None` where the unit is better said once in words.
fn affixes(unit: &str) -> Option<Affixes> {
    let unit = unit.trim();
    if unit.starts_with('%') {
        return Some(Affixes { before: "", after: "%" });
    }
    let lower = unit.to_ascii_lowercase();
    let after = match lower.as_str() {
        "per cent" | "percent" | "percentage" => return Some(Affixes { before: "", after: "%" }),
        "pounds" => "",
        "£m" | "£ m" | "£ million" | "£ millions" | "£million" | "millions of pounds" => "m",
        "£bn" | "£ billion" | "£billion" | "billions of pounds" => "bn",
        "£k" | "£ k" | "£000" | "£000s" | "£ thousand" | "£ thousands" | "thousands of pounds" => {
            "k"
        }
        _ if lower.starts_with('£') => "",
        _ => return None,
    };
    Some(Affixes { before: "£", after })
}

/// A count with its noun agreeing: `1 measure`, `2 measures`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// How many of several something is so, with its verb agreeing: `1 of 9 is`, `0 of 1 is`, `2 of 9 are`.
pub fn so_many_are(count: usize, all: usize) -> String {
    let verb = if count == 1 || all == 1 { "is" } else { "are" };
    format!("{count} of {all} {verb}")
}

/// A place in an order: `2nd`, `11th`.
pub fn ordinal(rank: usize) -> String {
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}

/// Several in a row: `April, May and June`.
pub(super) fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A figure with its unit: `47.3%`, `£1.9m`; the figure alone where the unit is a word
/// ([`unit_words`]).
pub fn printed(measure: &Measure, value: Number) -> String {
    match measure.precision {
        Some(places) => printed_at(measure, value, Some(places)),
        None => printed_at(measure, as_printed(measure, value), None),
    }
}

/// A figure as it is reported, in digits alone: as it is typed, and not as it is printed.
pub fn in_digits(measure: &Measure, value: Number) -> String {
    let reported = match measure.precision {
        Some(places) => value.rounded(Some(places)),
        None => as_printed(measure, value),
    };
    reported.to_string()
}

/// [`printed`] at other places than the measure’s.
pub(super) fn printed_at(measure: &Measure, value: Number, places: Option<u8>) -> String {
    let figure = value.printed(places);
    let Some(Affixes { before, after }) = affixes(&measure.unit) else { return figure };
    match figure.strip_prefix('\u{2212}') {
        Some(magnitude) => format!("\u{2212}{before}{magnitude}{after}"),
        None => format!("{before}{figure}{after}"),
    }
}

/// What was reported for a period, as printed; of a ratio its parts too: `56.2% (50 of 89)`. Empty where there is no
/// figure.
pub fn printed_reading(measure: &Measure, period: Period, reading: Reading) -> String {
    let figure = Observation::new(period, reading).figure(measure.ratio_scale());
    let figure = figure.map(|it| printed(measure, it)).unwrap_or_default();
    match reading {
        Reading::Ratio { numerator, denominator } => {
            let parts = format!("{} of {}", numerator.printed(None), denominator.printed(None));
            if figure.is_empty() { parts } else { format!("{figure} ({parts})") }
        }
        _ => figure,
    }
}

/// A limit: `95%`, or `3,400 to 3,800`.
pub fn printed_bounds(measure: &Measure, bounds: Bounds) -> String {
    match bounds {
        Bounds::Value(value) => printed(measure, value),
        Bounds::Range { low, high } => {
            format!("{} to {}", printed(measure, low), printed(measure, high))
        }
    }
}

/// The unit where figures don't carry all of it, to be said once: `days`, `£ per head`,
/// `% of patients`. `None` where they do, and where it says no more than that something is counted.
pub fn unit_words(measure: &Measure) -> Option<&str> {
    let unit = measure.unit.trim();
    let in_figures = unit == "%"
        || unit == "£"
        || affixes(unit).is_some_and(|_| !unit.starts_with(['%', '£']))
        || affixes(unit).is_some_and(|affixes| !affixes.after.is_empty() && unit.starts_with('£'));
    let only_counts =
        ["number", "no", "no.", "count"].contains(&unit.to_ascii_lowercase().as_str());
    (!unit.is_empty() && !in_figures && !only_counts).then_some(unit)
}

/// What is meant to happen to a measure and how it is managed: `Improvement · Priority`; what isn't set is left
/// out.
pub fn intent_words(measure: &Measure) -> String {
    let parts = [measure.intent.map(|it| it.words()), measure.regime.map(|it| it.words())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What is aimed for in the year shown, and where that can't be worked out, for want of which figure.
pub fn target_said(measure: &Measure, rating: &Rating) -> String {
    let words = year_target_words(measure, &rating.year_target);
    let missing = match (rating.this_period.reason, rating.period) {
        (Some(Reason::NoFigureLastYear), Some(period)) => period.last_year(),
        (Some(Reason::NoComparatorFigure | Reason::UnknownComparator), period) => period,
        _ => None,
    };
    match missing {
        Some(period) => format!("{words} (can’t be worked out: no figure for {})", period.label()),
        None => words,
    }
}

/// The year's target in words: `95%`, `more than 23%`, `3,400 to 3,800`, `better than England`,
/// `50 by 2019/20`; its author's own text where it is in words only. Empty where there is none.
pub fn year_target_words(measure: &Measure, year_target: &YearTarget) -> String {
    let value_words = |value: Number, strict: bool| match (strict, measure.polarity) {
        (true, Some(Polarity::HigherIsBetter)) => format!("more than {}", printed(measure, value)),
        (true, Some(Polarity::LowerIsBetter)) => format!("less than {}", printed(measure, value)),
        _ => printed(measure, value),
    };
    let Some(target) = measure.targets.get(&year_target.year) else {
        return year_target
            .bounds
            .map_or_else(String::new, |bounds| printed_bounds(measure, bounds));
    };
    let than = |baseline: Option<Number>| match baseline {
        Some(value) => printed(measure, value),
        None => "the same period last year".to_owned(),
    };
    match &target.aim {
        Aim::Value { value } => value_words(*value, target.strict),
        Aim::Range { low, high } => {
            let range = Bounds::Range { low: *low, high: *high };
            let words = printed_bounds(measure, range);
            if target.strict { format!("{words}, ends not included") } else { words }
        }
        Aim::Direction { to, baseline } => {
            let word = match to {
                Direction::Increase => "more",
                Direction::Decrease => "less",
                Direction::Improve => "better",
            };
            format!("{word} than {}", than(*baseline))
        }
        Aim::Change { by, baseline } => {
            let (amount, size) = match by {
                Tolerance::Percent(percent) => {
                    (percent.get(), format!("{}%", magnitude(*percent).printed(None)))
                }
                Tolerance::Amount(amount) => (amount.get(), printed(measure, magnitude(*amount))),
            };
            let word = if amount < 0.0 { "less" } else { "more" };
            format!("{size} {word} than {}", than(*baseline))
        }
        Aim::Relative { comparator, or_equal } => {
            let name = measure
                .comparator(comparator)
                .map_or(comparator.as_str(), |comparator| comparator.name.as_str());
            if *or_equal {
                format!("as good as {name} or better")
            } else {
                format!("better than {name}")
            }
        }
        Aim::ByDate { value, by } => {
            format!("{} by {}", value_words(*value, target.strict), by.label())
        }
        Aim::Plans => match year_target.bounds {
            Some(bounds) => printed_bounds(measure, bounds),
            None => "plans by period".to_owned(),
        },
        Aim::Words => target.text.clone().unwrap_or_default(),
        Aim::None => String::new(),
    }
}

/// Without its sign.
fn magnitude(number: Number) -> Number {
    Number::try_from(number.get().abs()).unwrap_or(number)
}

/// What a limit asks for: `at least 95%`, `more than 23%`, `at most 10`, `less than 24`,
/// `3,400 to 3,800`.
pub fn asked_words(measure: &Measure, limit: Bounds, side: Side, strict: bool) -> String {
    asked((limit, printed_bounds(measure, limit)), side, strict)
}

/// The same of what is asked for on average.
pub(super) fn asked_on_average(
    measure: &Measure,
    limit: Bounds,
    side: Side,
    strict: bool,
) -> String {
    let words = |value| printed_average(measure, value);
    let printed = match limit {
        Bounds::Value(value) => words(value),
        Bounds::Range { low, high } => format!("{} to {}", words(low), words(high)),
    };
    asked((limit, printed), side, strict)
}

/// An average of several figures as printed: at their precision, one place finer where it has one.
pub(super) fn printed_average(measure: &Measure, value: Number) -> String {
    match measure.precision {
        Some(places) if value.rounded(Some(places)) != value => {
            printed_at(measure, value, Some(places + 1))
        }
        _ => printed(measure, value),
    }
}

/// The places that an average of several figures is rounded to: theirs, and one more where more than a hundredth of it
/// would be rounded away, which times the periods comes to another total.
pub(super) fn average_places(measure: &Measure, value: f64) -> Option<u8> {
    let places = measure.precision?;
    let is_rough = value.abs() * 10_f64.powi(i32::from(places)) < 100.0;
    Some(if is_rough { places + 1 } else { places })
}

/// A limit, with its words, as it is asked for.
fn asked((limit, words): (Bounds, String), side: Side, strict: bool) -> String {
    match (limit, side, strict) {
        (Bounds::Value(_), Side::Above, false) => format!("at least {words}"),
        (Bounds::Value(_), Side::Above, true) => format!("more than {words}"),
        (Bounds::Value(_), Side::Below, false) => format!("at most {words}"),
        (Bounds::Value(_), Side::Below, true) => format!("less than {words}"),
        (_, _, false) => words,
        (_, _, true) => format!("{words}, ends not included"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(unit: &str, precision: Option<u8>) -> Measure {
        Measure { unit: unit.to_owned(), precision, ..Measure::default() }
    }

    #[test]
    fn places_are_numbered_as_people_say_them() {
        let said: Vec<String> = [2, 3, 4, 11, 12, 13, 21, 112].map(ordinal).to_vec();
        assert_eq!(said, ["2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]);
    }

    #[test]
    fn what_is_counted_agrees_with_its_count() {
        let check = |count, all, noun: &str, verb: &str| {
            assert_eq!(counted(count, "measure", "measures"), noun);
            assert_eq!(so_many_are(count, all), verb);
        };
        check(0, 1, "0 measures", "0 of 1 is");
        check(1, 1, "1 measure", "1 of 1 is");
        check(1, 9, "1 measure", "1 of 9 is");
        check(0, 9, "0 measures", "0 of 9 are");
        check(2, 9, "2 measures", "2 of 9 are");
    }

    #[test]
    fn prints_figures_with_their_unit() {
        let check = |unit: &str, value: f64, expected: &str, said_once: Option<&str>| {
            let measure = measure(unit, Some(1));
            let value = Number::try_from(value).unwrap();
            assert_eq!(printed(&measure, value), expected, "{unit}");
            assert_eq!(unit_words(&measure), said_once, "{unit}");
        };
        check("%", 47.3, "47.3%", None);
        check("per cent", 47.3, "47.3%", None);
        check("% of patients", 47.3, "47.3%", Some("% of patients"));
        check("£ million", 1.9, "£1.9m", None);
        check("millions of pounds", -1.9, "\u{2212}£1.9m", None);
        check("£", 12.0, "£12.0", None);
        check("£ per head", 21_382.0, "£21,382.0", Some("£ per head"));
        check("days", 10.94, "10.9", Some("days"));
        check("", 3.0, "3.0", None);
        check("Number", 3.0, "3.0", None);
        check("number of homes", 3.0, "3.0", Some("number of homes"));
    }

    #[test]
    fn a_ratio_is_printed_with_its_parts() {
        let measure = Measure { scale: Some(Number::from(100)), ..measure("%", Some(1)) };
        let said = |reading| printed_reading(&measure, "2025-09".parse().unwrap(), reading);
        let parts = |numerator: i32, denominator: i32| Reading::Ratio {
            numerator: Number::from(numerator),
            denominator: Number::from(denominator),
        };
        assert_eq!(said(parts(5000, 8900)), "56.2% (5,000 of 8,900)");
        assert_eq!(said(parts(5, 0)), "5 of 0");
        assert_eq!(said(Reading::Number(Number::from(7))), "7.0%");
        assert_eq!(said(Reading::Unread), "");
    }

    #[test]
    fn prints_ranges() {
        let range = Bounds::Range { low: Number::from(3400), high: Number::from(3800) };
        assert_eq!(printed_bounds(&measure("people", Some(0)), range), "3,400 to 3,800");
    }
}
