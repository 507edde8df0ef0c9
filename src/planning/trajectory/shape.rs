//! A trajectory that has a shape of its own, brought to another value.

use super::ratio::NUMERATOR_PLACES;
use super::{
    Setting, TrajectoryError, exact_parts, places_of, profile, rounded, setting, shared_out, steps,
    unset_places, within_bounds,
};
use crate::model::{Accumulation, Bounds, Calendar, Measure, Number, ReportingYear, Step};
use crate::rating::ratio_of_steps;

/// In the shape of the year's own trajectory, brought to another value: a sum's parts, and what a running total
/// grows by, keep their shares of the whole; any other's plans move in proportion. Floors set by hand keep their
/// distance in proportion to the plan, and planned denominators stay.
pub fn shaped(
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    value: Number,
) -> Result<Vec<Step>, TrajectoryError> {
    let setting = setting(measure, calendar, year)?;
    let none = || TrajectoryError::NoShape(value);
    let target = measure.targets.get(&year).ok_or_else(none)?;
    let held: Vec<&Step> = setting
        .periods
        .iter()
        .map(|it| target.step(*it))
        .collect::<Option<_>>()
        .ok_or_else(none)?;
    let plan = |step: &&Step| match step.plan {
        Bounds::Value(plan) => Some(plan.get()),
        Bounds::Range { .. } => None,
    };
    let plans: Vec<f64> = held.iter().map(plan).collect::<Option<_>>().ok_or_else(none)?;
    let made = match setting.accumulation {
        Accumulation::Sum | Accumulation::Running => {
            let shares = profile(setting.accumulation, plans.clone()).ok_or_else(none)?;
            shared_out(&setting, value, &shares)?
        }
        Accumulation::Mean => {
            let mean = plans.iter().sum::<f64>() / plans.len() as f64;
            let times = in_proportion(mean, value).ok_or_else(none)?;
            exact_parts(&setting, value, &plans.iter().map(|it| it * times).collect::<Vec<_>>())?
        }
        Accumulation::Ratio | Accumulation::Latest => {
            let comes_to = ratio_of_steps(held.iter().copied(), measure);
            let from = comes_to.or_else(|| plans.last().copied()).unwrap_or_default();
            let times = in_proportion(from, value).ok_or_else(none)?;
            let moved = plans.iter().map(|plan| plan * times);
            match comes_to {
                // The year's value is of all its periods: none of them is it.
                Some(_) => in_parts(&setting, value, &held, moved, times)?,
                None => steps(&setting, moved, value),
            }
        }
    };
    let mut known = plans;
    known.push(value.get());
    let made = within_bounds(measure, &known, made)?;
    let merged = held.into_iter().zip(made).map(|(held, made)| {
        let mut step = replanned(held, made.plan, measure);
        step.numerator = made.numerator.or(step.numerator);
        step
    });
    Ok(merged.collect())
}

/// Steps with these plans, and planned numerators multiplied as they were.
fn in_parts(
    setting: &Setting,
    value: Number,
    held: &[&Step],
    plans: impl Iterator<Item = f64>,
    times: f64,
) -> Result<Vec<Step>, TrajectoryError> {
    let made = held.iter().zip(plans).map(|(held, plan)| {
        let mut step =
            Step::new(held.period, Bounds::Value(rounded(plan, setting.places(value), value)?));
        let numerator = held.numerator.map(|it| rounded(it.get() * times, NUMERATOR_PLACES, value));
        step.numerator = numerator.transpose()?;
        Ok(step)
    });
    made.collect()
}

/// By how much plans that come to one value are multiplied to come to another.
fn in_proportion(from: f64, to: Number) -> Option<f64> {
    Some(to.get() / from).filter(|times| times.is_finite() && *times >= 0.0)
}

/// A step with another plan: its floor keeps its distance in proportion, and its planned numerator is what the
/// plan makes of the planned denominator.
pub fn replanned(step: &Step, plan: Bounds, measure: &Measure) -> Step {
    let mut made = Step { plan, ..step.clone() };
    let (Bounds::Value(before), Bounds::Value(now)) = (step.plan, plan) else { return made };
    if let Some(Bounds::Value(floor)) = step.floor {
        let moved = match before.get() {
            0.0 => floor.get() + now.get(),
            before => floor.get() * now.get() / before,
        };
        let places =
            measure.precision.unwrap_or_else(|| places_of(floor).max(unset_places(measure)));
        made.floor = Number::try_from(moved).ok().map(|it| Bounds::Value(it.rounded(Some(places))));
    }
    if let (Some(_), Some(denominator)) = (step.numerator, step.denominator) {
        let counted = now.get() * denominator.get() / measure.ratio_scale().get();
        made.numerator = Number::try_from(counted).ok();
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Aim, Frequency, Period, Target};

    fn number(value: f64) -> Number {
        Number::try_from(value).unwrap()
    }

    /// A quarterly measure whose target of 2025/26 has these plans.
    fn planned(accumulation: Accumulation, plans: [f64; 4]) -> (Measure, Calendar, ReportingYear) {
        let calendar = Calendar::default();
        let year = ReportingYear::new(2025, true);
        let mut target = Target::new(Aim::Value { value: number(1.0) });
        let periods = calendar.periods(year, Frequency::Quarterly);
        let steps = periods.into_iter().zip(plans);
        target.trajectory =
            steps.map(|(period, plan)| Step::new(period, Bounds::Value(number(plan)))).collect();
        let mut measure = Measure {
            frequency: Some(Frequency::Quarterly),
            accumulation: Some(accumulation),
            precision: Some(1),
            ..Measure::default()
        };
        measure.targets.insert(year, target);
        (measure, calendar, year)
    }

    #[test]
    fn keeps_the_shape_and_comes_to_the_value() {
        let check = |accumulation, plans: [f64; 4], to: f64, expected: Option<[f64; 4]>| {
            let (measure, calendar, year) = planned(accumulation, plans);
            let made = shaped(&measure, calendar, year, number(to))
                .ok()
                .map(|made| made.iter().map(|step| step.plan).collect::<Vec<_>>());
            let expected = expected.map(|all| all.map(|it| Bounds::Value(number(it))).to_vec());
            assert_eq!(made, expected, "{accumulation:?} {plans:?} to {to}");
        };
        use Accumulation::{Latest, Mean, Ratio, Running, Sum};
        check(Sum, [10.0, 20.0, 30.0, 40.0], 50.0, Some([5.0, 10.0, 15.0, 20.0]));
        check(Running, [10.0, 30.0, 60.0, 100.0], 50.0, Some([5.0, 15.0, 30.0, 50.0]));
        check(Mean, [8.0, 9.0, 10.0, 9.0], 4.5, Some([4.0, 4.5, 5.0, 4.5]));
        check(Ratio, [97.0, 97.2, 97.4, 97.2], 48.6, Some([48.5, 48.6, 48.7, 48.6]));
        check(Latest, [40.0, 30.0, 20.0, 10.0], 5.0, Some([20.0, 15.0, 10.0, 5.0]));
        check(Sum, [10.0, 20.0, 30.0, 40.0], 0.0, Some([0.0; 4]));
        check(Latest, [40.0, 30.0, 20.0, 10.0], 0.0, Some([0.0; 4]));
        // Nothing has no shape, and nothing of a sign comes to the other.
        check(Sum, [0.0; 4], 5.0, None);
        check(Latest, [3.0, 2.0, 1.0, 0.0], 5.0, None);
        check(Latest, [3.0, 2.0, 1.0, 1.0], -5.0, None);
    }

    #[test]
    fn what_rests_on_the_plan_moves_with_it() {
        let period: Period = "2025/26 Q1".parse().unwrap();
        let measure =
            Measure { precision: Some(1), scale: Some(Number::from(100)), ..Measure::default() };
        let mut step = Step::new(period, Bounds::Value(number(80.0)));
        step.floor = Some(Bounds::Value(number(76.0)));
        step.numerator = Some(number(160.0));
        step.denominator = Some(number(200.0));
        let made = replanned(&step, Bounds::Value(number(40.0)), &measure);
        assert_eq!(made.floor, Some(Bounds::Value(number(38.0))));
        assert_eq!((made.numerator, made.denominator), (Some(number(80.0)), step.denominator));
        assert_eq!(replanned(&step, step.plan, &measure), step, "the same plan changes nothing");
    }
}
