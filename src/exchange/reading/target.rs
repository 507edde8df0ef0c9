//! Targets as people type them (RULES 4).

use super::{
    period::{self, PeriodError},
    spaces::tidy,
    value,
};
use crate::model::{Aim, Calendar, Direction, Number, Polarity, Tolerance};

/// What a target's text says.
#[derive(Clone, Debug, PartialEq)]
pub enum TargetReading {
    /// Nothing: blank, or `N/A`.
    Blank,
    /// An aim, and whether on the limit is the worse side.
    Aim {
        /// What is aimed for.
        aim: Aim,
        /// `>` rather than `≥`.
        strict: bool,
        /// Which way the words say is better, to be set against the polarity.
        better: Option<Polarity>,
    },
    /// Against somebody's figures; whose they are is settled where the comparators are known.
    Relative {
        /// As typed: "national average", "statistical neighbours".
        whom: String,
        /// As good is good enough.
        or_equal: bool,
        /// Which way the words say is better.
        better: Option<Polarity>,
    },
}

impl TargetReading {
    /// Whether figures are compared with what it says itself: a value or a range, not a change or another's figure.
    pub fn is_level(&self) -> bool {
        let Self::Aim { aim, .. } = self else { return false };
        matches!(aim, Aim::Value { .. } | Aim::Range { .. } | Aim::ByDate { .. })
    }
}

/// Why a target's text can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// `?3`: a character was lost.
    #[error("'{0}' seems to have lost a character (such as ≤ or ≥): type the target again")]
    Corrupted(String),
    /// `#N/A`.
    #[error("'{0}' is an error of the spreadsheet, not a target")]
    SheetError(String),
    /// `>5 and <3`.
    #[error("'{0}' has its low end above its high end")]
    Backwards(String),
    /// `50 by 20220/21`.
    #[error("the date of '{0}' can't be read: {1}")]
    Date(String, PeriodError),
}

/// Reads a target's text. Words that are no form known are [`Aim::Words`].
///
/// A value needs the measure's polarity to be judged; what the text says about which way is better
/// comes back beside it, and is never written into the measure.
///
/// # Errors
/// Where characters were lost, ends are swapped, or the date it is to be met by can't be read.
pub fn read(text: &str, calendar: Calendar) -> Result<TargetReading, TargetError> {
    let text = tidy(text);
    let lower = text.to_lowercase();
    // Lost in a conversion: a mark that stands for no comparison, right before a figure.
    if let Some(rest) = text.strip_prefix(['?', '\u{fffd}'])
        && limit(rest).is_some()
    {
        return Err(TargetError::Corrupted(text));
    }
    if value::is_sheet_error(&text) {
        return Err(TargetError::SheetError(text));
    }
    match lower.as_str() {
        "" | "n/a" | "na" | "-" => return Ok(TargetReading::Blank),
        "none" | "none set" | "no target" | "no target set" => return Ok(plain(Aim::None)),
        "plans by period" => return Ok(plain(Aim::Plans)),
        _ => {}
    }
    if let Some((before, by)) = lower.split_once(" by ")
        && let Some(read) = by_date(before, by, &text, calendar)
    {
        return read;
    }
    if let Some(range) = range(&lower, &text) {
        return range;
    }
    Ok(direction(&lower)
        .or_else(|| change(&lower))
        .or_else(|| single(&lower))
        .or_else(|| relative(&lower))
        .unwrap_or_else(|| plain(Aim::Words)))
}

/// An aim that is not strict and says nothing of polarity.
fn plain(aim: Aim) -> TargetReading {
    TargetReading::Aim { aim, strict: false, better: None }
}

/// A figure, and whether it says that it is per cent.
fn limit(text: &str) -> Option<(Number, bool)> {
    let text = text.trim();
    let text = text.strip_prefix(['£', '$', '€']).unwrap_or(text);
    match text.strip_suffix('%') {
        Some(number) => Some((value::number(number)?, true)),
        None => Some((value::number(text)?, false)),
    }
}

/// `To increase`, `To reduce`, `To improve`: strict, as RULES 5 says.
fn direction(lower: &str) -> Option<TargetReading> {
    let said = lower.strip_prefix("to ").unwrap_or(lower);
    let before = ["last year", "the same period last year", "the year before", "previous year"];
    let than = before.iter().find_map(|before| said.strip_suffix(before)).map(str::trim_end);
    let (to, better) = match than.unwrap_or(said) {
        "better than" if than.is_some() => (Direction::Improve, None),
        "more than" | "higher than" | "above" if than.is_some() => {
            (Direction::Increase, Some(Polarity::HigherIsBetter))
        }
        "less than" | "fewer than" | "lower than" | "below" if than.is_some() => {
            (Direction::Decrease, Some(Polarity::LowerIsBetter))
        }
        "increase" | "rise" | "grow" => (Direction::Increase, Some(Polarity::HigherIsBetter)),
        "decrease" | "reduce" | "fall" => (Direction::Decrease, Some(Polarity::LowerIsBetter)),
        "improve" => (Direction::Improve, None),
        _ => return None,
    };
    Some(TargetReading::Aim { aim: Aim::Direction { to, baseline: None }, strict: true, better })
}

/// `To reduce by 5%`, `reduction of 35%`.
fn change(lower: &str) -> Option<TargetReading> {
    const WORDS: [(&str, f64); 8] = [
        ("reduce by ", -1.0),
        ("reduction of ", -1.0),
        ("decrease by ", -1.0),
        ("decrease of ", -1.0),
        ("increase by ", 1.0),
        ("increase of ", 1.0),
        ("grow by ", 1.0),
        ("rise of ", 1.0),
    ];
    let lower = lower.strip_prefix("to ").unwrap_or(lower);
    let lower = lower.strip_prefix("a ").unwrap_or(lower);
    let (sign, rest) =
        WORDS.iter().find_map(|(words, sign)| Some((sign, lower.strip_prefix(words)?)))?;
    let (amount, per_cent) = limit(rest)?;
    let amount = Number::try_from(sign * amount.get()).ok()?;
    let by = if per_cent { Tolerance::Percent(amount) } else { Tolerance::Amount(amount) };
    let better = if *sign < 0.0 { Polarity::LowerIsBetter } else { Polarity::HigherIsBetter };
    let aim = Aim::Change { by, baseline: None };
    Some(TargetReading::Aim { aim, strict: false, better: Some(better) })
}

/// `95%`, `95%+`, `>70`, `<= 5500`, `Less than or equal to 4%`, `10 days`.
fn single(lower: &str) -> Option<TargetReading> {
    let (orderly, lower) = match lower.strip_prefix('=') {
        // `=<3` is `<=3` written backwards; `=0%` has a spreadsheet's sign in front.
        Some(rest) if rest.starts_with(['<', '>']) => (true, rest),
        Some(rest) => (false, rest),
        None => (false, lower),
    };
    let at_least = |text: &str| {
        let endings = ["+", " or above", " or more", " or higher", " and above"];
        let stripped = endings.iter().find_map(|ending| text.strip_suffix(ending))?;
        Some(stripped.trim().to_owned())
    };
    let (comparison, rest) = match at_least(lower) {
        Some(rest) => (Some((Polarity::HigherIsBetter, false)), rest),
        None => match compared(lower) {
            Some((comparison, rest)) => (Some(comparison), rest.to_owned()),
            None => (None, lower.to_owned()),
        },
    };
    let (number, _) = limit(&rest).or_else(|| limit(without_noun(&rest)?))?;
    Some(TargetReading::Aim {
        aim: Aim::Value { value: number },
        strict: !orderly && comparison.is_some_and(|(_, strict)| strict),
        better: comparison.map(|(better, _)| better),
    })
}

/// `10 days`, `630 children`: the number, where the one or two words after it are only what is counted.
fn without_noun(text: &str) -> Option<&str> {
    let (number, words) = text.trim().split_once(' ')?;
    let noun =
        words.split(' ').count() <= 2 && words.chars().all(|c| c.is_alphabetic() || c == ' ');
    const CHANGED: [&str; 5] = ["or", "and", "to", "below", "above"];
    (noun && !words.split(' ').any(|word| CHANGED.contains(&word))).then_some(number)
}

/// A comparison in signs or words: which way is better, and whether it is strict.
fn compared(lower: &str) -> Option<((Polarity, bool), &str)> {
    use Polarity::{HigherIsBetter as High, LowerIsBetter as Low};
    // Longer forms first, so that "less than or equal to" isn't read as "less than".
    const FORMS: [(&str, Polarity, bool); 20] = [
        (">=", High, false),
        ("<=", Low, false),
        ("≥", High, false),
        ("≤", Low, false),
        (">", High, true),
        ("<", Low, true),
        ("greater than or equal to ", High, false),
        ("more than or equal to ", High, false),
        ("above or equal to ", High, false),
        ("less than or equal to ", Low, false),
        ("below or equal to ", Low, false),
        ("at least ", High, false),
        ("at most ", Low, false),
        ("no more than ", Low, false),
        ("no less than ", High, false),
        ("more than ", High, true),
        ("greater than ", High, true),
        ("above ", High, true),
        ("less than ", Low, true),
        ("below ", Low, true),
    ];
    FORMS.iter().find_map(|(form, better, strict)| {
        Some(((*better, *strict), lower.strip_prefix(form)?.trim_start()))
    })
}

/// `>3400 and <3800`, `9,000-10,000`, `3,200 to 3,800 users (approx. …)`, `between 5 and 10`.
fn range(lower: &str, text: &str) -> Option<Result<TargetReading, TargetError>> {
    let plain = lower.split_once('(').map_or(lower, |(before, _)| before).trim();
    let (low, high, strict) = signed_range(plain).or_else(|| joined_range(plain))?;
    Some(if low.get() > high.get() {
        Err(TargetError::Backwards(text.to_owned()))
    } else {
        Ok(TargetReading::Aim { aim: Aim::Range { low, high }, strict, better: None })
    })
}

/// A lower and an upper limit joined by "and"; both strict, or neither.
fn signed_range(plain: &str) -> Option<(Number, Number, bool)> {
    let (first, second) = plain.split_once("and")?;
    let ((up, strict), first) = compared(first.trim())?;
    let ((down, also_strict), second) = compared(second.trim())?;
    let figure = |text: &str| limit(text).or_else(|| limit(without_noun(text)?));
    let ends = (figure(first)?.0, figure(second)?.0);
    (strict == also_strict && up != down).then_some(match up {
        Polarity::LowerIsBetter => (ends.1, ends.0, strict),
        _ => (ends.0, ends.1, strict),
    })
}

/// Two numbers joined by a dash or "to", with what is counted after them.
fn joined_range(plain: &str) -> Option<(Number, Number, bool)> {
    let (first, second) = match plain.strip_prefix("between ") {
        Some(rest) => rest.split_once(" and ")?,
        None => plain.split_once(" to ").or_else(|| plain.split_once(['-', '\u{2013}']))?,
    };
    let high = limit(second).or_else(|| limit(without_noun(second)?))?;
    // A first number is needed: `-35` is a negative number, not a range.
    Some((limit(first)?.0, high.0, false))
}

/// `Better than statistical neighbours`, `National average`, `Below (better than) national average`.
fn relative(lower: &str) -> Option<TargetReading> {
    // The aside only says which way "below" is; the word itself stays.
    let said = tidy(&lower.replace("(better than)", ""));
    let (better, or_equal, whom) = if let Some(whom) = after_better(&said) {
        (None, whom.1, whom.0)
    } else if let Some(((better, strict), whom)) = compared(&said) {
        (Some(better), !strict, whom)
    } else {
        return None;
    };
    // Two comparators at once can't be one target; a comparator has a word that says it is one.
    let is_whom =
        ["average", "neighbour", "authorit", "region", "england", "benchmark", "family group"]
            .iter()
            .any(|word| whom.contains(word));
    (is_whom && !whom.contains(" and ")).then(|| TargetReading::Relative {
        whom: whom.to_owned(),
        or_equal,
        better,
    })
}

/// What comes after "better than" and the like, and whether as good is good enough.
fn after_better(lower: &str) -> Option<(&str, bool)> {
    const FORMS: [(&str, bool); 6] = [
        ("better than or equal to ", true),
        ("better or equal to ", true),
        ("equal to or better than ", true),
        ("equal or better than ", true),
        ("as good as or better than ", true),
        ("better than ", false),
    ];
    FORMS.iter().find_map(|(form, or_equal)| Some((lower.strip_prefix(form)?, *or_equal)))
}

/// `50 by 2020`: a value and a date; `reduction of 35% by 2020` stays words, for the model's change has
/// no date of its own.
fn by_date(
    before: &str,
    by: &str,
    text: &str,
    calendar: Calendar,
) -> Option<Result<TargetReading, TargetError>> {
    let TargetReading::Aim { aim: Aim::Value { value }, strict, better } = single(before)? else {
        return None;
    };
    // A signed per cent by a date (`-35% by 2020`) is a change from something it doesn't name.
    if before.starts_with(['-', '+']) {
        return None;
    }
    Some(match period::read(by, calendar, None) {
        Ok(date) => {
            Ok(TargetReading::Aim { aim: Aim::ByDate { value, by: date.period }, strict, better })
        }
        Err(error) => Err(TargetError::Date(text.to_owned(), error)),
    })
}

/// Whether the words of a target say the opposite of the polarity (RULES 4).
pub fn clashes(better: Option<Polarity>, polarity: Option<Polarity>) -> bool {
    use Polarity::{HigherIsBetter, LowerIsBetter};
    matches!(
        (better, polarity),
        (Some(HigherIsBetter), Some(LowerIsBetter)) | (Some(LowerIsBetter), Some(HigherIsBetter))
    )
}
