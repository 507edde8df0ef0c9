//! The automatic choice of a method: by what each would have got wrong (FPP §5.10, rolling origins).

use super::fitted::{Fitted, trimmed};
use super::linear::linear;
use super::method::Method;
use super::parameters::{COARSE, Model};
use super::simple::{drift, mean, naive};
use super::track::{Track, best};

/// From this many readings on a chosen method is the headline forecast; before it the plan's shape is.
pub const HEADLINE: usize = 7;

/// The least periods to forecast from at an origin.
const TRAINING: usize = 5;

/// The method that was chosen, and how it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The method.
    pub method: Method,
    /// It, fitted to the whole history.
    pub fitted: Fitted,
    /// The mean absolute error of each method that was tried, in the unit of the values, the simpler first.
    pub errors: Vec<(Method, f64)>,
    /// How many periods the first origin had to forecast from; each later one had one more.
    pub training: usize,
    /// How many periods ahead were forecast from each origin.
    pub horizon: usize,
    /// From how many origins.
    pub origins: usize,
}

/// Chooses a method for a history. From each origin that all methods share, each forecasts `horizon` periods (fewer
/// where the history has no room for so many), of those before it only; the one with the least mean absolute error is
/// chosen, of equals the simpler. Smoothing takes its parameters from a grid at each origin.
///
/// `season` is the number of periods in a season, 1 for none. The first origin has five periods to forecast from, or as
/// many as the neediest of the methods that are offered: one season for the seasonal naive one (offered with two in
/// all). `None` where there is no origin.
pub fn choose(history: &[Option<f64>], season: usize, horizon: usize) -> Option<Choice> {
    let (readings, _) = trimmed(history)?;
    let offered: Vec<Method> =
        Method::ALL.into_iter().filter(|method| is_offered(*method, history, season)).collect();
    let needs = |method: &Method| match method {
        Method::SeasonalNaive => season,
        method => model(*method).map_or(0, Model::needs),
    };
    let training = offered.iter().map(needs).fold(TRAINING, usize::max);
    let room = readings.len().checked_sub(training).filter(|room| *room > 0)?;
    let horizon = horizon.clamp(1, room);
    let trials = trials(&offered, readings, season, training, horizon);
    let count = trials.iter().map(|trial| trial.steps).sum::<usize>() as f64;
    let error = |(at, method): (usize, &Method)| {
        (*method, trials.iter().map(|trial| trial.errors[at]).sum::<f64>() / count)
    };
    let errors: Vec<(Method, f64)> = offered.iter().enumerate().map(error).collect();
    let method = least(&errors)?;
    let fitted = method.fit(history, season)?;
    Some(Choice { method, fitted, errors, training, horizon, origins: trials.len() })
}

/// The method with the least error, of equals the simpler. What adding leaves in the last digits makes none better.
fn least(errors: &[(Method, f64)]) -> Option<Method> {
    let finite = errors.iter().copied().filter(|(_, error)| error.is_finite());
    let better = |one: f64, other: f64| one < other * (1.0 - 1e-9);
    let best = finite.reduce(|best, next| if better(next.1, best.1) { next } else { best });
    best.map(|(method, _)| method)
}

/// Whether a method is offered for a history. One with parameters is once half of the readings are enough to fit it:
/// from a few origins with hardly more readings than parameters it would win by luck.
fn is_offered(method: Method, history: &[Option<f64>], season: usize) -> bool {
    match model(method) {
        Some(model) => history.iter().flatten().count() >= 2 * model.needs(),
        None => method.fit(history, season).is_some(),
    }
}

/// What a method smooths, if it does.
fn model(method: Method) -> Option<Model> {
    match method {
        Method::Smoothing => Some(Model::Level),
        Method::Holt => Some(Model::Trend),
        Method::DampedHolt => Some(Model::DampedTrend),
        _ => None,
    }
}

/// One origin: what each method got wrong from it, added up, and over how many periods.
struct Trial {
    errors: Vec<f64>,
    steps: usize,
}

/// The origins that all methods share.
fn trials(
    methods: &[Method],
    readings: &[Option<f64>],
    season: usize,
    training: usize,
    horizon: usize,
) -> Vec<Trial> {
    let tracks = |method: &Method| {
        model(*method).map(|model| {
            let track = |parameters| Track::new(model, parameters);
            model.grid(COARSE).into_iter().map(track).collect::<Vec<Track>>()
        })
    };
    let mut smoothing: Vec<Option<Vec<Track>>> = methods.iter().map(tracks).collect();
    let mut found = Vec::new();
    for origin in 0..readings.len() {
        if origin >= training {
            let ahead = &readings[origin..readings.len().min(origin + horizon)];
            let means = methods.iter().zip(&smoothing).map(|(method, tracks)| match tracks {
                Some(tracks) => smoothed(tracks, ahead.len()),
                None => plain(*method, &readings[..origin], season, ahead.len()),
            });
            let means: Option<Vec<Vec<f64>>> = means.collect();
            let steps = ahead.iter().flatten().count();
            if let Some(means) = means.filter(|_| steps > 0) {
                let errors = means.iter().map(|means| missed(means, ahead)).collect();
                found.push(Trial { errors, steps });
            }
        }
        for tracks in smoothing.iter_mut().flatten() {
            tracks.iter_mut().for_each(|track| track.take(readings[origin]));
        }
    }
    found
}

/// By how much forecasts missed what came, added up.
fn missed(means: &[f64], came: &[Option<f64>]) -> f64 {
    let pairs = means.iter().zip(came).filter_map(|(mean, value)| Some(((*value)?, mean)));
    pairs.map(|(value, mean)| (value - mean).abs()).sum()
}

/// What the best of the tracks expects.
fn smoothed(tracks: &[Track], ahead: usize) -> Option<Vec<f64>> {
    let stand = best(tracks)?.0.stand();
    let (mut level, mut trend) = (stand.level, stand.trend);
    let next = |_| {
        trend *= stand.damping;
        level += trend;
        level
    };
    Some((0..ahead).map(next).collect())
}

/// What a method without parameters expects. The seasonal naive one repeats the last season as soon as there is one.
fn plain(method: Method, history: &[Option<f64>], season: usize, ahead: usize) -> Option<Vec<f64>> {
    let fitted = match method {
        Method::SeasonalNaive => {
            let last = &history[history.len().checked_sub(season)?..];
            let values: Option<Vec<f64>> = last.iter().copied().collect();
            return values.map(|values| values.into_iter().cycle().take(ahead).collect());
        }
        Method::Drift => drift(history),
        Method::Mean => mean(history),
        Method::Linear => linear(history),
        _ => naive(history),
    };
    fitted.map(|fitted| fitted.means(ahead))
}

#[cfg(test)]
mod tests {
    use super::super::track::through;
    use super::*;

    fn chosen(values: &[f64], season: usize, horizon: usize) -> Option<Choice> {
        let history: Vec<_> = values.iter().copied().map(Some).collect();
        choose(&history, season, horizon)
    }

    fn check(values: &[f64], season: usize, expected: Method) {
        let found = chosen(values, season, 3).unwrap();
        assert_eq!(found.method, expected, "{:?}", found.errors);
    }

    #[test]
    fn takes_what_got_least_wrong_and_of_equals_the_simpler() {
        let line: Vec<f64> = (0..20).map(f64::from).collect();
        check(&line, 1, Method::Drift);
        check(&[4.0; 20], 12, Method::Naive);
        check(&[1.0, 5.0, 9.0, 5.0].repeat(5), 4, Method::SeasonalNaive);
        check(&[4.0, 6.0].repeat(10), 1, Method::Mean);
    }

    #[test]
    fn what_adding_leaves_makes_no_method_better() {
        let check = |errors: &[(Method, f64)], expected| {
            assert_eq!(least(errors), expected, "{errors:?}");
        };
        check(&[(Method::Naive, 1.0), (Method::Drift, 1.0 - 1e-12)], Some(Method::Naive));
        check(&[(Method::Naive, 1.0), (Method::Drift, 0.999)], Some(Method::Drift));
        check(&[(Method::Naive, f64::NAN), (Method::Drift, 2.0)], Some(Method::Drift));
        check(&[], None);
    }

    /// What a method expects of the periods after `history`, worked anew from all of it.
    fn expected(method: Method, history: &[Option<f64>], season: usize, ahead: usize) -> Vec<f64> {
        let Some(model) = model(method) else {
            return method.fit(history, season).unwrap().means(ahead);
        };
        let grid = model.grid(COARSE).into_iter();
        let tracks: Vec<Track> = grid.map(|one| through(model, one, history)).collect();
        let stand = best(&tracks).unwrap().0.stand();
        let steps = |ahead: usize| (1..=ahead as i32).map(|step| stand.damping.powi(step));
        (1..=ahead).map(|ahead| stand.level + stand.trend * steps(ahead).sum::<f64>()).collect()
    }

    #[test]
    fn the_errors_are_those_of_each_origin_by_itself() {
        let values: Vec<f64> = (0..26).map(|at| f64::from(at * at * 7 % 23 + 2 * at)).collect();
        let mut history: Vec<_> = values.iter().copied().map(Some).collect();
        history[10] = None;
        let found = choose(&history, 4, 3).unwrap();
        assert_eq!(found.errors.len(), 8);
        for (method, error) in found.errors {
            let (mut sum, mut count) = (0.0, 0.0);
            // The seasonal naive method has no season to repeat while the gap is in it.
            for origin in (7..26).filter(|origin| !(11..15).contains(origin)) {
                let ahead = &history[origin..26.min(origin + 3)];
                let season = if method == Method::SeasonalNaive { 4 } else { 1 };
                let means = match method {
                    Method::SeasonalNaive => {
                        let last = &history[origin - season..origin];
                        last.iter().map(|value| value.unwrap()).cycle().take(3).collect()
                    }
                    method => expected(method, &history[..origin], season, ahead.len()),
                };
                for (mean, value) in means.iter().zip(ahead) {
                    sum += value.map_or(0.0, |value| (value - mean).abs());
                    count += f64::from(u8::from(value.is_some()));
                }
            }
            assert!((error - sum / count).abs() < 1e-9, "{method:?} {error} {}", sum / count);
        }
    }

    #[test]
    fn a_method_with_parameters_needs_twice_the_readings() {
        let offered = |count: i32| {
            let values: Vec<f64> = (0..count).map(|at| f64::from(at * 7 % 11)).collect();
            chosen(&values, 1, 1).unwrap().errors.len()
        };
        assert_eq!([7, 8, 11, 12, 13, 14].map(offered), [4, 5, 5, 6, 6, 7]);
    }

    #[test]
    fn an_origin_without_a_figure_ahead_is_none() {
        let mut history: Vec<_> = [1.0, 3.0, 2.0, 4.0, 3.0, 5.0, 4.0].map(Some).to_vec();
        history.extend([None, None, Some(5.0)]);
        assert_eq!(choose(&history, 1, 1).unwrap().origins, 3);
    }

    #[test]
    fn states_from_what_it_was_chosen() {
        let values: Vec<f64> = (0..30).map(|at| f64::from(at * 7 % 11)).collect();
        let stated =
            |found: Choice| (found.training, found.horizon, found.origins, found.errors.len());
        assert_eq!(stated(chosen(&values, 12, 6).unwrap()), (12, 6, 18, 8));
        assert_eq!(stated(chosen(&values, 1, 6).unwrap()), (7, 6, 23, 7));
        assert_eq!(stated(chosen(&values[..7], 12, 6).unwrap()), (5, 2, 2, 4));
    }

    #[test]
    fn the_seasonal_method_is_offered_with_two_seasons_without_a_gap() {
        let values = [1.0, 5.0, 9.0, 5.0].repeat(3);
        let has = |values: &[Option<f64>]| {
            let found = choose(values, 4, 1).unwrap();
            found.errors.iter().any(|(method, _)| *method == Method::SeasonalNaive)
        };
        let mut history: Vec<_> = values.iter().copied().map(Some).collect();
        assert!(has(&history) && !has(&history[..7]));
        history[5] = None;
        assert!(!has(&history));
    }

    #[test]
    fn without_an_origin_there_is_no_choice() {
        assert_eq!(chosen(&[1.0, 2.0, 3.0, 4.0, 5.0], 1, 3), None);
        assert_eq!(choose(&[None; 20], 1, 3), None);
        let gap: Vec<_> = [1.0, 2.0, 3.0].map(Some).into_iter().chain([None; 9]).collect();
        assert_eq!(choose(&gap, 1, 3), None);
    }

    #[test]
    fn an_origin_knows_nothing_of_what_comes_after_it() {
        let values: Vec<f64> = (0..24).map(|at| f64::from(at * 5 % 7)).collect();
        let mut other = values.clone();
        other[23] += 100.0;
        let history = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
        let trials = |values: &[f64]| {
            let found = trials(&Method::ALL, &history(values), 4, 5, 1);
            found.into_iter().map(|trial| trial.errors).collect::<Vec<_>>()
        };
        let (one, other) = (trials(&values), trials(&other));
        assert_eq!(one[..18], other[..18]);
        assert_ne!(one[18], other[18]);
    }
}
