//! Profiling a year's target by period (FRAMEWORK P7). Each maker arrives exactly at the year's value at
//! the measure's precision, as its plan to date will be reckoned (RULES 3): a sum's steps add up to it, the
//! mean of a mean's steps is it, a ratio's planned numerators over planned denominators come to it where it has
//! them, any other's last step is it.

mod line;
mod ratio;
mod shape;

pub use line::{stands_before, straight_line};
pub use shape::{replanned, shaped};

use crate::model::{
    Accumulation, Bounds, Calendar, Frequency, Measure, Number, Period, ReportingYear, Step,
};

/// Why no trajectory can be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TrajectoryError {
    /// No frequency yet, or dated ranges.
    #[error("set how often the measure reports first: monthly, quarterly, half-yearly or yearly")]
    NoFrequency,
    /// No accumulation yet.
    #[error("set how the measure's year to date is made first")]
    NoAccumulation,
    /// No complete earlier year, or none with a shape to take over.
    #[error(
        "a seasonal trajectory needs a complete year of figures before {0} whose shape can be used"
    )]
    NoHistory(ReportingYear),
    /// Nothing to start a line from.
    #[error(
        "a straight line starts from a plan or a figure before {0}, and there is none: choose Flat, or type the plans"
    )]
    NoStart(ReportingYear),
    /// No earlier year has every numerator and denominator.
    #[error(
        "a seasonal trajectory of a ratio needs a year before {0} with every numerator and denominator: only with them can its plan to date be worked out"
    )]
    NoParts(ReportingYear),
    /// The plans there are have no shape that could come to another value.
    #[error(
        "the plans there are can't be brought to {0} in their shape: choose how to spread it, or type the plans"
    )]
    NoShape(Number),
    /// A share above all, or a count below none.
    #[error(
        "this shape would pass {limit} in {}: choose another, or type the steps", period.label()
    )]
    Passes {
        /// Where it would.
        period: Period,
        /// What it would pass: 0, or 100 for per cent.
        limit: Number,
    },
    /// Too large to be shared out exactly.
    #[error("{0} is too large to be shared out exactly at this precision")]
    TooLarge(Number),
}

/// How many complete years a seasonal profile is made of at most.
const YEARS: usize = 3;

/// What a maker needs to know.
struct Setting {
    periods: Vec<Period>,
    accumulation: Accumulation,
    precision: Option<u8>,
}

impl Setting {
    /// Decimal places of the steps: the measure's precision; where it has none, as many as the value has,
    /// but two at least, so that the steps are figures a person would write.
    fn places(&self, value: Number) -> u8 {
        self.precision.unwrap_or_else(|| places_of(value).max(UNSET_PLACES))
    }
}

/// The same in each period: a sum's value in equal parts, any other's value in each; a running total grows
/// by equal parts.
pub fn flat(
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    value: Number,
) -> Result<Vec<Step>, TrajectoryError> {
    let setting = setting(measure, calendar, year)?;
    let equal = vec![1.0; setting.periods.len()];
    match setting.accumulation {
        Accumulation::Sum | Accumulation::Running => shared_out(&setting, value, &equal),
        Accumulation::Mean | Accumulation::Ratio | Accumulation::Latest => {
            Ok(steps(&setting, equal.iter().map(|_| value.get()), value))
        }
    }
}

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

/// The steps, if none passes zero or 100 % where no known figure does.
fn within_bounds(
    measure: &Measure,
    known: &[f64],
    steps: Vec<Step>,
) -> Result<Vec<Step>, TrajectoryError> {
    let at_least = known.iter().all(|figure| *figure >= 0.0).then_some(0);
    let percent = measure.unit.trim() == "%" && known.iter().all(|figure| *figure <= 100.0);
    let at_most = percent.then_some(100);
    for step in &steps {
        let Bounds::Value(plan) = step.plan else { continue };
        let below = at_least.map(Number::from).filter(|limit| plan < *limit);
        let above = at_most.map(Number::from).filter(|limit| plan > *limit);
        if let Some(limit) = below.or(above) {
            return Err(TrajectoryError::Passes { period: step.period, limit });
        }
    }
    Ok(steps)
}

fn setting(
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Result<Setting, TrajectoryError> {
    let frequency = measure.frequency.filter(|frequency| *frequency != Frequency::Dated);
    Ok(Setting {
        periods: calendar.periods(year, frequency.ok_or(TrajectoryError::NoFrequency)?),
        // A yearly measure's one period is its year, whatever is set.
        accumulation: match measure.frequency {
            Some(Frequency::Yearly) => Accumulation::Latest,
            _ => measure.accumulation.ok_or(TrajectoryError::NoAccumulation)?,
        },
        precision: measure.precision,
    })
}

/// The years before `year` that have any figure, the latest first.
fn earlier_years(measure: &Measure, calendar: Calendar, year: ReportingYear) -> Vec<ReportingYear> {
    // A series is in order of time.
    let mut years: Vec<_> =
        measure.series.iter().rev().map(|held| calendar.year_of_period(held.period)).collect();
    years.dedup();
    years.retain(|earlier| *earlier < year);
    years
}

/// A year's figures, if none is missing.
fn figures(measure: &Measure, periods: &[Period]) -> Option<Vec<f64>> {
    let figure = |period: &Period| measure.observation(*period)?.figure(measure.ratio_scale());
    periods.iter().map(|period| figure(period).map(Number::get)).collect()
}

/// A year's shape: shares of its total, or differences from its mean. `None` for a total of zero or less
/// and for a running total that falls within the year, which have no shares.
fn profile(accumulation: Accumulation, mut figures: Vec<f64>) -> Option<Vec<f64>> {
    if accumulation == Accumulation::Running {
        let mut before = 0.0;
        for figure in &mut figures {
            if *figure < before {
                return None;
            }
            (before, *figure) = (*figure, *figure - before);
        }
    }
    let total: f64 = figures.iter().sum();
    match accumulation {
        Accumulation::Sum | Accumulation::Running => {
            (total > 0.0).then(|| figures.iter().map(|figure| figure / total).collect())
        }
        Accumulation::Mean | Accumulation::Ratio | Accumulation::Latest => {
            let mean = total / figures.len() as f64;
            Some(figures.iter().map(|figure| figure - mean).collect())
        }
    }
}

/// Steps at these values, rounded, the last exactly the year's.
fn steps(setting: &Setting, values: impl Iterator<Item = f64>, value: Number) -> Vec<Step> {
    let places = Some(setting.places(value));
    let last = setting.periods.len().saturating_sub(1);
    let steps = setting.periods.iter().zip(values).enumerate();
    steps
        .map(|(index, (period, at))| {
            let plan = match Number::try_from(at) {
                Ok(at) if index < last => at.rounded(places),
                _ => value.rounded(setting.precision),
            };
            Step::new(*period, Bounds::Value(plan))
        })
        .collect()
}

/// The value in parts as large as these weights say; for a running total, added up.
fn shared_out(
    setting: &Setting,
    value: Number,
    weights: &[f64],
) -> Result<Vec<Step>, TrajectoryError> {
    let total: f64 = weights.iter().sum();
    let parts: Vec<f64> = weights.iter().map(|weight| value.get() * weight / total).collect();
    if setting.accumulation == Accumulation::Running {
        return Ok(steps(setting, added_up(&parts).into_iter(), value));
    }
    exact_parts(setting, value, &parts)
}

/// What was reckoned for a year's value, as a number of so many places.
fn rounded(reckoned: f64, places: u8, value: Number) -> Result<Number, TrajectoryError> {
    let number = Number::try_from(reckoned).map_err(|_| TrajectoryError::TooLarge(value))?;
    Ok(number.rounded(Some(places)))
}

/// Each part with those before it.
fn added_up(parts: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    let add = |part: &f64| {
        sum += part;
        sum
    };
    parts.iter().map(add).collect()
}

/// Decimal places, at least, of steps whose measure has no precision set.
const UNSET_PLACES: u8 = 2;

/// Rounds parts so that they add up to the value exactly (a mean's: to it in every period): each part is
/// the difference of two rounded running totals, counted in whole units of the last place, so that no
/// part is off by more than one unit.
fn exact_parts(
    setting: &Setting,
    value: Number,
    parts: &[f64],
) -> Result<Vec<Step>, TrajectoryError> {
    let places = setting.places(value);
    let unit = 10_f64.powi(i32::from(places));
    let times = if setting.accumulation == Accumulation::Mean { parts.len() as f64 } else { 1.0 };
    let whole = (value.rounded(Some(places)).get() * unit).round() * times;
    // Beyond this a float no longer holds every whole number.
    if whole.abs() >= 9_007_199_254_740_992.0 {
        return Err(TrajectoryError::TooLarge(value));
    }
    let (mut sum, mut given) = (0.0, 0.0);
    let last = parts.len().saturating_sub(1);
    let steps = setting.periods.iter().zip(parts).enumerate().map(|(index, (period, part))| {
        sum += part;
        let due = if index == last { whole } else { (sum * unit).round() };
        let units = due - given;
        given = due;
        Ok(Step::new(*period, Bounds::Value(rounded(units / unit, places, value)?)))
    });
    steps.collect()
}

/// Decimal places that a figure's shortest text has, 9 at most.
fn places_of(value: Number) -> u8 {
    let text = value.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    u8::try_from(decimals.min(9)).unwrap_or(9)
}

#[cfg(test)]
mod tests {
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
    fn straight_lines_arrive_at_the_value() {
        let check = |accumulation, start: f64, aim: f64, expected: [f64; 4]| {
            let measure = measure(accumulation, 1, &[]);
            let made =
                straight_line(&measure, Calendar::default(), year(), value(start), value(aim));
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
            let measure = Measure {
                unit: unit.to_owned(),
                ..measure(accumulation, 0, &[1.0, 1.0, 1.0, 1.0])
            };
            let made = straight_line(&measure, calendar, year(), value(start), value(aim));
            let period = "2025/26 Q4".parse().unwrap();
            let expected =
                limit.map(|limit| TrajectoryError::Passes { period, limit: limit.into() });
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
}
