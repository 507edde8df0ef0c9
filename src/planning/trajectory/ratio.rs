//! Ratios over planned denominators. A ratio's plan to date is planned numerators over planned denominators (RULES
//! 3): plans that differ by period need both, or a measure on plan in every period would be off it for the year.

use super::{Setting, TrajectoryError, YEARS, earlier_years, rounded, within_bounds};
use crate::model::{Bounds, Calendar, Measure, Number, Period, Reading, ReportingYear, Step};

/// Decimal places of planned numerators.
pub const NUMERATOR_PLACES: u8 = 6;

/// A year's ratios, each with what it is over.
type Parts = Vec<(f64, f64)>;

/// The complete years before `year` whose figures all have numerators and denominators, the latest first, three at
/// most.
pub fn earlier_parts(
    setting: &Setting,
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Vec<Parts> {
    let Some(frequency) = setting.periods.first().map(|period| period.frequency()) else {
        return Vec::new();
    };
    let parts = |period: &Period| match measure.observation(*period)?.reading {
        Reading::Ratio { numerator, denominator } if denominator.get() > 0.0 => {
            Some((numerator.get(), denominator.get()))
        }
        _ => None,
    };
    let of_year = |earlier| calendar.periods(earlier, frequency).iter().map(parts).collect();
    earlier_years(measure, calendar, year).into_iter().filter_map(of_year).take(YEARS).collect()
}

/// The mean denominator of each period.
fn denominators(years: &[Parts]) -> Vec<f64> {
    let count = years.len() as f64;
    let periods = years.first().map_or(0, Vec::len);
    let of =
        |at: usize| years.iter().filter_map(|year| year.get(at)).map(|(_, of)| of).sum::<f64>();
    (0..periods).map(|at| of(at) / count).collect()
}

/// Each period's mean difference from its year's ratio, moved so that the year comes to the value.
pub fn seasonal(
    setting: &Setting,
    measure: &Measure,
    value: Number,
    years: &[Parts],
) -> Result<Vec<Step>, TrajectoryError> {
    let scale = measure.ratio_scale().get();
    let over = denominators(years);
    let difference = |year: &Parts, at: usize| {
        let (counted, of) = year.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        year.get(at)
            .map(|(numerator, denominator)| (numerator / denominator - counted / of) * scale)
    };
    let mean = |at: usize| {
        let all = years.iter().filter_map(|year| difference(year, at));
        all.sum::<f64>() / years.len() as f64
    };
    let plans: Vec<f64> = (0..over.len()).map(|at| value.get() + mean(at)).collect();
    let off = weighted_mean(&plans, &over) - value.get();
    let known: Vec<f64> = years
        .iter()
        .flatten()
        .map(|(numerator, denominator)| numerator / denominator * scale)
        .chain([value.get()])
        .collect();
    let plans: Vec<f64> = plans.into_iter().map(|plan| plan - off).collect();
    steps(setting, measure, value, &plans, &over, &known)
}

/// In equal steps from `start` in the first period, so that the year comes to the value.
pub fn straight(
    setting: &Setting,
    measure: &Measure,
    start: f64,
    value: Number,
    years: &[Parts],
) -> Result<Vec<Step>, TrajectoryError> {
    let over = denominators(years);
    let count: Vec<f64> = (0..over.len()).map(|at| at as f64).collect();
    let steps_taken = weighted_mean(&count, &over);
    let slope = if steps_taken > 0.0 { (value.get() - start) / steps_taken } else { 0.0 };
    let from = if steps_taken > 0.0 { start } else { value.get() };
    let plans: Vec<f64> = count.iter().map(|at| from + slope * at).collect();
    steps(setting, measure, value, &plans, &over, &[start, value.get()])
}

fn weighted_mean(values: &[f64], weights: &[f64]) -> f64 {
    let sum: f64 = values.iter().zip(weights).map(|(value, weight)| value * weight).sum();
    sum / weights.iter().sum::<f64>()
}

fn steps(
    setting: &Setting,
    measure: &Measure,
    value: Number,
    plans: &[f64],
    over: &[f64],
    known: &[f64],
) -> Result<Vec<Step>, TrajectoryError> {
    let scale = measure.ratio_scale().get();
    let places = setting.places(value);
    let made = setting.periods.iter().zip(plans.iter().zip(over));
    let made = made.map(|(period, (plan, over))| {
        let mut step = Step::new(*period, Bounds::Value(rounded(*plan, places, value)?));
        step.numerator = Some(rounded(plan * over / scale, NUMERATOR_PLACES, value)?);
        step.denominator = Some(rounded(*over, NUMERATOR_PLACES, value)?);
        Ok(step)
    });
    within_bounds(measure, known, made.collect::<Result<_, _>>()?)
}
