//! Whether five yearly figures show a trend, as Public Health England's Fingertips tells it (*Fingertips: recent
//! trends*, technical guidance): a χ² test of the slope, which no single year may decide.

use crate::statistics::interval::Interval;
use crate::statistics::significance::Proportion;

/// How many of the latest yearly figures are looked at.
const YEARS: usize = 5;

/// The statistic that a slope has to exceed: χ² of one degree of freedom at 99.8 %.
const CRITICAL: f64 = 9.549_535_706_083_24;

/// The widths of a 95 % interval that make a standard error, as the guidance rounds them.
const WIDTHS: f64 = 3.92;

/// What the latest five years show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// A significant rise.
    Increasing,
    /// A significant fall.
    Decreasing,
    /// No significant change.
    NoChange,
}

impl Direction {
    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Increasing => "increasing",
            Self::Decreasing => "decreasing",
            Self::NoChange => "no_change",
        }
    }
}

/// The trend of the latest five years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// What it comes to.
    pub direction: Direction,
    /// The change a year: in the unit of the figures, or in shares of the whole.
    pub slope: f64,
    /// The statistic, at least 0; significant over 9.5495, which χ² of one degree of freedom exceeds in 0.2 % of cases.
    pub chi_squared: f64,
    /// Whether every four of the five have a slope of the same sign.
    pub holds_without_any_one: bool,
}

/// Why nothing can be said of a trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSay {
    /// The latest five years aren't all there.
    #[error("A yearly trend needs five years without a gap.")]
    TooFew,
    /// An interval has no width.
    #[error("An interval without a width does not say how sure a figure is.")]
    NoWidth,
    /// Proportions that are all nothing, or all the whole.
    #[error("Proportions that are all 0 or all 100 % do not vary.")]
    NoVariance,
}

/// The trend of figures with their 95 % intervals, a year each, by weighted least squares: w = 1 ÷ se²,
/// se = (upper − lower) ÷ 3.92, χ² = (slope ÷ SE)², SE² = Σw ÷ (Σw · Σwt² − (Σwt)²), t = 1 to 5.
///
/// # Errors
/// Where one of the latest five years is missing, or an interval has no width.
pub fn of_intervals(years: &[Option<(f64, Interval)>]) -> Result<Trend, CannotSay> {
    let points = latest(years)?.map(|(value, interval)| {
        let error = (interval.upper - interval.lower) / WIDTHS;
        (value, 1.0 / (error * error))
    });
    if points.iter().any(|(_, weight)| !weight.is_finite() || *weight <= 0.0) {
        return Err(CannotSay::NoWidth);
    }
    let sums = |without| sum(points.map(|(value, weight)| [weight, weight * value]), without);
    let all = sums(None);
    let chi_squared = all.slope().powi(2) * all.spread() / all.weight;
    Ok(judged(all.slope(), chi_squared, |year| sums(Some(year)).slope()))
}

/// The trend of proportions, a year each, by χ² for trend (P. Armitage, *Biometrics* 11, 1955):
/// N(N·Σxt − X·Σnt)² ÷ [X(N − X)(N·Σnt² − (Σnt)²)].
///
/// # Errors
/// Where one of the latest five years is missing, or all are nothing or all the whole.
pub fn of_proportions(years: &[Option<Proportion>]) -> Result<Trend, CannotSay> {
    let points = latest(years)?.map(|proportion| [proportion.total(), proportion.count()]);
    let sums = |without| sum(points, without);
    let all = sums(None);
    let (total, count) = (all.weight, all.value);
    if count <= 0.0 || count >= total {
        return Err(CannotSay::NoVariance);
    }
    let variance = count * (total - count) / (total * total);
    let chi_squared = all.slope().powi(2) * all.spread() / (variance * total);
    Ok(judged(all.slope(), chi_squared, |year| sums(Some(year)).slope()))
}

/// The latest five, if there are five without a gap.
fn latest<Year: Copy>(years: &[Option<Year>]) -> Result<[Year; YEARS], CannotSay> {
    let start = years.len().checked_sub(YEARS).ok_or(CannotSay::TooFew)?;
    let found: Option<Vec<Year>> = years[start..].iter().copied().collect();
    found.and_then(|found| found.try_into().ok()).ok_or(CannotSay::TooFew)
}

/// Sums over years of a weight and of weight times value, by themselves and times t.
#[derive(Clone, Copy, Default)]
struct Sums {
    weight: f64,
    weight_t: f64,
    weight_tt: f64,
    value: f64,
    value_t: f64,
}

impl Sums {
    /// Σw · Σwt² − (Σwt)².
    fn spread(&self) -> f64 {
        self.weight * self.weight_tt - self.weight_t * self.weight_t
    }

    /// The weighted slope on t; 0 where only what adding in binary leaves is between its two terms.
    fn slope(&self) -> f64 {
        let (one, other) = (self.weight * self.value_t, self.weight_t * self.value);
        let level = (one - other).abs() <= 1e-12 * one.abs().max(other.abs());
        if level { 0.0 } else { (one - other) / self.spread() }
    }
}

/// The sums over all years but `without`; the others keep their t.
fn sum(points: [[f64; 2]; YEARS], without: Option<usize>) -> Sums {
    let kept = (0..YEARS).filter(|year| Some(*year) != without);
    kept.fold(Sums::default(), |sums, year| {
        let ([weight, value], t) = (points[year], year as f64 + 1.0);
        Sums {
            weight: sums.weight + weight,
            weight_t: sums.weight_t + weight * t,
            weight_tt: sums.weight_tt + weight * t * t,
            value: sums.value + value,
            value_t: sums.value_t + value * t,
        }
    })
}

fn judged(slope: f64, chi_squared: f64, without: impl Fn(usize) -> f64) -> Trend {
    let holds_without_any_one = (0..YEARS).all(|year| without(year) * slope > 0.0);
    let direction = match chi_squared > CRITICAL && holds_without_any_one {
        true if slope > 0.0 => Direction::Increasing,
        true => Direction::Decreasing,
        false => Direction::NoChange,
    };
    Trend { direction, slope, chi_squared, holds_without_any_one }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intervals(values: &[f64], reach: f64) -> Vec<Option<(f64, Interval)>> {
        let year =
            |value: &f64| Some((*value, Interval { lower: value - reach, upper: value + reach }));
        values.iter().map(year).collect()
    }

    fn proportions(counts: &[f64], total: f64) -> Vec<Option<Proportion>> {
        counts.iter().map(|count| Proportion::new(*count, total)).collect()
    }

    fn check(found: Result<Trend, CannotSay>, direction: Direction, slope: f64, chi_squared: f64) {
        let found = found.unwrap();
        assert_eq!(found.direction, direction, "{found:?}");
        assert!((found.slope - slope).abs() < 1e-9, "{found:?}");
        assert!((found.chi_squared - chi_squared).abs() < 5e-4, "{found:?}");
    }

    #[test]
    fn figures_with_intervals_and_proportions_are_as_published() {
        let values = [10.0, 11.0, 12.0, 13.0, 15.0];
        check(of_intervals(&intervals(&values, 1.0)), Direction::Increasing, 1.2, 55.319);
        let falling = values.map(|value| -value);
        check(of_intervals(&intervals(&falling, 1.0)), Direction::Decreasing, -1.2, 55.319);
        let counts = [50.0, 55.0, 60.0, 70.0, 80.0];
        let slope = 75.0 / 10_000.0;
        check(of_proportions(&proportions(&counts, 1000.0)), Direction::NoChange, slope, 9.5289);
        let more = counts.map(|count| count * 2.0);
        check(of_proportions(&proportions(&more, 2000.0)), Direction::Increasing, slope, 19.0578);
    }

    #[test]
    fn only_the_latest_five_count() {
        let longer = intervals(&[99.0, 10.0, 11.0, 12.0, 13.0, 15.0], 1.0);
        check(of_intervals(&longer), Direction::Increasing, 1.2, 55.319);
    }

    #[test]
    fn one_year_that_decides_alone_is_no_trend() {
        let check = |others: f64, last: f64, reach| {
            let years = intervals(&[others, others, others, others, last], reach);
            let found = of_intervals(&years).unwrap();
            assert!(found.chi_squared > CRITICAL && !found.holds_without_any_one, "{found:?}");
            assert_eq!(found.direction, Direction::NoChange);
        };
        check(10.0, 15.0, 0.5);
        // Which add up to a slope of a few parts in 10^17.
        for tenths in 1..60 {
            let others = f64::from(tenths) / 10.0;
            check(others, others + 1.0, 0.07);
            check(others, others - 1.0, 0.07);
        }
    }

    #[test]
    fn says_why_it_cannot_say() {
        let values = [10.0, 11.0, 12.0, 13.0, 15.0];
        assert_eq!(of_intervals(&intervals(&values[..4], 1.0)), Err(CannotSay::TooFew));
        let mut gap = intervals(&values, 1.0);
        gap[2] = None;
        assert_eq!(of_intervals(&gap), Err(CannotSay::TooFew));
        assert_eq!(of_intervals(&intervals(&values, 0.0)), Err(CannotSay::NoWidth));
        for count in [0.0, 9.0] {
            let found = of_proportions(&proportions(&[count; 5], 9.0));
            assert_eq!(found, Err(CannotSay::NoVariance));
        }
    }
}
