//! Floors, sums and means against exact decimals (RULES 2): what arithmetic in binary adds is cleared before a figure is
//! rounded, compared or printed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use crate::{
    rating_support,
    real_cases::{self, Test, tests},
};
use golden_thread::model::{Accumulation, Measure, Polarity, Target};
use rating_support::{percent, rated, said, value, yearly};
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize)]
struct Floor {
    plan: String,
    tolerance_percent: String,
    precision: u8,
    floor_higher_is_better: String,
    floor_lower_is_better: String,
}

#[derive(Deserialize)]
struct Sum {
    values: Vec<String>,
    precision: u8,
    sum: String,
    mean: String,
}

fn cases<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let path = real_cases::folder().join("judgement").join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Counts what agrees, and fails on the first that doesn't.
fn report(what: &str, found: &[(String, String, String)]) {
    let wrong: Vec<_> = found.iter().filter(|(_, ours, exact)| ours != exact).collect();
    println!("{what}: {} of {}", found.len() - wrong.len(), found.len());
    assert!(wrong.is_empty(), "{wrong:?}");
}

fn floors() {
    let mut found = Vec::new();
    for case in cases::<Floor>("floors.json") {
        let number = |text: &str| text.parse::<f64>().unwrap();
        for (polarity, exact) in [
            (Polarity::HigherIsBetter, &case.floor_higher_is_better),
            (Polarity::LowerIsBetter, &case.floor_lower_is_better),
        ] {
            let target = Target {
                tolerance: percent(number(&case.tolerance_percent)),
                ..value(number(&case.plan))
            };
            let measure = Measure {
                precision: Some(case.precision),
                // On the floor: a rating that can't disagree with the figures beside it.
                ..yearly(polarity, exact, target)
            };
            let judged = rated(&measure, "2025/26").this_period;
            let what = format!("{} by {}, {polarity:?}", case.plan, case.tolerance_percent);
            let floor = said(&judged).split(' ').next_back().unwrap().to_owned();
            assert!(judged.status.key() == "amber" || judged.plan == judged.floor, "{what}");
            found.push((what, floor, number(exact).to_string()));
        }
    }
    report("floors", &found);
}

fn sums() {
    let mut found = Vec::new();
    for case in cases::<Sum>("sums.json") {
        for (accumulation, exact) in
            [(Accumulation::Sum, &case.sum), (Accumulation::Mean, &case.mean)]
        {
            let figures = case.values.join(" ");
            let measure = Measure {
                precision: Some(case.precision),
                ..rating_support::monthly(accumulation, &figures, &figures)
            };
            let last = format!("{:?}", case.values);
            let at = rating_support::period("2025-04").plus(case.values.len() as i32 - 1).unwrap();
            let judged = rated(&measure, &at.to_string()).year_to_date.judgement;
            let exact = exact.parse::<f64>().unwrap().to_string();
            // The plans are the same figures, so they come to the same, and so do their floors.
            found.push((last, said(&judged), format!("green {exact} {exact} {exact}")));
        }
    }
    report("sums and means", &found);
}

/// Its tests.
pub fn tests() -> Vec<Test> {
    tests![Cases: floors, sums]
}
