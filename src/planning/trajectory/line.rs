//! Straight lines from where a measure stands to its target.

use super::{
    TrajectoryError, added_up, exact_parts, figures, ratio, setting, steps, within_bounds,
};
use crate::model::{Accumulation, Bounds, Calendar, Measure, Number, Period, ReportingYear, Step};

/// Where a measure stands before a year, for a straight line to start from: of a sum or a running total the share of
/// one period, of last year's plans, else of its figures; of any other last year's last plan, else the last figure
/// before the year. `None` where there is neither.
pub fn stands_before(measure: &Measure, calendar: Calendar, year: ReportingYear) -> Option<Number> {
    let setting = setting(measure, calendar, year).ok()?;
    let before = year.plus(-1);
    let periods = calendar.periods(before, setting.periods.first()?.frequency());
    let planned = |period: &Period| match measure.targets.get(&before)?.step(*period)?.plan {
        Bounds::Value(plan) => Some(plan.get()),
        Bounds::Range { .. } => None,
    };
    let count = periods.len() as f64;
    let last = periods.last()?;
    let stands = match setting.accumulation {
        Accumulation::Sum => {
            let plans: Option<Vec<f64>> = periods.iter().map(planned).collect();
            plans.or_else(|| figures(measure, &periods))?.iter().sum::<f64>() / count
        }
        Accumulation::Running => {
            let figure = || figures(measure, &[*last])?.first().copied();
            planned(last).or_else(figure)? / count
        }
        Accumulation::Mean | Accumulation::Ratio | Accumulation::Latest => {
            let start = Period::Year(year).start(calendar);
            let earlier = measure.series.iter().rev().filter(|it| it.period.end(calendar) < start);
            let figure = || earlier.filter_map(|it| it.figure(measure.ratio_scale())).next();
            planned(last).or_else(|| figure().map(Number::get))?
        }
    };
    Number::try_from(stands).ok()
}

/// In a straight line from `start`, where the measure [stands before](stands_before) the year.
///
/// A sum, what a running total grows by, and a mean have `start` in the first period and move on by equal steps, so
/// that all of them add up to the value, or have it as their mean; so does a ratio over the denominators of earlier
/// years, where there are any. Any other reaches the value in the last period. A line that would pass zero or 100 %
/// on the way is refused.
pub fn straight_line(
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    start: Number,
    value: Number,
) -> Result<Vec<Step>, TrajectoryError> {
    let setting = setting(measure, calendar, year)?;
    let (start, end) = (start.get(), value.get());
    let count = setting.periods.len() as f64;
    if setting.accumulation == Accumulation::Ratio {
        let years = ratio::earlier_parts(&setting, measure, calendar, year);
        if !years.is_empty() {
            return ratio::straight(&setting, measure, start, value, &years);
        }
    }
    let mean = match setting.accumulation {
        Accumulation::Sum | Accumulation::Running => end / count,
        Accumulation::Mean => end,
        Accumulation::Ratio | Accumulation::Latest => {
            let line =
                (1..=setting.periods.len()).map(|at| start + (end - start) * at as f64 / count);
            return Ok(steps(&setting, line, value));
        }
    };
    let slope = if count > 1.0 { 2.0 * (mean - start) / (count - 1.0) } else { 0.0 };
    let parts: Vec<f64> = (0..setting.periods.len()).map(|at| start + slope * at as f64).collect();
    if setting.accumulation != Accumulation::Running {
        let made = exact_parts(&setting, value, &parts)?;
        return within_bounds(measure, &[start, end], made);
    }
    // A running total that would fall passes zero by what it grows by.
    let falls = setting.periods.iter().zip(&parts).find(|(_, part)| **part < 0.0);
    if let Some((period, _)) = falls.filter(|_| start >= 0.0 && end >= 0.0) {
        return Err(TrajectoryError::Passes { period: *period, limit: Number::ZERO });
    }
    within_bounds(measure, &[start, end], steps(&setting, added_up(&parts).into_iter(), value))
}
