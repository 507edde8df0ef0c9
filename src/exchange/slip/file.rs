//! A slip as one HTML file that needs nothing else: it opens by double-click, and only its own script runs in it.

use super::Slip;
use crate::model::{Day, day_label};
use serde_json::Value;
use sha2::{Digest, Sha256};

const SCRIPT: &str = include_str!("slip.js");
const STYLE: &str = include_str!("slip.css");

/// The slip's file name and its text.
pub fn file(slip: &Slip) -> (String, String) {
    (format!("{}.html", stem(slip)), html(slip))
}

/// All of some slips' files, no two of one name: posts may differ in what no file's name shows.
pub fn files<'a>(slips: impl IntoIterator<Item = &'a Slip>) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for slip in slips {
        let (mut name, text) = file(slip);
        let mut count = 1;
        while all.iter().any(|(held, _)| *held == name) {
            count += 1;
            name = format!("{}-{count}.html", stem(slip));
        }
        all.push((name, text));
    }
    all
}

/// What the file is called, without its end: letters and digits of the post, and the day.
fn stem(slip: &Slip) -> String {
    let post = slip.post.to_lowercase();
    let words = post.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty());
    let words: Vec<&str> = words.collect();
    format!("slip-{}-{}", words.join("-"), slip.made)
}

/// The slip as HTML. What a pack says stands in it as data, in which nothing can end the element that holds it.
pub fn html(slip: &Slip) -> String {
    let (post, organisation) = (escaped(&slip.post), escaped(&slip.organisation));
    let (count, name) = (slip.count(), escaped(&stem(slip)));
    let data = data(&serde_json::to_value(slip).unwrap_or_default());
    let (script, style) = (hash(SCRIPT), hash(STYLE));
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{script}'; style-src '{style}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{post}: figures due</title>\n<style>{STYLE}</style>\n</head>\n<body data-name=\"{name}\">\n\
         <main>\n<h1>Figures due from {post}</h1>\n\
         <p>{organisation} asks for {count} figures, as at {}. Fill in what you have, save the answer as a file, and send that back. Nothing leaves this device by itself, and what isn’t saved is lost when this page is closed.</p>\n\
         <noscript><p>This page needs its script to save an answer.</p></noscript>\n</main>\n\
         <script type=\"application/json\" id=\"slip\">{data}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        escaped(&day(&slip.made))
    )
}

/// A day in words; any other text as it is.
fn day(text: &str) -> String {
    text.parse::<Day>().map_or_else(|_| text.to_owned(), |day| day_label(day.0))
}

/// JSON in which no letter means anything to HTML, nor to a script.
fn data(value: &Value) -> String {
    let escape = |letter: char| match letter {
        '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => format!("\\u{:04x}", u32::from(letter)),
        letter => letter.to_string(),
    };
    value.to_string().chars().map(escape).collect()
}

/// A text as text, in an element or between quotation marks; what turns the direction of reading is seen.
fn escaped(text: &str) -> String {
    let turns = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace(turns, "\u{fffd}")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// What a policy calls a script or style of ours by (CSP Level 3, "Hash source").
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())))
}

/// As RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in bytes.chunks(3) {
        let at = |index: usize| u32::from(part.get(index).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for index in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * index) & 63) as usize).copied();
            let is_there = index <= part.len();
            out.push(if is_there { letter.map_or('=', char::from) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::slip::{Asked, AskedCell, Checks};
    use crate::model::Number;

    #[test]
    fn base64_is_as_the_rfc_has_it() {
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn names_are_inert() {
        let hostile = "</script><img src=x onerror=alert(1)>\" ' & \u{2028}\u{202e}<!--".to_owned();
        let slip = Slip {
            id: hostile.clone(),
            organisation: hostile.clone(),
            made: hostile.clone(),
            post: hostile.clone(),
            measures: vec![Asked {
                id: hostile.clone(),
                name: hostile.clone(),
                unit: hostile.clone(),
                ratio: false,
                counts: vec![hostile.clone()],
                last: Vec::new(),
                cells: vec![AskedCell {
                    period: hostile.clone(),
                    label: hostile.clone(),
                    due: hostile.clone(),
                    plan: None,
                    was: None,
                }],
                checks: Checks {
                    low: None,
                    high: None,
                    usual: None,
                    proportion: false,
                    scale: Number::from(1),
                },
            }],
            reasons: vec![(hostile.clone(), hostile.clone())],
        };
        let html = html(&slip);
        assert!(!html.contains("<img") && !html.contains("<!--"), "{html}");
        assert_eq!(html.matches("</script>").count(), 2);
        let head = html.split("id=\"slip\">").next().unwrap();
        assert!(head.contains('\u{fffd}') && !head.contains('\u{202e}'), "{head}");
        // Nothing is lost of it either.
        let data = html.split("id=\"slip\">").nth(1).and_then(|it| it.split("</script>").next());
        assert_eq!(serde_json::from_str::<Slip>(data.unwrap()).unwrap(), slip);
        // Nothing of it names the world outside.
        assert!(!html.contains("http://") && !html.contains("https://"));
    }
}
