//! Money beside figures, worked out and said.

use super::*;
use crate::model::{Frequency, Observation};

fn number(value: f64) -> Number {
    Number::try_from(value).unwrap()
}

fn months() -> impl Iterator<Item = Period> {
    let first: Period = "2025-02".parse().unwrap();
    (0..).map_while(move |away| first.plus(away))
}

/// Homes by the month from February 2025, with what was spent on them.
fn measure(accumulation: Accumulation, unit: &str, figures: &[f64], spend: &[f64]) -> Measure {
    let entry = |(period, figure): (Period, &f64)| {
        Observation::new(period, Reading::Number(number(*figure)))
    };
    let cost = |(period, spend): (Period, &f64)| Cost {
        period,
        budget: Some(number(1000.0)),
        spend: Some(number(*spend)).filter(|it| it.get() >= 0.0),
        forecast: Some(number(1500.0)).filter(|_| *spend < 0.0),
        ..Cost::default()
    };
    Measure {
        unit: unit.to_owned(),
        frequency: Some(Frequency::Monthly),
        accumulation: Some(accumulation),
        series: months().zip(figures).map(entry).collect(),
        costs: months().zip(spend).map(cost).collect(),
        ..Measure::default()
    }
}

fn found(measure: &Measure, month: &str) -> Option<Money> {
    let as_at = AsAt { period: month.parse().unwrap(), on: None };
    money(&Pack::default(), measure, as_at)
}

#[test]
fn each_is_what_was_spent_by_what_was_counted_and_a_years_is_no_mean_of_them() {
    use Accumulation::{Latest, Mean, Running, Sum};
    let check = |accumulation, unit: &str, figures: &[f64], expected: &[Option<f64>]| {
        let spend = [900.0, 800.0, 400.0, 1200.0, -1.0];
        let money = found(&measure(accumulation, unit, figures, &spend), "2025-05").unwrap();
        let got: Vec<_> = money.rows.iter().map(|it| it.unit_cost.map(Number::get)).collect();
        assert_eq!(got, expected, "{accumulation:?} of {unit}");
        money
    };
    let sum = check(
        Sum,
        "homes",
        &[3.0, 4.0, 2.0, 2.0],
        &[Some(300.0), Some(200.0), Some(200.0), Some(600.0)],
    );
    // April and May: 1,600 by 4, not the mean of 200 and 600.
    assert_eq!(sum.year.unit_cost.map(Number::get), Some(400.0));
    assert_eq!(sum.year.spend.map(Number::get), Some(1600.0));
    assert_eq!(sum.year.budget.map(Number::get), Some(3000.0));
    assert_eq!(sum.year.forecast.map(Number::get), Some(3100.0));
    // A running total starts anew with the year: what it added is what was bought.
    check(
        Running,
        "homes",
        &[10.0, 12.0, 2.0, 5.0],
        &[None, Some(400.0), Some(200.0), Some(400.0)],
    );
    check(
        Latest,
        "households",
        &[9.0, 8.0, 4.0, 0.0],
        &[Some(100.0), Some(100.0), Some(100.0), None],
    );
    let mean = check(Mean, "days", &[3.0, 4.0, 2.0, 2.0], &[None; 4]);
    assert_eq!(mean.no_unit_cost, Some(NoUnitCost::NotCounted));
    check(Latest, "%", &[3.0, 4.0, 2.0, 2.0], &[None; 4]);
    let none = check(Sum, "homes", &[], &[None; 4]);
    assert_eq!(none.no_unit_cost, Some(NoUnitCost::NoPeriodWithBoth));
}

#[test]
fn a_years_count_is_added_up_or_the_last_by_what_the_figures_are() {
    use Accumulation::{Latest, Mean, Running, Sum};
    let check = |accumulation, unit: &str, until: &str, expected: Option<f64>| {
        let held = measure(accumulation, unit, &[9.0, 4.0, 2.0, 5.0], &[]);
        let (year, until) = ("2025/26".parse().unwrap(), until.parse().unwrap());
        let found = counted_in_year(Calendar::starting_in(4).unwrap(), &held, year, until);
        assert_eq!(found.map(Number::get), expected, "{accumulation:?} of {unit} to {until}");
    };
    // February and March are of the year before.
    check(Sum, "homes", "2025-05", Some(7.0));
    check(Sum, "homes", "2025-04", Some(2.0));
    check(Sum, "homes", "2025-03", None);
    check(Running, "homes", "2025-05", Some(5.0));
    check(Latest, "households", "2025-05", Some(5.0));
    check(Latest, "%", "2025-05", None);
    check(Mean, "days", "2025-05", None);
}

#[test]
fn a_ratio_counts_its_numerator() {
    let mut measure = measure(Accumulation::Ratio, "%", &[], &[900.0]);
    let reading = Reading::Ratio { numerator: number(30.0), denominator: number(40.0) };
    measure.series = vec![Observation::new("2025-02".parse().unwrap(), reading)];
    let money = found(&measure, "2025-02").unwrap();
    assert_eq!(money.rows[0].unit_cost.map(Number::get), Some(30.0));
}

#[test]
fn says_what_there_is_and_what_there_isnt() {
    let measure = measure(
        Accumulation::Sum,
        "homes",
        &[3.0, 4.0, 2.0, 2.0],
        &[900.0, 800.0, 400.0, 1200.0, -1.0],
    );
    let money = found(&measure, "2025-05").unwrap();
    assert_eq!(
        money.said(&measure, "2025/26"),
        [
            "Budget for 2025/26: £3,000.",
            "Spent to May 2025: £1,600.",
            "Forecast for the year: £3,100, £100 over its budget.",
            "Unit cost of the year so far: £400 for each of the homes.",
        ]
    );
    assert_eq!(
        money.finding().as_deref(),
        Some("Each cost £600 in May 2025, up from £300 in Feb 2025, the first there is")
    );
    let bare = Measure {
        costs: vec![Cost { period: "2025-05".parse().unwrap(), ..Cost::default() }],
        ..Measure::default()
    };
    let money = found(&bare, "2025-05").unwrap();
    assert_eq!(
        money.said(&bare, "2025/26"),
        [
            "No budget is set for 2025/26.",
            "No spend of 2025/26 is in.",
            "No forecast of the year’s spend is set.",
            "No unit cost: no period has both its spend and a figure above zero.",
        ]
    );
    assert_eq!(money.finding(), None);
    assert_eq!(found(&Measure::default(), "2025-05"), None);
    // What came after the period shown isn't known yet.
    assert_eq!(found(&measure, "2025-04").unwrap().year.spend.map(Number::get), Some(400.0));
}

#[test]
fn pounds_have_pence_where_they_matter() {
    let check = |value: f64, expected: &str| assert_eq!(pounds(number(value)), expected);
    check(1234.5, "£1,235");
    check(12.5, "£12.50");
    check(12.0, "£12");
    check(0.333, "£0.33");
}
