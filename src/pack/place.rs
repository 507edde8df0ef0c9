//! Where in a JSON text an error stands, as a path from its top.
//!
//! The JSON reader gives a position only. Finding the path from it, in the few texts that are wrong, costs
//! the page far less code than a reader that carries its path along.

/// A step from a value into the part of it that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into an object: the key, once it was read.
    Key(Option<String>),
    /// Into an array: the position, from 0.
    Index(usize),
}

/// The path to the value that the JSON reader was at when it had taken `taken` bytes of `text`; empty for the
/// text as a whole.
pub(super) fn path(text: &str, taken: usize) -> Vec<Step> {
    let mut path = Vec::new();
    let mut rest = text.get(..taken).unwrap_or(text);
    while let Some(byte) = rest.bytes().next() {
        let token = if byte == b'"' { string_length(rest) } else { 1 };
        match (byte, path.last_mut()) {
            (b'{', _) => path.push(Step::Key(None)),
            (b'[', _) => path.push(Step::Index(0)),
            (b'}' | b']', _) => drop(path.pop()),
            (b',', Some(Step::Index(index))) => *index += 1,
            (b',', Some(Step::Key(key))) => *key = None,
            (b'"', Some(Step::Key(key @ None))) => {
                *key = rest.get(..token).and_then(|token| serde_json::from_str(token).ok());
            }
            _ => {}
        }
        rest = rest.get(token..).unwrap_or_default();
    }
    path.pop_if(|last| *last == Step::Key(None));
    path
}

/// A path as it is written: `series[3].period`.
pub(super) fn written(path: &[Step]) -> String {
    let mut words = String::new();
    for step in path {
        match step {
            Step::Index(index) => words += &format!("[{index}]"),
            Step::Key(key) => {
                if !words.is_empty() {
                    words.push('.');
                }
                words += key.as_deref().unwrap_or_default();
            }
        }
    }
    words
}

/// The bytes of the string that a text starts with, quotes and all; of what there is of it, where it is cut.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_value_being_read() {
        // `|` is where the reader stands.
        let check = |marked: &str, expected: &str| {
            let taken = marked.find('|').unwrap();
            let text = marked.replace('|', "");
            assert_eq!(written(&path(&text, taken)), expected, "{marked}");
        };
        check("|7", "");
        check("7|", "");
        check("{|}", "");
        check(r#"{"a":1|}"#, "a");
        check(r#"{"a":|{}}"#, "a");
        check(r#"{"a":1,|"b":2}"#, "");
        check(r#"{"a":1,"b"|:2}"#, "b");
        check(r#"{"a":[1,|{}]}"#, "a[1]");
        check(r#"{"a":[|[]]}"#, "a[0]");
        check(r#"{"a":[[],{"b":"c"|}]}"#, "a[1].b");
        check(r#"{"a":{"b":1}|}"#, "a");
        check(r#"{"a":1}|"#, "");
        check(r#"{"\"}\\":"],\"",|"b":1}"#, "");
        check(r#"{"\"}\\":"],\""|}"#, r#""}\"#);
        check(r#"{"a":"cut|"#, "a");
    }
}
