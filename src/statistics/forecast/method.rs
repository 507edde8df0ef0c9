//! The methods that a forecast is chosen from.

use super::fitted::Fitted;
use super::linear::linear;
use super::optimised::{damped_holt_optimised, holt_optimised, smoothing_optimised};
use super::simple::{drift, mean, naive, seasonal_naive};

/// A method, the simpler first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// The last reading goes on.
    Naive,
    /// The average change goes on.
    Drift,
    /// The mean of all readings.
    Mean,
    /// The last season goes on.
    SeasonalNaive,
    /// The line through all readings.
    Linear,
    /// A smoothed level.
    Smoothing,
    /// A smoothed level and trend.
    Holt,
    /// A smoothed level and a trend that dies away.
    DampedHolt,
}

impl Method {
    /// All of them, the simpler first.
    pub const ALL: [Self; 8] = [
        Self::Naive,
        Self::Drift,
        Self::Mean,
        Self::SeasonalNaive,
        Self::Linear,
        Self::Smoothing,
        Self::Holt,
        Self::DampedHolt,
    ];

    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Naive => "naive",
            Self::Drift => "drift",
            Self::Mean => "mean",
            Self::SeasonalNaive => "seasonal_naive",
            Self::Linear => "linear",
            Self::Smoothing => "smoothing",
            Self::Holt => "holt",
            Self::DampedHolt => "damped_holt",
        }
    }

    /// Fits it to a history, with parameters of its own choice where it has any; `season` is the number of periods in
    /// a season, 1 for none. `None` where the history is too short for it, and of a season that isn't there twice, to
    /// the last reading and without a gap.
    pub fn fit(self, history: &[Option<f64>], season: usize) -> Option<Fitted> {
        match self {
            Self::Naive => naive(history),
            Self::Drift => drift(history),
            Self::Mean => mean(history),
            Self::SeasonalNaive if repeats(history, season) => seasonal_naive(history, season),
            Self::SeasonalNaive => None,
            Self::Linear => linear(history),
            Self::Smoothing => smoothing_optimised(history),
            Self::Holt => holt_optimised(history),
            Self::DampedHolt => damped_holt_optimised(history),
        }
    }
}

/// Whether the last two seasons are there, without a gap.
fn repeats(history: &[Option<f64>], season: usize) -> bool {
    let reported = history.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    let two = reported.checked_sub(2 * season).map(|start| &history[start..reported]);
    season > 1 && two.is_some_and(|two| two.iter().all(Option::is_some))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_name_each_method() {
        let names = [
            "naive",
            "drift",
            "mean",
            "seasonal_naive",
            "linear",
            "smoothing",
            "holt",
            "damped_holt",
        ];
        assert_eq!(Method::ALL.map(Method::key), names);
    }

    #[test]
    fn a_season_is_offered_once_it_is_there_twice() {
        let values = [1.0, 5.0, 2.0, 8.0, 3.0].map(Some);
        let is_offered = |history: &[Option<f64>]| Method::SeasonalNaive.fit(history, 2).is_some();
        assert!(is_offered(&values) && is_offered(&values[..4]) && !is_offered(&values[..3]));
        assert!(is_offered(&[values.as_slice(), &[None]].concat()));
        let mut gap = values;
        gap[2] = None;
        assert!(!is_offered(&gap));
        assert_eq!(Method::SeasonalNaive.fit(&values, 1), None);
    }
}
