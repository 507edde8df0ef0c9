//! Bytes of a file to text.
//!
//! By hand, because a crate that knows every encoding brings their tables into the page: a tenth of it, for
//! the thirty-two characters of Windows-1252 that differ from Latin-1.

use std::borrow::Cow;

/// A file as text, and which encoding it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding's name, such as `UTF-8` or `windows-1252`.
    pub encoding: &'static str,
    /// Some bytes have no meaning in that encoding and stand as `\u{fffd}`.
    pub damaged: bool,
}

/// The encodings that spreadsheets here save.
#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Utf16(fn([u8; 2]) -> u16, &'static str),
    Windows1252,
}

const LITTLE: Encoding = Encoding::Utf16(u16::from_le_bytes, "UTF-16LE");
const BIG: Encoding = Encoding::Utf16(u16::from_be_bytes, "UTF-16BE");

/// What bytes 0x80 to 0x9F are in Windows-1252 (WHATWG Encoding Standard, index windows-1252); the
/// others are as in Latin-1.
const C1: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes by byte order mark; without one, UTF-8 if the bytes are that, UTF-16 if every second byte
/// of the start is zero, else Windows-1252, which is what spreadsheets here save. Never fails.
pub fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, bytes) = marked(bytes).unwrap_or_else(|| {
        let unmarked = unmarked_utf_16(bytes);
        let valid = std::str::from_utf8(bytes).is_ok();
        (unmarked.unwrap_or(if valid { Encoding::Utf8 } else { Encoding::Windows1252 }), bytes)
    });
    match encoding {
        Encoding::Utf8 => {
            let text = String::from_utf8_lossy(bytes);
            let damaged = matches!(text, Cow::Owned(_));
            Decoded { text: text.into_owned(), encoding: "UTF-8", damaged }
        }
        Encoding::Utf16(unit, name) => {
            let pairs = bytes.chunks_exact(2);
            let mut damaged = !pairs.remainder().is_empty();
            let units = pairs.filter_map(|pair| pair.try_into().ok()).map(unit);
            let text = char::decode_utf16(units)
                .map(|unit| {
                    damaged |= unit.is_err();
                    unit.unwrap_or(char::REPLACEMENT_CHARACTER)
                })
                .collect();
            Decoded { text, encoding: name, damaged }
        }
        Encoding::Windows1252 => {
            let text = bytes
                .iter()
                .map(|byte| match byte {
                    0x80..=0x9f => C1.get(usize::from(byte - 0x80)).copied().unwrap_or_default(),
                    _ => char::from(*byte),
                })
                .collect();
            Decoded { text, encoding: "windows-1252", damaged: false }
        }
    }
}

/// The encoding that a byte order mark names, and the bytes after it.
fn marked(bytes: &[u8]) -> Option<(Encoding, &[u8])> {
    let marks: [(&[u8], Encoding); 3] =
        [(b"\xef\xbb\xbf", Encoding::Utf8), (b"\xff\xfe", LITTLE), (b"\xfe\xff", BIG)];
    marks.into_iter().find_map(|(mark, encoding)| Some((encoding, bytes.strip_prefix(mark)?)))
}

/// UTF-16 without a mark: text of this alphabet has zeros in every second byte.
fn unmarked_utf_16(bytes: &[u8]) -> Option<Encoding> {
    let start: Vec<&[u8]> = bytes.chunks_exact(2).take(64).collect();
    let zeros = |at: usize| start.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    let most = |count: usize| count * 10 >= start.len() * 9;
    match (start.is_empty(), most(zeros(0)), most(zeros(1))) {
        (false, false, true) => Some(LITTLE),
        (false, true, false) => Some(BIG),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_encoding() {
        let check = |bytes: &[u8], text: &str, encoding: &str| {
            let found = decode(bytes);
            assert_eq!((found.text.as_str(), found.encoding), (text, encoding));
        };
        check(b"\xef\xbb\xbfa", "a", "UTF-8");
        check("£5".as_bytes(), "£5", "UTF-8");
        check(b"\xa35", "£5", "windows-1252");
        check(b"\xff\xfea\0b\0", "ab", "UTF-16LE");
        check(b"\0a\0b", "ab", "UTF-16BE");
        check(b"a\0b\0", "ab", "UTF-16LE");
        check(b"", "", "UTF-8");
        check(b"\x80\x93\xff", "€“ÿ", "windows-1252");
        check(b"\xff\xfea\0b", "a", "UTF-16LE");
    }
}
