//! The golden file of version 1, with every field in use: it must read and write the same for ever.

// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used)]

use golden_thread::{model::Kind, pack};
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
    assert!(!V1.contains("\"follows\"") && !V1.contains("\"history_end\""));
    let pack = pack::read(V1.as_bytes()).pack.unwrap();
    assert!(!pack.sign_offs.is_empty());
    assert_eq!(pack::tampering(&pack), []);
    assert_eq!(pack::write(&pack), V1);
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

/// What the schema knows, each by its type: fields such as `Risk.owner`, choices such as `RiskState = open`.
fn known(schema: &Value) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let types = schema["$defs"].as_object().unwrap().iter();
    let types = types.map(|(name, schema)| (name.as_str(), schema)).chain([("Pack", schema)]);
    for (name, schema) in types {
        visit(schema, name, &mut |place, schema| {
            known.extend(properties(schema).map(|(field, _)| format!("{place}.{field}")));
            known.extend(schema.get("const").map(|choice| format!("{place} = {choice}")));
        });
    }
    known
}

/// Shows each part of a type's schema to a visitor, with its place; other types aside.
fn visit(schema: &Value, place: &str, see: &mut dyn FnMut(&str, &Value)) {
    see(place, schema);
    for (field, schema) in properties(schema) {
        visit(schema, &format!("{place}.{field}"), see);
    }
    for schema in alternatives(schema).chain(held(schema)) {
        visit(schema, place, see);
    }
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema.get("properties").and_then(Value::as_object).into_iter().flatten()
}

fn alternatives(schema: &Value) -> impl Iterator<Item = &Value> {
    let all = ["anyOf", "oneOf", "allOf"].into_iter().filter_map(|key| schema.get(key));
    all.flat_map(|all| all.as_array().unwrap())
}

/// What a list holds, or what stands under a key of any name.
fn held(schema: &Value) -> impl Iterator<Item = &Value> {
    let held = ["items", "additionalProperties"].into_iter().filter_map(|key| schema.get(key));
    held.filter(|held| held.is_object())
}

/// Notes which of what the schema knows a value uses: the two are walked together.
fn note(root: &Value, schema: &Value, value: &Value, place: &str, used: &mut BTreeSet<String>) {
    if let Some(Value::String(to)) = schema.get("$ref") {
        let name = to.trim_start_matches("#/$defs/");
        note(root, &root["$defs"][name], value, name, used);
    }
    if schema.get("const") == Some(value) {
        used.insert(format!("{place} = {value}"));
    }
    for (field, schema) in properties(schema) {
        if let Some(value) = value.get(field) {
            let place = format!("{place}.{field}");
            note(root, schema, value, &place, used);
            used.insert(place);
        }
    }
    for schema in alternatives(schema).filter(|schema| fits(schema, value)) {
        note(root, schema, value, place, used);
    }
    let own: BTreeSet<&String> = properties(schema).map(|(field, _)| field).collect();
    for schema in held(schema) {
        let list = value.as_array().into_iter().flatten();
        let keyed = value.as_object().into_iter().flatten();
        let keyed = keyed.filter(|(key, _)| !own.contains(key)).map(|(_, value)| value);
        list.chain(keyed).for_each(|value| note(root, schema, value, place, used));
    }
}

/// Whether a value could be what an alternative says: it has what must be there, and what must be so is so.
fn fits(schema: &Value, value: &Value) -> bool {
    let mut needed = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    let mut fixed = properties(schema).filter_map(|(field, it)| Some((field, it.get("const")?)));
    needed.all(|field| value.get(field.as_str().unwrap()).is_some())
        && fixed.all(|(field, choice)| value.get(field) == Some(choice))
        && schema.get("const").is_none_or(|choice| choice == value)
}

/// What the schema knows and no file uses.
fn unused(files: &[Value]) -> Vec<String> {
    let schema = pack::schema();
    let mut used = BTreeSet::new();
    files.iter().for_each(|file| note(&schema, &schema, file, "Pack", &mut used));
    let known = known(&schema);
    assert!(known.len() > 300, "only {} are known", known.len());
    assert_eq!(used.difference(&known).next(), None);
    known.difference(&used).cloned().collect()
}

#[test]
fn the_golden_files_use_every_field_and_every_choice_of_every_kind() {
    let files = [V1, CHAINED].map(|text| serde_json::from_str(text).unwrap());
    assert_eq!(unused(&files), Vec::<String>::new());
}

#[test]
fn a_field_of_a_kind_is_missed_whatever_others_are_called() {
    for kind in Kind::ALL {
        for field in kind.table().fields {
            let mut file: Value = serde_json::from_str(V1).unwrap();
            for record in file[kind.list()].as_array_mut().into_iter().flatten() {
                record.as_object_mut().unwrap().remove(field.name);
            }
            let missed = unused(&[file]);
            let suffix = format!(".{}", field.name);
            let missed =
                missed.iter().any(|it| it.ends_with(&suffix) && it.matches('.').count() == 1);
            assert!(missed, "{}.{}", kind.list(), field.name);
        }
    }
}
