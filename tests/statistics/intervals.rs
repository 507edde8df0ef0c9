//! Confidence intervals.

use super::support::{close, table};
use golden_thread::statistics::interval::{
    Confidence, Interval, Refusal, byars, exact_poisson, mean, rate, wilson,
};
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

fn number(row: &Row, column: &str) -> Option<f64> {
    row[column].parse().ok()
}

/// Whether an interval is as published; an end that isn't published is no matter.
fn same(ours: Interval, lower: Option<f64>, upper: Option<f64>) -> bool {
    let agrees =
        |ours, theirs: Option<f64>| theirs.is_none_or(|theirs| close(ours, theirs, 1e-9, 0.0));
    agrees(ours.lower, lower) && agrees(ours.upper, upper)
}

/// Holds both intervals of each row against ours. Rows without a numerator or a denominator have none to hold.
fn check(file: &str, ours: fn(f64, f64, Confidence) -> Result<Interval, Refusal>) {
    let rows = table(file);
    let (mut agreed, mut without) = (0, 0);
    for row in &rows {
        let parts = number(row, "Numerator").zip(number(row, "Denominator"));
        let Some((numerator, denominator)) = parts else {
            assert_eq!(row["lower95_0cl"], "", "{row:?}");
            without += 1;
            continue;
        };
        let factor = number(row, "multiplier").unwrap();
        for (confidence, level) in [(Confidence::P95, "95_0"), (Confidence::P998, "99_8")] {
            let found = ours(numerator, denominator, confidence).unwrap().scaled(factor);
            let lower = number(row, &format!("lower{level}cl"));
            let upper = number(row, &format!("upper{level}cl"));
            assert!(lower.is_some() && upper.is_some());
            assert!(same(found, lower, upper), "{row:?} {found:?}");
        }
        agreed += 1;
    }
    println!("{file}: {agreed} of {} rows, {without} without figures", rows.len());
    assert_eq!(agreed + without, rows.len());
    assert!(agreed > without);
}

pub fn wilson_intervals() {
    check("ci/phe_published_proportion.csv", wilson);
}

pub fn rate_intervals() {
    check("ci/phe_published_rate.csv", rate);
}

/// Limits published one by one. The rows of a count of 1 are of Byar's itself, where a rate has the exact interval.
pub fn published_limits() {
    let rows = table("ci/phe_published_byars_wilson.csv");
    for row in &rows {
        let confidence = match row["confidence"].as_str() {
            "95%" => Confidence::P95,
            _ => Confidence::P998,
        };
        let count = number(row, "x").unwrap();
        let found = match row["method"].as_str() {
            "Wilson" => wilson(count, number(row, "n").unwrap(), confidence),
            _ => byars(count, confidence),
        };
        let (lower, upper) = (number(row, "lowercl"), number(row, "uppercl"));
        assert!(same(found.unwrap(), lower, upper), "{row:?} {found:?}");
        if count == 1.0 {
            assert!(!same(exact_poisson(count, confidence).unwrap(), lower, upper));
        }
    }
    println!("published limits: {0} of {0} rows", rows.len());
}

pub fn mean_intervals() {
    let input = table("ci/phe_mean_input.csv");
    let expected = table("ci/phe_mean_expected.csv");
    for row in &expected {
        let area = &row["area"];
        let of_area = input.iter().filter(|one| area == "No grouping" || &one["area"] == area);
        let values: Vec<f64> = of_area.map(|one| number(one, "values").unwrap()).collect();
        assert_eq!(values.len() as f64, number(row, "value_count").unwrap());
        for (confidence, level) in [(Confidence::P95, "95_0"), (Confidence::P998, "99_8")] {
            let found = mean(&values, confidence).unwrap();
            let lower = number(row, &format!("lower{level}cl"));
            let upper = number(row, &format!("upper{level}cl"));
            assert!(lower.is_some() && same(found, lower, upper), "{row:?} {found:?}");
        }
    }
    println!("means: {0} of {0} rows", expected.len());
}

pub fn refused_inputs() {
    let rows = table("ci/invalid_inputs.csv");
    for row in &rows {
        let (numerator, denominator) =
            number(row, "numerator").zip(number(row, "denominator")).unwrap();
        let found = match row["kind"].as_str() {
            "rate" => rate(numerator, denominator, Confidence::P95),
            _ => wilson(numerator, denominator, Confidence::P95),
        };
        let said = &row["expected_error"];
        let expected = match () {
            () if said.contains("less than or equal to denominator") => Refusal::PartOverWhole,
            () if said.contains("numerators") || said.contains("events") => Refusal::Numerator,
            () => Refusal::Denominator,
        };
        assert_eq!(found, Err(expected), "{row:?}");
        println!("{numerator} of {denominator}: {expected}");
    }
    println!("refused: {0} of {0} inputs", rows.len());
}
