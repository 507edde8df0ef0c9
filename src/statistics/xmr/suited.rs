//! When limits would mislead: they presume independent readings of something that varies.

use super::chart::Options;
use super::latest::Latest;
use super::process::RANGE_LIMIT;

/// How a series is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drawing {
    /// With limits; with a warning where the season breaks them.
    Limits(Option<Season>),
    /// As a plain line: each figure holds those before it, so that the next is no news.
    Line,
    /// As marks: what happens rarely has no limits.
    Marks,
}

/// A season that repeats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Season {
    /// The mean absolute error of taking last year's same period ÷ that of taking the period before, 0 to under 0.7.
    pub ratio: f64,
    /// Over how many periods both were worked out.
    pub origins: usize,
}

/// A season is one where its error is under this part of the error without it.
pub(super) const REPEATS: f64 = 0.7;

/// How the values of a series are to be drawn. `overlapping` says that they are rolling or year-to-date figures, and
/// `season` is the number of periods in a year, 12 or 4; 1 and 0 have no season. A running total comes as what each
/// period [`added`].
pub fn drawing(values: &[Option<f64>], overlapping: bool, season: usize) -> Drawing {
    if overlapping {
        return Drawing::Line;
    }
    match is_rare(values) {
        true => Drawing::Marks,
        false => Drawing::Limits(self::season(values, season)),
    }
}

/// What each period added to a running total: the total itself where a year starts, else the step from the period
/// before it. `None` where either is missing.
pub fn added(totals: &[Option<f64>], year_starts: &[bool]) -> Vec<Option<f64>> {
    let starts = |at: usize| year_starts.get(at).copied().unwrap_or(false);
    let step = |(at, total): (usize, &Option<f64>)| match at {
        _ if starts(at) => *total,
        0 => None,
        _ => Some((*total)? - totals[at - 1]?),
    };
    totals.iter().enumerate().map(step).collect()
}

/// Whether values are of rare events: whole numbers, none below 0, with a mean below 1; or values that vary where
/// screening leaves no range.
pub fn is_rare(values: &[Option<f64>]) -> bool {
    are_rare(|| values.iter().flatten().copied())
}

fn are_rare<Readings: Iterator<Item = f64>>(readings: impl Fn() -> Readings) -> bool {
    let Some(first) = readings().next() else { return false };
    are_small_counts(&readings)
        || (readings().any(|value| value != first) && !is_any_range_kept(readings))
}

/// The same of a series whose end is known: where its one segment holds the whole series and screening left a range
/// that isn't 0, the ranges needn't be gone through once more.
pub fn is_rare_by(values: &[Option<f64>], end: &Latest, options: Options) -> bool {
    match keeps_range(values.len(), end, options) {
        true => is_small_counts(values),
        false => is_rare(values),
    }
}

/// The same of a series that has a finite value throughout.
pub fn is_rare_of_all(readings: &[f64], end: &Latest, options: Options) -> bool {
    let each = || readings.iter().copied();
    match keeps_range(readings.len(), end, options) {
        true => are_small_counts(each),
        false => are_rare(each),
    }
}

/// Whether screening is known to have left a range that isn't 0 of a series of so many values.
fn keeps_range(count: usize, end: &Latest, options: Options) -> bool {
    options.screen
        && end.segment.used == count
        && end.segment.process.average_range.is_some_and(|range| range > 0.0)
}

/// Whether values are whole numbers, none below 0, with a mean below 1.
pub fn is_small_counts(values: &[Option<f64>]) -> bool {
    are_small_counts(|| values.iter().flatten().copied())
}

fn are_small_counts<Readings: Iterator<Item = f64>>(readings: impl Fn() -> Readings) -> bool {
    if !readings().all(|value| value >= 0.0 && value.fract() == 0.0) {
        return false;
    }
    let (count, sum) = readings().fold((0.0, 0.0), |all, value| (all.0 + 1.0, all.1 + value));
    sum / count < 1.0
}

/// Whether screening leaves any moving range that isn't 0, as [`super::Process::of`] screens them.
fn is_any_range_kept<Readings: Iterator<Item = f64>>(readings: impl Fn() -> Readings) -> bool {
    let ranges = || readings().zip(readings().skip(1)).map(|(one, next)| (next - one).abs());
    let (count, sum) = ranges().fold((0.0, 0.0), |all, range| (all.0 + 1.0, all.1 + range));
    let limit = RANGE_LIMIT * (sum / count);
    ranges().any(|range| range > 0.0 && range < limit)
}

/// Whether a season of `length` periods repeats: from two years on, the mean absolute error of the seasonal naive
/// forecast is under 0.7 of that of the naive one, both one period ahead from the same origins (Hyndman and
/// Athanasopoulos, *Forecasting: principles and practice*, 3rd ed., §5.2). A missing reading takes out the origins
/// that need it; a year's worth must be left.
pub fn season(values: &[Option<f64>], length: usize) -> Option<Season> {
    if length < 2 {
        return None;
    }
    let errors = (length..values.len()).filter_map(|at| {
        let value = values[at]?;
        Some(((value - values[at - length]?).abs(), (value - values[at - 1]?).abs()))
    });
    let (mut origins, mut seasonal, mut naive) = (0, 0.0, 0.0);
    for (of_season, of_naive) in errors {
        (origins, seasonal, naive) = (origins + 1, seasonal + of_season, naive + of_naive);
    }
    let repeats = origins >= length && seasonal < REPEATS * naive;
    repeats.then(|| Season { ratio: seasonal / naive, origins })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn a_year_that_repeats_is_a_season_from_two_years_on() {
        let year = [1.0, 5.0, 9.0, 5.0];
        let check = |values: &[Option<f64>], expected: Option<(f64, usize)>| {
            let found = season(values, 4).map(|season| (season.ratio, season.origins));
            assert_eq!(found, expected, "{values:?}");
        };
        check(&some(&year.repeat(2)), Some((0.0, 4)));
        check(&some(&year.repeat(2)[..7]), None);
        check(&some(&[0.0, 4.0, 0.0, 4.0, 1.0, 5.0, 1.0, 5.0]), Some((4.0 / 15.0, 4)));
        // Errors of 2.8 against steps of 4 are 0.7 of them, which isn't under it.
        check(&some(&[0.0, 4.0, 0.0, 4.0, 2.8, 6.8, 2.8, 6.8]), None);
        let mut gap = some(&year.repeat(2));
        gap[5] = None;
        check(&gap, None);
        check(&some(&[3.0; 8]), None);
    }

    #[test]
    fn the_shortest_season_has_two_periods() {
        let values = some(&[1.0, 5.0].repeat(4));
        let is_season = |length| season(&values, length).is_some();
        assert_eq!([0, 1, 2, 3, 4].map(is_season), [false, false, true, false, true]);
    }

    #[test]
    fn rare_events_are_small_counts_or_what_screening_leaves_without_a_range() {
        let check = |values: &[f64], expected| {
            assert_eq!(is_rare(&some(values)), expected, "{values:?}");
        };
        check(&[0.0, 1.0, 0.0, 2.0, 0.0, 0.0], true);
        check(&[0.0, 1.0, 0.0, 2.0, 0.0, 3.0], false);
        check(&[0.0, 0.5, 0.0, 0.25, 0.0, 0.0], false);
        check(&[0.0, 1.0, -1.0, 0.0], false);
        check(&[7.0; 12], false);
        check(&[[7.0; 12].as_slice(), &[9.0]].concat(), true);
        check(&[0.0; 12], true);
        check(&[], false);
    }

    #[test]
    fn a_running_total_is_differenced_within_its_year() {
        let totals = [Some(2.0), Some(5.0), None, Some(9.0), Some(1.0), Some(4.0)];
        let starts = [true, false, false, false, true, false];
        let expected = [Some(2.0), Some(3.0), None, None, Some(1.0), Some(3.0)];
        assert_eq!(added(&totals, &starts), expected);
        // A total whose year began before the series says nothing of its own period.
        assert_eq!(added(&totals[..2], &[false, false]), [None, Some(3.0)]);
    }

    #[test]
    fn overlapping_figures_get_a_line_and_a_season_a_warning() {
        let year = some(&[1.0, 5.0, 9.0, 5.0].repeat(3));
        assert_eq!(drawing(&year, true, 4), Drawing::Line);
        assert!(matches!(drawing(&year, false, 4), Drawing::Limits(Some(_))));
        assert_eq!(drawing(&year, false, 1), Drawing::Limits(None));
        assert_eq!(drawing(&some(&[0.0, 1.0, 0.0]), false, 12), Drawing::Marks);
    }
}
