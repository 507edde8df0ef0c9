//! The organisation's year.

use crate::model::{Frequency, Period, ReportingYear};
use chrono::{Datelike, Days, Months, NaiveDate};

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
    pub fn year_of_period(self, period: Period) -> ReportingYear {
        self.year_of(period.end(self))
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
        if let Self::Range { end, .. } = self {
            return end;
        }
        let months = 12 / self.frequency().per_year().unwrap_or(12);
        self.start(calendar)
            .checked_add_months(Months::new(months))
            .and_then(|next| next.checked_sub_days(Days::new(1)))
            .unwrap_or(NaiveDate::MAX)
    }
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
    fn lists_the_periods_of_a_year() {
        let calendar = Calendar::starting_in(11).unwrap();
        let months = calendar.periods(calendar.year(2025), Frequency::Monthly);
        assert_eq!(months.len(), 12);
        assert_eq!(months[0].to_string(), "2025-11");
        assert_eq!(months[2].to_string(), "2026-01");
    }
}
