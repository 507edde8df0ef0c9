//! The page's own reader of JSON reads what serde_json reads, and nothing else.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::generate;
use golden_thread::model::{Pack, json};
use golden_thread::pack;
use proptest::prelude::*;
use serde_json::Value;

/// Whether both readers make the same of a text, to the last bit of each figure and the sign of each zero.
fn read_alike(text: &str) -> Result<(), TestCaseError> {
    let value = serde_json::from_str::<Value>(text).ok();
    prop_assert_eq!(
        json::read::<Value>(text).map(|it| it.to_string()),
        value.map(|it| it.to_string()),
        "{}",
        text
    );
    let pack = serde_json::from_str::<Pack>(text).ok();
    prop_assert_eq!(json::read::<Pack>(text), pack);
    Ok(())
}

#[test]
fn reads_each_thing_as_serde_json_does() {
    let levels = |count: usize| format!("{}{}", "[".repeat(count), "]".repeat(count));
    let deep = [levels(126), levels(127), levels(128), levels(129)];
    let texts = [
        "",
        " ",
        "null",
        " null ",
        "nul",
        "nulls",
        "true",
        "false",
        "truefalse",
        "1 2",
        "[]",
        "[ ]",
        "[1]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "{}",
        "{ }",
        "{,}",
        r#"{"a":1}"#,
        r#"{"a":1,}"#,
        r#"{"a" : 1 , "b":[ ]}"#,
        r#"{"a":1,"a":2}"#,
        r#"{"a"}"#,
        "{a:1}",
        "{1:1}",
        "]",
        "}",
        "[}",
        "{]",
        "0",
        "-0",
        "-0.0",
        "00",
        "01",
        "-",
        "- 1",
        "+1",
        "1.",
        ".5",
        "1.e5",
        "1e",
        "1e+",
        "1e+5",
        "1E-5",
        "0e5",
        "-1",
        "1_0",
        "0x1",
        "NaN",
        "Infinity",
        "1e308",
        "1e309",
        "-1e309",
        "0e999999999999999999999",
        "1e-999999999999999999999",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        r#""""#,
        r#"""#,
        r#""\"#,
        r#""a\"b""#,
        r#""\u00e9\n\/\b\f\r\t""#,
        r#""\x""#,
        r#""\u12""#,
        r#""\u12G4""#,
        r#""\ud83d\ude00""#,
        r#""\ud83d""#,
        r#""\ude00""#,
        r#""\ud83dx""#,
        r#""\ud83d\u0041""#,
        r#""\ud83d\ud83d""#,
        "\"\u{1}\"",
        "\"\u{7f}\"",
        "\"é£\u{1F600}\"",
        "\"a\nb\"",
        "\u{feff}1",
        "\u{a0}1",
        "\u{b}1",
        "[1]\u{0}",
        "{\"\\u0061\":1}",
    ];
    for text in texts.iter().copied().chain(deep.iter().map(String::as_str)) {
        read_alike(text).unwrap();
    }
}

#[test]
fn reads_the_sample_and_the_pack_with_everything_as_serde_json_does() {
    for text in [include_str!("../public/packs/sample.json"), include_str!("fixtures/v1.json")] {
        assert!(json::read::<Pack>(text).is_some());
        read_alike(text).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn reads_packs_whole_and_damaged_as_serde_json_does(
        pack in generate::pack(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..4),
    ) {
        let text = pack::write(&pack);
        prop_assert_eq!(json::read::<Pack>(&text), Some(pack));
        read_alike(&text)?;
        let mut bytes = text.into_bytes();
        for (at, byte, kind) in damage {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, b"{}[],:\"0-9eE. \\un"[usize::from(byte) % 17]),
                _ => { bytes.remove(at); }
            }
        }
        if let Ok(text) = std::str::from_utf8(&bytes) {
            read_alike(text)?;
        }
    }

    #[test]
    fn reads_any_text_as_serde_json_does(text in "[\\[\\]{},:\"0-9eE.\\\\ unl-]{0,12}") {
        read_alike(&text)?;
    }
}
