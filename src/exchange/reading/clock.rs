//! Times as a clock has them: `00:10`, `1:05:00`. Two parts are hours and minutes, or minutes and seconds: nothing in them says
//! which.

use super::stretch::{Stretch, TimeUnit};
use crate::model::Number;

/// A time in two parts or three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockTime {
    /// Hours, minutes and seconds.
    Whole([i32; 3]),
    /// Hours and minutes, or minutes and seconds.
    Two([i32; 2]),
}

/// What the two parts of a time are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TwoParts {
    /// `00:10` is ten minutes.
    HoursMinutes,
    /// `00:10` is ten seconds.
    MinutesSeconds,
}

impl ClockTime {
    /// A text that is nothing else. Every part after the first has two digits and is under 60.
    pub fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.trim().split(':').collect();
        let digits =
            |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !parts.iter().all(digits) || parts.iter().skip(1).any(|part| part.len() != 2) {
            return None;
        }
        let figures: Option<Vec<i32>> = parts.iter().map(|part| part.parse().ok()).collect();
        let figures = figures.filter(|all| all.iter().skip(1).all(|part| *part < 60))?;
        match *figures.as_slice() {
            [first, second] => Some(Self::Two([first, second])),
            [hours, minutes, seconds] => Some(Self::Whole([hours, minutes, seconds])),
            _ => None,
        }
    }

    /// Whether what its parts are has to be said.
    pub fn is_in_two(self) -> bool {
        matches!(self, Self::Two(_))
    }

    /// How long it is in a unit, where two parts are these; none in a unit that hours don't come to.
    pub fn in_unit(self, two: TwoParts, unit: TimeUnit) -> Option<Number> {
        use TimeUnit::{Hours, Minutes, Seconds};
        let stretch = match (self, two) {
            (Self::Whole([hours, minutes, seconds]), _) => {
                Stretch::of([(hours, Hours), (minutes, Minutes), (seconds, Seconds)])
            }
            (Self::Two([hours, minutes]), TwoParts::HoursMinutes) => {
                Stretch::of([(hours, Hours), (minutes, Minutes)])
            }
            (Self::Two([minutes, seconds]), TwoParts::MinutesSeconds) => {
                Stretch::of([(minutes, Minutes), (seconds, Seconds)])
            }
        };
        stretch.in_unit(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_a_clock_comes_to_so_many_of_a_unit() {
        let check = |text: &str, two: TwoParts, unit: TimeUnit, expected: f64| {
            let found = ClockTime::read(text).and_then(|it| it.in_unit(two, unit));
            assert_eq!(found.map(Number::get), Some(expected), "{text}");
        };
        check("00:10", TwoParts::HoursMinutes, TimeUnit::Minutes, 10.0);
        check("00:10", TwoParts::MinutesSeconds, TimeUnit::Seconds, 10.0);
        check("1:30", TwoParts::MinutesSeconds, TimeUnit::Minutes, 1.5);
        check("120:30", TwoParts::HoursMinutes, TimeUnit::Hours, 120.5);
        check("1:05:00", TwoParts::HoursMinutes, TimeUnit::Minutes, 65.0);
        check("1:05:00", TwoParts::MinutesSeconds, TimeUnit::Minutes, 65.0);
        let days = ClockTime::read("48:00")
            .and_then(|it| it.in_unit(TwoParts::HoursMinutes, TimeUnit::WorkingDays));
        assert_eq!(days, None);
    }

    #[test]
    fn other_texts_are_no_times() {
        for text in
            ["10", "1:5", "1:60", "00:10:60", "a:10", ":10", "10:", "1:05:00:00", "-1:05", ""]
        {
            assert_eq!(ClockTime::read(text), None, "{text}");
        }
        assert_eq!(ClockTime::read("99999999999:10"), None);
    }
}
