//! The commas and points of a file's figures: decimal signs, or between thousands. One reading for the file where it
//! tells; asked where it doesn't, and of those that could be either by themselves, with what each answer makes of one.

use super::super::columns::deciding::Deciding;
use super::super::names::words::plain;
use super::super::question::Question;
use super::commas_seen::{BETWEEN, DECIMAL, Either, Seen};
use super::separators::{Sign, Told, printed, told, with_point};
use crate::model::Reading;
use std::borrow::Cow;
use std::collections::BTreeMap;

const ASKED_SIGN: &str = "decimal-sign";
const ASKED_COMMA: &str = "comma-of-thousands";
const ASKED_POINT: &str = "point-of-thousands";

/// How a sign is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    Decimal,
    Between,
    /// It hangs on this question.
    Waits(&'static str),
}

/// How the commas and points of figures are read.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Commas {
    /// Commas that are decimal signs by themselves are taken so: `93,5`.
    only_comma: As,
    /// A comma, or a point, that could be either.
    comma: As,
    point: As,
}

impl Default for Commas {
    /// As they are printed here.
    fn default() -> Self {
        Self { only_comma: As::Between, comma: As::Between, point: As::Decimal }
    }
}

impl Commas {
    fn waiting_for(question: &'static str) -> Self {
        let waits = As::Waits(question);
        Self { only_comma: waits, comma: waits, point: waits }
    }

    /// How the sign of a figure is read; none where it says nothing or what is printed here.
    fn of(&self, digits: &str) -> Option<(Sign, As)> {
        match told(digits) {
            Told::Either(Sign::Comma) => Some((Sign::Comma, self.comma)),
            Told::Either(Sign::Point) => Some((Sign::Point, self.point)),
            Told::Decimal(Sign::Comma) => Some((Sign::Comma, self.only_comma)),
            Told::Decimal(Sign::Point) | Told::Nothing => None,
        }
    }

    /// A figure with a point for its decimal sign.
    pub(in super::super) fn with_point<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let as_it_is = Cow::Borrowed(text);
        if !text.contains([',', '.']) {
            return as_it_is;
        }
        let Some(found) = printed(text) else { return as_it_is };
        let decimal = match self.of(found.digits) {
            Some((Sign::Comma, As::Decimal)) | Some((Sign::Point, As::Between)) => Sign::Comma,
            _ => return as_it_is,
        };
        match with_point(found.digits, decimal) {
            Some(digits) => Cow::Owned(format!("{}{digits}{}", found.before, found.behind)),
            None => as_it_is,
        }
    }

    /// The question that a figure waits for.
    pub(in super::super) fn waiting(&self, text: &str) -> Option<&'static str> {
        if !text.contains([',', '.']) {
            return None;
        }
        match self.of(printed(text)?.digits)? {
            (_, As::Waits(question)) => Some(question),
            _ => None,
        }
    }
}

impl Deciding<'_> {
    /// How the commas and points of the file's figures are read; asks.
    pub(in super::super) fn commas(&mut self, names: &BTreeMap<usize, String>) -> Commas {
        let seen = self.signs_seen(names);
        match (&seen.comma, &seen.point) {
            (Some(comma), point) => self.decimal_comma(comma, point.is_some(), &seen),
            // As they are printed here.
            (None, Some(_)) => Commas::default(),
            (None, None) => self.only_either(&seen),
        }
    }

    /// What the pack's own figures of a measure are like, in the middle; none where it has none.
    pub(in super::super) fn usual(&self, name: &str) -> Option<(String, f64)> {
        let called = self.meant(plain(name));
        let held = self.pack.measures.iter().find(|held| plain(&held.name) == called)?;
        let figure = |reading: Reading| match reading {
            Reading::Number(number) => Some(number.get().abs()),
            _ => None,
        };
        let mut figures: Vec<f64> =
            held.series.iter().filter_map(|it| figure(it.reading)).collect();
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).map(|middle| (held.name.clone(), *middle))
    }

    /// Some figures can only have a decimal comma.
    fn decimal_comma(&mut self, text: &str, point: bool, seen: &Seen) -> Commas {
        let words = match text.contains(',') {
            true => format!("Is the comma of '{text}' the decimal sign?"),
            false => format!("Which is the decimal sign of figures such as '{text}'?"),
        };
        let mut question = Question::new(ASKED_SIGN, words)
            .answers(["comma", "point"])
            .because(match (point, seen.certainly) {
                (true, _) => "it can't be one between thousands; other figures have a point",
                (false, true) => {
                    "points or spaces stand between the thousands of the file's figures"
                }
                (false, false) => "it can't be one between thousands",
            })
            .holding("every figure with a comma or a point");
        if seen.certainly && !point {
            question = question.assuming("comma");
        }
        match self.asking.ask(question).as_deref() {
            Some("comma") => {}
            Some(_) => return Commas::default(),
            None => return Commas::waiting_for(ASKED_SIGN),
        }
        // Where no figure has a point for it, one reading does for all.
        let either = |deciding: &mut Self, sign, found: &Either| match &found.first {
            Some(text) if point => deciding.sign_of(sign, &text.clone(), None),
            _ if sign == Sign::Comma => As::Decimal,
            _ => As::Between,
        };
        Commas {
            only_comma: As::Decimal,
            comma: either(self, Sign::Comma, &seen.commas),
            point: either(self, Sign::Point, &seen.points),
        }
    }

    /// No figure says by itself what its sign is.
    fn only_either(&mut self, seen: &Seen) -> Commas {
        let mut commas = Commas::default();
        match (&seen.commas.first, &seen.points.first) {
            (None, None) => {}
            (Some(comma), Some(point)) => {
                let question = Question::new(
                    ASKED_SIGN,
                    format!(
                        "Which is the decimal sign: the comma, as in '{comma}', or the point, as in '{point}'?"
                    ),
                )
                .answers(["comma", "point"])
                .because("each of them could also stand between thousands")
                .holding("every figure with a comma or a point");
                match self.asking.ask(question).as_deref() {
                    Some("comma") => {
                        (commas.comma, commas.point) = (As::Decimal, As::Between);
                    }
                    Some(_) => {}
                    None => commas = Commas::waiting_for(ASKED_SIGN),
                }
            }
            (Some(text), None) => {
                let told = seen.commas.told();
                // Unless the pack knows better.
                let as_usual =
                    seen.whole.tell() && told.is_none_or(|(reading, _)| reading == BETWEEN);
                if !as_usual {
                    commas.comma = self.sign_of(Sign::Comma, &text.clone(), told);
                }
            }
            (None, Some(text)) => {
                commas.point = self.sign_of(Sign::Point, &text.clone(), seen.points.told());
            }
        }
        commas
    }

    /// Asks what the sign of figures is that could be either; `told` says what the pack's figures make of it.
    fn sign_of(&mut self, sign: Sign, text: &str, told: Option<(&'static str, &str)>) -> As {
        let (id, called) = match sign {
            Sign::Comma => (ASKED_COMMA, "comma"),
            Sign::Point => (ASKED_POINT, "point"),
        };
        let digits = printed(text).map_or(text, |found| found.digits);
        let as_if = |sign| with_point(digits, sign).unwrap_or_default();
        let whole = as_if(match sign {
            Sign::Comma => Sign::Point,
            Sign::Point => Sign::Comma,
        });
        let mut question = Question::new(
            id,
            format!("What is the {called} of '{text}': the decimal sign, or between thousands?"),
        )
        .answers([DECIMAL, BETWEEN])
        .holding(format!("every figure with three digits after its {called}"));
        question = match told {
            Some((reading, why)) => question.because(why).assuming(reading),
            None => question.because(format!("it could be either: {}, or {whole}", as_if(sign))),
        };
        match self.asking.ask(question).as_deref() {
            Some(DECIMAL) => As::Decimal,
            Some(_) => As::Between,
            None => As::Waits(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
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

    #[test]
    fn a_sign_that_could_be_either_is_told_by_the_others_or_asked_about() {
        let check = |pack: &Pack,
                     cells: &[&str],
                     answers: &[(&str, &str)],
                     figures: &[f64],
                     asked: &[&str]| {
            let mut text = "Measure;Period;Value\n".to_owned();
            for (at, cell) in cells.iter().enumerate() {
                text += &format!("Visits;2025-{:02};{cell}\n", at + 4);
            }
            let found = tried(pack, &text, answers);
            let held = found.pack.measures.iter().flat_map(|it| it.series.iter());
            let new = held.filter(|it| it.period.to_string().starts_with("2025"));
            let read = new.filter_map(|it| match it.reading {
                Reading::Number(number) => Some(number.get()),
                _ => None,
            });
            assert_eq!(read.collect::<Vec<f64>>(), figures, "{cells:?} {answers:?}");
            let signs = found
                .asked()
                .into_iter()
                .filter(|id| id.contains("thousands") || id.contains("sign"));
            assert_eq!(signs.collect::<Vec<_>>(), asked, "{cells:?} {answers:?}");
        };
        let none = Pack::default();
        let (sign, comma, point) = ("decimal-sign", "comma-of-thousands", "point-of-thousands");
        // Points in groups of three, by themselves and beside whole figures.
        check(&none, &["1.234", "1.310", "1.275"], &[], &[], &[point]);
        check(
            &none,
            &["1.234", "1.310"],
            &[(point, "between thousands")],
            &[1234.0, 1310.0],
            &[point],
        );
        check(&none, &["1.234", "1.310"], &[(point, "the decimal sign")], &[1.234, 1.31], &[point]);
        check(&none, &["980", "1.310"], &[], &[980.0], &[point]);
        check(
            &none,
            &["980", "1.310"],
            &[(point, "between thousands")],
            &[980.0, 1310.0],
            &[point],
        );
        // Another figure has decimals that can't be a group.
        check(&none, &["1.234", "1.5"], &[], &[1.234, 1.5], &[]);
        check(&none, &["0.955", "1.234"], &[], &[0.955, 1.234], &[]);
        check(&none, &["1,234.5", "1.234"], &[], &[1234.5, 1.234], &[]);
        // Commas in groups of three, as they are printed here wherever anything says so.
        check(&none, &["1,234", "2,310"], &[], &[], &[comma]);
        check(
            &none,
            &["1,234", "2,310"],
            &[(comma, "between thousands")],
            &[1234.0, 2310.0],
            &[comma],
        );
        check(&none, &["1,234", "980"], &[], &[1234.0, 980.0], &[]);
        // Nought is printed so either way, and one small figure may be of the size of 1.234; several say more.
        check(&none, &["1,000", "0"], &[], &[0.0], &[comma]);
        check(&none, &["1,000", "0", "0", "0", "0"], &[], &[0.0; 4], &[comma]);
        check(&none, &["1,234", "5"], &[], &[5.0], &[comma]);
        check(&none, &["512,345", "300"], &[], &[300.0], &[comma]);
        check(&none, &["1,000", "0"], &[(comma, "between thousands")], &[1000.0, 0.0], &[comma]);
        let several = ["1,234", "5", "8", "12", "9", "0"];
        check(&none, &several, &[], &[1234.0, 5.0, 8.0, 12.0, 9.0, 0.0], &[]);
        check(&none, &["1,234", "95.1"], &[], &[1234.0, 95.1], &[]);
        check(&none, &["£1,234", "£2,310"], &[], &[1234.0, 2310.0], &[]);
        check(&none, &["1,234,567", "1,234"], &[], &[1_234_567.0, 1234.0], &[]);
        // Each of two could be the decimal sign.
        check(&none, &["1,234", "2.310"], &[], &[], &[sign]);
        check(&none, &["1,234", "2.310"], &[(sign, "comma")], &[1.234, 2310.0], &[sign]);
        check(&none, &["1,234", "2.310"], &[(sign, "point")], &[1234.0, 2.31], &[sign]);
        // Both in one figure leave no doubt, which is said and can be changed.
        check(&none, &["1.234,5", "1.234", "980"], &[], &[1234.5, 1234.0, 980.0], &[sign]);
        check(&none, &["1 234,5", "1,234"], &[], &[1234.5, 1.234], &[sign]);
        check(&none, &["1.234.567", "1.234"], &[], &[1_234_567.0, 1234.0], &[sign]);
        check(&none, &["93,5", "1.234"], &[], &[], &[sign]);
        check(&none, &["93,5", "1.234"], &[(sign, "comma")], &[93.5, 1234.0], &[sign]);
        check(&none, &["93,5", "1.234"], &[(sign, "point")], &[1.234], &[sign]);
        // What the pack has of the measure tells.
        let of = |value: f64| pack_of(&[("Visits", &[("2024-04", value), ("2024-05", value)])]);
        check(&of(1200.0), &["1.234", "1.310"], &[], &[1234.0, 1310.0], &[point]);
        check(&of(1.2), &["1.234", "1.310"], &[], &[1.234, 1.31], &[point]);
        check(&of(1.2), &["1,234", "1,310"], &[], &[1.234, 1.31], &[comma]);
        check(&of(40.0), &["1.234", "1.310"], &[], &[], &[point]);
    }
}
