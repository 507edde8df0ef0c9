//! The commas of a file's figures: decimal signs, or between thousands. One reading for the file where it tells; asked
//! where it doesn't, and of those that could be either by themselves, with what each answer makes of one.

use super::column::looks_numeric;
use super::deciding::Deciding;
use super::question::Question;
use crate::exchange::reading::value;
use std::borrow::Cow;

const DECIMAL: &str = "the decimal sign";
const BETWEEN: &str = "between thousands";

/// How commas are read.
#[derive(Debug, Default)]
pub(super) struct Commas {
    /// Those that can't be between thousands are the decimal sign.
    decimal: bool,
    /// Those that could be either.
    either: Either,
    /// Every figure with a comma waits.
    waits: bool,
}

/// How commas are read that could be decimal signs or between thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Either {
    /// As the others.
    #[default]
    Decimal,
    Between,
    Waits,
}

impl Commas {
    /// A figure with a point for its decimal sign.
    pub(super) fn with_point<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let between = self.either != Either::Decimal && is_either(text);
        if !self.decimal || between || !text.contains(',') || !looks_numeric(text) {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.replace('.', "").replace(',', "."))
    }

    /// The question that a figure waits for.
    pub(super) fn waiting(&self, text: &str) -> Option<&'static str> {
        if self.waits && text.contains(',') {
            return Some("decimal-sign");
        }
        (self.either == Either::Waits && is_either(text)).then_some("comma-of-thousands")
    }
}

/// What of a text may be a figure, without its signs.
fn bare(text: &str) -> &str {
    text.trim_matches(|letter: char| !letter.is_ascii_digit())
}

/// Whether a figure has one comma, which could be the decimal sign or between thousands.
fn is_either(text: &str) -> bool {
    let bare = bare(text);
    bare.matches(',').count() == 1
        && !bare.contains('.')
        && looks_numeric(text)
        && value::number(bare).is_some()
}

impl Deciding<'_> {
    /// How the commas of the file's figures are read; asks.
    pub(super) fn commas(&mut self) -> Commas {
        let (mut only_decimal, mut either) = (None::<String>, None::<String>);
        let mut point = false;
        for (at, _) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                let bare = bare(text);
                point |= bare.contains('.') && value::number(bare).is_some();
                let one = bare.matches(',').count() == 1 && !bare.contains('.');
                if one && looks_numeric(text) && value::number(bare).is_none() {
                    only_decimal.get_or_insert_with(|| text.to_owned());
                } else if one && either.is_none() && is_either(text) {
                    either = Some(text.to_owned());
                }
            }
        }
        let Some(text) = only_decimal else { return Commas::default() };
        let question =
            Question::new("decimal-sign", format!("Is the comma of '{text}' the decimal sign?"))
                .answers(["comma", "point"])
                .because(if point {
                    "it can't be one between thousands; other figures have a point"
                } else {
                    "it can't be one between thousands"
                })
                .holding("every figure with a comma");
        let decimal = match self.asking.ask(question).as_deref() {
            Some(answer) => answer == "comma",
            None => return Commas { waits: true, ..Commas::default() },
        };
        // Where every figure says it with a comma, one reading does for all.
        let either = match either.filter(|_| decimal && point) {
            Some(text) => self.comma_of(&text),
            None => Either::Decimal,
        };
        Commas { decimal, either, waits: false }
    }

    /// Asks what the comma of a figure is that could be either.
    fn comma_of(&mut self, text: &str) -> Either {
        let (decimal, between) = (text.replace(',', "."), text.replace(',', ""));
        let question = Question::new(
            "comma-of-thousands",
            format!("What is the comma of '{text}': the decimal sign, or between thousands?"),
        )
        .answers([DECIMAL, BETWEEN])
        .because(format!("it could be either: {decimal}, or {between}"))
        .holding("every figure with three digits after its comma");
        match self.asking.ask(question).as_deref() {
            Some(DECIMAL) => Either::Decimal,
            Some(_) => Either::Between,
            None => Either::Waits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tried::tried;
    use crate::model::{Pack, Reading};

    #[test]
    fn one_comma_that_is_decimal_says_nothing_of_those_that_may_be_between_thousands() {
        let check = |text: &str, answers: &[(&str, &str)], figures: &[f64], asked: &[&str]| {
            let found = tried(&Pack::default(), text, answers);
            let held = found.pack.measures.iter().flat_map(|it| it.series.iter());
            let read = held.filter_map(|it| match it.reading {
                Reading::Number(number) => Some(number.get()),
                _ => None,
            });
            assert_eq!(read.collect::<Vec<f64>>(), figures, "{text} {answers:?}");
            let commas =
                found.asked().into_iter().filter(|id| id.contains("comma") || id.contains("sign"));
            assert_eq!(commas.collect::<Vec<_>>(), asked, "{text} {answers:?}");
        };
        let comma = ("decimal-sign", "comma");
        let both = "Measure;2023/24;2024/25\nWaste;0,79;0.81\nCosts;1,050;2,5\n";
        let (first, second) = ("decimal-sign", "comma-of-thousands");
        check(both, &[], &[0.81], &[first]);
        check(both, &[comma], &[0.79, 0.81, 2.5], &[first, second]);
        check(
            both,
            &[comma, (second, "between thousands")],
            &[0.79, 0.81, 1050.0, 2.5],
            &[first, second],
        );
        check(
            both,
            &[comma, (second, "the decimal sign")],
            &[0.79, 0.81, 1.05, 2.5],
            &[first, second],
        );
        // Nothing could be either; or nothing has a point.
        check("Measure;2023/24;2024/25\nWaste;0,79;0.81\n", &[comma], &[0.79, 0.81], &[first]);
        let one = "Measure;2023/24;2024/25\nWaste;0,79;0,81\nCosts;1,050;2,5\n";
        check(one, &[comma], &[0.79, 0.81, 1.05, 2.5], &[first]);
    }
}
