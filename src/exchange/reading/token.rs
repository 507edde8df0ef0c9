//! A label cut into numbers, month names, words and marks.

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
        let (length, token) = if first.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            // Nine digits and more are no year and no day; any value out of range will do.
            (length, Some(Token::Number(rest[..length].parse().unwrap_or(i32::MAX), length)))
        } else if first.is_alphabetic() {
            let length = run(|c| c.is_alphabetic() || c == '\'');
            let word = rest[..length].to_lowercase();
            (length, Some(month(&word).map_or(Token::Word(word), Token::Month)))
        } else if rest.starts_with("..") {
            (2, Some(Token::Dash))
        } else {
            let token = match first {
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Some(Token::Dash),
                '/' => Some(Token::Slash),
                space if space.is_whitespace() => None,
                mark => Some(Token::Mark(mark)),
            };
            (first.len_utf8(), token)
        };
        found.extend(token.map(|token| (at, token)));
        rest = &rest[length..];
    }
    found
}

/// The month a word names, in full or in three letters ("Sept" too).
fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = NAMES.iter().position(|name| *name == word || name.get(..3) == Some(word));
    let at = at.or_else(|| (word == "sept").then_some(8))?;
    u32::try_from(at + 1).ok()
}
