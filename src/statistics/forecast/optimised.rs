//! Smoothing with the parameters that fit a history best: those of the least squared errors one period ahead. They are
//! looked for on a grid over their whole range, since there may be several hollows, and refined from the best places of
//! it.

use super::fitted::{Fitted, Path, trimmed};
use super::parameters::{FINE, Model, Parameters};
use super::spread::{Carried, Estimated, Spread};
use super::track::{Track, best, through};

/// From how many of the grid's places: of 199 wavering series, one place missed the least squares of a damped trend by
/// more than a thousandth in four, three in two.
const PLACES: usize = 3;
/// How far from the grid parameters are looked for first, in parts of their range.
const AROUND: f64 = 0.05;
/// Places are refined until parameters move by less than this.
const CLOSE: f64 = 1e-4;

/// Fits `model`. σ² is the sum of squared errors ÷ (n − the number of estimated figures). `None` of too few readings.
fn optimised(model: Model, history: &[Option<f64>]) -> Option<Fitted> {
    let (readings, gap) = trimmed(history)?;
    let count = readings.iter().flatten().count();
    if count < model.needs() {
        return None;
    }
    let freedom = count - model.parameters();
    let mut places: Vec<(f64, Track)> = model
        .grid(FINE)
        .into_iter()
        .map(|parameters| through(model, parameters, readings))
        .map(|track| (track.squares(), track))
        .collect();
    places.sort_by(|one, other| one.0.total_cmp(&other.0));
    places.truncate(PLACES);
    let refined: Vec<Track> =
        places.into_iter().map(|(_, place)| refined(model, place, readings)).collect();
    let (track, squares) = best(&refined)?;
    let Parameters { alpha, beta, damping } = track.parameters;
    let stand = track.stand();
    let spread = Spread {
        sigma: (squares / freedom as f64).sqrt(),
        degrees: None,
        carried: Carried::Smoothed { alpha, beta: alpha * beta, damping },
        estimated: Estimated::Nothing,
    };
    Some(Fitted {
        path: Path::Line { level: stand.level, trend: stand.trend, damping },
        spread,
        gap,
    })
}

/// The best track near one: goes to a better neighbour where there is one, and looks closer where there is none.
fn refined(model: Model, mut track: Track, readings: &[Option<f64>]) -> Track {
    let mut squares = track.squares();
    let mut step = AROUND;
    while step > CLOSE {
        let around: Vec<Track> = model
            .neighbours(track.parameters, step)
            .into_iter()
            .map(|parameters| through(model, parameters, readings))
            .collect();
        match best(&around) {
            Some(found) if found.1 < squares * (1.0 - 1e-9) => (track, squares) = found,
            _ => step /= 2.0,
        }
    }
    track
}

/// Simple smoothing with the α of least squares. `None` under four readings.
pub fn smoothing_optimised(history: &[Option<f64>]) -> Option<Fitted> {
    optimised(Model::Level, history)
}

/// Holt's method with the α, β, starting level and starting trend of least squares. `None` under six readings.
pub fn holt_optimised(history: &[Option<f64>]) -> Option<Fitted> {
    optimised(Model::Trend, history)
}

/// Holt's method with a damped trend, the damping 0.8 to 0.98 (FPP §8.2) and least squares' too. `None` under seven readings.
pub fn damped_holt_optimised(history: &[Option<f64>]) -> Option<Fitted> {
    optimised(Model::DampedTrend, history)
}

#[cfg(test)]
mod tests {
    use super::super::smoothing::smoothing;
    use super::*;

    fn history(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn a_straight_line_goes_straight_on_and_a_level_stays() {
        let check = |found: Option<Fitted>, expected: [f64; 2]| {
            let means = found.unwrap().means(2);
            let same = means.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-6);
            assert!(same, "{means:?}");
        };
        let line: Vec<f64> = (1..10).map(f64::from).collect();
        check(holt_optimised(&history(&line)), [10.0, 11.0]);
        check(smoothing_optimised(&history(&[4.0; 6])), [4.0, 4.0]);
        check(damped_holt_optimised(&history(&[4.0; 8])), [4.0, 4.0]);
        let mut gap = history(&line);
        gap[4] = None;
        check(holt_optimised(&gap), [10.0, 11.0]);
    }

    const WAVERING: [f64; 9] = [3.0, 5.0, 4.0, 8.0, 7.0, 9.0, 12.0, 10.0, 11.0];

    fn found(fitted: &Fitted) -> Parameters {
        match (fitted.spread.carried, &fitted.path) {
            (Carried::Smoothed { alpha, beta, .. }, Path::Line { damping, .. }) => {
                let beta = if alpha > 0.0 { beta / alpha } else { 0.0 };
                Parameters { alpha, beta, damping: *damping }
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn no_other_parameters_fit_better() {
        let history = history(&WAVERING);
        let parts = |count: u32| (0..=count).map(move |part| f64::from(part) / f64::from(count));
        let check = |model: Model, fitted: Fitted, betas: usize, dampings: &[f64]| {
            let squares = |parameters| through(model, parameters, &history).squares();
            let least = squares(found(&fitted));
            for alpha in parts(40) {
                for beta in parts(40).take(betas + 1) {
                    for damping in dampings.iter().copied() {
                        let there = squares(Parameters { alpha, beta, damping });
                        assert!(least < there + 1e-4, "{alpha} {beta} {damping} {there} {least}");
                    }
                }
            }
            let freedom = (WAVERING.len() - model.parameters()) as f64;
            assert!((fitted.spread.sigma - (least / freedom).sqrt()).abs() < 1e-9);
        };
        // A level has no β.
        check(Model::Level, smoothing_optimised(&history).unwrap(), 0, &[1.0]);
        check(Model::Trend, holt_optimised(&history).unwrap(), 40, &[1.0]);
        let damped = damped_holt_optimised(&history).unwrap();
        check(Model::DampedTrend, damped, 40, &[0.8, 0.85, 0.9, 0.95, 0.98]);
    }

    #[test]
    fn simple_smoothing_is_as_with_the_same_alpha_given() {
        let history = history(&WAVERING);
        let fitted = smoothing_optimised(&history).unwrap();
        let given = smoothing(&history, found(&fitted).alpha).unwrap();
        assert!((fitted.means(1)[0] - given.means(1)[0]).abs() < 1e-9);
    }

    #[test]
    fn small_changes_at_a_high_level_are_fitted_as_at_a_low_one() {
        let low = [3.0, 5.0, 4.0, 8.0, 7.0, 9.0, 12.0, 10.0];
        let fits = [smoothing_optimised, holt_optimised, damped_holt_optimised];
        for fit in fits {
            let one = fit(&history(&low)).unwrap();
            let other = fit(&history(&low.map(|value| value + 1e9))).unwrap();
            let apart = other.means(1)[0] - one.means(1)[0] - 1e9;
            assert!(apart.abs() < 1e-4, "{one:?} {other:?}");
        }
    }

    #[test]
    fn too_few_readings_are_not_fitted() {
        let values = history(&[1.0, 3.0, 2.0, 4.0, 3.0, 5.0]);
        assert_eq!(smoothing_optimised(&values[..3]), None);
        assert_eq!(holt_optimised(&values[..5]), None);
        assert_eq!(damped_holt_optimised(&values), None);
        assert!(holt_optimised(&values).is_some());
    }
}
