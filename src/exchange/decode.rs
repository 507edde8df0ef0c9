//! Bytes of a file to text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

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

/// Decodes by byte order mark; without one, UTF-8 if the bytes are that, UTF-16 if every second byte
/// of the start is zero, else Windows-1252, which is what spreadsheets here save. Never fails.
pub fn decode(bytes: &[u8]) -> Decoded {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => unmarked_utf_16(bytes).unwrap_or(if std::str::from_utf8(bytes).is_ok() {
            UTF_8
        } else {
            WINDOWS_1252
        }),
    };
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), damaged }
}

/// UTF-16 without a mark: text of this alphabet has zeros in every second byte.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start: Vec<&[u8]> = bytes.chunks_exact(2).take(64).collect();
    let zeros = |at: usize| start.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    let most = |count: usize| count * 10 >= start.len() * 9;
    match (start.is_empty(), most(zeros(0)), most(zeros(1))) {
        (false, false, true) => Some(UTF_16LE),
        (false, true, false) => Some(UTF_16BE),
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
    }
}
