//! Labels that say in words how a figure stands to its period: `12 months to 30 June 2024`, `Sep 2024 (rolling year)`,
//! `As at 31 March 2025`. What they are taken for is asked elsewhere (`spoken.rs`).

use super::form::{Form, form, month_label, reads};
use crate::exchange::reading::{month_named, period, spaces::tidy};
use crate::model::{Calendar, Frequency, Period};
use chrono::{Datelike, NaiveDate};

/// What stands before the end of a rolling year, in lower case.
const ROLLING: &[&str] = &[
    "rolling 12 months",
    "rolling twelve months",
    "12 months rolling",
    "12 month rolling",
    "rolling 12 month",
    "rolling year",
    "12 months",
    "twelve months",
    "12 month",
    "12 mths",
    "12mths",
    "12m",
    "last 12 months",
    "previous 12 months",
    "annual total",
    "moving annual total",
    "12 month average",
    "rolling 12 month average",
    "12 month rolling average",
    "year",
    "rolling",
];

/// What joins it to its end.
const JOINED: &[&str] = &[
    "ending in",
    "ending at",
    "ending on",
    "ending",
    "ended",
    "end",
    "to the end of",
    "to end of",
    "to end",
    "up to",
    "to",
    "until",
];

/// What stands behind a period whose figure is a rolling year's.
const BEHIND: &[&str] = &[
    "rolling year",
    "rolling 12 months",
    "rolling 12 month",
    "12 month rolling",
    "12 months rolling",
    "12m rolling",
    "rolling",
    "rolling average",
    "12 month rolling average",
    "rolling 12 month average",
    "rolling annual",
    "annualised",
];

/// What stands before a day as at which something stood.
const AS_AT: &[&str] = &[
    "as at",
    "as of",
    "as on",
    "position at",
    "position as at",
    "position on",
    "snapshot at",
    "snapshot",
    "snapshot on",
    "snapshot as at",
    "at",
    "balance at",
    "stock at",
    "at end of",
    "at end",
    "as at end of",
    "as at end",
    "as at the end of",
    "at the end of",
    "end of",
];

/// What rolling years of a file are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Rolling {
    Periods(Frequency),
    Standing,
    /// They end with the reporting year, each of them: they are that.
    Years,
    Out,
}

/// The end of a rolling year, as a label names it.
pub(in super::super) fn rolling(label: &str) -> Option<String> {
    let bare = tidy(&label.replace(['(', ')', ',', '_', '–'], " "));
    let lower = bare.to_lowercase();
    let words = lower.strip_prefix("the ").unwrap_or(&lower);
    let dated = |end: &str| form(end) != Form::Plain || reads(end, Calendar::default());
    for before in ROLLING {
        let Some(rest) = words.strip_prefix(before).and_then(|it| it.strip_prefix(' ')) else {
            continue;
        };
        let end = JOINED.iter().find_map(|word| rest.strip_prefix(word)?.strip_prefix(' '));
        if let Some(end) = end.map(str::trim).filter(|end| dated(end) && !end.starts_with("date")) {
            // A span of days isn't the end of one.
            let spans = end.contains(" to ")
                || period::read(end, Default::default(), None)
                    .is_ok_and(|it| matches!(it.period, Period::Year(_)));
            return (!spans).then(|| end.to_owned());
        }
    }
    let behind = BEHIND.iter().filter_map(|word| words.strip_suffix(word)?.strip_suffix(' '));
    let end = behind.min_by_key(|end| end.len())?.trim_end_matches([' ', '-', ':']);
    let short = end.split(' ').count() <= 3;
    let part = period::read(end, Default::default(), None)
        .is_ok_and(|it| !matches!(it.period, Period::Year(_)));
    (short && (part || matches!(form(end), Form::Yearless(_) | Form::Certain(_))))
        .then(|| end.to_owned())
}

/// The day, or the month, as at whose end something stood, as a label names it.
pub(in super::super) fn as_at(label: &str) -> Option<String> {
    let bare = tidy(&label.replace(['(', ')', ',', '_', ':'], " "));
    let lower = bare.to_lowercase();
    let behind = lower.strip_suffix(" position").or(lower.strip_suffix(" snapshot"));
    let before = AS_AT.iter().filter_map(|word| lower.strip_prefix(word)?.strip_prefix(' '));
    let end = before.min_by_key(|end| end.len()).or(behind)?.trim();
    if matches!(form(end), Form::Date(..) | Form::Day(_) | Form::Yearless(_)) || day(end).is_some()
    {
        return Some(end.to_owned());
    }
    let whole = period::read(end, Default::default(), None).ok().map(|read| read.period);
    if matches!(whole, Some(Period::Month { .. } | Period::Quarter { .. })) {
        return Some(end.to_owned());
    }
    // `30 Sept`: the last day of a month, whose year stands elsewhere.
    let (first, month) = end.split_once(' ')?;
    let number: u32 = first.trim_end_matches(char::is_alphabetic).parse().ok()?;
    let month_number = month_named(month)?;
    let last = NaiveDate::from_ymd_opt(2023, month_number, 1)?
        .checked_add_months(chrono::Months::new(1))?
        .pred_opt()?;
    (number == last.day() || (month_number == 2 && number == 29)).then(|| month.to_owned())
}

/// Whether a label says how its figure stands to a period.
pub(in super::super) fn is_spoken(label: &str) -> bool {
    rolling(label).is_some() || as_at(label).is_some()
}

/// A single day; of a month alone there is none.
fn day(label: &str) -> Option<NaiveDate> {
    if let Form::Day(day) = form(label) {
        return Some(day);
    }
    let read = period::read(label, Default::default(), None).ok()?;
    (read.start == read.end).then_some(read.end)
}

/// The first of a month, as at which something stood.
pub(in super::super) fn first_day(label: &str) -> Option<NaiveDate> {
    let end = as_at(label).filter(|_| rolling(label).is_none())?;
    day(&end).filter(|day| day.day() == 1)
}

/// What the styles of labels are told of the end in one: a month where a day is its last.
pub(in super::super) fn end_of(label: &str) -> Option<String> {
    let end = rolling(label).or_else(|| as_at(label))?;
    let is_last = |day: &NaiveDate| day.succ_opt().is_some_and(|next| next.month() != day.month());
    match day(&end) {
        Some(day) if is_last(&day) => Some(month_label(day)),
        Some(_) if as_at(label).is_some() => None,
        _ => Some(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_how_figures_stand_to_periods() {
        let check = |label: &str, rolls: Option<&str>, at: Option<&str>| {
            assert_eq!(
                (rolling(label).as_deref(), as_at(label).as_deref()),
                (rolls, at),
                "{label}"
            );
        };
        check("Year to Sep 2024", Some("sep 2024"), None);
        check("12 months to 30 June 2024", Some("30 june 2024"), None);
        check("Rolling 12 months ending Q2", Some("q2"), None);
        check("Rolling year to Q3 2024/25", Some("q3 2024/25"), None);
        check("Year ending December 2024", Some("december 2024"), None);
        check("Sep 2024 (rolling year)", Some("sep 2024"), None);
        check("Q2 2024/25 rolling 12 months", Some("q2 2024/25"), None);
        check("As at 31 March 2025", None, Some("31 march 2025"));
        check("Position at 30 Sept", None, Some("sept"));
        check("30/06/2025 snapshot", None, Some("30/06/2025"));
        check("As at end of June 2025", None, Some("june 2025"));
        for other in [
            "Year to date",
            "Year end target 2025/26",
            "2024/25",
            "Apr 2025",
            "Year 2024",
            "At risk",
            "Rolling stock",
            "Stops",
            "End of year target",
            "Year",
        ] {
            check(other, None, None);
        }
    }
}
