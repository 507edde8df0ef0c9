//! Reading the cases.

use crate::real_cases;
use serde_json::Value;
use std::collections::BTreeMap;

/// The rows of a case file.
pub fn rows(file: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(real_cases::folder().join(file)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A list of numbers, or of objects with a `value`.
pub fn numbers(list: &Value) -> Vec<f64> {
    let number = |one: &Value| one.as_f64().or_else(|| one["value"].as_f64()).unwrap();
    list.as_array().unwrap().iter().map(number).collect()
}

/// Whether two numbers are the same within `tolerance`, of `scale` where that is larger than either.
pub fn close(one: f64, other: f64, tolerance: f64, scale: f64) -> bool {
    (one - other).abs() <= tolerance * scale.abs().max(other.abs())
}

/// The rows of a case table, by the names of its columns.
pub fn table(file: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(real_cases::folder().join(file)).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}
