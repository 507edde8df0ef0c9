//! Texts from real files against readings made by hand: period labels, figures, targets.
//!
//! Agreement is counted and printed; every disagreement is of a kind that is named here, with why.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::real_cases::{self, Test, tests};
use golden_thread::exchange::reading::{period, target, value, value::Offer};
use golden_thread::model::{
    Aim, Calendar, Direction, MissingReason, Number, Polarity, Reading, Tolerance,
};
use std::collections::BTreeMap;

/// The rows of a case file, each by heading.
fn cases(file: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(real_cases::folder().join(file)).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// Counts disagreements by kind and prints them.
#[derive(Default)]
struct Tally {
    agreed: usize,
    disagreed: BTreeMap<&'static str, Vec<String>>,
}

impl Tally {
    fn note(&mut self, agrees: bool, kind: &'static str, what: String) {
        if agrees {
            self.agreed += 1;
        } else {
            self.disagreed.entry(kind).or_default().push(what);
        }
    }

    fn print(&self, title: &str) {
        println!("{title}: {} agree", self.agreed);
        for (kind, list) in &self.disagreed {
            println!("  {} {kind}: {}", list.len(), list[..list.len().min(4)].join("; "));
        }
    }

    fn kinds(&self) -> Vec<(&'static str, usize)> {
        self.disagreed.iter().map(|(kind, list)| (*kind, list.len())).collect()
    }
}

fn reads_every_council_plan_label() {
    let rows = cases("periods/council_plan_labels.csv");
    let mut tally = Tally::default();
    for row in &rows {
        let label: String = serde_json::from_str(&row["label_json"]).unwrap();
        let found = period::read(&label, Calendar::default(), None);
        if row["granularity"] == "UNPARSEABLE" {
            tally.note(found.is_err(), "guessed", label);
            continue;
        }
        let agrees = found.as_ref().is_ok_and(|found| {
            found.start.to_string() == row["start"]
                && found.end.to_string() == row["end"]
                && found.qualifier.clone().unwrap_or_default().to_lowercase() == row["qualifier"]
        });
        tally.note(agrees, "differ", format!("{label:?} {found:?}"));
    }
    tally.print("council plan labels");
    assert_eq!(tally.agreed, rows.len());
}

fn reads_every_hub_label() {
    let rows = cases("periods/hub_labels.csv");
    let mut tally = Tally::default();
    for row in &rows {
        let label = &row["label"];
        let found = period::read(label, Calendar::default(), None);
        let agrees = found.as_ref().is_ok_and(|found| {
            found.start.to_string() == row["start"] && found.end.to_string() == row["end"]
        });
        let kind = match (row["ambiguous"].as_str(), row["period_type"].as_str()) {
            ("TRUE", "Election year") => "a bare year that means an election day",
            ("TRUE", "Early Years Census year") => "a bare year that means a census term",
            ("TRUE", "Census year") => "a bare year that means the census day",
            _ => "differ",
        };
        // A label that may mean something else never passes without a caution.
        if row["ambiguous"] == "TRUE" {
            assert!(found.as_ref().is_ok_and(|found| !found.cautions.is_empty()), "{label}");
        }
        tally.note(agrees, kind, format!("{label:?} {found:?}"));
    }
    tally.print("hub labels");
    assert!(
        tally.kinds().iter().all(|(kind, _)| *kind != "differ"),
        "{:?}",
        tally.disagreed.get("differ")
    );
}

fn reads_every_value_text() {
    use value::ValueReading as V;
    let rows = cases("coventry/value_strings.csv");
    let mut tally = Tally::default();
    for row in &rows {
        let text: String = serde_json::from_str(&row["raw_json"]).unwrap();
        let found = value::read(&text);
        let number = match &found {
            V::Number { value, .. } => value.to_string(),
            _ => String::new(),
        };
        let class = row["expected_class"].as_str();
        let (agrees, kind) = match class {
            "blank" => (found == V::Blank, "differ"),
            "new_or_revised_marker" => (found == V::Missing(MissingReason::NewMeasure), "differ"),
            // RULES 2: never silently a number; the file's own reading is what is offered.
            "number_with_m_suffix" => (
                matches!(&found, V::Text(Some(Offer { reading: Reading::Number(n), .. }))
                    if n.to_string() == row["expected_value"]),
                "differ",
            ),
            "ratio_text" => (
                matches!(&found, V::Text(Some(Offer { reading: Reading::Ratio { .. }, .. }))),
                "differ",
            ),
            "grade_text" | "text" => (matches!(found, V::Text(_)), "differ"),
            _ => (number == row["expected_value"] && !number.is_empty(), "differ"),
        };
        tally.note(agrees, kind, format!("{text:?} {class} {found:?}"));
    }
    tally.print("value texts");
    assert_eq!(tally.kinds(), []);
}

fn reads_every_target_text() {
    use target::TargetReading as T;
    let rows = cases("coventry/target_strings.csv");
    let mut tally = Tally::default();
    for row in &rows {
        let text: String = serde_json::from_str(&row["raw_json"]).unwrap();
        let found = target::read(&text, Calendar::default());
        let (op, low, high) = (row["op"].as_str(), &row["low"], &row["high"]);
        let same =
            |number: Number, text: &str| text.parse::<f64>().is_ok_and(|t| t == number.get());
        let agrees = match (row["kind"].as_str(), &found) {
            ("", Ok(T::Blank)) => true,
            ("none_set", Ok(T::Aim { aim: Aim::None, .. })) => true,
            ("text", Ok(T::Aim { aim: Aim::Words, .. })) => true,
            ("direction", Ok(T::Aim { aim: Aim::Direction { to, .. }, strict: true, .. })) => {
                (op == "decrease") == (*to == Direction::Decrease)
            }
            ("relative", Ok(T::Relative { or_equal, .. })) => {
                *or_equal == op.starts_with("better_or_equal")
            }
            (
                "change_pct",
                Ok(T::Aim { aim: Aim::Change { by: Tolerance::Percent(p), .. }, .. }),
            ) => same(*p, low),
            ("range", Ok(T::Aim { aim: Aim::Range { low: l, high: h }, strict: false, .. })) => {
                same(*l, low) && same(*h, high)
            }
            ("future_dated", Ok(T::Aim { aim: Aim::ByDate { .. }, .. })) => true,
            ("absolute", Ok(T::Aim { aim: Aim::Value { value }, strict, better })) => {
                let expected = match op {
                    ">" => (true, Some(Polarity::HigherIsBetter)),
                    "<" => (true, Some(Polarity::LowerIsBetter)),
                    ">=" => (false, Some(Polarity::HigherIsBetter)),
                    "<=" => (false, Some(Polarity::LowerIsBetter)),
                    _ => (false, None),
                };
                same(*value, low) && (*strict, *better) == expected
            }
            _ => false,
        };
        let kind = match &found {
            Ok(T::Aim { aim: Aim::Range { .. }, strict: true, .. }) => {
                "a pair of limits that RULES 4 takes for a range"
            }
            Err(target::TargetError::Corrupted(_)) => "a lost character that RULES 4 has reported",
            _ => "differ",
        };
        tally.note(agrees, kind, format!("{text:?} {found:?}"));
    }
    tally.print("target texts");
    assert_eq!(
        tally.kinds(),
        [
            ("a lost character that RULES 4 has reported", 1),
            ("a pair of limits that RULES 4 takes for a range", 3)
        ],
        "{:?}",
        tally.disagreed.get("differ")
    );
}

/// Its tests.
pub fn tests() -> Vec<Test> {
    tests![Cases: reads_every_council_plan_label, reads_every_hub_label, reads_every_value_text, reads_every_target_text]
}
