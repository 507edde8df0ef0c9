//! Stretches of time as people write them: `22 days`, `3 weeks`, `2 hrs 15 mins`; and what they come to in a unit.

use super::spaces::tidy;
use crate::model::Number;

/// What a stretch of time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days of the calendar.
    Days,
    /// Days of work: how many a week has, nothing says.
    WorkingDays,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

/// As they are written, `h` and `m` but beside each other.
const WRITTEN: [(&[&str], TimeUnit); 8] = [
    (&["second", "sec"], TimeUnit::Seconds),
    (&["minute", "min"], TimeUnit::Minutes),
    (&["hour", "hr"], TimeUnit::Hours),
    (&["day", "calendar day"], TimeUnit::Days),
    (&["working day", "business day", "work day", "workday"], TimeUnit::WorkingDays),
    (&["week", "wk"], TimeUnit::Weeks),
    (&["month", "mth"], TimeUnit::Months),
    (&["year", "yr"], TimeUnit::Years),
];

impl TimeUnit {
    /// The unit that words are: `working days`, `hrs`.
    pub fn of(words: &str) -> Option<Self> {
        let words = tidy(words).to_lowercase();
        let words = words.trim_end_matches('.');
        let one = words.strip_suffix('s').unwrap_or(words);
        WRITTEN.iter().find(|(written, _)| written.contains(&one)).map(|(_, unit)| *unit)
    }

    /// In words, of several.
    pub fn words(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::WorkingDays => "working days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Years => "years",
        }
    }

    /// How many seconds, or months, it is: units of one kind come to each other.
    fn size(self) -> (u8, f64) {
        match self {
            Self::Seconds => (0, 1.0),
            Self::Minutes => (0, 60.0),
            Self::Hours => (0, 3_600.0),
            Self::Days => (0, 86_400.0),
            Self::Weeks => (0, 604_800.0),
            Self::Months => (1, 1.0),
            Self::Years => (1, 12.0),
            Self::WorkingDays => (2, 1.0),
        }
    }
}

/// A stretch of time, in its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    parts: Vec<(Number, TimeUnit)>,
}

impl Stretch {
    /// A text that is nothing else: `2 hrs 15 mins`, `2h 15m`, `22 working days`.
    pub fn read(text: &str) -> Option<Self> {
        let text = tidy(text).to_lowercase();
        let mut rest = text.as_str();
        let mut parts: Vec<(Number, TimeUnit)> = Vec::new();
        while !rest.is_empty() {
            let end =
                rest.find(|letter: char| !(letter.is_ascii_digit() || ",.".contains(letter)))?;
            let (number, behind) = rest.split_at_checked(end)?;
            let number = plain_number(number)?;
            let behind = behind.trim_start();
            let end = behind.find(|letter: char| letter.is_ascii_digit()).unwrap_or(behind.len());
            let (words, more) = behind.split_at_checked(end)?;
            let words = words.trim().trim_end_matches(',').trim_end_matches(" and").trim();
            let unit = match words {
                "h" => TimeUnit::Hours,
                "m" if matches!(parts.last(), Some((_, TimeUnit::Hours))) => TimeUnit::Minutes,
                words => TimeUnit::of(words)?,
            };
            // The greater first, each once.
            if parts.last().is_some_and(|(_, before)| *before <= unit) {
                return None;
            }
            parts.push((number, unit));
            rest = more;
        }
        (!parts.is_empty()).then_some(Self { parts })
    }

    /// So many of each unit.
    pub(super) fn of<const N: usize>(parts: [(i32, TimeUnit); N]) -> Self {
        Self { parts: parts.into_iter().map(|(number, unit)| (number.into(), unit)).collect() }
    }

    /// The units of its parts, the greatest first.
    pub fn units(&self) -> impl Iterator<Item = TimeUnit> {
        self.parts.iter().map(|(_, unit)| *unit)
    }

    /// The number in it, where it is in this unit alone.
    pub fn alone_in(&self, unit: TimeUnit) -> Option<Number> {
        match self.parts.as_slice() {
            [(number, of)] if *of == unit => Some(*number),
            _ => None,
        }
    }

    /// What it comes to in a unit; none where nothing says that, as of weeks in working days.
    pub fn in_unit(&self, unit: TimeUnit) -> Option<Number> {
        let (kind, size) = unit.size();
        let mut sum = 0.0;
        for (number, of) in &self.parts {
            let (of_kind, times) = of.size();
            if of_kind != kind {
                return None;
            }
            sum += number.get() * times;
        }
        Some(Number::try_from(sum / size).ok()?.rounded(None))
    }
}

/// Digits with a point, and commas three digits apart.
fn plain_number(digits: &str) -> Option<Number> {
    let whole = digits.split_once('.').map_or(digits, |(whole, _)| whole);
    if whole.split(',').skip(1).any(|group| group.len() != 3) {
        return None;
    }
    Number::try_from(digits.replace(',', "").parse::<f64>().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_time_comes_to_so_many_of_a_unit() {
        let check = |text: &str, unit: TimeUnit, expected: Option<f64>| {
            let found = Stretch::read(text).unwrap().in_unit(unit).map(Number::get);
            assert_eq!(found, expected, "{text}");
        };
        check("22 days", TimeUnit::Days, Some(22.0));
        check("3 weeks", TimeUnit::Days, Some(21.0));
        check("1,200 hours", TimeUnit::Hours, Some(1200.0));
        check("3 weeks", TimeUnit::WorkingDays, None);
        check("2 hrs 15 mins", TimeUnit::Hours, Some(2.25));
        check("2 hrs 15 mins", TimeUnit::Minutes, Some(135.0));
        check("2h 15m", TimeUnit::Minutes, Some(135.0));
        check("2h15m", TimeUnit::Minutes, Some(135.0));
        check("1 hour and 30 minutes", TimeUnit::Hours, Some(1.5));
        check("1.5 Hrs.", TimeUnit::Minutes, Some(90.0));
        check("1 year 6 months", TimeUnit::Months, Some(18.0));
        check("2 months", TimeUnit::Days, None);
        check("4 working days", TimeUnit::Days, None);
    }

    #[test]
    fn other_texts_are_no_stretch() {
        for text in [
            "22",
            "22 homes",
            "12 m",
            "12m",
            "15 mins 2 hrs",
            "2 hrs 3 hrs",
            "3 weeks late",
            "days",
            "",
        ] {
            assert_eq!(Stretch::read(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[0-9.,hms daywekr\u{e9}]{0,16}") {
            let _ = Stretch::read(&text);
        }
    }
}
