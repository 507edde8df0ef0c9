//! The simple methods, which others have to beat (FPP §5.2): naive, drift, mean, seasonal naive.

use super::fitted::{Fitted, Path, trimmed};
use super::spread::{Carried, Estimated, Spread};

/// The last reading goes on. σ² is the mean squared difference of readings next to each other. `None` without such a
/// pair.
pub fn naive(history: &[Option<f64>]) -> Option<Fitted> {
    let (readings, gap) = trimmed(history)?;
    let sigma = root_mean_square(&steps(readings, 1))?;
    let spread =
        Spread { sigma, degrees: None, carried: Carried::All, estimated: Estimated::Nothing };
    Some(Fitted { path: flat(readings.last().copied()??), spread, gap })
}

/// The last reading goes on by the average change from the first to the last. σ² is of the differences about that
/// change, with one degree of freedom taken by it, as R's `forecast` has it. `None` under two differences.
pub fn drift(history: &[Option<f64>]) -> Option<Fitted> {
    let (readings, gap) = trimmed(history)?;
    let (first, last) = (readings.first().copied()??, readings.last().copied()??);
    let periods = readings.len() as f64;
    let trend = (last - first) / (periods - 1.0);
    let steps = steps(readings, 1);
    let freedom = steps.len().checked_sub(1).filter(|freedom| *freedom > 0)?;
    let squares: f64 = steps.iter().map(|step| (step - trend).powi(2)).sum();
    let spread = Spread {
        sigma: (squares / freedom as f64).sqrt(),
        degrees: None,
        carried: Carried::All,
        estimated: Estimated::Drift { count: periods },
    };
    Some(Fitted { path: Path::Line { level: last, trend, damping: 1.0 }, spread, gap })
}

/// The mean of all readings. σ is their standard deviation, error σ√(1 + 1/n), normal quantiles (R's `forecast` has
/// those of t(n − 1)). `None` under two readings.
pub fn mean(history: &[Option<f64>]) -> Option<Fitted> {
    let (readings, gap) = trimmed(history)?;
    let values: Vec<f64> = readings.iter().flatten().copied().collect();
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let spread = Spread {
        sigma: (squares / (count - 1.0)).sqrt(),
        degrees: None,
        carried: Carried::Nothing,
        estimated: Estimated::Mean { count },
    };
    (count > 1.0).then_some(Fitted { path: flat(mean), spread, gap })
}

/// The last `season` periods over and over. σ² is the mean squared difference from the same period of the season
/// before. `None` unless the last season is there without a gap, and such a pair.
pub fn seasonal_naive(history: &[Option<f64>], season: usize) -> Option<Fitted> {
    let (readings, gap) = trimmed(history)?;
    let last = &readings[readings.len().checked_sub(season)?..];
    let last: Vec<f64> = last.iter().copied().collect::<Option<_>>()?;
    let spread = Spread {
        sigma: root_mean_square(&steps(readings, season))?,
        degrees: None,
        carried: Carried::Season(season),
        estimated: Estimated::Nothing,
    };
    (season > 0).then_some(Fitted { path: Path::Season(last), spread, gap })
}

fn flat(level: f64) -> Path {
    Path::Line { level, trend: 0.0, damping: 1.0 }
}

/// The differences of readings that are `apart` positions from each other.
fn steps(readings: &[Option<f64>], apart: usize) -> Vec<f64> {
    let later = readings.iter().skip(apart);
    readings.iter().zip(later).filter_map(|(one, other)| Some((*other)? - (*one)?)).collect()
}

fn root_mean_square(values: &[f64]) -> Option<f64> {
    let squares: f64 = values.iter().map(|value| value * value).sum();
    (!values.is_empty()).then(|| (squares / values.len() as f64).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HISTORY: [Option<f64>; 5] = [Some(1.0), Some(2.0), None, Some(4.0), Some(7.0)];

    fn check(fitted: Option<Fitted>, means: [f64; 2], sigma: f64) {
        let fitted = fitted.unwrap();
        assert_eq!(fitted.means(2), means);
        assert!((fitted.spread.sigma - sigma).abs() < 1e-12, "{}", fitted.spread.sigma);
    }

    #[test]
    fn a_gap_takes_out_the_differences_that_need_it_and_time_goes_on() {
        check(naive(&HISTORY), [7.0, 7.0], 5.0_f64.sqrt());
        // Changes of 1 and 3 about 1.5 a period.
        check(drift(&HISTORY), [8.5, 10.0], 2.5_f64.sqrt());
        check(mean(&HISTORY), [3.5, 3.5], 7.0_f64.sqrt());
    }

    #[test]
    fn the_season_before_is_repeated() {
        let two: Vec<_> = [1.0, 5.0, 2.0, 8.0].into_iter().map(Some).collect();
        check(seasonal_naive(&two, 2), [2.0, 8.0], 5.0_f64.sqrt());
        check(seasonal_naive(&two[1..], 2), [2.0, 8.0], 3.0);
        assert_eq!(seasonal_naive(&two[2..], 2), None);
        assert_eq!(seasonal_naive(&HISTORY, 3), None);
        assert_eq!(seasonal_naive(&two, 0), None);
    }

    #[test]
    fn too_little_is_not_forecast() {
        let one = [Some(1.0)];
        let apart = [Some(1.0), None, Some(2.0)];
        for history in [[].as_slice(), &[None], &one] {
            let found = [naive(history), drift(history), mean(history)];
            assert!(found.iter().all(Option::is_none), "{found:?}");
        }
        assert_eq!((naive(&apart), drift(&apart)), (None, None));
        assert_eq!(drift(&[Some(1.0), Some(2.0)]), None);
    }
}
