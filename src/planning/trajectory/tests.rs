//! Every maker, by figures worked by hand.

use super::*;
use crate::model::{Observation, Reading};

fn measure(accumulation: Accumulation, precision: u8, history: &[f64]) -> Measure {
    let mut measure = Measure {
        frequency: Some(Frequency::Quarterly),
        accumulation: Some(accumulation),
        precision: Some(precision),
        ..Measure::default()
    };
    let last: Period = "2024/25 Q4".parse().unwrap();
    for (index, figure) in history.iter().rev().enumerate() {
        let period = last.plus(-(index as i32)).unwrap();
        let reading = Reading::Number(Number::try_from(*figure).unwrap());
        measure.series.push(Observation::new(period, reading));
    }
    measure.series.reverse();
    measure
}

fn plans(made: Result<Vec<Step>, TrajectoryError>) -> Vec<f64> {
    let plan = |step: Step| match step.plan {
        Bounds::Value(value) => value.get(),
        Bounds::Range { .. } => panic!("a maker gives values"),
    };
    made.unwrap().into_iter().map(plan).collect()
}

fn year() -> ReportingYear {
    ReportingYear::new(2025, true)
}

fn value(value: f64) -> Number {
    Number::try_from(value).unwrap()
}

#[test]
fn flat_shares_a_sum_out_to_the_last_unit() {
    let check = |accumulation, precision, aim: f64, expected: [f64; 4]| {
        let measure = measure(accumulation, precision, &[]);
        let made = flat(&measure, Calendar::default(), year(), value(aim));
        assert_eq!(plans(made), expected, "{accumulation:?} {aim}");
    };
    check(Accumulation::Sum, 0, 120.0, [30.0; 4]);
    check(Accumulation::Sum, 0, 10.0, [3.0, 2.0, 3.0, 2.0]);
    check(Accumulation::Sum, 1, 0.1, [0.0, 0.1, 0.0, 0.0]);
    check(Accumulation::Running, 0, 10.0, [3.0, 5.0, 8.0, 10.0]);
    check(Accumulation::Mean, 1, 95.5, [95.5; 4]);
    check(Accumulation::Latest, 0, 40.0, [40.0; 4]);
}

#[test]
fn without_a_precision_plans_have_no_more_decimals_than_the_figures_and_the_value() {
    let check = |figures: &[f64], aim: f64, expected: [f64; 4]| {
        for accumulation in [Accumulation::Sum, Accumulation::Mean] {
            let measure = Measure { precision: None, ..measure(accumulation, 0, figures) };
            let made = plans(flat(&measure, Calendar::default(), year(), value(aim)));
            let whole: f64 = made.iter().sum();
            let expected_whole = if accumulation == Accumulation::Sum { aim } else { 4.0 * aim };
            assert!((whole - expected_whole).abs() < 1e-9, "{accumulation:?} {made:?}");
            if accumulation == Accumulation::Sum {
                assert_eq!(made, expected, "{figures:?} {aim}");
            }
        }
    };
    check(&[20.0, 30.0, 50.0, 10.0], 402.0, [101.0, 100.0, 101.0, 100.0]);
    check(&[20.5, 30.0, 50.0, 10.0], 402.0, [100.5, 100.5, 100.5, 100.5]);
    // A value with more decimals than its figures is still arrived at exactly.
    check(&[20.0, 30.0, 50.0, 10.0], 10.5, [2.6, 2.7, 2.6, 2.6]);
    // Without a figure there is nothing to go by.
    check(&[], 10.0, [2.5, 2.5, 2.5, 2.5]);
    check(&[], 1.0, [0.25, 0.25, 0.25, 0.25]);
}

#[test]
fn straight_lines_arrive_at_the_value() {
    let check = |accumulation, start: f64, aim: f64, expected: [f64; 4]| {
        let measure = measure(accumulation, 1, &[]);
        let made = straight_line(&measure, Calendar::default(), year(), value(start), value(aim));
        assert_eq!(plans(made), expected, "{accumulation:?} {start} to {aim}");
    };
    check(Accumulation::Latest, 80.0, 90.0, [82.5, 85.0, 87.5, 90.0]);
    check(Accumulation::Running, 30.0, 120.0, [30.0, 60.0, 90.0, 120.0]);
    check(Accumulation::Running, 15.0, 120.0, [15.0, 40.0, 75.0, 120.0]);
    check(Accumulation::Sum, 15.0, 120.0, [15.0, 25.0, 35.0, 45.0]);
    check(Accumulation::Mean, 84.0, 90.0, [84.0, 88.0, 92.0, 96.0]);
}

#[test]
fn seasonal_takes_over_the_shape_of_complete_years() {
    let check = |accumulation, history: &[f64], aim: f64, expected: [f64; 4]| {
        let measure = measure(accumulation, 0, history);
        let made = seasonal(&measure, Calendar::default(), year(), value(aim));
        assert_eq!(plans(made), expected, "{accumulation:?} {history:?}");
    };
    check(Accumulation::Sum, &[10.0, 20.0, 30.0, 40.0], 200.0, [20.0, 40.0, 60.0, 80.0]);
    // Shares are averaged, not totals: a large year counts as much as a small one.
    let two = [10.0, 20.0, 30.0, 40.0, 400.0, 300.0, 200.0, 100.0];
    check(Accumulation::Sum, &two, 100.0, [25.0, 25.0, 25.0, 25.0]);
    // The year before the three latest no longer counts, nor does an incomplete one.
    let four = [&[97.0, 1.0, 1.0, 1.0][..], &[1.0; 12]].concat();
    check(Accumulation::Sum, &four, 40.0, [10.0; 4]);
    check(Accumulation::Sum, &[9.0, 1.0, 2.0, 3.0, 4.0], 20.0, [2.0, 4.0, 6.0, 8.0]);
    check(Accumulation::Running, &[10.0, 30.0, 60.0, 100.0], 50.0, [5.0, 15.0, 30.0, 50.0]);
    check(Accumulation::Mean, &[8.0, 12.0, 9.0, 11.0], 20.0, [18.0, 22.0, 19.0, 21.0]);
    check(Accumulation::Latest, &[8.0, 12.0, 9.0, 11.0], 20.0, [17.0, 21.0, 18.0, 20.0]);
}

#[test]
fn says_why_there_is_none() {
    let calendar = Calendar::default();
    let bare = Measure::default();
    assert_eq!(flat(&bare, calendar, year(), value(1.0)), Err(TrajectoryError::NoFrequency));
    for history in [&[][..], &[1.0, 2.0, 3.0], &[0.0; 4]] {
        let measure = measure(Accumulation::Sum, 0, history);
        let made = seasonal(&measure, calendar, year(), value(1.0));
        assert_eq!(made, Err(TrajectoryError::NoHistory(year())), "{history:?}");
    }
    let passes = |unit: &str, accumulation, start: f64, aim: f64, limit: Option<i32>| {
        let measure =
            Measure { unit: unit.to_owned(), ..measure(accumulation, 0, &[1.0, 1.0, 1.0, 1.0]) };
        let made = straight_line(&measure, calendar, year(), value(start), value(aim));
        let period = "2025/26 Q4".parse().unwrap();
        let expected = limit.map(|limit| TrajectoryError::Passes { period, limit: limit.into() });
        assert_eq!(made.err(), expected, "{accumulation:?} from {start} to {aim} {unit}");
    };
    passes("homes", Accumulation::Sum, 25.0, 40.0, Some(0));
    passes("homes", Accumulation::Sum, 25.0, 60.0, None);
    passes("homes", Accumulation::Running, 25.0, 40.0, Some(0));
    passes("£", Accumulation::Sum, -25.0, -120.0, None);
    passes("%", Accumulation::Mean, 80.0, 95.0, Some(100));
    passes("%", Accumulation::Mean, 80.0, 90.0, None);
    passes("days", Accumulation::Mean, 80.0, 95.0, None);
    let measure = measure(Accumulation::Sum, 2, &[]);
    let made = flat(&measure, calendar, year(), value(1e15));
    assert_eq!(made, Err(TrajectoryError::TooLarge(value(1e15))));
}
