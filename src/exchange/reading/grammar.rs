//! A place in the tokens of a period's label, and steps from there.

use super::doubt::{Caution, PeriodError};
use super::token::Token;
use crate::model::Frequency;
use chrono::NaiveDate;

/// Why a pattern gave up; the label is added by `span::read`.
pub(super) type Problem = fn(String) -> PeriodError;

/// First and last day.
pub(super) type Ends = (NaiveDate, NaiveDate);

pub(super) const UNREADABLE: Problem = PeriodError::Unreadable;
pub(super) const NO_DATE: Problem = PeriodError::NoSuchDate;

/// A place in the tokens of one label.
pub(super) struct Grammar {
    pub(super) tokens: Vec<(usize, Token)>,
    pub(super) at: usize,
    pub(super) year_start: u32,
    pub(super) january: bool,
    pub(super) frequency: Option<Frequency>,
    pub(super) asides: Vec<String>,
    pub(super) cautions: Vec<Caution>,
}

impl Grammar {
    /// The token `ahead` of here.
    pub(super) fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead).map(|(_, token)| token)
    }

    /// Whether these words come next, and steps over them.
    pub(super) fn words(&mut self, phrase: &[&str]) -> bool {
        let here = phrase.iter().enumerate().all(|(ahead, word)| match self.peek(ahead) {
            Some(Token::Word(found)) => found == word,
            Some(Token::Slash) => *word == "/",
            _ => false,
        });
        if here {
            self.at += phrase.len();
        }
        here
    }

    /// Steps over a token if it comes next.
    pub(super) fn skip(&mut self, token: &Token) -> bool {
        let here = self.peek(0) == Some(token);
        self.at += usize::from(here);
        here
    }

    /// Steps over a dash or the word "to".
    pub(super) fn skip_to(&mut self) -> bool {
        self.skip(&Token::Dash) || self.words(&["to"])
    }

    /// Whether the brackets say so.
    pub(super) fn aside(&self, words: &str) -> bool {
        self.asides.iter().any(|aside| aside == words)
    }

    /// The number `ahead` of here.
    pub(super) fn number(&self, ahead: usize) -> Result<i32, Problem> {
        match self.peek(ahead) {
            Some(Token::Number(value, _)) => Ok(*value),
            _ => Err(UNREADABLE),
        }
    }

    /// A year in two or four digits.
    pub(super) fn year(&mut self) -> Result<i32, Problem> {
        let year = match self.peek(0) {
            // `per 1000 people` names none.
            Some(Token::Number(year @ 1800..=2199, 4)) => *year,
            Some(Token::Number(year @ 0..=69, 2)) => 2000 + year,
            Some(Token::Number(year, 2)) => 1900 + year,
            _ => return Err(UNREADABLE),
        };
        self.at += 1;
        Ok(year)
    }
}
