//! The grammar of period labels: months, years, spans of years, and parts of them.

use super::doubt::{Caution, PeriodError};
use super::grammar::{Ends, Grammar, NO_DATE, Problem, UNREADABLE};
use super::spaces::tidy;
use super::token::Token;
use crate::model::Frequency;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The longest span of years that a label is taken for: `2025-04` is not the 79 years to 2104.
const LONGEST_SPAN: i32 = 10;

/// A part of a year, as months from its start and how many.
#[derive(Clone, Copy)]
pub(super) struct Part {
    skip: u32,
    months: u32,
}

/// How a year was written.
enum Year {
    /// `2016`.
    Calendar(i32),
    /// `2016/17`, `2016-17`: by its first half.
    Spanning(i32),
    /// `2016-18`: from the first of one calendar year to the last of another.
    Span(i32, i32),
    /// `2016-05` where the measure reports monthly.
    Month(i32, u32),
    /// `2001/02-2003/04`: from the first of one spanning year to the last of another.
    Spannings(i32, i32),
}

impl Grammar {
    /// A year, a span of years, or a part of a year after it.
    pub(super) fn years(&mut self) -> Result<Ends, Problem> {
        let year = self.written_year()?;
        let before = self.at;
        if !self.skip(&Token::Mark(';')) {
            self.skip(&Token::Mark(','));
        }
        if let Some(part) = self.part() {
            return match year {
                Year::Spanning(first) => self.part_of(first, self.year_start, part),
                Year::Calendar(year) if self.january => self.part_of(year, 1, part),
                // The national statistics' way of writing a rolling year.
                Year::Calendar(year) if self.aside("12 months ending") => {
                    let (_, end) = self.part_of(year, 1, part)?;
                    Ok((year_before(end)?, end))
                }
                Year::Calendar(_) => Err(PeriodError::WhichYear),
                _ => Err(UNREADABLE),
            };
        }
        self.at = before;
        match year {
            Year::Calendar(year) => {
                if !self.january {
                    self.cautions.push(Caution::BareYear);
                }
                months_from(year, 1, 12)
            }
            Year::Spanning(first) => self.spanning(first, first),
            Year::Spannings(first, last) => self.spanning(first, last),
            Year::Span(first, last) => {
                Ok((months_from(first, 1, 12)?.0, months_from(last, 1, 12)?.1))
            }
            Year::Month(year, month) => months_from(year, month, 1),
        }
    }

    /// A year in any of its forms, without what may come after it.
    fn written_year(&mut self) -> Result<Year, Problem> {
        let first = self.year()?;
        match (self.peek(0), self.peek(1)) {
            (Some(Token::Slash), Some(Token::Number(next, digits))) => {
                if !follows(first, *next, *digits) {
                    return Err(PeriodError::NotConsecutive);
                }
                self.at += 2;
                Ok(self.up_to_spanning(first))
            }
            (Some(Token::Dash), Some(&Token::Number(next, digits @ (2 | 4)))) => {
                self.at += 2;
                self.dashed(first, next, digits)
            }
            (Some(Token::Slash | Token::Mark('.')), _) => Err(UNREADABLE),
            _ => Ok(Year::Calendar(first)),
        }
    }

    /// After `2001/02`: whether it goes on to `-2003/04` or `-03/04`.
    fn up_to_spanning(&mut self, first: i32) -> Year {
        let last = match (self.peek(0), self.peek(1), self.peek(2), self.peek(3)) {
            (
                Some(Token::Dash),
                Some(&Token::Number(year, digits)),
                Some(Token::Slash),
                Some(&Token::Number(next, next_digits)),
            ) => later_year(first, year, digits)
                .filter(|year| follows(*year, next, next_digits) && *year > first),
            _ => None,
        };
        match last {
            Some(last) => {
                self.at += 4;
                Year::Spannings(first, last)
            }
            None => Year::Spanning(first),
        }
    }

    /// `2018-19`, `2016-18`, `2001-03`, `2025-04`: which it is depends on the numbers and the frequency.
    fn dashed(&mut self, first: i32, next: i32, digits: usize) -> Result<Year, Problem> {
        let month =
            u32::try_from(next).ok().filter(|month| digits == 2 && (1..=12).contains(month));
        if let Some(month) = month.filter(|_| self.frequency == Some(Frequency::Monthly)) {
            return Ok(Year::Month(first, month));
        }
        let unsaid = self.frequency.is_none();
        if follows(first, next, digits) {
            self.cautions.push(if month.is_some() && unsaid {
                Caution::SpanOrMonth
            } else {
                Caution::YearOrSpan
            });
            return Ok(Year::Spanning(first));
        }
        let last = later_year(first, next, digits);
        match last.filter(|last| (1..LONGEST_SPAN).contains(&(last - first))) {
            Some(last) => {
                if month.is_some() && unsaid {
                    self.cautions.push(Caution::SpanOrMonth);
                }
                Ok(Year::Span(first, last))
            }
            None if month.is_some() => Err(PeriodError::MonthOrSpan),
            None => Err(UNREADABLE),
        }
    }

    /// From the start of one spanning year to the end of another.
    fn spanning(&self, first: i32, last: i32) -> Result<Ends, Problem> {
        if self.aside("taxbase") {
            let end = second_monday_of_september(last.saturating_add(1))?;
            let end = end.checked_sub_days(Days::new(1)).ok_or(NO_DATE)?;
            return Ok((second_monday_of_september(first)?, end));
        }
        let start = if self.aside("academic") {
            9
        } else if self.aside("winter") {
            8
        } else {
            self.year_start
        };
        Ok((months_from(first, start, 12)?.0, months_from(last, start, 12)?.1))
    }

    /// `Q1`, `Quarter 1`, `H1`, `Half 1`.
    pub(super) fn part(&mut self) -> Option<Part> {
        let (Some(Token::Word(word)), Some(&Token::Number(count, 1))) =
            (self.peek(0), self.peek(1))
        else {
            return None;
        };
        let (each, most) = match word.as_str() {
            "q" | "qtr" | "quarter" => (3, 4),
            "h" | "half" => (6, 2),
            _ => return None,
        };
        let count = u32::try_from(count).ok().filter(|count| (1..=most).contains(count))?;
        self.at += 2;
        Some(Part { skip: (count - 1) * each, months: each })
    }

    /// The year after `Q1`: the months in brackets say which kind where the year doesn't.
    pub(super) fn part_of_year(&mut self, part: Part) -> Result<Ends, Problem> {
        match self.written_year()? {
            Year::Spanning(first) => self.part_of(first, self.year_start, part),
            Year::Calendar(year) if self.january || self.names_calendar_quarter(part) => {
                self.part_of(year, 1, part)
            }
            Year::Calendar(_) => Err(PeriodError::WhichYear),
            _ => Err(UNREADABLE),
        }
    }

    /// Whether the brackets hold the months that this quarter has in the calendar year.
    fn names_calendar_quarter(&self, part: Part) -> bool {
        const QUARTERS: [&str; 4] = ["jan-mar", "apr-jun", "jul-sep", "oct-dec"];
        part.months == 3
            && QUARTERS.get((part.skip / 3) as usize).is_some_and(|months| self.aside(months))
    }

    /// `Q2 2015` after "financial year to".
    pub(super) fn year_to_quarter(&mut self) -> Result<Ends, Problem> {
        let part = self.part().ok_or(UNREADABLE)?;
        let first = match self.written_year()? {
            Year::Calendar(first) | Year::Spanning(first) => first,
            _ => return Err(UNREADABLE),
        };
        months_from(first, self.year_start, part.skip + part.months)
    }

    fn part_of(&self, first: i32, start_month: u32, part: Part) -> Result<Ends, Problem> {
        let (start, _) = months_from(first, start_month, 12)?;
        let start = start.checked_add_months(Months::new(part.skip)).ok_or(NO_DATE)?;
        months_from(start.year(), start.month(), part.months)
    }

    /// `Sep-17`, `March 2020`, `Apr-Sep 2016/17`, `Jan-Dec 2017`, `Oct 15-Sep 16`.
    pub(super) fn months(&mut self) -> Result<Ends, Problem> {
        let from = self.month()?;
        let joined = match self.peek(0) {
            Some(Token::Word(word)) => word == "to",
            joint => joint == Some(&Token::Dash),
        };
        if joined && matches!(self.peek(1), Some(Token::Month(_))) {
            self.at += 1;
            let to = self.month()?;
            let (first, last) = self.years_of(from, to)?;
            return self.across_months((first, from), (last, to));
        }
        if !matches!((self.peek(1), self.peek(2)), (Some(Token::Slash), Some(Token::Number(..)))) {
            self.skip(&Token::Dash);
        }
        let (first, _) = self.years_of(from, from)?;
        let before = self.at;
        if self.skip_to() {
            if let Ok(to) = self.month() {
                self.skip(&Token::Dash);
                let last = self.year()?;
                return self.across_months((first, from), (last, to));
            }
            self.at = before;
        }
        months_from(first, from, 1)
    }

    fn month(&mut self) -> Result<u32, Problem> {
        let Some(&Token::Month(month)) = self.peek(0) else { return Err(UNREADABLE) };
        self.at += 1;
        Ok(month)
    }

    /// The calendar years of two months of the year that comes next.
    fn years_of(&mut self, from: u32, to: u32) -> Result<(i32, i32), Problem> {
        let short = matches!(self.peek(0), Some(Token::Number(_, 2)));
        if short || !matches!(self.peek(1), Some(Token::Slash)) {
            let year = self.year()?;
            // `Oct-Mar 2016` doesn't say in which year it starts.
            return if from <= to { Ok((year, year)) } else { Err(UNREADABLE) };
        }
        match self.written_year()? {
            Year::Spanning(first) => {
                let of = |month: u32| first + i32::from(month < self.year_start);
                Ok((of(from), of(to)))
            }
            _ => Err(UNREADABLE),
        }
    }

    fn across_months(&mut self, from: (i32, u32), to: (i32, u32)) -> Result<Ends, Problem> {
        let (start, _) = months_from(from.0, from.1, 1)?;
        let (_, end) = months_from(to.0, to.1, 1)?;
        if year_before(end)? > start {
            self.cautions.push(Caution::OverAYear);
        }
        Ok((start, end))
    }

    /// What comes after the days, as typed: words only, for a number or a month there means that the
    /// label says something else than was read.
    pub(super) fn rest(&self, text: &str) -> Result<Option<String>, Problem> {
        let left = self.tokens.get(self.at..).unwrap_or_default();
        let words_only = left.iter().all(|(_, token)| match token {
            Token::Word(_) | Token::Dash => true,
            Token::Mark(mark) => matches!(mark, ',' | ':' | ';' | '&' | '*'),
            _ => false,
        });
        if !words_only {
            return Err(UNREADABLE);
        }
        let start = left.iter().find(|(_, token)| matches!(token, Token::Word(_)));
        let words = start.and_then(|(at, _)| text.get(*at..)).map(tidy);
        Ok(words.filter(|words| !words.is_empty()))
    }
}

/// Whether `next`, in two or four digits, is the year after `first`.
fn follows(first: i32, next: i32, digits: usize) -> bool {
    match digits {
        2 => next == (first + 1).rem_euclid(100),
        4 => next == first + 1,
        _ => false,
    }
}

/// A year written in two or four digits that comes after another: `1999`, `01` is 2001.
fn later_year(first: i32, next: i32, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(next),
        2 => Some(first + (next - first).rem_euclid(100)),
        _ => None,
    }
}

/// So many months from the first of one.
fn months_from(year: i32, month: u32, months: u32) -> Result<Ends, Problem> {
    let start = NaiveDate::from_ymd_opt(year, month, 1).ok_or(NO_DATE)?;
    let next = start.checked_add_months(Months::new(months)).ok_or(NO_DATE)?;
    Ok((start, next.checked_sub_days(Days::new(1)).ok_or(NO_DATE)?))
}

/// The first day of the twelve months that end on this day.
pub(super) fn year_before(end: NaiveDate) -> Result<NaiveDate, Problem> {
    end.checked_add_days(Days::new(1))
        .and_then(|next| next.checked_sub_months(Months::new(12)))
        .ok_or(NO_DATE)
}

/// A date from three signed numbers.
pub(super) fn ymd(year: i32, month: i32, day: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// The day that the council tax base is counted on each year.
fn second_monday_of_september(year: i32) -> Result<NaiveDate, Problem> {
    NaiveDate::from_weekday_of_month_opt(year, 9, Weekday::Mon, 2).ok_or(NO_DATE)
}
