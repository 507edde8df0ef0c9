//! In the shape of earlier years.

use super::{
    TrajectoryError, YEARS, earlier_years, exact_parts, figures, profile, ratio, setting,
    shared_out, steps, within_bounds,
};
use crate::model::{Accumulation, Calendar, Measure, Number, ReportingYear, Step};

/// In the shape of earlier years: the mean profile of up to three complete years before `year`, the
/// latest first.
///
/// Sums (and the increments of running totals) take each period's share of its year's total, averaged
/// over the years. Others take each period's difference from its year's mean, averaged: a mean's are
/// laid around the value; a ratio's too, over the mean denominators of those years, so that the plan to date is
/// planned with them; a level's are moved so that the last period is the value. Differences that would pass zero
/// or 100 %, which the history never does, are refused.
pub fn seasonal(
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    value: Number,
) -> Result<Vec<Step>, TrajectoryError> {
    let setting = setting(measure, calendar, year)?;
    if setting.accumulation == Accumulation::Ratio {
        let years = ratio::earlier_parts(&setting, measure, calendar, year);
        return match years.as_slice() {
            [] => Err(TrajectoryError::NoParts(year)),
            years => ratio::seasonal(&setting, measure, value, years),
        };
    }
    let figures_known = measure.series.iter().filter_map(|held| held.figure(measure.ratio_scale()));
    let known: Vec<f64> = figures_known.chain(std::iter::once(value)).map(Number::get).collect();
    let flows = matches!(setting.accumulation, Accumulation::Sum | Accumulation::Running);
    let frequency = setting.periods.first().map(|period| period.frequency());
    let profiles: Vec<Vec<f64>> = earlier_years(measure, calendar, year)
        .into_iter()
        .filter_map(|earlier| {
            let periods = calendar.periods(earlier, frequency?);
            let figures = figures(measure, &periods)?;
            profile(setting.accumulation, figures)
        })
        .take(YEARS)
        .collect();
    if profiles.is_empty() {
        return Err(TrajectoryError::NoHistory(year));
    }
    let mean: Vec<f64> = (0..setting.periods.len())
        .map(|index| {
            let at = profiles.iter().filter_map(|profile| profile.get(index));
            at.sum::<f64>() / profiles.len() as f64
        })
        .collect();
    if flows {
        return within_bounds(measure, &known, shared_out(&setting, value, &mean)?);
    }
    if setting.accumulation == Accumulation::Mean {
        let around: Vec<f64> = mean.iter().map(|difference| value.get() + difference).collect();
        return within_bounds(measure, &known, exact_parts(&setting, value, &around)?);
    }
    let last = mean.last().copied().unwrap_or_default();
    let moved = mean.iter().map(|difference| value.get() + difference - last);
    within_bounds(measure, &known, steps(&setting, moved, value))
}
