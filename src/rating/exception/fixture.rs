//! A measure to try judgements on: monthly from April 2024, at most 100 a month, floor 105.

use crate::model::{
    Accumulation, Aim, Bounds, Exception, Frequency, Measure, Number, Observation, Pack, Period,
    Polarity, Reading, Step, Target, Tolerance, Trigger,
};
use crate::rating::AsAt;

pub fn number(value: f64) -> Number {
    Number::try_from(value).unwrap()
}

pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

pub fn at(month: &str, on: Option<&str>) -> AsAt {
    AsAt { period: period(month), on: on.map(|day| day.parse().unwrap()) }
}

/// The measure, with these figures from April 2024 on.
pub fn measure(figures: &[Option<f64>]) -> Measure {
    let months = |first: Period| (0..).map_while(move |away| first.plus(away));
    let target = |first: &str| {
        let step = |month| Step::new(month, Bounds::Value(number(100.0)));
        Target {
            trajectory: months(period(first)).take(12).map(step).collect(),
            tolerance: Some(Tolerance::Amount(number(5.0))),
            ..Target::new(Aim::Value { value: number(100.0) })
        }
    };
    let series = months(period("2024-04")).zip(figures).filter_map(|(month, figure)| {
        Some(Observation::new(month, Reading::Number(number((*figure)?))))
    });
    Measure {
        id: "m".into(),
        name: "Waiting".to_owned(),
        frequency: Some(Frequency::Monthly),
        polarity: Some(Polarity::LowerIsBetter),
        accumulation: Some(Accumulation::Latest),
        precision: Some(0),
        series: series.collect(),
        targets: [
            ("2024/25".parse().unwrap(), target("2024-04")),
            ("2025/26".parse().unwrap(), target("2025-04")),
        ]
        .into(),
        ..Measure::default()
    }
}

/// A pack with the measure and an exception of it.
pub fn pack(figures: &[Option<f64>], exception: Exception) -> Pack {
    Pack {
        measures: vec![measure(figures).into()],
        exceptions: vec![exception.into()],
        ..Pack::default()
    }
}

/// An exception of the measure.
pub fn exception(raised: &str) -> Exception {
    Exception::new("e".into(), "E".to_owned(), "m".into(), period(raised), Trigger::Red)
}

/// All figures are there.
pub fn all(figures: &[i32]) -> Vec<Option<f64>> {
    figures.iter().map(|figure| Some(f64::from(*figure))).collect()
}

/// Two years that swing by so much about 100, and end as given where such a wave has its height.
pub fn wave(swing: f64, last: i32) -> Vec<i32> {
    let turn = |at: usize| ((at + 4) as f64 * std::f64::consts::FRAC_PI_6).sin();
    let month = |at: usize| (100.0 + swing * turn(at)).round() as i32 + [-1, -1, 1, 0, 1][at % 5];
    (0..23).map(month).chain([last]).collect()
}
