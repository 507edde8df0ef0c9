//! The published JSON Schema is the one of the types, and the fixtures keep to it.

use golden_thread::pack;
use serde_json::{Value, json};

const PUBLISHED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/public/schema/pack-1.schema.json");
const V1: &str = include_str!("fixtures/v1.json");

#[test]
fn the_published_schema_is_current() {
    let current = serde_json::to_string_pretty(&pack::schema()).unwrap() + "\n";
    if std::env::var("GOLDEN").is_ok_and(|it| it == "write") {
        std::fs::write(PUBLISHED, current).unwrap();
        return;
    }
    let published = std::fs::read_to_string(PUBLISHED).unwrap();
    assert!(
        published == current,
        "the published schema is out of date; GOLDEN=write writes it anew"
    );
}

#[test]
fn the_golden_file_is_valid_and_a_broken_one_is_not() {
    let validator = jsonschema::validator_for(&pack::schema()).unwrap();
    let sound: Value = serde_json::from_str(V1).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&sound).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());

    let check = |pointer: &str, value: Value| {
        let mut broken = sound.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    };
    check("/format", json!("other"));
    check("/version", json!(2));
    check("/measures/0/polarity", json!("up"));
    check("/measures/0/series/0", json!({ "period": "2025-04" }));
    check("/measures/0/series/0/value", json!("1"));
    check("/measures/0/targets/2025~126/aim", json!({ "kind": "value" }));
    check("/measures/0/id", json!(5));
}

#[test]
fn every_published_pack_is_valid_and_reads_without_a_word() {
    let validator = jsonschema::validator_for(&pack::schema()).unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/public/packs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        assert!(validator.is_valid(&value), "{}", path.display());
        assert_eq!(pack::read(&bytes).diagnostics, [], "{}", path.display());
    }
}
