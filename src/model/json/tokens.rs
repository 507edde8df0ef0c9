//! A text of JSON, token by token, as RFC 8259 says.

use super::{decimal, not_read::NotRead};
use std::borrow::Cow;

/// How many lists and objects may stand within each other, as in serde_json.
const MOST_LEVELS: u8 = 127;

/// What stands next.
pub(super) enum Token<'de> {
    Null,
    Flag(bool),
    Number(Figure),
    Text(Cow<'de, str>),
    /// The beginning of a list.
    List,
    /// The beginning of an object.
    Object,
}

/// A number, by what holds it without loss.
pub(super) enum Figure {
    /// From zero.
    Count(u64),
    /// Below zero.
    Below(i64),
    /// With a point or a power, or past the others.
    Float(f64),
}

/// A text that is being read.
pub(super) struct Tokens<'de> {
    text: &'de str,
    at: usize,
    levels: u8,
}

impl<'de> Tokens<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self { text, at: 0, levels: MOST_LEVELS }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The byte after white space, which stays.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Goes past a byte; whether it stands next.
    pub(super) fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Goes past a byte that must stand next.
    pub(super) fn expect(&mut self, wanted: u8) -> Result<(), NotRead> {
        if self.take(wanted) { Ok(()) } else { Err(NotRead) }
    }

    /// Goes a level down, into a list or an object.
    pub(super) fn enter(&mut self) -> Result<(), NotRead> {
        self.levels = self.levels.checked_sub(1).ok_or(NotRead)?;
        Ok(())
    }

    /// Goes up again, past what closes it.
    pub(super) fn leave(&mut self, closing: u8) -> Result<(), NotRead> {
        self.levels += 1;
        self.expect(closing)
    }

    /// What stands next, and goes past it: of a list or an object past its beginning.
    pub(super) fn next(&mut self) -> Result<Token<'de>, NotRead> {
        let first = self.peek().ok_or(NotRead)?;
        match first {
            b'-' | b'0'..=b'9' => return self.figure().map(Token::Number),
            b'n' => return self.word("null", Token::Null),
            b't' => return self.word("true", Token::Flag(true)),
            b'f' => return self.word("false", Token::Flag(false)),
            _ => self.at += 1,
        }
        match first {
            b'"' => self.rest_of_text().map(Token::Text),
            b'[' => Ok(Token::List),
            b'{' => Ok(Token::Object),
            _ => Err(NotRead),
        }
    }

    fn word(&mut self, word: &str, token: Token<'de>) -> Result<Token<'de>, NotRead> {
        let end = self.at + word.len();
        if self.text.as_bytes().get(self.at..end) != Some(word.as_bytes()) {
            return Err(NotRead);
        }
        self.at = end;
        Ok(token)
    }

    /// Text that must stand next.
    pub(super) fn text(&mut self) -> Result<Cow<'de, str>, NotRead> {
        self.expect(b'"')?;
        self.rest_of_text()
    }

    fn rest_of_text(&mut self) -> Result<Cow<'de, str>, NotRead> {
        let mut made = String::new();
        loop {
            let from = self.at;
            let left = self.text.as_bytes().get(from..).unwrap_or_default();
            let plain = left.iter().position(|it| matches!(it, b'"' | b'\\' | ..=0x1F));
            self.at += plain.ok_or(NotRead)?;
            // Both ends are of one byte, so nothing is cut through.
            let plain = self.text.get(from..self.at).ok_or(NotRead)?;
            let end = self.byte();
            self.at += 1;
            match end {
                Some(b'"') if made.is_empty() => return Ok(Cow::Borrowed(plain)),
                Some(b'"') => {
                    made.push_str(plain);
                    return Ok(Cow::Owned(made));
                }
                Some(b'\\') => {
                    made.push_str(plain);
                    made.push(self.escaped()?);
                }
                _ => return Err(NotRead),
            }
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Result<char, NotRead> {
        let letter = self.byte().ok_or(NotRead)?;
        self.at += 1;
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                // Past the first plane a sign is written as two units.
                let sign = if (0xD800..0xDC00).contains(&unit) {
                    let second = if self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u") {
                        self.at += 2;
                        self.unit()?
                    } else {
                        0
                    };
                    let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400);
                    0x1_0000 + ((unit - 0xD800) << 10) + low.ok_or(NotRead)?
                } else {
                    unit
                };
                char::from_u32(sign).ok_or(NotRead)?
            }
            _ => return Err(NotRead),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Result<u32, NotRead> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            unit = unit * 16 + digit.ok_or(NotRead)?;
            self.at += 1;
        }
        Ok(unit)
    }

    /// Digits from here on, of which there must be one; `into` takes what they say as long as that fits.
    fn digits(&mut self, into: &mut Option<u64>) -> Result<usize, NotRead> {
        // Up to here one more digit fits, whatever it is.
        const ROOM: u64 = u64::MAX / 10 - 1;
        let left = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let digits = left.iter().take_while(|it| it.is_ascii_digit());
        let (mut said, mut count) = (*into, 0);
        for digit in digits {
            let digit = u64::from(digit - b'0');
            said = match said {
                Some(held @ ..=ROOM) => Some(held * 10 + digit),
                held => held.and_then(|held| held.checked_mul(10)?.checked_add(digit)),
            };
            count += 1;
        }
        self.at += count;
        *into = said;
        if count > 0 { Ok(count) } else { Err(NotRead) }
    }

    /// The number that stands next.
    pub(super) fn figure(&mut self) -> Result<Figure, NotRead> {
        let below = self.take(b'-');
        let from = self.at;
        let mut said = Some(0);
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits(&mut said)?;
        }
        let (mut is_whole, mut power) = (true, 0_i64);
        if self.byte() == Some(b'.') {
            self.at += 1;
            power = -i64::try_from(self.digits(&mut said)?).map_err(|_| NotRead)?;
            is_whole = false;
        }
        let written = self.text.get(from..self.at).ok_or(NotRead)?;
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            power = power.saturating_add(self.power()?);
            is_whole = false;
        }
        if let Some(count) = said.filter(|_| is_whole) {
            if !below {
                return Ok(Figure::Count(count));
            }
            // Below zero there is no zero but a float's.
            if let Some(whole @ ..0) = 0_i64.checked_sub_unsigned(count) {
                return Ok(Figure::Below(whole));
            }
        }
        let value = decimal::nearest(said, written, power).ok_or(NotRead)?;
        Ok(Figure::Float(if below { -value } else { value }))
    }

    /// The power of ten behind an `e`.
    fn power(&mut self) -> Result<i64, NotRead> {
        let below = self.byte() == Some(b'-');
        self.at += usize::from(below || self.byte() == Some(b'+'));
        let mut said = Some(0);
        self.digits(&mut said)?;
        // So that what stands before can't bring it back.
        const FAR: i64 = i64::MAX / 2;
        let power = said.and_then(|power| i64::try_from(power).ok()).map_or(FAR, |it| it.min(FAR));
        Ok(if below { -power } else { power })
    }
}
