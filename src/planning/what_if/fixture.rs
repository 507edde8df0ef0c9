//! A measure of quarters, for tests of what is tried.

use crate::model::{
    Accumulation, Bounds, Calendar, Frequency, Measure, Number, Polarity, ReportingYear, Step,
    Target,
};

/// The year of its target.
pub(super) const YEAR: i32 = 2025;

pub(super) fn number(value: f64) -> Number {
    Number::try_from(value).unwrap()
}

pub(super) fn range(low: f64, high: f64) -> Bounds {
    Bounds::Range { low: number(low), high: number(high) }
}

/// A measure of which more is better, with a target of the year and its plans by quarter.
pub(super) fn quarters(
    accumulation: Accumulation,
    target: Target,
    plans: &[Bounds],
) -> (Measure, Calendar, ReportingYear) {
    let calendar = Calendar::default();
    let year = calendar.year(YEAR);
    let periods = calendar.periods(year, Frequency::Quarterly).into_iter();
    let steps = periods.zip(plans).map(|(period, plan)| Step::new(period, *plan));
    let target = Target { trajectory: steps.collect(), ..target };
    let measure = Measure {
        frequency: Some(Frequency::Quarterly),
        polarity: Some(Polarity::HigherIsBetter),
        accumulation: Some(accumulation),
        precision: Some(0),
        targets: [(year, target)].into(),
        ..Measure::default()
    };
    (measure, calendar, year)
}

/// Plans and floors of a year, as its target has them.
pub(super) fn plans(measure: &Measure, year: ReportingYear) -> Vec<(Bounds, Option<Bounds>)> {
    measure.targets[&year].trajectory.iter().map(|step| (step.plan, step.floor)).collect()
}
