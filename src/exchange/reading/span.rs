//! The grammar of period labels: from text to a first and a last day.

use super::doubt::{Caution, PeriodError};
use super::grammar::{Ends, Grammar, NO_DATE, Problem, UNREADABLE};
use super::spaces::tidy;
use super::token::{Token, tokens};
use super::year::{year_before, ymd};
use crate::model::{Calendar, Frequency};
use chrono::{Datelike, Days, NaiveDate};

/// Days and what else the label says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: NaiveDate,
    pub(super) end: NaiveDate,
    pub(super) words: Vec<String>,
    pub(super) cautions: Vec<Caution>,
}

/// The longest text that is looked at for a period, in bytes: a longer one is a remark, whatever dates are in it.
const LONGEST: usize = 300;

/// Reads a label's days, and the words that are left.
pub(super) fn read(
    label: &str,
    calendar: Calendar,
    frequency: Option<Frequency>,
) -> Result<Span, PeriodError> {
    if label.trim().len() > LONGEST {
        let start: String = tidy(label).chars().take(60).collect();
        return Err(PeriodError::Unreadable(format!("{start}…")));
    }
    let (plain, asides) = without_asides(label);
    let plain = plainly_written(&plain);
    let mut grammar = Grammar {
        tokens: tokens(&plain),
        at: 0,
        // A year that spans two is the organisation's; where its year starts in January, April's.
        year_start: if calendar.start_month() == 1 { 4 } else { calendar.start_month() },
        january: calendar.start_month() == 1,
        frequency,
        asides: asides.iter().map(|aside| aside.to_lowercase()).collect(),
        cautions: Vec::new(),
    };
    let (start, end) = grammar.label().map_err(|problem| problem(tidy(label)))?;
    let rest = grammar.rest(&plain).map_err(|problem| problem(tidy(label)))?;
    let words =
        rest.into_iter().chain(asides.into_iter().filter(|aside| !is_months(aside))).collect();
    Ok(Span { start, end, words, cautions: grammar.cautions })
}

/// A label without what it has in brackets, and that.
fn without_asides(label: &str) -> (String, Vec<String>) {
    let (mut plain, mut asides, mut rest) = (String::new(), Vec::new(), label);
    while let Some((before, after)) = rest.split_once('(') {
        let Some((aside, after)) = after.split_once(')') else { break };
        plain.push_str(before);
        plain.push(' ');
        asides.push(tidy(aside));
        rest = after;
    }
    plain.push_str(rest);
    (plain, asides)
}

/// A label with its days and years written one way: `31st` as 31, `31.03.2016` as 31/03/2016, `Apr '25` as
/// Apr 25, and twelve months to a date as the year ending then.
fn plainly_written(label: &str) -> String {
    let label = tidy(label);
    let lower = label.to_lowercase();
    let year_to = ["12 months to ", "12 months ending ", "12 months ended "];
    if let Some(rest) = year_to.iter().find_map(|words| lower.strip_prefix(words)) {
        return plainly_written(&format!("year ending {rest}"));
    }
    let words = label.split(' ').map(|word| {
        let day = word.trim_end_matches(|character: char| character.is_ascii_alphabetic());
        let after = word.get(day.len()..).unwrap_or_default().to_lowercase();
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if matches!(after.as_str(), "st" | "nd" | "rd" | "th") && digits(day) {
            return day.to_owned();
        }
        let parts: Vec<&str> = word.split('.').collect();
        if let [day, month, year] = parts.as_slice()
            && [day, month, year].into_iter().all(|part| digits(part))
        {
            return format!("{day}/{month}/{year}");
        }
        match word.split_once(['\'', '’']) {
            Some((month, year)) if year.len() == 2 && digits(year) => format!("{month} {year}"),
            _ => word.to_owned(),
        }
    });
    tidy(&words.collect::<Vec<_>>().join(" "))
}

/// Whether brackets only say again what was read: the months of a quarter.
fn is_months(aside: &str) -> bool {
    let pieces: Vec<Token> = tokens(aside).into_iter().map(|(_, token)| token).collect();
    matches!(pieces.as_slice(), [Token::Month(_), Token::Dash, Token::Month(_)])
}

impl Grammar {
    /// A whole label, without the words after it.
    fn label(&mut self) -> Result<Ends, Problem> {
        for phrase in [&["snapshot"][..], &["as", "at"], &["financial", "year", "to"], &["fy"]] {
            if self.words(phrase) {
                self.skip(&Token::Mark(':'));
                return if phrase.first() == Some(&"financial") {
                    self.year_to_quarter()
                } else {
                    self.body()
                };
            }
        }
        if let Some((days, is_end)) = self.weeks() {
            let day = self.day()?;
            let other = match is_end {
                true => day.checked_sub_days(days).map(|start| (start, day)),
                false => day.checked_add_days(days).map(|end| (day, end)),
            };
            return other.ok_or(NO_DATE);
        }
        for phrase in [&["year", "end"][..], &["year", "ending"], &["year", "to"]] {
            if self.words(phrase) {
                let (_, end) = self.body()?;
                return Ok((year_before(end)?, end));
            }
        }
        if self.words(&["end", "of"]) || self.words(&["end"]) {
            let (_, end) = self.body()?;
            // The day is what is said, however the year was read.
            self.cautions.retain(|caution| *caution != Caution::BareYear || self.january);
            return Ok((end, end));
        }
        self.body()
    }

    /// A week or a fortnight by its last or its first day, which comes next: how many days lie between, and whether it is the
    /// last.
    fn weeks(&mut self) -> Option<(Days, bool)> {
        const WEEKS: [(&str, u64); 3] = [("week", 6), ("wk", 6), ("fortnight", 13)];
        const ENDS: [&str; 4] = ["ending", "end", "ended", "to"];
        const BEGINS: [&str; 4] = ["commencing", "beginning", "starting", "from"];
        for (end, words) in [(true, ENDS), (false, BEGINS)] {
            for (week, days) in WEEKS {
                if words.iter().any(|word| self.words(&[week, word])) {
                    return Some((Days::new(days), end));
                }
            }
        }
        let short = [
            (&["w", "/", "e"][..], true),
            (&["we"], true),
            (&["w", "/", "c"], false),
            (&["wc"], false),
        ];
        let found = short.into_iter().find(|(phrase, _)| self.words(phrase));
        found.map(|(_, end)| (Days::new(6), end))
    }

    /// Any of the forms that start with a number, a month or a quarter.
    fn body(&mut self) -> Result<Ends, Problem> {
        match (self.peek(0), self.peek(1)) {
            (Some(Token::Month(_)), _) => self.months(),
            (Some(Token::Word(_)), _) => {
                let part = self.part().ok_or(UNREADABLE)?;
                self.part_of_year(part)
            }
            (Some(Token::Number(_, 4)), _) if self.is_iso_day() => self.days(),
            (Some(Token::Number(_, 4)), _) => self.years(),
            (Some(Token::Number(..)), _) => self.days(),
            _ => Err(UNREADABLE),
        }
    }

    /// A day, or from one day to another.
    fn days(&mut self) -> Result<Ends, Problem> {
        let start = self.day()?;
        let before = self.at;
        if self.skip_to() {
            if let Ok(end) = self.day() {
                return Ok((start, end));
            }
            self.at = before;
        }
        if start.day() == 1 {
            self.cautions.push(Caution::FirstOfMonth);
        }
        Ok((start, start))
    }

    /// Whether `2025-04-01` comes next.
    fn is_iso_day(&self) -> bool {
        matches!(
            (self.peek(1), self.peek(2), self.peek(3), self.peek(4)),
            (
                Some(Token::Dash),
                Some(Token::Number(_, 2)),
                Some(Token::Dash),
                Some(Token::Number(_, 2))
            )
        )
    }

    /// One day: `31/03/2016` (day first, as here), `31-Mar-16`, `30 September 2010`, `2025-04-01`.
    fn day(&mut self) -> Result<NaiveDate, Problem> {
        if self.is_iso_day() {
            let year = self.number(0)?;
            let date = ymd(year, self.number(2)?, self.number(4)?);
            self.at += 5;
            return date.ok_or(NO_DATE);
        }
        let Some(Token::Number(day, 1..=2)) = self.peek(0).cloned() else { return Err(UNREADABLE) };
        self.at += 1;
        let by_name = !self.skip(&Token::Slash);
        if by_name {
            self.skip(&Token::Dash);
        }
        let month = match self.peek(0) {
            Some(Token::Month(month)) if by_name => i32::try_from(*month).unwrap_or(0),
            Some(Token::Number(month, 1..=2)) if !by_name => *month,
            _ => return Err(UNREADABLE),
        };
        self.at += 1;
        if by_name {
            self.skip(&Token::Dash);
        } else if !self.skip(&Token::Slash) {
            return Err(UNREADABLE);
        }
        let year = self.year()?;
        ymd(year, month, day).ok_or(NO_DATE)
    }
}
