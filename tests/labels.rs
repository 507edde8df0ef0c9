//! Texts from real files against readings made by hand: period labels, figures, targets.
//!
//! Agreement is counted and printed; every disagreement is of a kind that is named here, with why.

use golden_thread::exchange::reading::period;
use golden_thread::model::Calendar;
use std::{collections::BTreeMap, path::PathBuf};

/// The rows of a case file, each by heading; `None` (said aloud) where the cases aren't there.
fn cases(file: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/cases").join(file);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    let mut reader = csv::Reader::from_path(path).unwrap();
    Some(reader.deserialize().map(Result::unwrap).collect())
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

#[test]
fn reads_every_council_plan_label() {
    let Some(rows) = cases("periods/council_plan_labels.csv") else { return };
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

#[test]
fn reads_every_hub_label() {
    let Some(rows) = cases("periods/hub_labels.csv") else { return };
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
    assert!(tally.kinds().iter().all(|(kind, _)| *kind != "differ"), "{:?}", tally.disagreed.get("differ"));
}
