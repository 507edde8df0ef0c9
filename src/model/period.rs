//! Periods, as our own files write them: `2025-04`, `2025/26 Q1`, `2025/26 H1`, `2025/26`, and
//! `2016-01-01..2018-12-31` for dated ranges. Reading labels of foreign files is `exchange`'s work.

use crate::model::named::named;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How often a measure reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Twelve times a year.
    Monthly,
    /// Four times a year.
    Quarterly,
    /// Twice a year.
    HalfYearly,
    /// Once a year.
    Yearly,
    /// Dated ranges (weekly, termly, multi-year): charted and reported, never rolled into a year to date.
    Dated,
}

named!(Frequency: Monthly, Quarterly, HalfYearly, Yearly, Dated);

impl Frequency {
    /// Every frequency, most frequent first.
    pub const ALL: [Self; 5] =
        [Self::Monthly, Self::Quarterly, Self::HalfYearly, Self::Yearly, Self::Dated];

    /// In words, as printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Monthly => "Monthly",
            Self::Quarterly => "Quarterly",
            Self::HalfYearly => "Half-yearly",
            Self::Yearly => "Yearly",
            Self::Dated => "Dated ranges",
        }
    }

    /// Periods in a year; `None` for dated ranges.
    pub fn per_year(self) -> Option<u32> {
        match self {
            Self::Monthly => Some(12),
            Self::Quarterly => Some(4),
            Self::HalfYearly => Some(2),
            Self::Yearly => Some(1),
            Self::Dated => None,
        }
    }
}

/// A reporting year, with how it is written: `2025/26`, or `2025` where years start in January.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportingYear {
    first: i32,
    spans: bool,
}

impl ReportingYear {
    /// The year whose first day is in calendar year `first`; `spans` when it ends in the next one.
    pub fn new(first: i32, spans: bool) -> Self {
        Self { first, spans }
    }

    /// The calendar year of its first day.
    pub fn first(self) -> i32 {
        self.first
    }

    /// Whether it ends in another calendar year than it starts in.
    pub fn spans(self) -> bool {
        self.spans
    }

    /// The year `count` later (earlier when negative).
    pub fn plus(self, count: i32) -> Self {
        Self { first: self.first.saturating_add(count), ..self }
    }
}

/// A stretch of time that a figure is for. Ordered by kind, then by time: sort a series by
/// [`Period::end`] where kinds may mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A calendar month.
    Month {
        /// Calendar year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// A quarter of the reporting year.
    Quarter {
        /// The reporting year.
        year: ReportingYear,
        /// 1 to 4.
        quarter: u32,
    },
    /// A half of the reporting year.
    Half {
        /// The reporting year.
        year: ReportingYear,
        /// 1 or 2.
        half: u32,
    },
    /// A whole reporting year.
    Year(ReportingYear),
    /// From one day to another, both included.
    Range {
        /// First day.
        start: NaiveDate,
        /// Last day, not before `start`.
        end: NaiveDate,
    },
}

/// Why text is not a period of ours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// None of the forms.
    #[error(
        "'{0}' is not a period: write 2025-04, 2025/26 Q1, 2025/26 H1, 2025/26 or 2025-04-01..2025-04-30"
    )]
    Unreadable(String),
    /// A range whose end is before its start.
    #[error("'{0}' ends before it starts")]
    Backwards(String),
}

impl Period {
    /// The frequency this kind of period belongs to.
    #[inline]
    pub fn frequency(self) -> Frequency {
        match self {
            Self::Month { .. } => Frequency::Monthly,
            Self::Quarter { .. } => Frequency::Quarterly,
            Self::Half { .. } => Frequency::HalfYearly,
            Self::Year(_) => Frequency::Yearly,
            Self::Range { .. } => Frequency::Dated,
        }
    }

    /// Its place in one row of all periods of its frequency, so that the next is one more; `None` for dated ranges.
    #[inline]
    pub fn number(self) -> Option<i64> {
        let at =
            |year: i32, part: u32, per_year: i64| i64::from(year) * per_year + i64::from(part) - 1;
        match self {
            Self::Month { year, month } => Some(at(year, month, 12)),
            Self::Quarter { year, quarter } => Some(at(year.first, quarter, 4)),
            Self::Half { year, half } => Some(at(year.first, half, 2)),
            Self::Year(year) => Some(i64::from(year.first)),
            Self::Range { .. } => None,
        }
    }

    /// Whether it is the period `count` later than `first` (earlier when negative). Of months, which series are mostly of,
    /// without working that one out.
    #[inline]
    pub fn is_later_by(self, first: Self, count: i32) -> bool {
        let months = |year: i32, month: u32| i64::from(year) * 12 + i64::from(month);
        match (self, first) {
            (Self::Month { year, month }, Self::Month { year: first, month: of }) => {
                months(year, month) == months(first, of) + i64::from(count)
            }
            _ => first.plus(count) == Some(self),
        }
    }

    /// The adjacent period `count` later (earlier when negative); `None` for dated ranges.
    pub fn plus(self, count: i32) -> Option<Self> {
        match self {
            Self::Month { year, month } => {
                let (year, month) = step(year, month, 12, count)?;
                Some(Self::Month { year, month })
            }
            Self::Quarter { year, quarter } => {
                let (first, quarter) = step(year.first, quarter, 4, count)?;
                Some(Self::Quarter { year: ReportingYear { first, ..year }, quarter })
            }
            Self::Half { year, half } => {
                let (first, half) = step(year.first, half, 2, count)?;
                Some(Self::Half { year: ReportingYear { first, ..year }, half })
            }
            Self::Year(year) => Some(Self::Year(year.plus(count))),
            Self::Range { .. } => None,
        }
    }

    /// The same period a year before; `None` for dated ranges.
    pub fn last_year(self) -> Option<Self> {
        let per_year = self.frequency().per_year()?;
        self.plus(-i32::try_from(per_year).ok()?)
    }

    /// As a person reads it: `Apr 2025`, `Q1 2025/26`, `H1 2025/26`, `2025/26`, `1 Jan 2016 to 31 Dec 2018`.
    pub fn label(self) -> String {
        match self {
            Self::Month { year, month } => format!("{} {year}", month_name(month)),
            Self::Quarter { year, quarter } => format!("Q{quarter} {year}"),
            Self::Half { year, half } => format!("H{half} {year}"),
            Self::Year(year) => year.to_string(),
            Self::Range { start, end } if start == end => day_label(start),
            Self::Range { start, end } => format!("{} to {}", day_label(start), day_label(end)),
        }
    }
}

/// Goes on by `count` parts of a year. Up to a year, which series are walked by, it is one addition.
#[inline]
fn step(year: i32, part: u32, per_year: i32, count: i32) -> Option<(i32, u32)> {
    let moved = i32::try_from(part).ok()?.checked_add(count)?;
    match moved {
        _ if moved > 2 * per_year || moved <= -per_year => far(year, part, per_year, count),
        _ if moved > per_year => Some((year.checked_add(1)?, (moved - per_year).unsigned_abs())),
        _ if moved > 0 => Some((year, moved.unsigned_abs())),
        _ => Some((year.checked_sub(1)?, (moved + per_year).unsigned_abs())),
    }
}

/// The same, over any number of years.
fn far(year: i32, part: u32, per_year: i32, count: i32) -> Option<(i32, u32)> {
    let per_year = i64::from(per_year);
    let moved = i64::from(year) * per_year + i64::from(part) - 1 + i64::from(count);
    let year = i32::try_from(moved.div_euclid(per_year)).ok()?;
    Some((year, u32::try_from(moved.rem_euclid(per_year)).ok()? + 1))
}

/// Short name of a month from 1 to 12.
fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES.get((month as usize).wrapping_sub(1)).copied().unwrap_or("?")
}

/// A day as a person reads it: `1 Apr 2025`.
pub fn day_label(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

impl fmt::Display for ReportingYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.spans {
            write!(f, "{:04}/{:02}", self.first, (self.first + 1).rem_euclid(100))
        } else {
            write!(f, "{:04}", self.first)
        }
    }
}

/// The form of our own files; see [`Period::label`] for the printed one.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Quarter { year, quarter } => write!(f, "{year} Q{quarter}"),
            Self::Half { year, half } => write!(f, "{year} H{half}"),
            Self::Year(year) => write!(f, "{year}"),
            Self::Range { start, end } => {
                write_day(f, *start)?;
                f.write_str("..")?;
                write_day(f, *end)
            }
        }
    }
}

impl FromStr for ReportingYear {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let unreadable = || PeriodError::Unreadable(text.to_owned());
        let first = |digits: &str| {
            (digits.len() == 4).then(|| digits_of(digits)).flatten().ok_or_else(unreadable)
        };
        let Some((year, next)) = text.split_once('/') else {
            return Ok(Self { first: first(text)?, spans: false });
        };
        let year = Self { first: first(year)?, spans: true };
        let next = (next.len() == 2).then(|| digits_of(next)).flatten();
        if next == Some((year.first + 1).rem_euclid(100)) { Ok(year) } else { Err(unreadable()) }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        // Months come by the hundred thousand, so they are read first, without a search.
        if let Some(month) = month_of(text) {
            return Ok(month);
        }
        let unreadable = || PeriodError::Unreadable(text.to_owned());
        if let Some((start, end)) = text.split_once("..") {
            let start = day_of(start).ok_or_else(unreadable)?;
            let end = day_of(end).ok_or_else(unreadable)?;
            return if end < start {
                Err(PeriodError::Backwards(text.to_owned()))
            } else {
                Ok(Self::Range { start, end })
            };
        }
        if let Some((year, part)) = text.split_once(' ') {
            let year = year.parse().map_err(|_| unreadable())?;
            return match part {
                "Q1" | "Q2" | "Q3" | "Q4" => {
                    Ok(Self::Quarter { year, quarter: u32::from(part.as_bytes()[1] - b'0') })
                }
                "H1" | "H2" => Ok(Self::Half { year, half: u32::from(part.as_bytes()[1] - b'0') }),
                _ => Err(unreadable()),
            };
        }
        text.parse().map(Self::Year).map_err(|_| unreadable())
    }
}

/// The day that is written `2025-04-30`. By hand, as is its writing: chrono's ways take any format, which is
/// ten times the code.
fn day_of(text: &str) -> Option<NaiveDate> {
    let (month, day) = text.split_at_checked(7)?;
    let Period::Month { year, month } = month_of(month)? else { return None };
    let day = day.strip_prefix('-').filter(|day| day.len() == 2).and_then(digits_of)?;
    NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)
}

/// Writes a day as `2025-04-30`.
fn write_day(f: &mut fmt::Formatter<'_>, day: NaiveDate) -> fmt::Result {
    write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// The month that is written `2025-04`.
fn month_of(text: &str) -> Option<Period> {
    let [y1, y2, y3, y4, b'-', m1, m2] = text.as_bytes() else { return None };
    let number = |digits: &[&u8]| {
        digits.iter().try_fold(0_u16, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + u16::from(**digit - b'0'))
        })
    };
    let (year, month) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?);
    (1..=12)
        .contains(&month)
        .then(|| Period::Month { year: i32::from(year), month: u32::from(month) })
}

/// A number of ASCII digits only: no sign, no space.
fn digits_of(text: &str) -> Option<i32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Reads and writes a type as its text, borrowed where the input allows.
macro_rules! as_text {
    ($type:ident, $expecting:literal) => {
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl serde::de::Visitor<'_> for Text {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "description": $expecting })
            }
        }
    };
}

as_text!(
    Period,
    "a period such as 2025-04, 2025/26 Q1, 2025/26 H1, 2025/26 or 2025-04-01..2025-04-30"
);
as_text!(ReportingYear, "a reporting year such as 2025/26, or 2025 where years start in January");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Calendar;

    #[test]
    fn reads_and_writes_every_form() {
        let check = |text: &str, label: &str, start: &str, end: &str| {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(period.label(), label);
            let calendar = Calendar::default();
            assert_eq!(period.start(calendar).to_string(), start, "{text}");
            assert_eq!(period.end(calendar).to_string(), end, "{text}");
        };
        check("2025-04", "Apr 2025", "2025-04-01", "2025-04-30");
        check("2025/26 Q1", "Q1 2025/26", "2025-04-01", "2025-06-30");
        check("2025/26 Q4", "Q4 2025/26", "2026-01-01", "2026-03-31");
        check("2025/26 H2", "H2 2025/26", "2025-10-01", "2026-03-31");
        check("2025/26", "2025/26", "2025-04-01", "2026-03-31");
        check("1999/00", "1999/00", "1999-04-01", "2000-03-31");
        check("2016-01-01..2018-12-31", "1 Jan 2016 to 31 Dec 2018", "2016-01-01", "2018-12-31");
        check("2016-03-31..2016-03-31", "31 Mar 2016", "2016-03-31", "2016-03-31");
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for text in [
            "",
            "2025/27",
            "2025-13",
            "2025-4",
            "20220/21",
            "2025/26 Q5",
            "2025/26 q1",
            "+025",
            "2018-12-31..2016-01-01",
            "2025/2é",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn steps_through_time() {
        let check = |text: &str, count: i32, expected: &str| {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.plus(count).unwrap().to_string(), expected);
        };
        check("2025-01", -1, "2024-12");
        check("2025-12", 1, "2026-01");
        check("2025/26 Q1", -1, "2024/25 Q4");
        check("2025/26 H2", 1, "2026/27 H1");
        check("2025/26", -1, "2024/25");
        let month: Period = "2025-04".parse().unwrap();
        assert_eq!(month.last_year().unwrap().to_string(), "2024-04");
    }
}
