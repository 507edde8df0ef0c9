//! A label cut into numbers, month names, words and marks.

use crate::model::Calendar;

/// A piece of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A run of digits: its value and how many digits it had.
    Number(i32, usize),
    /// A month by name, 1 to 12.
    Month(u32),
    /// Any other run of letters, in lower case.
    Word(String),
    /// A hyphen or dash of any length, or `..`.
    Dash,
    /// `/`.
    Slash,
    /// Any other character.
    Mark(char),
}

/// Cuts a label up; each piece with the place in `text` where it starts. Spaces only separate.
pub(super) fn tokens(text: &str) -> Vec<(usize, Token)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        let run = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            run(|c| c.is_ascii_digit())
        } else if first.is_alphabetic() {
            run(|c| c.is_alphabetic() || c == '\'')
        } else if rest.starts_with("..") {
            2
        } else {
            first.len_utf8()
        };
        let Some((piece, after)) = rest.split_at_checked(length) else { break };
        found.extend(token(first, piece).map(|token| (at, token)));
        rest = after;
    }
    found
}

/// What a piece is; white space is nothing.
fn token(first: char, piece: &str) -> Option<Token> {
    Some(match first {
        // Ten digits and more are no year and no day; any value out of range will do.
        '0'..='9' => Token::Number(piece.parse().unwrap_or(i32::MAX), piece.len()),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Token::Dash,
        '/' => Token::Slash,
        _ if piece == ".." => Token::Dash,
        _ if first.is_alphabetic() => {
            let word = piece.to_lowercase();
            month(&word).map_or(Token::Word(word), Token::Month)
        }
        _ if first.is_whitespace() => return None,
        mark => Token::Mark(mark),
    })
}

/// The month a word names, in full or in three letters ("Sept" too).
pub(in crate::exchange) fn month(word: &str) -> Option<u32> {
    Calendar::month_named(word).or_else(|| (word == "sept").then_some(9))
}
