//! Labels of periods in foreign files (RULES 1).

pub use super::doubt::{Caution, PeriodError};
use super::spaces::tidy;
use super::span::{self, Span};
use crate::model::{Calendar, Frequency, Period};
use chrono::NaiveDate;

/// What a label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodReading {
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// The period on the organisation's calendar that has exactly these days; a dated range where there is none.
    pub period: Period,
    /// What else the label says, as typed: "not validated", "rolling year".
    pub qualifier: Option<String>,
    /// It says *provisional*, *estimate* or *estimated*: the figure is expected to change.
    pub provisional: bool,
    /// It says *revised*.
    pub revised: bool,
    /// Read, but doubtful.
    pub cautions: Vec<Caution>,
}

/// Qualifiers whose meaning is known not to change the dates.
const KNOWN: &[&str] = &[
    "revised",
    "provisional",
    "final",
    "actual",
    "estimate",
    "estimated",
    "refreshed",
    "rolling year",
    "rolling",
    "annualised",
    "not validated",
    "unvalidated",
    "validated",
    "local data",
    "failed validation test",
    "12 months ending",
    "academic",
    "winter",
    "taxbase",
    // The publisher's own table gives these the whole year.
    "biannual 1",
    "biannual 2",
];

/// Words that name a stretch of time: beside dates already read, they may mean another.
const STRETCHES: &[&str] = &[
    "hy", "eoy", "ytd", "year", "years", "quarter", "qtr", "half", "month", "months", "week",
    "weeks", "term", "spring", "summer", "autumn", "school",
];

/// Reads a label.
///
/// `frequency` is the measure's, where it is known: `YYYY-MM` is a month only if that is monthly.
/// Two-digit years up to 69 are of this century, the rest of the last. `2025/26` is the organisation's
/// year; where that starts in January it is the financial year from April.
///
/// # Errors
/// Where the meaning isn't certain; the label is part of the message.
pub fn read(
    label: &str,
    calendar: Calendar,
    frequency: Option<Frequency>,
) -> Result<PeriodReading, PeriodError> {
    let reading = read_with_words(label, calendar, frequency)?;
    let other = reading.qualifier.as_deref().is_some_and(|words| {
        words
            .to_lowercase()
            .split(", ")
            .any(|words| !is_known(words) && words.split(' ').any(names_a_stretch))
    });
    if other { Err(PeriodError::OtherTime(tidy(label))) } else { Ok(reading) }
}

/// [`read`] for a heading, whose other words are the caller's to understand.
///
/// # Errors
/// Where the dates aren't certain.
pub fn read_with_words(
    label: &str,
    calendar: Calendar,
    frequency: Option<Frequency>,
) -> Result<PeriodReading, PeriodError> {
    if label.trim().is_empty() {
        return Err(PeriodError::Blank);
    }
    let Span { start, end, words, mut cautions } = span::read(label, calendar, frequency)?;
    if end < start {
        return Err(PeriodError::Backwards(tidy(label)));
    }
    let lower: Vec<String> = words.iter().map(|words| words.to_lowercase()).collect();
    let says = |word: &str| lower.iter().flat_map(|words| words.split(' ')).any(|w| w == word);
    if !lower.iter().all(|words| is_known(words)) {
        cautions.push(Caution::UnknownWords);
    }
    Ok(PeriodReading {
        start,
        end,
        period: on_the_grid(start, end, calendar),
        provisional: says("provisional") || says("estimate") || says("estimated"),
        revised: says("revised"),
        qualifier: (!words.is_empty()).then(|| words.join(", ")),
        cautions,
    })
}

/// The calendar's period with exactly these days, or the dated range.
pub fn on_the_grid(start: NaiveDate, end: NaiveDate, calendar: Calendar) -> Period {
    Frequency::ALL
        .into_iter()
        .filter_map(|frequency| calendar.period_of(start, frequency))
        .find(|period| period.start(calendar) == start && period.end(calendar) == end)
        .unwrap_or(Period::Range { start, end })
}

/// Whether a word may name a stretch of time: one that does, one with a digit in it, or a month misspelt.
fn names_a_stretch(word: &str) -> bool {
    let nearly = |month: &&str| {
        month.get(..3).zip(word.get(..3)).is_some_and(|(of, start)| of.eq_ignore_ascii_case(start))
            && word.len().abs_diff(month.len()) <= 2
            && word.bytes().last() == month.bytes().last()
    };
    STRETCHES.contains(&word)
        || word.bytes().any(|byte| byte.is_ascii_digit())
        || Calendar::MONTHS.iter().any(nearly)
}

/// Whether every word of a qualifier is known, one phrase after the other.
fn is_known(words: &str) -> bool {
    words.is_empty()
        || KNOWN.iter().any(|known| {
            words.strip_prefix(known).is_some_and(|rest| match rest.strip_prefix(' ') {
                Some(rest) => is_known(rest),
                None => rest.is_empty(),
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_and_years_however_they_are_written() {
        let check = |label: &str, start: &str, end: &str| {
            let read = read(label, Calendar::default(), None).unwrap();
            let ends = (read.start.to_string(), read.end.to_string(), read.qualifier);
            assert_eq!(ends, (start.to_owned(), end.to_owned(), None), "{label}");
        };
        check("31st March 2016", "2016-03-31", "2016-03-31");
        check("31.03.2016", "2016-03-31", "2016-03-31");
        check("Apr '25", "2025-04-01", "2025-04-30");
        check("Apr’25", "2025-04-01", "2025-04-30");
        check("12 months to March 2020", "2019-04-01", "2020-03-31");
        check("12 months ending 31st March 2020", "2019-04-01", "2020-03-31");
        check("July to September 2025", "2025-07-01", "2025-09-30");
        check("jan-mar 2025/26", "2026-01-01", "2026-03-31");
        check("Week ending 4 May 2025", "2025-04-28", "2025-05-04");
        check("w/e 04/05/2025", "2025-04-28", "2025-05-04");
        check("WE 4 May 2025", "2025-04-28", "2025-05-04");
        check("Wk commencing 28 April 2025", "2025-04-28", "2025-05-04");
        check("fortnight ending 15 June 2025", "2025-06-02", "2025-06-15");
        check("fortnight beginning 2 June 2025", "2025-06-02", "2025-06-15");
        check("1st April 2015 to 31st March 2016", "2015-04-01", "2016-03-31");
        check("FY 2025/26", "2025-04-01", "2026-03-31");
        check("Sept 2025", "2025-09-01", "2025-09-30");
        check("April 2025 - March 2026", "2025-04-01", "2026-03-31");
    }

    #[test]
    fn a_year_with_words_that_may_name_a_part_of_it_is_refused() {
        for label in [
            "2025/26 (Q1)",
            "2016/17 half year",
            "2016/17 HY",
            "2016 Marach",
            "2016/17 YTD",
            "2019/20 spring term",
        ] {
            let read = read(label, Calendar::default(), None);
            assert_eq!(read, Err(PeriodError::OtherTime(label.to_owned())));
        }
        for label in
            ["2015/16 failed validation test", "Jan 2020 rolling year", "2017/18 market rent"]
        {
            assert!(read(label, Calendar::default(), None).is_ok(), "{label}");
        }
    }
}
