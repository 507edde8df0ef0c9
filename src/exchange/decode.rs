//! Bytes of a file to text.
//!
//! By hand, because a crate that knows every encoding brings their tables into the page: a tenth of it, for
//! the thirty-two characters of Windows-1252 that differ from Latin-1.

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

/// A file being decoded. [`Decoding::step`] until it says that there is no more, then [`Decoding::decoded`].
pub struct Decoding {
    bytes: Vec<u8>,
    at: usize,
    encoding: Encoding,
    /// Where bytes that aren't UTF-8 say that the file is in another encoding: there is no mark that it is.
    guessed: bool,
    text: String,
    damaged: bool,
    /// The first half of a pair of UTF-16 units.
    half: Option<u16>,
}

impl Decoding {
    /// Begins, by byte order mark; without one, UTF-8 if the bytes are that, UTF-16 if every second byte of the
    /// start is zero, else Windows-1252, which is what spreadsheets here save.
    pub fn new(bytes: Vec<u8>) -> Self {
        let (encoding, at) = marked(&bytes)
            .or_else(|| Some((unmarked_utf_16(&bytes)?, 0)))
            .map_or((None, 0), |(encoding, at)| (Some(encoding), at));
        Self {
            text: String::with_capacity(bytes.len()),
            bytes,
            at,
            encoding: encoding.unwrap_or(Encoding::Utf8),
            guessed: encoding.is_none(),
            damaged: false,
            half: None,
        }
    }

    /// Decodes so many bytes more; whether there are others. Never fails.
    pub fn step(&mut self, bytes: usize) -> bool {
        // Whole units of UTF-16, and never less than the longest character of UTF-8.
        let to = self.at.saturating_add(bytes.max(4) & !1).min(self.bytes.len());
        match self.encoding {
            Encoding::Utf8 => self.utf_8(to),
            Encoding::Utf16(unit, _) => self.utf_16(to, unit),
            Encoding::Windows1252 => {
                let slice = self.bytes.get(self.at..to).unwrap_or_default();
                self.text.extend(slice.iter().map(|byte| match byte {
                    0x80..=0x9f => C1.get(usize::from(byte - 0x80)).copied().unwrap_or_default(),
                    _ => char::from(*byte),
                }));
                self.at = to;
            }
        }
        self.at < self.bytes.len()
    }

    /// How much is done, of how much, in bytes.
    pub fn progress(&self) -> (usize, usize) {
        (self.at, self.bytes.len())
    }

    /// The text.
    pub fn decoded(self) -> Decoded {
        let encoding = match self.encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16(_, name) => name,
            Encoding::Windows1252 => "windows-1252",
        };
        Decoded { text: self.text, encoding, damaged: self.damaged }
    }

    fn utf_8(&mut self, to: usize) {
        let slice = self.bytes.get(self.at..to).unwrap_or_default();
        let error = match std::str::from_utf8(slice) {
            Ok(text) => {
                self.text.push_str(text);
                self.at = to;
                return;
            }
            Err(error) => error,
        };
        let (sound, rest) = slice.split_at(error.valid_up_to());
        // A character that goes on after the slice is read with the next.
        let cut = error.error_len().is_none() && to < self.bytes.len();
        if !cut && self.guessed {
            self.encoding = Encoding::Windows1252;
            self.text.clear();
            self.at = 0;
            return;
        }
        self.text.push_str(std::str::from_utf8(sound).unwrap_or_default());
        self.at += sound.len();
        if !cut {
            self.text.push(char::REPLACEMENT_CHARACTER);
            self.damaged = true;
            self.at += error.error_len().unwrap_or(rest.len());
        }
    }

    fn utf_16(&mut self, to: usize, unit: fn([u8; 2]) -> u16) {
        let pairs = self.bytes.get(self.at..to).unwrap_or_default().chunks_exact(2);
        let odd = !pairs.remainder().is_empty();
        let first = self.half.take();
        let units = pairs.filter_map(|pair| pair.try_into().ok()).map(unit);
        let mut units: Vec<u16> = first.into_iter().chain(units).collect();
        let high = |unit: &u16| (0xd800..0xdc00).contains(unit);
        if to < self.bytes.len() {
            self.half = units.pop_if(|unit| high(unit));
        }
        for found in char::decode_utf16(units) {
            self.damaged |= found.is_err();
            self.text.push(found.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        self.damaged |= odd;
        self.at = to;
    }
}

/// Whether bytes are text of two bytes a unit.
pub(super) fn is_utf_16(bytes: &[u8]) -> bool {
    let marked = marked(bytes).map(|(encoding, _)| encoding);
    matches!(marked.or_else(|| unmarked_utf_16(bytes)), Some(Encoding::Utf16(..)))
}

/// The encoding that a byte order mark names, and the mark's length.
fn marked(bytes: &[u8]) -> Option<(Encoding, usize)> {
    let marks: [(&[u8], Encoding); 3] =
        [(b"\xef\xbb\xbf", Encoding::Utf8), (b"\xff\xfe", LITTLE), (b"\xfe\xff", BIG)];
    let found = marks.into_iter().find(|(mark, _)| bytes.starts_with(mark));
    found.map(|(mark, encoding)| (encoding, mark.len()))
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
            for slice in [1, 6, 7, usize::MAX] {
                let mut decoding = Decoding::new(bytes.to_vec());
                while decoding.step(slice) {}
                let found = decoding.decoded();
                assert_eq!((found.text.as_str(), found.encoding), (text, encoding), "{slice}");
            }
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
        check("\u{feff}£5 – 😀".as_bytes(), "£5 – 😀", "UTF-8");
        check("£5 – 😀".as_bytes(), "£5 – 😀", "UTF-8");
        check(b"\xef\xbb\xbf5\xf0\x9f\x98", "5\u{fffd}", "UTF-8");
        check(b"\xef\xbb\xbf\xa35", "\u{fffd}5", "UTF-8");
        check(
            "£5 – 😀 5\u{a0}".as_bytes().strip_suffix(b"\xa0").unwrap(),
            "Â£5 â€“ ðŸ˜€ 5Â",
            "windows-1252",
        );
        let units: Vec<u8> = "\u{feff}£😀".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&units, "£😀", "UTF-16LE");
        check(b"\xff\xfe\x3d\xd8a\0", "\u{fffd}a", "UTF-16LE");
    }
}
