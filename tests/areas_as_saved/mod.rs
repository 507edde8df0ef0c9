//! What each way of saving says of parts: by set, name and period the counts, as far as they are said.

pub mod nested;

use crate::area_figures::ratio;
use golden_thread::exchange::Table;
use golden_thread::model::{Comparator, Measure, MissingReason, Period, Reading};
use std::collections::BTreeMap;

/// What is printed of parts: by set, name and period the counts, as far as they are said.
pub type Printed = BTreeMap<(String, String, Period), Option<(f64, f64)>>;

pub fn counts(reading: Reading) -> Option<(f64, f64)> {
    match reading {
        Reading::Ratio { numerator, denominator } => Some((numerator.get(), denominator.get())),
        _ => None,
    }
}

pub fn printed_in(measure: &Measure) -> Printed {
    let of = |it: &Comparator| {
        let (set, name) = (it.set.clone(), it.name.clone());
        let each = it
            .series
            .iter()
            .map(move |found| ((set.clone(), name.clone(), found.period), counts(found.reading)));
        each.collect::<Vec<_>>()
    };
    measure.comparators.iter().flat_map(of).collect()
}

/// The same of a file of every figure: what has no row isn't said.
pub fn printed_in_csv(text: &str, all: &Printed) -> Printed {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    printed_in_rows(&heads, &rows.collect::<Vec<_>>(), all)
}

pub fn printed_in_rows(heads: &[String], rows: &[Vec<String>], all: &Printed) -> Printed {
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let mut found: Printed = all.keys().map(|key| (key.clone(), None)).collect();
    for row in rows {
        let cell = |name: &str| row[at(name)].as_str();
        let number = |name: &str| cell(name).parse::<f64>().ok();
        let key = all.keys().find(|(set, name, period)| {
            set == cell("geography_set")
                && name == cell("geography")
                && period.label() == cell("period")
        });
        if let Some(key) = key {
            found.insert(key.clone(), number("numerator").zip(number("denominator")));
        }
    }
    found
}

/// The same of a workbook: its sheet of figures.
pub fn printed_in_workbook(sheets: &[(String, Table)], all: &Printed) -> Printed {
    let (_, figures) = sheets.iter().find(|(name, _)| name == "Figures").unwrap();
    printed_in_rows(&figures.headings, &figures.rows, all)
}

/// A measure with no more of its parts than is printed.
pub fn as_printed(measure: &Measure, printed: &Printed) -> Measure {
    let mut out = measure.clone();
    for part in &mut out.comparators {
        for figure in &mut part.series {
            let key = (part.set.clone(), part.name.clone(), figure.period);
            figure.reading = match printed[&key] {
                Some((count, of)) => ratio(count as u32, of as u32),
                None => Reading::Missing(MissingReason::Suppressed),
            };
        }
    }
    out
}
