//! A measure to try reports on: monthly from April 2024, at most 100 a month, floor 105.

use crate::model::{
    Accumulation, Aim, Bounds, Frequency, Measure, Number, Observation, Period, Polarity, Reading,
    Step, Target, Tolerance,
};
use crate::rating::AsAt;

fn number(value: f64) -> Number {
    Number::try_from(value).unwrap()
}

fn months(first: &str) -> impl Iterator<Item = Period> {
    let first: Period = first.parse().unwrap();
    (0..).map_while(move |away| first.plus(away))
}

/// A month, as on a day; `None`: on its last.
pub fn at(month: &str, on: Option<&str>) -> AsAt {
    AsAt { period: month.parse().unwrap(), on: on.map(|day| day.parse().unwrap()) }
}

/// All figures are there.
pub fn all(figures: &[i32]) -> Vec<Option<f64>> {
    figures.iter().map(|figure| Some(f64::from(*figure))).collect()
}

/// The measure, with these figures from April 2024 on; its headline is the latest of them.
pub fn measure(figures: &[Option<f64>]) -> Measure {
    let target = |first: &str| {
        let step = |month| Step::new(month, Bounds::Value(number(100.0)));
        Target {
            trajectory: months(first).take(12).map(step).collect(),
            tolerance: Some(Tolerance::Amount(number(5.0))),
            ..Target::new(Aim::Value { value: number(100.0) })
        }
    };
    let series = months("2024-04").zip(figures).filter_map(|(month, figure)| {
        Some(Observation::new(month, Reading::Number(number((*figure)?))))
    });
    let years = [("2024/25", "2024-04"), ("2025/26", "2025-04")];
    Measure {
        id: "m".into(),
        name: "Waiting".to_owned(),
        frequency: Some(Frequency::Monthly),
        polarity: Some(Polarity::LowerIsBetter),
        accumulation: Some(Accumulation::Latest),
        precision: Some(0),
        series: series.collect(),
        targets: years.map(|(year, first)| (year.parse().unwrap(), target(first))).into(),
        ..Measure::default()
    }
}
