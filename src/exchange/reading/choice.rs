//! What can be chosen of a measure, in the words that files and people use for it.

use super::spaces::tidy;
use crate::model::{Accumulation, Frequency, Polarity};

/// Which way is better, in words that leave no doubt.
pub fn polarity(said: &str) -> Option<Polarity> {
    Some(match said {
        "high is good" | "higher is better" | "high" | "bigger is better" | "up is good"
        | "maximise" | "bigger" | "higher" => Polarity::HigherIsBetter,
        "low is good" | "lower is better" | "low" | "smaller is better" | "down is good"
        | "minimise" | "smaller" | "lower" => Polarity::LowerIsBetter,
        "none" | "neither" | "neither is better" | "no polarity" => Polarity::NoPolarity,
        _ => return None,
    })
}

/// Words and codes of which it is likely that they say that more is better.
const UP: &[&str] = &[
    "u",
    "up",
    "increase",
    "grow",
    "rise",
    "raise",
    "more",
    "positive",
    "improve",
    "h",
    "+",
    "↑",
    "high is better",
    "bigger is good",
];
/// And that less is.
const DOWN: &[&str] = &[
    "d",
    "down",
    "decrease",
    "reduce",
    "fall",
    "cut",
    "less",
    "fewer",
    "shrink",
    "negative",
    "l",
    "-",
    "↓",
    "low is better",
    "smaller is good",
];

/// What a word or a code for which way is better most likely means. Where it may say which way something has gone, that is
/// asked; where it can only be which way is better, it is that.
pub fn likely_polarity(text: &str) -> Option<Polarity> {
    let lower = text.trim().to_lowercase();
    if UP.contains(&lower.as_str()) {
        Some(Polarity::HigherIsBetter)
    } else if DOWN.contains(&lower.as_str()) {
        Some(Polarity::LowerIsBetter)
    } else {
        None
    }
}

/// A frequency in words, or by its letter.
pub fn frequency(text: &str) -> Option<Frequency> {
    Some(match words(text).as_str() {
        "monthly" | "month" | "every month" | "m" => Frequency::Monthly,
        "quarterly" | "quarter" | "every quarter" | "q" => Frequency::Quarterly,
        "half yearly" | "six monthly" | "half year" | "biannually" => Frequency::HalfYearly,
        "yearly" | "annual" | "annually" | "year" | "a" | "y" => Frequency::Yearly,
        "dated" | "dated ranges" | "weekly" | "termly" => Frequency::Dated,
        _ => return None,
    })
}

/// How figures of parts of a year make the year's: in the words that the page has for it, by its name, or as people
/// call it.
pub fn accumulation(text: &str) -> Option<Accumulation> {
    let said = words(text);
    let meant = |it: &&Accumulation| words(it.words()) == said || words(&it.name()) == said;
    Accumulation::ALL.iter().find(meant).copied().or(match said.as_str() {
        "sum" | "summed" | "total" | "add up" | "added up" => Some(Accumulation::Sum),
        "mean" | "average" | "averaged" => Some(Accumulation::Mean),
        "latest" | "last" | "last value" | "latest figure" | "snapshot" => {
            Some(Accumulation::Latest)
        }
        "running" | "cumulative" | "year to date" | "ytd" => Some(Accumulation::Running),
        "ratio" => Some(Accumulation::Ratio),
        _ => None,
    })
}

/// Lower case, spaces for underscores and hyphens.
pub fn words(text: &str) -> String {
    tidy(&text.replace(['_', '-'], " ")).to_lowercase()
}
