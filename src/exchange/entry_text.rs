//! What a text typed as a figure of a measure says: plainly, or so that it is asked first whether it is meant. Files are
//! read by the same rules (`reading/value.rs`, `reading/amount.rs`).

use super::{
    columns::column::Part,
    formula,
    reading::{
        amount,
        spaces::tidy,
        value::{self, Offer, Sign, ValueReading},
    },
};
use crate::model::{Measure, Number, Observation, Period, Reading};
use crate::rating::is_per_cent;

/// What a text in a cell of figures says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Typed {
    /// Nothing.
    Blank,
    /// Plainly a figure, or why there is none.
    Plain(Reading),
    /// A figure, if it is meant so.
    Asked {
        /// What is asked, as a clause.
        words: String,
        /// What it is then.
        reading: Reading,
        /// What is kept beside it, where it is no plain figure: its text and marks.
        offer: Option<Offer>,
    },
    /// None that can be read, and why.
    Unread(String),
}

const NO_FIGURE: &str = "This is not a number or a reason why there is none";
const SHEET_ERROR: &str = "This is an error of the spreadsheet, not a figure";

/// A comparator's figure as it is typed in a form, with what is asked of it as a clause: it is then kept as its text, as
/// what can't be read is. None of a blank.
pub fn comparator_figure(
    measure: &Measure,
    period: Period,
    text: &str,
) -> Option<(Observation, Option<String>)> {
    Some(match read(measure, Part::Figure, text) {
        Typed::Blank => return None,
        Typed::Plain(reading) => (Observation::new(period, reading), None),
        Typed::Asked { words, .. } | Typed::Unread(words) => {
            let mut unread = Observation::new(period, Reading::Unread);
            unread.text = Some(tidy(text));
            (unread, Some(words))
        }
    })
}

/// Reads a text typed in the cell of a measure.
pub(super) fn read(measure: &Measure, part: Part, text: &str) -> Typed {
    let text = tidy(formula::unguarded(text));
    // As targets are read: `640k`, `£1.2m`.
    if let Some(value) = with_magnitude(&text, &measure.unit).filter(|_| part == Part::Figure) {
        return Typed::Plain(Reading::Number(value));
    }
    match value::read_in(&text, &measure.unit) {
        ValueReading::Blank => Typed::Blank,
        ValueReading::Missing(reason) => Typed::Plain(Reading::Missing(reason)),
        ValueReading::Number { value, sign } => number(measure, part, &text, (value, sign)),
        ValueReading::Text(_) if value::is_sheet_error(&text) => Typed::Unread(SHEET_ERROR.into()),
        ValueReading::Text(offer) => offered(measure, part, &text, offer),
    }
}

/// A figure with a magnitude behind it, in the measure's unit; `None` of every other text, and where the letter may be
/// the unit itself.
fn with_magnitude(text: &str, unit: &str) -> Option<Number> {
    let plain = amount::in_unit(text, unit).ok()?;
    (plain != text).then(|| amount::amount(text, unit).ok()).flatten()
}

/// A number, with or without a sign beside it.
fn number(measure: &Measure, part: Part, text: &str, found: (Number, Option<Sign>)) -> Typed {
    let (value, sign) = found;
    if part != Part::Figure {
        return match sign {
            // A part is counted, whatever the measure's unit.
            Some(Sign::PerCent) => Typed::Unread(format!(
                "'{text}' is a share, and this is the {}: enter how many",
                part.words()
            )),
            _ => Typed::Plain(Reading::Number(value)),
        };
    }
    match amount::doubtful(text, &measure.unit) {
        None if is_unit_of_share(measure, text) => Typed::Asked {
            words: format!(
                "'{text}' is a share, and this measure has no unit yet: is its unit %? If not, type the figure alone"
            ),
            reading: Reading::Number(value),
            offer: None,
        },
        None => Typed::Plain(Reading::Number(value)),
        Some((words, meant)) => match value::number(&meant) {
            Some(meant) => Typed::Asked { words, reading: Reading::Number(meant), offer: None },
            None => Typed::Unread(words),
        },
    }
}

/// A text, with the figure that it may be.
fn offered(measure: &Measure, part: Part, text: &str, offer: Option<Offer>) -> Typed {
    let is_ratio = |it: &Offer| matches!(it.reading, Reading::Ratio { .. });
    // Of a part a text says too little: whether it is all of the figure.
    let Some(offer) = offer.filter(|it| part == Part::Figure || is_ratio(it)) else {
        return match amount::doubtful(text, &measure.unit) {
            None => Typed::Unread(NO_FIGURE.to_owned()),
            // `40 days` of what is counted.
            Some((words, meant)) => match value::number(&meant).filter(|_| part == Part::Figure) {
                Some(meant) => Typed::Asked { words, reading: Reading::Number(meant), offer: None },
                None => Typed::Unread(words),
            },
        };
    };
    let words = match amount::doubtful(text, &measure.unit) {
        Some((words, _)) if !is_ratio(&offer) => words,
        _ => {
            let beside = match amount::in_other_unit(text, &measure.unit) {
                Some(_) => format!(", and the unit of this measure is '{}'", measure.unit.trim()),
                None => String::new(),
            };
            format!(
                "'{text}' is no plain figure{beside}: is {} meant? If not, type the figure alone",
                offer.words
            )
        }
    };
    Typed::Asked { words, reading: offer.reading, offer: Some(offer) }
}

/// Whether a text is a share of a measure that has no unit yet: % is its unit from then on.
pub(super) fn is_unit_of_share(measure: &Measure, text: &str) -> bool {
    measure.unit.trim().is_empty() && text.contains('%')
}

/// Whether a numerator and a denominator, typed as one figure, have their measure's ratios multiplied by 100 from then on:
/// it is a share in per cent, and the first ratio of its measure.
pub(super) fn makes_per_cent(measure: &Measure, text: &str, reading: Reading) -> bool {
    let is_ratio = |it: Reading| matches!(it, Reading::Ratio { .. });
    let unit = measure.unit.trim();
    is_ratio(reading)
        && measure.scale.is_none()
        && (is_per_cent(unit) || (unit.is_empty() && text.contains('%')))
        && !measure.series.iter().any(|held| is_ratio(held.reading))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of a text, in a word or two.
    fn read_as(unit: &str, part: Part, text: &str) -> String {
        let measure = Measure { unit: unit.to_owned(), ..Measure::default() };
        let said = |reading| match reading {
            Reading::Number(value) => value.to_string(),
            Reading::Ratio { numerator, denominator } => format!("{numerator} of {denominator}"),
            Reading::Missing(reason) => reason.words().to_owned(),
            Reading::Unread => "unread".to_owned(),
        };
        match read(&measure, part, text) {
            Typed::Blank => "nothing".to_owned(),
            Typed::Plain(reading) => said(reading),
            Typed::Asked { words, reading, .. } => format!("{}? {words}", said(reading)),
            Typed::Unread(reason) => format!("no: {reason}"),
        }
    }

    #[test]
    fn a_comparators_figure_in_another_unit_is_asked_about_and_kept_as_its_text() {
        let period: Period = "2025-04".parse().unwrap();
        let check = |unit: &str, text: &str, expected: Option<(Reading, bool)>| {
            let measure = Measure { unit: unit.to_owned(), ..Measure::default() };
            let found = comparator_figure(&measure, period, text);
            let read = found.as_ref().map(|(held, asked)| (held.reading, asked.is_some()));
            assert_eq!(read, expected, "{text} of {unit}: {found:?}");
            let kept = found.and_then(|(held, _)| held.text.clone());
            let unread = matches!(expected, Some((Reading::Unread, _)));
            assert_eq!(kept.as_deref(), unread.then_some(text), "{text}");
        };
        let number = |value: i32| Some((Reading::Number(Number::from(value)), false));
        let asked = Some((Reading::Unread, true));
        check("homes", "52", number(52));
        check("%", "52%", number(52));
        check("homes", "1.2k", number(1200));
        check("homes", "52%", asked);
        check("%", "40 days", asked);
        check("", "52%", asked);
        check("homes", "about ten", asked);
        check(
            "homes",
            "<5",
            Some((Reading::Missing(crate::model::MissingReason::Suppressed), false)),
        );
        check("homes", "", None);
    }

    #[test]
    fn what_is_plain_is_read_and_what_may_be_meant_is_asked() {
        let check = |unit: &str, text: &str, expected: &str| {
            let found = read_as(unit, Part::Figure, text);
            let holds = if expected.ends_with(['?', ':']) {
                found.starts_with(expected)
            } else {
                found == expected
            };
            assert!(holds, "{text} of {unit}: {found}");
        };
        check("homes", " 1,234 ", "1234");
        check("homes", "<5", "suppressed");
        check("homes", "", "nothing");
        check("homes", "lots", "no:");
        check("homes", "#N/A", "no: This is an error of the spreadsheet, not a figure");
        // A magnitude is read as in targets; `m` may be metres.
        check("homes", "640k", "640000");
        check("£m", "1.1m", "1.1");
        check("£000", "£1,049.5k", "1049.5");
        check("m", "5m", "no:");
        // A share of what is counted.
        check("%", "12%", "12");
        check(
            "",
            "12%",
            "12? '12%' is a share, and this measure has no unit yet: is its unit %? If not, type the figure alone",
        );
        check("homes", "12%", "12?");
        check("£", "-3.5 %", "-3.5?");
        // What may be two figures.
        check("homes", "(250)", "-250?");
        check("£000", "£1,000", "1000?");
        check("£000", "1,000", "1000");
        check("£", "£1,000", "1000");
        // What is written out, with its share or without; a share that isn't theirs is no reading.
        check("%", "8/9 (89%)", "8 of 9?");
        check("homes", "89% (8/9)", "8 of 9?");
        check("%", "23 out of 35", "23 of 35?");
        check("%", "8/9 (98%)", "no:");
        check("minutes", "00:04:30", "4.5?");
        check("homes", "40 days", "40?");
        check("days", "3 weeks", "3?");
        // A mark beside a figure, and words.
        check("homes", "12.3 [p]", "12.3?");
        check("homes", "32 (184 with Kick Start)", "32?");
    }

    #[test]
    fn a_part_of_a_ratio_is_counted() {
        let check = |text: &str, expected: &str| {
            let found = read_as("%", Part::Numerator, text);
            assert!(found.starts_with(expected), "{text}: {found}");
        };
        check("12", "12");
        check("12%", "no: '12%' is a share, and this is the numerator: enter how many");
        check("(12)", "no:");
        check("12 [p]", "no:");
        check("8/9 (89%)", "8 of 9?");
        check("suppressed", "suppressed");
    }

    #[test]
    fn the_question_says_what_would_be_taken() {
        let check = |unit: &str, text: &str, expected: &str| {
            assert_eq!(read_as(unit, Part::Figure, text), expected);
        };
        check(
            "%",
            "8/9 (89%)",
            "8 of 9? '8/9 (89%)' is no plain figure: is numerator 8, denominator 9, which is 89% meant? If not, type the figure alone",
        );
        check(
            "homes",
            "12%",
            "12? '12%' is a share, and the unit of this measure is 'homes': is 12 meant? If not, set the unit to % or leave it",
        );
        check(
            "£000",
            "£1,000",
            "1000? '£1,000' may be so many £000, or that sum itself, which is 1 in £000: is 1,000 in £000 meant? If not, write 1",
        );
        check(
            "homes",
            "(250)",
            "-250? '(250)' may be -250, as accountants write it, or 250 in brackets: is -250 meant? If not, write 250",
        );
    }
}
