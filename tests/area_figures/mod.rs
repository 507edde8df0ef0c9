//! Made-up figures of areas and groups.

use golden_thread::exchange::{
    Table,
    workbook::{Workbook, of_pack},
};
use golden_thread::model::{
    Accumulation, Audience, Comparator, ComparatorKind, Frequency, Measure, Number, Observation,
    Pack, Period, Polarity, Reading,
};
use golden_thread::rating::AsAt;
use std::sync::Arc;

/// The periods that they are of.
pub const QUARTERS: [&str; 3] = ["2025/26 Q1", "2025/26 Q2", "2025/26 Q3"];

pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

pub fn ratio(part: u32, of: u32) -> Reading {
    let number = |count: u32| Number::try_from(f64::from(count)).unwrap();
    Reading::Ratio { numerator: number(part), denominator: number(of) }
}

pub fn figure(at: &str, reading: Reading) -> Observation {
    Observation::new(period(at), reading)
}

pub fn measure(own: Vec<Observation>, comparators: Vec<Comparator>) -> Measure {
    Measure {
        id: "m".into(),
        name: "Decided in time".into(),
        unit: "%".into(),
        precision: Some(1),
        scale: Some(Number::from(100)),
        frequency: Some(Frequency::Quarterly),
        polarity: Some(Polarity::HigherIsBetter),
        accumulation: Some(Accumulation::Ratio),
        audience: Some(Audience::Public),
        series: own,
        comparators,
        ..Measure::default()
    }
}

pub fn area(name: &str, set: &str, series: Vec<Observation>) -> Comparator {
    let kind = if set == "Age" { ComparatorKind::Group } else { ComparatorKind::Area };
    Comparator {
        id: format!("{set}-{name}").as_str().into(),
        name: name.into(),
        kind,
        set: set.into(),
        series,
        ..Comparator::default()
    }
}

pub fn pack(measure: Measure) -> Pack {
    Pack { measures: vec![Arc::new(measure)], ..Pack::default() }
}

pub fn as_at(at: &str) -> AsAt {
    AsAt { period: period(at), on: None }
}

/// The sheets of a pack saved as a workbook, by their names.
pub fn sheets(pack: &Pack) -> Vec<(String, Table)> {
    let mut book = Workbook::open(of_pack(pack).unwrap()).unwrap();
    let names: Vec<String> = book.sheets().into_iter().map(|it| it.name).collect();
    names.into_iter().map(|name| (name.clone(), book.table_at_once(&name))).collect()
}
