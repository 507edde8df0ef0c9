//! Amounts of a target or setting as people write them in the unit of its measure: `640k`, `£1.2m`, `8 days`, `12%`.
//!
//! What is typed here is looked at where it lands, as the figure that it was read as. Figures of a series are more
//! careful (`value`): a magnitude there is only offered.

use super::{
    magnitude::{self, NotInUnit},
    spaces::tidy,
    stretch::{Stretch, TimeUnit},
    value,
};
use crate::model::Number;
use crate::rating::is_per_cent;

/// Why a text is no amount in a unit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// No number at all.
    #[error("'{0}' is not a number")]
    NotANumber(String),
    /// Per cent of something that isn't counted in per cent.
    #[error(
        "'{text}' is a share, and the unit of this measure is '{unit}': is {} meant? If not, set the unit to % or leave it",
        without_sign(.text)
    )]
    Share {
        /// As typed.
        text: String,
        /// What the measure counts.
        unit: String,
    },
    /// Per cent, of a measure that has no unit.
    #[error(
        "'{0}' is a share, and this measure has no unit yet: set its unit to %, or type the figure alone"
    )]
    NoUnit(String),
    /// A stretch of time in another unit than the measure's.
    #[error(
        "'{text}' is in {other}, and this measure counts {unit}: is {} meant? If not, type the figure itself",
        figure_as_meant(.text, .unit)
    )]
    OtherTime {
        /// As typed.
        text: String,
        /// The unit of time in it.
        other: &'static str,
        /// What the measure counts.
        unit: String,
    },
    /// A letter that may be a magnitude or the unit.
    #[error("'{text}' may be in millions or in {unit}: write the figure in full")]
    Unclear {
        /// As typed.
        text: String,
        /// What the measure counts.
        unit: String,
    },
    /// An accountant's minus, or a remark.
    #[error(
        "'{text}' may be -{figure}, as accountants write it, or {figure} in brackets: write the one that is meant"
    )]
    Brackets {
        /// As typed.
        text: String,
        /// What stands in the brackets.
        figure: String,
    },
    /// A sum with its currency, of what is counted in thousands or millions.
    #[error(
        "'{text}' may be so many {unit}, or that sum itself, which is {itself} in {unit}: write the figure in {unit} without its currency"
    )]
    InFull {
        /// As typed.
        text: String,
        /// What the measure counts.
        unit: String,
        /// What the sum comes to in it.
        itself: String,
    },
    /// Beyond what can be reckoned with.
    #[error("'{0}' is too large")]
    TooLarge(String),
}

/// What a unit counts in, where a text is a sum in full with its currency: `£1,000` of a measure in £000 by 1,000. None
/// where the text has no currency or says its magnitude, or the unit counts ones.
pub fn sum_in_full(text: &str, unit: &str) -> Option<f64> {
    let times = magnitude::times_of_unit(unit);
    let digits = text.rfind(|c: char| c.is_ascii_digit())?;
    let behind = text.get(digits + 1..).unwrap_or_default();
    let full = text.contains(['£', '$', '€']) && magnitude::at_start_of(behind).is_none();
    (full && times > 1.0).then_some(times)
}

/// Why the figure of a text may be two: it stands in brackets, or is a sum in full of a measure in thousands.
///
/// # Errors
/// Says what either is.
pub fn certain(text: &str, unit: &str) -> Result<(), AmountError> {
    let text = tidy(text);
    if let Some(figure) = value::in_brackets(&text) {
        return Err(AmountError::Brackets { text, figure });
    }
    let Some(times) = sum_in_full(&text, unit) else { return Ok(()) };
    let first = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let digits = text.get(first..).unwrap_or_default();
    let end = digits.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
    let number = value::number(digits.get(..end.unwrap_or(digits.len())).unwrap_or_default());
    let itself = number.and_then(|it| Number::try_from(it.get() / times).ok());
    let Some(itself) = itself.map(|it| it.rounded(None).to_string()) else { return Ok(()) };
    Err(AmountError::InFull { text, unit: unit.trim().to_owned(), itself })
}

/// A text as somebody means it who was asked about it: brackets are a minus, a sum is one of the unit.
pub fn as_meant(text: &str, unit: &str) -> String {
    match certain(text, unit) {
        Err(AmountError::Brackets { figure, .. }) => format!("-{figure}"),
        Err(AmountError::InFull { text, .. }) => text.replace(['£', '$', '€'], ""),
        _ => text.to_owned(),
    }
}

/// A level in another unit, as somebody means it who is sure of it: the figure without that unit. A change by a share or by
/// some time, in words, is one and stays.
pub fn level_as_meant(text: &str, unit: &str) -> String {
    let has_words = |text: &str| text.chars().any(char::is_alphabetic);
    let before = text.find(|letter: char| letter.is_ascii_digit()).and_then(|at| text.get(..at));
    let is_change =
        if is_share_of_count(text, unit) { has_words(text) } else { before.is_none_or(has_words) };
    if is_change { text.to_owned() } else { figure_as_meant(text, unit) }
}

/// What is asked of the amount of a text before it is taken, as a clause, and the amount as it is meant where it is: one
/// that may be two, or in another unit. None of what is certain.
pub fn doubtful(text: &str, unit: &str) -> Option<(String, String)> {
    let doubt = certain(text, unit).err().or_else(|| in_other_unit(text, unit))?;
    let meant = figure_as_meant(&as_meant(text, unit), unit);
    let words = match &doubt {
        AmountError::Brackets { text, figure } => format!(
            "'{text}' may be -{figure}, as accountants write it, or {figure} in brackets: is -{figure} meant? If not, write {figure}"
        ),
        AmountError::InFull { text, unit, itself } => format!(
            "'{text}' may be so many {unit}, or that sum itself, which is {itself} in {unit}: is {} in {unit} meant? If not, write {itself}",
            as_meant(text, unit)
        ),
        other => other.to_string(),
    };
    Some((words, meant))
}

fn without_sign(text: &str) -> String {
    text.replace('%', "").trim().to_owned()
}

/// An amount in a unit: a number, with a currency before it, a magnitude, `%` or the unit behind it.
///
/// # Errors
/// Says why it is none; a share is one only of what is counted in per cent.
pub fn amount(text: &str, unit: &str) -> Result<Number, AmountError> {
    // As nearly all are written, in a unit that no digits can be: thousands are read at once.
    let is_plain = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    if text.bytes().all(is_plain) && !unit.contains(|c: char| c.is_ascii_digit()) {
        return value::number(text).ok_or_else(|| AmountError::NotANumber(text.to_owned()));
    }
    let written = tidy(text);
    certain(&written, unit)?;
    let plain = in_unit(&written, unit)?;
    let none = || match in_other_time(&written, unit) {
        Some(other) => other_time(&written, other, unit),
        None => AmountError::NotANumber(written.clone()),
    };
    let (sign, rest) = match plain.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, plain.as_str()),
    };
    let rest = rest.strip_prefix(['£', '$', '€']).unwrap_or(rest);
    let rest = match rest.strip_suffix('%') {
        Some(_) if is_share_of_count(rest, unit) => {
            return Err(AmountError::Share { text: written, unit: unit.trim().to_owned() });
        }
        Some(number) => number,
        None => without_unit(rest, unit),
    };
    // One sign, in front of everything.
    let signed = rest.trim_start().starts_with(['-', '+', '\u{2212}', '\u{2013}']);
    let number = value::number(rest).filter(|_| sign > 0.0 || !signed).ok_or_else(none)?;
    Number::try_from(sign * number.get()).map_err(|_| none())
}

/// An amount as it is typed in a form, where nobody is asked twice: a share is one only of a measure in per cent.
///
/// # Errors
/// Says why it is none.
pub fn in_a_form(text: &str, unit: &str) -> Result<Number, AmountError> {
    match share_without_unit(text, unit) {
        Some(_) => Err(AmountError::NoUnit(tidy(text))),
        None => amount(text, unit),
    }
}

/// What is asked of a share of a measure that has no unit yet, as a clause: whether that is its unit. None of any other
/// text.
pub fn share_without_unit(text: &str, unit: &str) -> Option<String> {
    (unit.trim().is_empty() && text.contains('%')).then(|| {
        format!(
            "'{text}' is a share, and this measure has no unit yet: set its unit to %, or take it as the figure alone"
        )
    })
}

/// Why a text is no figure, and no level to reach, of a measure in this unit: it is a share of what is counted, or so much
/// time in another unit. Asked wherever one is typed, pasted or brought in, and never taken before.
pub fn in_other_unit(text: &str, unit: &str) -> Option<AmountError> {
    if is_share_of_count(text, unit) {
        return Some(AmountError::Share { text: tidy(text), unit: unit.trim().to_owned() });
    }
    Some(other_time(text, in_other_time(text, unit)?, unit))
}

fn other_time(text: &str, other: TimeUnit, unit: &str) -> AmountError {
    AmountError::OtherTime { text: tidy(text), other: other.words(), unit: unit.trim().to_owned() }
}

/// A figure or level in another unit as somebody means it who is sure that it is one of the measure's all the same: the
/// number, with what compares it, and without that unit.
pub fn figure_as_meant(text: &str, unit: &str) -> String {
    if is_share_of_count(text, unit) {
        return without_sign(text);
    }
    let Some(other) = in_other_time(text, unit) else { return text.to_owned() };
    let text = tidy(text);
    let words: Vec<&str> = text.split(' ').collect();
    let (mut kept, mut at) = (Vec::new(), 0);
    while let Some(word) = words.get(at) {
        let is = |count: usize| {
            let said = words.get(at..at + count).map(|said| said.join(" "));
            said.and_then(|said| TimeUnit::of(&said)) == Some(other)
        };
        match (is(2), is(1)) {
            (true, _) => at += 2,
            (_, true) => at += 1,
            _ => {
                // `40days`.
                let number = word.trim_end_matches(char::is_alphabetic);
                let unit = word.get(number.len()..).unwrap_or_default();
                let stands = number.is_empty() || TimeUnit::of(unit) != Some(other);
                kept.push(if stands { word } else { number });
                at += 1;
            }
        }
    }
    kept.join(" ")
}

/// Whether a text speaks of per cent and the unit of something else. A unit that isn't set says neither.
fn is_share_of_count(text: &str, unit: &str) -> bool {
    text.contains('%') && !unit.trim().is_empty() && !is_per_cent(unit)
}

/// The unit of time of a text that isn't the measure's: `3 weeks` and `≤ 3 weeks` of a measure in days. None where the
/// measure has no unit.
fn in_other_time(text: &str, unit: &str) -> Option<TimeUnit> {
    let first = text.find(|letter: char| letter.is_ascii_digit())?;
    let stretch = Stretch::read(text.get(first..)?)?;
    let other = |it: &TimeUnit| !unit.trim().is_empty() && TimeUnit::of(unit) != Some(*it);
    stretch.units().find(other)
}

/// A text in which every figure with a magnitude behind it is written in the unit: `>640k` of homes is `>640000`,
/// `£7.2m` of a measure in £ million is `£7.2`.
///
/// # Errors
/// Where the letter may be the unit itself, or the figure can't be held.
pub fn in_unit(text: &str, unit: &str) -> Result<String, AmountError> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
            .unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        out.push_str(before);
        let magnitude = magnitude::at_start_of(after);
        match magnitude.and_then(|it| Some((it, value::number(digits)?))) {
            // Part of a word or a code, such as `P12m`, is no amount.
            Some(_) if before.ends_with(char::is_alphabetic) => out.push_str(digits),
            Some(((magnitude, behind), number)) => {
                let (text, unit_name) = (text.to_owned(), unit.trim().to_owned());
                let scaled = magnitude.in_unit(number, unit).map_err(|error| match error {
                    NotInUnit::Unclear => AmountError::Unclear { text, unit: unit_name },
                    NotInUnit::TooLarge => AmountError::TooLarge(text),
                })?;
                out.push_str(&scaled.to_string());
                rest = behind;
                continue;
            }
            None => out.push_str(digits),
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// `8 days` of a measure in days is 8.
fn without_unit<'a>(text: &'a str, unit: &str) -> &'a str {
    let unit = unit.trim();
    let at = text.len().checked_sub(unit.len()).filter(|_| !unit.is_empty());
    match at.and_then(|at| text.split_at_checked(at)) {
        Some((number, said)) if said.to_lowercase() == unit.to_lowercase() => number,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_the_unit_of_the_measure() {
        let check = |text: &str, unit: &str, expected: f64| {
            assert_eq!(amount(text, unit).map(Number::get), Ok(expected), "{text} in {unit}");
        };
        check("640k", "homes", 640_000.0);
        check("1.2m", "homes", 1_200_000.0);
        check("£1.2m", "£", 1_200_000.0);
        check("£7.2m", "£ million", 7.2);
        check("7.2 million", "£m", 7.2);
        check("640k", "£ million", 0.64);
        check("10.4M", "", 10_400_000.0);
        check("1.1bn", "£ million", 1_100.0);
        check("-£3k", "£", -3_000.0);
        check("1,250", "homes", 1_250.0);
        check("1250.5", "homes", 1_250.5);
        check(".5", "", 0.5);
        // What stands behind the figure is the unit, digits or not.
        check("1250 000", "000", 1_250.0);
        check("1250000", "000", 1_250.0);
        check("12%", "%", 12.0);
        check("12%", "per cent of homes", 12.0);
        check("12%", "", 12.0);
        check("8 days", "days", 8.0);
        check("8 Days", "days", 8.0);
        check("\u{2212}3.4", "", -3.4);
        check("7.23m", "", 7_230_000.0);
    }

    #[test]
    fn a_level_in_another_unit_is_its_figure_once_somebody_is_sure() {
        let check = |text: &str, unit: &str, expected: &str| {
            assert_eq!(level_as_meant(text, unit), expected);
        };
        check("12%", "count", "12");
        check("≥ 12 %", "homes", "≥ 12");
        check("12%", "%", "12%");
        check("12%", "", "12%");
        check("To reduce by 5%", "homes", "To reduce by 5%");
        check("40 days", "%", "40");
        check("≤ 3 weeks", "days", "≤ 3");
        check("8 days", "days", "8 days");
        check("To reduce by 3 weeks", "days", "To reduce by 3 weeks");
    }

    #[test]
    fn an_amount_in_another_unit_of_time_is_refused_as_that() {
        let check = |text: &str, unit: &str, expected: Option<&str>| {
            let refused = amount(text, unit).err().map(|it| it.to_string());
            assert_eq!(refused.as_deref(), expected, "{text} in {unit}");
        };
        check("8 days", "days", None);
        check(
            "40 days",
            "%",
            Some(
                "'40 days' is in days, and this measure counts %: is 40 meant? If not, type the figure itself",
            ),
        );
        check("ten days", "%", Some("'ten days' is not a number"));
        check("3 weeks", "", Some("'3 weeks' is not a number"));
    }

    #[test]
    fn a_share_of_a_measure_without_a_unit_is_asked_about() {
        assert!(share_without_unit("12%", " ").is_some());
        assert_eq!(share_without_unit("12%", "%"), None);
        assert_eq!(share_without_unit("12", ""), None);
        assert_eq!(in_a_form("12%", ""), Err(AmountError::NoUnit("12%".to_owned())));
        assert_eq!(in_a_form("12%", "%"), Ok(Number::from(12)));
    }

    #[test]
    fn a_figure_in_another_unit_is_known_and_is_the_number_once_somebody_is_sure() {
        let check = |text: &str, unit: &str, why: &str, meant: &str| {
            let found = in_other_unit(text, unit).map(|it| it.to_string()).unwrap_or_default();
            assert!(found.contains(why) && why.is_empty() == found.is_empty(), "{text}: {found}");
            assert_eq!(figure_as_meant(text, unit), meant, "{text} in {unit}");
        };
        check("12%", "homes", "'12%' is a share", "12");
        check("less than 12 %", "Number", "is a share", "less than 12");
        check(">12% and <15%", "£", "is a share", ">12 and <15");
        check("12%", "%", "", "12%");
        check("12%", "", "", "12%");
        check("12", "homes", "", "12");
        check("40 days", "%", "'40 days' is in days, and this measure counts %", "40");
        check("≤ 40 working days", "Percentage", "in working days", "≤ 40");
        check("40days", "homes", "in days", "40");
        check("2 months", "days", "in months", "2");
        check("8 days", "days", "", "8 days");
        check("3 weeks", "", "", "3 weeks");
    }

    #[test]
    fn what_may_mean_two_things_is_refused_in_words() {
        let check = |text: &str, unit: &str, expected: &str| {
            let found = amount(text, unit).unwrap_err().to_string();
            assert_eq!(found, expected);
        };
        let share = "'12%' is a share, and the unit of this measure is 'homes': is 12 meant? If not, set the unit to % or leave it";
        check("12%", "homes", share);
        check("3m", "minutes", "'3m' may be in millions or in minutes: write the figure in full");
        check("about ten", "homes", "'about ten' is not a number");
        check("--3", "", "'--3' is not a number");
        check("?3", "", "'?3' is not a number");
        check("", "", "'' is not a number");
        check("1e400", "", "'1e400' is not a number");
        check(
            "10 weeks",
            "days",
            "'10 weeks' is in weeks, and this measure counts days: is 10 meant? If not, type the figure itself",
        );
        let huge = "9".repeat(306) + "m";
        assert_eq!(amount(&huge, ""), Err(AmountError::TooLarge(huge.clone())));
    }

    #[test]
    fn what_may_be_two_figures_is_asked_about_and_taken_as_meant() {
        let check = |text: &str, unit: &str, asked: Option<&str>, meant: f64| {
            let found = amount(text, unit);
            let words = found.as_ref().err().map(ToString::to_string);
            match asked {
                Some(part) => {
                    assert!(
                        words.as_ref().is_some_and(|it| it.contains(part)),
                        "{text}: {words:?}"
                    );
                    let (question, said) = doubtful(text, unit).unwrap();
                    assert!(question.contains("meant? If not, write"), "{text}: {question}");
                    assert_eq!(said, as_meant(text, unit));
                }
                None => assert_eq!(words, None, "{text}"),
            }
            let sure = as_meant(text, unit);
            assert_eq!(amount(&sure, unit).map(Number::get), Ok(meant), "{text} as {sure}");
        };
        check("(250)", "homes", Some("may be -250, as accountants write it, or 250"), -250.0);
        check("£(1,250)", "£", Some("-1,250"), -1250.0);
        check("(2.5%)", "%", Some("-2.5%"), -2.5);
        check(
            "£1,000",
            "£000",
            Some("so many £000, or that sum itself, which is 1 in £000"),
            1000.0,
        );
        check("£2,500,000", "£ million", Some("2.5 in £ million"), 2_500_000.0);
        check("£7.2m", "£ million", None, 7.2);
        check("£640k", "£000", None, 640.0);
        check("£1,000", "£", None, 1000.0);
        check("1,000", "£000", None, 1000.0);
    }

    #[test]
    fn other_words_around_figures_stay_as_they_are() {
        let check = |text: &str, unit: &str, expected: &str| {
            assert_eq!(in_unit(text, unit).as_deref(), Ok(expected), "{text}");
        };
        check(">640k and <1.2m", "homes", ">640000 and <1200000");
        check("50 by 2027", "", "50 by 2027");
        check("10 metres", "m", "10 metres");
        check("90 kept", "", "90 kept");
        check("To reduce by 5%", "homes", "To reduce by 5%");
        check("2025/26 Q1", "", "2025/26 Q1");
        check("", "", "");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[-+£%0-9.,kmb bn\u{2212}é]{0,12}", unit in "[£%m kdays]{0,6}") {
            let _ = amount(&text, &unit);
        }
    }
}
