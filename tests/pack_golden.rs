//! The golden file of version 1, with every field in use: it must read and write the same for ever.

use golden_thread::pack;
use serde_json::Value;
use std::collections::BTreeSet;

const V1: &str = include_str!("fixtures/v1.json");

/// Of version 1 too, with the fields that came with the history's chain: their digests hold for ever.
const CHAINED: &str = include_str!("fixtures/chained.json");

#[test]
fn version_1_reads_without_a_word_and_writes_byte_for_byte() {
    let reading = pack::read(V1.as_bytes());
    assert_eq!(reading.diagnostics, []);
    assert!(!reading.newer);
    assert_eq!(pack::write(&reading.pack.unwrap()), V1);
}

#[test]
fn a_chain_reads_without_a_word_writes_byte_for_byte_and_verifies() {
    let reading = pack::read(CHAINED.as_bytes());
    assert_eq!(reading.diagnostics, []);
    let pack = reading.pack.unwrap();
    assert_eq!(pack::write(&pack), CHAINED);
    // It was signed over one difference, which it has: nothing else is told.
    let found: Vec<String> = pack::tampering(&pack).iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "'Homes built' is not what was signed off (signed off for 2025/26 by Cabinet on 20 Mar 2025): name: Houses built → Homes built"
        ]
    );
}

#[test]
fn what_was_written_before_there_was_a_chain_still_verifies() {
    let sample = std::fs::read_to_string("public/packs/sample.json").unwrap();
    for text in [V1, &sample] {
        assert!(!text.contains("\"follows\"") && !text.contains("\"history_end\""));
        let pack = pack::read(text.as_bytes()).pack.unwrap();
        assert!(!pack.sign_offs.is_empty());
        assert_eq!(pack::tampering(&pack), []);
        assert_eq!(pack::write(&pack), text);
    }
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let marked = format!("\u{feff}{V1}");
    assert_eq!(pack::read(marked.as_bytes()), pack::read(V1.as_bytes()));
}

#[test]
fn a_later_version_is_read_and_said_to_be_newer() {
    let later = V1.replace("\"version\": 1", "\"version\": 2");
    let reading = pack::read(later.as_bytes());
    assert!(reading.newer);
    assert_eq!(reading.pack.unwrap().version, 2);
    assert_eq!(reading.diagnostics.len(), 1);

    let unreadable = later.replace("\"sum\"", "\"median\"");
    let reading = pack::read(unreadable.as_bytes());
    assert!(reading.newer && reading.pack.is_none());
    assert_eq!(reading.diagnostics.len(), 2);
}

/// Every field's name and every choice's text in a part of the JSON Schema.
fn vocabulary(schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(Value::Object(properties)) = schema.get("properties") {
        found.extend(properties.keys().cloned());
    }
    let choices = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
    let texts = choices.chain(schema.get("const")).filter_map(Value::as_str);
    found.extend(texts.map(str::to_owned));
    match schema {
        Value::Object(parts) => parts.values().for_each(|part| vocabulary(part, found)),
        Value::Array(parts) => parts.iter().for_each(|part| vocabulary(part, found)),
        _ => {}
    }
}

#[test]
fn the_golden_files_use_every_field_and_every_choice() {
    let mut known = BTreeSet::new();
    vocabulary(&pack::schema(), &mut known);
    assert!(known.len() > 100, "only {} words", known.len());
    let unused: Vec<_> = known
        .into_iter()
        .filter(|word| {
            let written = format!("\"{word}\"");
            !V1.contains(&written) && !CHAINED.contains(&written)
        })
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}
