//! What the commas and points of one printed figure say of how figures are printed: which of them is the decimal sign,
//! or that it could be either.

use crate::exchange::reading::value;

/// The longest text beside a figure, in letters, that is a mark or a unit rather than words.
const MOST_BESIDE: usize = 8;

/// A sign that decimals come after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Sign {
    Comma,
    Point,
}

impl Sign {
    pub(in super::super) fn letter(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

/// What a figure says of the signs in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Told {
    /// It has none: 980.
    Nothing,
    /// This is the decimal sign, whatever others say: 93,5 or 1.234.567.
    Decimal(Sign),
    /// One sign before three digits, which could be decimal or between thousands: 1,234 or 1.234.
    Either(Sign),
}

/// A figure in a text: its digits and the signs between them, with what stands around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Printed<'a> {
    pub(in super::super) before: &'a str,
    pub(in super::super) digits: &'a str,
    pub(in super::super) behind: &'a str,
}

/// The one figure of a text; none where it has several, or more words than a mark has.
pub(in super::super) fn printed(text: &str) -> Option<Printed<'_>> {
    let text = text.trim();
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = text.split_at_checked(first)?;
    let mut end = 0;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        // A space, or what the Swiss have for one, stands between groups of three.
        let between = matches!(letter, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’');
        let group = rest.get(at + letter.len_utf8()..).is_some_and(starts_with_a_group);
        if letter.is_ascii_digit() {
            end = at + 1;
        } else if !(next && (matches!(letter, ',' | '.') || (between && group))) {
            break;
        }
    }
    let (digits, behind) = rest.split_at_checked(end)?;
    let short = |text: &str| {
        text.chars().count() <= MOST_BESIDE && !text.contains(|c: char| c.is_ascii_digit())
    };
    // Between numbers that are parts of something else stand other signs: dates, ranges, ratios.
    (short(before) && short(behind)).then_some(Printed { before, digits, behind })
}

fn starts_with_a_group(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// What a figure's digits and signs say.
pub(in super::super) fn told(digits: &str) -> Told {
    let spaced = digits.contains(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
    let count = |sign: char| digits.matches(sign).count();
    match (count(','), count('.')) {
        (0, 0) => Told::Nothing,
        // The last of two kinds is the decimal sign.
        (1.., 1..) => match digits.rfind(',') > digits.rfind('.') {
            true => Told::Decimal(Sign::Comma),
            false => Told::Decimal(Sign::Point),
        },
        (0, 1) => one(digits, Sign::Point, spaced),
        (1, 0) => one(digits, Sign::Comma, spaced),
        // Several of one kind stand between thousands.
        (0, _) => Told::Decimal(Sign::Comma),
        (_, 0) => Told::Decimal(Sign::Point),
    }
}

fn one(digits: &str, sign: Sign, spaced: bool) -> Told {
    let Some((whole, decimals)) = digits.split_once(sign.letter()) else { return Told::Nothing };
    let group = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if group && !spaced { Told::Either(sign) } else { Told::Decimal(sign) }
}

/// The digits with a point for the decimal sign and nothing between thousands; none where they can't be read so.
pub(in super::super) fn with_point(digits: &str, decimal: Sign) -> Option<String> {
    let between = match decimal {
        Sign::Comma => '.',
        Sign::Point => ',',
    };
    let (whole, decimals) = match digits.rsplit_once(decimal.letter()) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    if decimals.is_some_and(|it| !it.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let groups: Vec<&str> = whole.split(|c: char| !c.is_ascii_digit()).collect();
    let signs = whole.chars().filter(|c| !c.is_ascii_digit());
    let same = signs.clone().all(|c| c != decimal.letter())
        && (signs.clone().all(|c| c == between) || signs.clone().all(|c| c != between));
    let grouped = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => first.len() <= 3 && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    if !(same && grouped) {
        return None;
    }
    let mut plain = groups.concat();
    if let Some(decimals) = decimals {
        plain.push('.');
        plain += decimals;
    }
    value::number(&plain).map(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_says_what_its_signs_are() {
        let check = |text: &str, expected: Option<Told>| {
            assert_eq!(printed(text).map(|it| told(it.digits)), expected, "{text}");
        };
        use Sign::{Comma, Point};
        check("980", Some(Told::Nothing));
        check("1 234", Some(Told::Nothing));
        check("1.234", Some(Told::Either(Point)));
        check("£1,234*", Some(Told::Either(Comma)));
        check("0.955", Some(Told::Decimal(Point)));
        check("0,955", Some(Told::Decimal(Comma)));
        check("1234.567", Some(Told::Decimal(Point)));
        check("93,5%", Some(Told::Decimal(Comma)));
        check("1.234,5", Some(Told::Decimal(Comma)));
        check("1,234.5", Some(Told::Decimal(Point)));
        check("1.234.567", Some(Told::Decimal(Comma)));
        check("1,234,567", Some(Told::Decimal(Point)));
        check("1 234,567", Some(Told::Decimal(Comma)));
        check("(1.234)", Some(Told::Either(Point)));
        check("1,200 to 1,300", None);
        check("01.04.2025", Some(Told::Decimal(Comma)));
        check("words and 12 more words", None);
        check("", None);
    }

    #[test]
    fn one_reading_of_the_signs_leaves_out_what_it_cannot_be() {
        let check = |digits: &str, decimal: Sign, expected: Option<&str>| {
            assert_eq!(with_point(digits, decimal).as_deref(), expected, "{digits}");
        };
        use Sign::{Comma, Point};
        check("1.234,5", Comma, Some("1234.5"));
        check("1.234,5", Point, None);
        check("1 234,5", Comma, Some("1234.5"));
        check("1.234", Comma, Some("1234"));
        check("1.234", Point, Some("1.234"));
        check("93,5", Point, None);
        check("12.34", Comma, None);
        check("01.04.2025", Comma, None);
        check("1.234.567", Comma, Some("1234567"));
        check("980", Comma, Some("980"));
        check("1.234 567,8", Comma, None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[-+£%0-9., '’\u{a0}é(]{0,14}") {
            if let Some(found) = printed(&text) {
                told(found.digits);
                for sign in [Sign::Comma, Sign::Point] {
                    with_point(found.digits, sign);
                }
            }
        }
    }
}
