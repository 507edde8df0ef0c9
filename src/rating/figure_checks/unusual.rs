//! What is unlikely of a figure by itself: its size, its unit, that it stands still.

use crate::model::{Accumulation, Measure, Reading};

/// How many figures before one say what is usual, and how few are too few to.
pub(super) const LAST: usize = 12;
const FEW: usize = 3;

/// How many figures in a row never stood twice before one that does is asked about.
const NEVER: usize = 8;

/// The median size of the last 12 figures before one, at least 0; `None` of fewer than 3, of changes, which go below
/// zero and have no usual size, and of counts so small that they are tenfold by chance.
pub fn usual_size(before: &[f64]) -> Option<f64> {
    let last = before.get(before.len().saturating_sub(LAST)..)?;
    if last.len() < FEW || last.iter().any(|value| *value < 0.0) {
        return None;
    }
    let mut sorted = last.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = |at: usize| sorted.get(at).copied();
    let half = sorted.len() / 2;
    let upper = middle(half)?;
    let median = if sorted.len() % 2 == 1 { upper } else { (middle(half - 1)? + upper) / 2.0 };
    let is_count = last.iter().all(|value| value.fract() == 0.0);
    (median >= 1.0 || !is_count).then_some(median)
}

/// Whether a figure is ten times a usual one, or a tenth of it.
pub fn is_tenfold(usual: f64, value: f64) -> bool {
    // What binary adds to ten times a decimal.
    const SAME: f64 = 1e-9;
    usual > 0.0 && value > 0.0 && (value >= usual * (10.0 - SAME) || value <= usual / (10.0 - SAME))
}

/// Whether a figure is that of the period before to the last digit, as none of those before was, of which there are 8
/// at least.
pub fn is_stuck(before: &[f64], value: f64) -> bool {
    before.len() >= NEVER
        && before.last() == Some(&value)
        && before.windows(2).all(|pair| matches!(pair, [one, other] if one != other))
}

/// Why a unit doesn't allow a figure; `None` where it does, and where the name says that it is a change, which may be
/// anything.
pub fn outside_unit(name: &str, unit: &str, value: f64) -> Option<&'static str> {
    let why = if value > 100.0 && is_per_cent(unit) {
        "more than 100%"
    } else if value < 0.0 && is_per_cent(unit) {
        "less than 0%"
    } else if value < 0.0 && is_count(unit) && value.fract() == 0.0 && !has_word(name, BELOW_ZERO)
        || value < 0.0 && has_word(unit, COUNTS)
    {
        "a count below zero"
    } else if value < 0.0
        && value.fract() == 0.0
        && unit.trim().is_empty()
        && !has_word(name, BELOW_ZERO)
    {
        "below zero, and nothing says in which unit"
    } else {
        return None;
    };
    (!is_change(name)).then_some(why)
}

/// Words of names whose figures are changes.
const CHANGES: &[&str] =
    &["change", "growth", "difference", "variance", "net", "increase", "reduction"];

/// Words of names whose figures go below zero as a matter of course.
const BELOW_ZERO: &[&str] = &[
    "surplus",
    "deficit",
    "balance",
    "profit",
    "loss",
    "position",
    "temperature",
    "score",
    "spend",
    "spending",
    "expenditure",
    "cost",
    "costs",
    "income",
    "revenue",
    "budget",
    "savings",
    "outturn",
];

/// Words of units that are counts.
const COUNTS: &[&str] = &["number", "count", "people", "no"];

/// Words of units whose figures may be below zero.
const SIGNED: &[&str] = &[
    "points",
    "cents",
    "cent",
    "pence",
    "dollars",
    "euros",
    "point",
    "score",
    "index",
    "degrees",
    "degree",
    "celsius",
    "pounds",
    "gbp",
    "million",
    "thousand",
    "billion",
    "m",
    "k",
    "bn",
    "net",
    "change",
    "difference",
    "variance",
    "balance",
];

/// Whether a unit is what is counted: `homes`, `full-time equivalents`; neither money nor a point on a scale.
fn is_count(unit: &str) -> bool {
    let is_noun = |letter: char| letter.is_alphabetic() || letter == ' ' || letter == '-';
    !unit.trim().is_empty() && unit.chars().all(is_noun) && !has_word(unit, SIGNED)
}

/// Whether a name says that its figures are changes, which have no usual size and no range.
pub fn is_change(name: &str) -> bool {
    has_word(name, CHANGES)
}

/// Whether a measure's figures are ratios in per cent and nothing says that they are multiplied by 100.
pub fn is_unscaled(measure: &Measure) -> bool {
    let is_ratio = measure.accumulation == Some(Accumulation::Ratio)
        || measure.series.last().is_some_and(|it| matches!(it.reading, Reading::Ratio { .. }));
    is_ratio && measure.scale.is_none() && is_per_cent(&measure.unit)
}

/// Whether a unit is per cent.
pub fn is_per_cent(unit: &str) -> bool {
    let pairs = || words(unit).zip(words(unit).skip(1));
    unit.contains('%')
        || has_word(unit, &["percent", "percentage", "pct"])
        || pairs().any(|(one, two)| is(one, "per") && is(two, "cent"))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is(word: &str, other: &str) -> bool {
    word.eq_ignore_ascii_case(other)
}

/// Whether one of these stands in a text as a word of its own. Nothing is copied: a file has a hundred thousand rows.
fn has_word(text: &str, any: &[&str]) -> bool {
    words(text).any(|word| any.iter().any(|it| is(word, it)))
}
