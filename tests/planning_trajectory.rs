//! Every trajectory arrives exactly at the year's value, as its plan to date will be reckoned.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::model::*;
use golden_thread::planning::trajectory::{self, TrajectoryError};
use golden_thread::rating::{self, AsAt, Status};
use proptest::prelude::*;

/// A measure with two complete years of figures before 2025/26.
fn measure() -> impl Strategy<Value = Measure> {
    let frequency = prop::sample::select(
        &[Frequency::Monthly, Frequency::Quarterly, Frequency::HalfYearly, Frequency::Yearly][..],
    );
    let rest = (prop::sample::select(Accumulation::ALL), prop::option::of(0..=4_u8));
    let history =
        prop::collection::vec((0..10_000_i32).prop_map(|cents| f64::from(cents) / 100.0), 24);
    (frequency, rest, history, prop::sample::select(&["homes", "%"][..])).prop_map(
        |(frequency, (accumulation, precision), mut history, unit)| {
            let calendar = Calendar::default();
            let years = [2023, 2024].map(|first| calendar.periods(calendar.year(first), frequency));
            let observation = |(period, figure): (Period, f64)| {
                Observation::new(period, Reading::Number(Number::try_from(figure).unwrap()))
            };
            if accumulation == Accumulation::Running {
                // Two years that only rise, so that they have a shape.
                let months = calendar.periods(calendar.year(2025), frequency).len();
                history.chunks_mut(months).for_each(|year| year.sort_by(f64::total_cmp));
            }
            Measure {
                unit: unit.to_owned(),
                frequency: Some(frequency),
                accumulation: Some(accumulation),
                precision,
                series: years.into_iter().flatten().zip(history).map(observation).collect(),
                ..Measure::default()
            }
        },
    )
}

/// The steps' plan for the whole year by the measure's accumulation, at its precision or nine places.
fn to_date(measure: &Measure, steps: &[Step]) -> Number {
    let plans: Vec<f64> = steps
        .iter()
        .map(|step| match step.plan {
            Bounds::Value(plan) => plan.get(),
            Bounds::Range { .. } => panic!("a maker gives values"),
        })
        .collect();
    let sum: f64 = plans.iter().sum();
    let reckoned = match measure.accumulation.unwrap() {
        Accumulation::Sum => sum,
        Accumulation::Mean => sum / plans.len() as f64,
        Accumulation::Running | Accumulation::Ratio | Accumulation::Latest => {
            *plans.last().unwrap()
        }
    };
    Number::try_from(reckoned).unwrap().rounded(measure.precision.or(Some(9)))
}

fn arrives(
    measure: &Measure,
    value: Number,
    made: Result<Vec<Step>, TrajectoryError>,
) -> Result<(), TestCaseError> {
    match made {
        Ok(steps) => {
            let calendar = Calendar::default();
            let periods: Vec<Period> = steps.iter().map(|step| step.period).collect();
            prop_assert_eq!(
                periods,
                calendar.periods(calendar.year(2025), measure.frequency.unwrap())
            );
            let expected = value.rounded(measure.precision.or(Some(9)));
            prop_assert_eq!(to_date(measure, &steps), expected, "{:?}", steps);
            for step in &steps {
                let Bounds::Value(plan) = step.plan else { continue };
                let precise = plan == plan.rounded(measure.precision);
                prop_assert!(precise, "{} in {:?}", plan, steps);
                prop_assert!(plan >= Number::ZERO, "{} in {:?}", plan, steps);
                prop_assert!(measure.unit != "%" || plan <= 100.into(), "{} in {:?}", plan, steps);
            }
        }
        // No other reason holds with two years of figures and small values.
        Err(reason) => {
            let known =
                matches!(reason, TrajectoryError::Passes { .. } | TrajectoryError::NoHistory(_))
                    || reason == TrajectoryError::NoParts(Calendar::default().year(2025))
                        && measure.accumulation == Some(Accumulation::Ratio);
            prop_assert!(known, "{}", reason);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_shape_arrives_at_the_years_value_within_its_bounds(
        measure in measure(),
        value in 0..=10_000_i32,
        start in 0..=10_000_i32,
    ) {
        let calendar = Calendar::default();
        let year = calendar.year(2025);
        let [value, start] =
            [value, start].map(|cents| Number::try_from(f64::from(cents) / 100.0).unwrap());
        let flat = trajectory::flat(&measure, calendar, year, value);
        prop_assert!(flat.is_ok());
        arrives(&measure, value, flat)?;
        arrives(&measure, value, trajectory::straight_line(&measure, calendar, year, start, value))?;
        arrives(&measure, value, trajectory::seasonal(&measure, calendar, year, value))?;
    }
}

/// A monthly ratio with two years of figures that have a season.
fn seasonal_ratio() -> Measure {
    let calendar = Calendar::default();
    let years =
        [2023, 2024].map(|first| calendar.periods(calendar.year(first), Frequency::Monthly));
    let ratio = |(at, period): (usize, Period)| {
        let numerator = Number::from([40, 45, 50, 60, 66, 62, 55, 51, 48, 44, 41, 46][at % 12]);
        let denominator = Number::from([90, 100, 110, 100][at % 4]);
        Observation::new(period, Reading::Ratio { numerator, denominator })
    };
    Measure {
        unit: "%".to_owned(),
        scale: Some(100.into()),
        frequency: Some(Frequency::Monthly),
        accumulation: Some(Accumulation::Ratio),
        polarity: Some(Polarity::HigherIsBetter),
        precision: Some(1),
        series: years.into_iter().flatten().enumerate().map(ratio).collect(),
        ..Measure::default()
    }
}

#[test]
fn a_ratio_that_keeps_to_its_plan_in_every_month_is_on_plan_to_date() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let value = Number::from(60);
    let start = Number::from(52);
    let made = [
        trajectory::seasonal(&seasonal_ratio(), calendar, year, value).unwrap(),
        trajectory::straight_line(&seasonal_ratio(), calendar, year, start, value).unwrap(),
    ];
    for steps in made {
        let mut measure = seasonal_ratio();
        let kept = |step: &Step| {
            let (numerator, denominator) = (step.numerator.unwrap(), step.denominator.unwrap());
            Observation::new(step.period, Reading::Ratio { numerator, denominator })
        };
        measure.series.extend(steps.iter().map(kept));
        let mut target = Target::new(Aim::Value { value });
        target.trajectory = steps.clone();
        measure.targets.insert(year, target);
        let pack = Pack { measures: vec![std::sync::Arc::new(measure.clone())], ..Pack::default() };
        for step in &steps {
            let at = AsAt { period: step.period, on: None };
            let rated = rating::rate(&pack, &measure, at);
            let statuses = (rated.this_period.status, rated.year_to_date.judgement.status);
            assert_eq!(statuses, (Status::Green, Status::Green), "{} in {steps:?}", step.period);
        }
        // Brought to another value, its year comes to that.
        let moved = trajectory::shaped(&measure, calendar, year, 45.into()).unwrap();
        let comes_to = rating::ratio_of_steps(moved.iter(), &measure).unwrap();
        assert!((comes_to - 45.0).abs() < 0.001, "{comes_to}");
    }
}

#[test]
fn a_line_starts_where_the_measure_stands() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let quarters = calendar.periods(calendar.year(2024), Frequency::Quarterly);
    let check = |accumulation, plans: Option<[i32; 4]>, figures: [i32; 4], expected: f64| {
        let observation = |(period, figure): (&Period, i32)| {
            Observation::new(*period, Reading::Number(figure.into()))
        };
        let mut measure = Measure {
            frequency: Some(Frequency::Quarterly),
            accumulation: Some(accumulation),
            series: quarters.iter().zip(figures).map(observation).collect(),
            ..Measure::default()
        };
        if let Some(plans) = plans {
            let mut target = Target::new(Aim::Value { value: plans[3].into() });
            let step =
                |(period, plan): (&Period, i32)| Step::new(*period, Bounds::Value(plan.into()));
            target.trajectory = quarters.iter().zip(plans).map(step).collect();
            measure.targets.insert(calendar.year(2024), target);
        }
        let stands = trajectory::stands_before(&measure, calendar, year);
        assert_eq!(stands, Number::try_from(expected).ok(), "{accumulation:?} {plans:?}");
    };
    check(Accumulation::Sum, Some([10, 20, 30, 60]), [1, 2, 3, 4], 30.0);
    check(Accumulation::Sum, None, [10, 20, 30, 20], 20.0);
    check(Accumulation::Running, Some([30, 60, 90, 120]), [1, 2, 3, 4], 30.0);
    check(Accumulation::Running, None, [25, 50, 80, 100], 25.0);
    check(Accumulation::Latest, Some([90, 88, 86, 84]), [1, 2, 3, 4], 84.0);
    check(Accumulation::Mean, None, [7, 8, 9, 6], 6.0);
    let bare = Measure {
        frequency: Some(Frequency::Quarterly),
        accumulation: Some(Accumulation::Sum),
        ..Measure::default()
    };
    assert_eq!(trajectory::stands_before(&bare, calendar, year), None);
}
