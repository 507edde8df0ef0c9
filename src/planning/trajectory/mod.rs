//! Profiling a year's target by period (FRAMEWORK P7). Each maker arrives exactly at the year's value at
//! the measure's precision, as its plan to date will be reckoned (RULES 3): a sum's steps add up to it, the
//! mean of a mean's steps is it, a ratio's planned numerators over planned denominators come to it where it has
//! them, any other's last step is it.

mod earlier;
mod flat;
mod line;
mod maker;
mod ratio;
mod shape;

pub use earlier::seasonal;
pub use flat::flat;
pub use line::{stands_before, straight_line};
pub use maker::{
    Maker, are_made_otherwise, followed, is_bare, is_spreadable, lacks_plans, made_or_flat,
    own_plans, refitted,
};
pub use shape::{replanned, shaped};

use crate::model::{
    Accumulation, Bounds, Calendar, Frequency, Measure, Number, Period, Reading, ReportingYear,
    Step,
};

/// Why no trajectory can be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TrajectoryError {
    /// No frequency yet, or dated ranges.
    #[error("set how often the measure reports first: monthly, quarterly, half-yearly or yearly")]
    NoFrequency,
    /// No accumulation yet.
    #[error("set how its figures add up over the year first")]
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
    /// Decimal places, at least, where no precision is set.
    unset: u8,
}

impl Setting {
    /// Decimal places of the steps: the measure's precision; where it has none, as many as the value and the figures
    /// have, so that a plan stands beside a figure as if somebody had written both, and prints as it is compared.
    fn places(&self, value: Number) -> u8 {
        self.precision.unwrap_or_else(|| places_of(value).max(self.unset))
    }
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
        unset: unset_places(measure),
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

/// Decimal places, at least, of steps whose measure has neither a precision set nor a figure.
const UNSET_PLACES: u8 = 2;

/// What a ratio without a precision is printed with.
const RATIO_PLACES: u8 = 1;

/// Decimal places, at least, of steps whose measure has no precision set: those of its figures.
fn unset_places(measure: &Measure) -> u8 {
    let places = measure.series.iter().filter_map(|held| match held.reading {
        Reading::Number(figure) => Some(places_of(figure)),
        Reading::Ratio { .. } => Some(RATIO_PLACES),
        Reading::Missing(_) | Reading::Unread => None,
    });
    places.max().unwrap_or(UNSET_PLACES)
}

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
mod tests;
