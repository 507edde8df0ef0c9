//! The organisation's year.

use crate::model::{Frequency, Period, ReportingYear};
use chrono::{Datelike, Months, NaiveDate};

/// When the organisation's reporting year starts (RULES 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Calendar {
    /// 1 to 12; the year starts on the first of this month.
    start_month: u32,
}

/// Why a month can't start a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Not a month of the year.
    #[error("a year starts in a month from 1 to 12, not {0}")]
    NoSuchMonth(u32),
}

/// April, the year of United Kingdom councils.
impl Default for Calendar {
    fn default() -> Self {
        Self { start_month: 4 }
    }
}

impl Calendar {
    /// The months by name, from January.
    pub const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// The month, 1 to 12, that a word names: in full, or by its first three letters.
    pub fn month_named(word: &str) -> Option<u32> {
        let is_named = |month: &&str| {
            let short = month.get(..3).unwrap_or_default();
            month.eq_ignore_ascii_case(word) || short.eq_ignore_ascii_case(word)
        };
        let at = Self::MONTHS.iter().position(is_named)?;
        u32::try_from(at + 1).ok()
    }

    /// A calendar whose year starts on the first of `start_month` (1 to 12).
    pub fn starting_in(start_month: u32) -> Result<Self, CalendarError> {
        if (1..=12).contains(&start_month) {
            Ok(Self { start_month })
        } else {
            Err(CalendarError::NoSuchMonth(start_month))
        }
    }

    /// The month the year starts in, 1 to 12.
    pub fn start_month(self) -> u32 {
        self.start_month
    }

    /// The reporting year whose first day is in calendar year `first`.
    pub fn year(self, first: i32) -> ReportingYear {
        ReportingYear::new(first, self.start_month != 1)
    }

    /// The reporting year that a date is in.
    pub fn year_of(self, date: NaiveDate) -> ReportingYear {
        let before_start = date.month() < self.start_month;
        self.year(date.year() - i32::from(before_start))
    }

    /// The reporting year a period belongs to: the one its last day is in.
    #[inline]
    pub fn year_of_period(self, period: Period) -> ReportingYear {
        // Without counting days: it is asked at every step of a year to date.
        match period {
            Period::Month { year, month } => {
                self.year(year.saturating_sub(i32::from(month < self.start_month)))
            }
            Period::Quarter { year, .. } | Period::Half { year, .. } | Period::Year(year) => {
                self.year(year.first())
            }
            Period::Range { end, .. } => self.year_of(end),
        }
    }

    /// The period of this frequency that a date is in; `None` for dated ranges, which have no grid.
    pub fn period_of(self, date: NaiveDate, frequency: Frequency) -> Option<Period> {
        let year = self.year_of(date);
        let months = (date.month() + 12 - self.start_month) % 12;
        match frequency {
            Frequency::Monthly => Some(Period::Month { year: date.year(), month: date.month() }),
            Frequency::Quarterly => Some(Period::Quarter { year, quarter: months / 3 + 1 }),
            Frequency::HalfYearly => Some(Period::Half { year, half: months / 6 + 1 }),
            Frequency::Yearly => Some(Period::Year(year)),
            Frequency::Dated => None,
        }
    }

    /// Every period of this frequency in a reporting year, in order; empty for dated ranges.
    pub fn periods(self, year: ReportingYear, frequency: Frequency) -> Vec<Period> {
        match frequency {
            Frequency::Monthly => (0..12)
                .map(|offset| {
                    let index = self.start_month - 1 + offset;
                    Period::Month {
                        year: year.first() + i32::from(index >= 12),
                        month: index % 12 + 1,
                    }
                })
                .collect(),
            Frequency::Quarterly => {
                (1..=4).map(|quarter| Period::Quarter { year, quarter }).collect()
            }
            Frequency::HalfYearly => (1..=2).map(|half| Period::Half { year, half }).collect(),
            Frequency::Yearly => vec![Period::Year(year)],
            Frequency::Dated => Vec::new(),
        }
    }
}

/// When a period is depends on the month in which the year starts.
impl Period {
    /// Its first day.
    pub fn start(self, calendar: Calendar) -> NaiveDate {
        let in_year = |year: ReportingYear, months: u32| {
            first_of(year.first(), calendar.start_month())
                .checked_add_months(Months::new(months))
                .unwrap_or(NaiveDate::MAX)
        };
        match self {
            Self::Month { year, month } => first_of(year, month),
            Self::Quarter { year, quarter } => in_year(year, (quarter - 1) * 3),
            Self::Half { year, half } => in_year(year, (half - 1) * 6),
            Self::Year(year) => in_year(year, 0),
            Self::Range { start, .. } => start,
        }
    }

    /// Its last day.
    pub fn end(self, calendar: Calendar) -> NaiveDate {
        // By its last month: this is asked at every rating, and adding months to a day takes many times as long.
        let (year, months) = match self {
            Self::Month { year, month } => return last_of(year, month),
            Self::Quarter { year, quarter } => (year, quarter * 3),
            Self::Half { year, half } => (year, half * 6),
            Self::Year(year) => (year, 12),
            Self::Range { end, .. } => return end,
        };
        let month = calendar.start_month() - 1 + months;
        let years = i32::try_from((month - 1) / 12).unwrap_or(0);
        last_of(year.first().saturating_add(years), (month - 1) % 12 + 1)
    }
}

/// The last of a month; years beyond chrono's range are held at its end.
fn last_of(year: i32, month: u32) -> NaiveDate {
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28,
        _ => 31,
    };
    let leap = || NaiveDate::from_ymd_opt(year, month, 29).filter(|_| month == 2);
    leap().or_else(|| NaiveDate::from_ymd_opt(year, month, days)).unwrap_or(NaiveDate::MAX)
}

/// The first of a month; years beyond chrono's range are held at its ends.
fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(if year < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn finds_the_year_and_the_period_of_a_date() {
        let check = |start: u32, date: &str, frequency: Frequency, expected: &str| {
            let calendar = Calendar::starting_in(start).unwrap();
            let period = calendar.period_of(day(date), frequency).unwrap();
            assert_eq!(period.to_string(), expected, "{date} from month {start}");
        };
        check(4, "2025-04-01", Frequency::Quarterly, "2025/26 Q1");
        check(4, "2026-03-31", Frequency::Quarterly, "2025/26 Q4");
        check(4, "2026-03-31", Frequency::Yearly, "2025/26");
        check(4, "2025-09-30", Frequency::HalfYearly, "2025/26 H1");
        check(1, "2025-12-31", Frequency::Yearly, "2025");
        check(1, "2025-12-31", Frequency::Quarterly, "2025 Q4");
        check(9, "2025-08-31", Frequency::Quarterly, "2024/25 Q4");
        check(4, "1999-05-01", Frequency::Yearly, "1999/00");
    }

    #[test]
    fn a_period_ends_the_day_before_the_next_starts() {
        for start in 1..=12 {
            let calendar = Calendar::starting_in(start).unwrap();
            for first in [1899, 1999, 2000, 2023, 2024] {
                for frequency in Frequency::ALL {
                    for period in calendar.periods(calendar.year(first), frequency) {
                        let next = period.plus(1).unwrap().start(calendar);
                        assert_eq!(period.end(calendar).succ_opt(), Some(next), "{period}");
                    }
                }
            }
        }
    }

    #[test]
    fn lists_the_periods_of_a_year() {
        let calendar = Calendar::starting_in(11).unwrap();
        let months = calendar.periods(calendar.year(2025), Frequency::Monthly);
        assert_eq!(months.len(), 12);
        assert_eq!(months[0].to_string(), "2025-11");
        assert_eq!(months[2].to_string(), "2026-01");
    }
}
