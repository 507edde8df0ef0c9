//! Forecasts.

use super::support::{close, numbers, rows};
use golden_thread::statistics::forecast::{
    Fitted, Level, Line, Path, choose, damped_holt_optimised, drift, holt, holt_optimised, linear,
    mean, naive, seasonal_naive, smoothing, smoothing_optimised,
};
use serde_json::Value;

fn history(case: &Value) -> Vec<Option<f64>> {
    numbers(&case["train"]).into_iter().map(Some).collect()
}

/// Holds numbers against a reference, to a millionth of the larger of it and the series' own size.
fn hold(what: &str, ours: &[f64], theirs: &Value) {
    let theirs = match theirs {
        Value::Array(_) => numbers(theirs),
        one => vec![one.as_f64().unwrap()],
    };
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (one, other) in ours.iter().zip(&theirs) {
        assert!(close(*one, *other, 1e-6, 0.0), "{what}: ours {one}, theirs {other}");
    }
}

fn held_means(id: &str, fitted: Option<Fitted>, theirs: &Value) {
    let means = fitted.unwrap().means(theirs.as_array().unwrap().len());
    hold(id, &means, theirs);
}

fn held_intervals(id: &str, fitted: &Fitted, theirs: &Value, levels: &[(Level, &str, &str)]) {
    for (level, low, high) in levels {
        let count = theirs["mean"].as_array().unwrap().len();
        let intervals: Vec<_> =
            (1..=count).map(|ahead| fitted.at(ahead).interval(*level)).collect();
        let lower: Vec<f64> = intervals.iter().map(|interval| interval.lower).collect();
        let upper: Vec<f64> = intervals.iter().map(|interval| interval.upper).collect();
        hold(id, &lower, &theirs[*low]);
        hold(id, &upper, &theirs[*high]);
    }
}

const LEVELS: [(Level, &str, &str); 2] =
    [(Level::P80, "lo80", "hi80"), (Level::P95, "lo95", "hi95")];

pub fn exact_forecasts() {
    let mut seasonal = 0;
    let cases = rows("forecast/forecast_cases.json");
    for case in &cases {
        let (id, history, exact) =
            (case["id"].as_str().unwrap(), history(case), &case["expected_exact"]);
        held_means(id, naive(&history), &exact["naive"]);
        held_means(id, drift(&history), &exact["drift"]);
        held_means(id, mean(&history), &exact["mean"]);
        let season = case["season"].as_u64().unwrap() as usize;
        // None for a season of one period.
        if !exact["seasonal_naive"].is_null() {
            held_means(id, seasonal_naive(&history, season), &exact["seasonal_naive"]);
            seasonal += 1;
        }
        let (line, theirs) = (Line::through(&history).unwrap(), &exact["linear"]);
        hold(id, &[line.intercept], &theirs["intercept"]);
        hold(id, &[line.slope], &theirs["slope"]);
        hold(id, &[line.residual_error], &theirs["residual_se"]);
        hold(id, &[line.r_squared], &theirs["r_squared"]);
        held_means(id, linear(&history), &theirs["mean"]);
        held_intervals(id, &linear(&history).unwrap(), theirs, &LEVELS);
        for fixed in exact["holt_fixed"].as_array().unwrap() {
            let (alpha, beta) = (fixed["alpha"].as_f64().unwrap(), fixed["beta"].as_f64().unwrap());
            let fitted = holt(&history, alpha, beta, 1.0).unwrap();
            let Path::Line { level, trend, .. } = fitted.path else { panic!("{id}") };
            hold(id, &[level], &fixed["final_level"]);
            hold(id, &[trend], &fixed["final_trend"]);
            held_means(id, Some(fitted), &fixed["mean"]);
        }
        for fixed in exact["ses_fixed"].as_array().unwrap() {
            let fitted = smoothing(&history, fixed["alpha"].as_f64().unwrap()).unwrap();
            let Path::Line { level, .. } = fitted.path else { panic!("{id}") };
            hold(id, &[level], &fixed["final_level"]);
            held_means(id, Some(fitted), &fixed["mean"]);
        }
    }
    println!("exact forecasts: {0} of {0} series, {seasonal} with a season", cases.len());
    assert!(seasonal > 0);
}

/// The errors of the naive, drift and seasonal naive methods are the reference's too. It draws the mean's with
/// t(n − 1), where our rule is normal quantiles.
pub fn simple_intervals() {
    let cases = rows("forecast/forecast_cases.json");
    for case in &cases {
        let (id, history, theirs) =
            (case["id"].as_str().unwrap(), history(case), &case["reference_r_forecast"]);
        held_intervals(id, &naive(&history).unwrap(), &theirs["naive"], &LEVELS);
        held_intervals(id, &drift(&history).unwrap(), &theirs["drift"], &LEVELS);
        let season = case["season"].as_u64().unwrap() as usize;
        // The reference leaves a season of one period out.
        if let Some(theirs) = theirs.get("seasonal_naive") {
            held_intervals(id, &seasonal_naive(&history, season).unwrap(), theirs, &LEVELS);
        }
    }
    println!("intervals of simple methods: {0} of {0} series", cases.len());
}

/// The mean absolute scaled error of forecasts over a hold-out.
fn scaled_error(case: &Value, means: &[f64]) -> f64 {
    let errors = numbers(&case["actual"]);
    let missed: f64 = errors.iter().zip(means).map(|(value, mean)| (value - mean).abs()).sum();
    let naive = &case["holdout_accuracy"]["naive"];
    let scale = naive["mae"].as_f64().unwrap() / naive["mase"].as_f64().unwrap();
    missed / errors.len() as f64 / scale
}

/// Ours, or theirs: a method's means for a case, where the reference has them.
type Means = fn(&Value) -> Option<Vec<f64>>;

fn reference(case: &Value, by: &str, method: &str) -> Option<Vec<f64>> {
    case[by].get(method).map(|method| numbers(&method["mean"]))
}

fn ours(case: &Value, fit: fn(&[Option<f64>]) -> Option<Fitted>) -> Option<Vec<f64>> {
    let horizon = case["horizon"].as_u64().unwrap() as usize;
    fit(&history(case)).map(|fitted| fitted.means(horizon))
}

/// Optimised fits differ between programs; ours must be no less accurate over all hold-outs together.
pub fn optimised_accuracy() {
    let cases = rows("forecast/forecast_cases.json");
    let pairs: [(&str, Means, Means); 4] = [
        (
            "simple smoothing against R",
            |case| ours(case, smoothing_optimised),
            |case| reference(case, "reference_r_forecast", "ses_optimised"),
        ),
        (
            "Holt against R",
            |case| ours(case, holt_optimised),
            |case| reference(case, "reference_r_forecast", "holt_optimised"),
        ),
        (
            "Holt against statsmodels",
            |case| ours(case, holt_optimised),
            |case| reference(case, "reference_statsmodels", "holt_optimised"),
        ),
        (
            "damped Holt against statsmodels",
            |case| ours(case, damped_holt_optimised),
            |case| reference(case, "reference_statsmodels", "holt_damped_optimised"),
        ),
    ];
    for (what, ours, theirs) in pairs {
        let errors: Vec<(f64, f64)> = cases
            .iter()
            .filter_map(|case| {
                let theirs = theirs(case)?;
                Some((scaled_error(case, &ours(case).unwrap()), scaled_error(case, &theirs)))
            })
            .collect();
        let count = errors.len() as f64;
        let one = errors.iter().map(|error| error.0).sum::<f64>() / count;
        let other = errors.iter().map(|error| error.1).sum::<f64>() / count;
        println!("{what}, {count} series: mean absolute scaled error {one:.4}, theirs {other:.4}");
        assert!(one <= other, "{what}");
    }
}

/// What is chosen knows nothing of the hold-outs; over all of them together it must beat the naive method, or choosing
/// would be for nothing.
pub fn automatic_choice() {
    let cases = rows("forecast/forecast_cases.json");
    let (mut chosen_errors, mut naive_errors) = (0.0, 0.0);
    for case in &cases {
        let whole = |name: &str| case[name].as_u64().unwrap() as usize;
        let choice = choose(&history(case), whole("season"), whole("horizon")).unwrap();
        let error = scaled_error(case, &choice.fitted.means(whole("horizon")));
        let naive = case["holdout_accuracy"]["naive"]["mase"].as_f64().unwrap();
        println!(
            "{}: {} by {} origins of {} periods or more, {} ahead: {error:.3}, naive {naive:.3}",
            case["id"],
            choice.method.key(),
            choice.origins,
            choice.training,
            choice.horizon
        );
        chosen_errors += error;
        naive_errors += naive;
    }
    let count = cases.len() as f64;
    let (chosen, naive) = (chosen_errors / count, naive_errors / count);
    println!("automatic choice: mean absolute scaled error {chosen:.4}, naive {naive:.4}");
    assert!(chosen < naive);
}
