//! Every trajectory arrives exactly at the year's value, as its plan to date will be reckoned.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::edit::trajectory::{self, TrajectoryError};
use golden_thread::model::*;
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
                matches!(reason, TrajectoryError::Passes { .. } | TrajectoryError::NoHistory(_));
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
