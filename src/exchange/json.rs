//! Small files of ours, read: whether a byte order mark begins them doesn't matter, and what is wrong with one is said in
//! plain words.

use serde::de::DeserializeOwned;
use serde_json::error::Category;

/// What some editors begin a file with.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a file of ours.
///
/// # Errors
/// What is wrong with it, as a clause without a full stop.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("it is empty".to_owned());
    }
    serde_json::from_slice(bytes).map_err(|error| {
        let place = format!("line {}, letter {}", error.line(), error.column());
        match error.classify() {
            Category::Eof => "it ends too soon, as if it had been cut off".to_owned(),
            Category::Data => format!("what stands at {place} isn’t what belongs there"),
            Category::Syntax | Category::Io => format!("it can’t be read from {place} on"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_in_plain_words() {
        let check = |text: &str, expected: Result<Vec<u8>, &str>| {
            let found = read_json::<Vec<u8>>(text.as_bytes());
            assert_eq!(found, expected.map_err(str::to_owned), "{text:?}");
        };
        check("[1]", Ok(vec![1]));
        check("\u{feff}[1]", Ok(vec![1]));
        check("", Err("it is empty"));
        check("\u{feff} \n", Err("it is empty"));
        check("[1,", Err("it ends too soon, as if it had been cut off"));
        check("[\"a\"]", Err("what stands at line 1, letter 4 isn’t what belongs there"));
        check("{}", Err("what stands at line 1, letter 0 isn’t what belongs there"));
        check("[1\n!", Err("it can’t be read from line 2, letter 1 on"));
    }
}
