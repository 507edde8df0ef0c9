//! How many reds chance alone would bring, were nothing to change.

use crate::statistics::better::Better;
use crate::statistics::forecast::Prediction;
use crate::statistics::xmr::{Chart, Process};

/// The chance, 0 to 1, that a reading of a process is worse than its floor: Φ((floor − mean) ÷ (average moving range
/// ÷ 1.128)), mirrored where lower is better. It presumes normal readings. `None` where neither way is better, and
/// of a single reading.
pub fn chance_of_red(process: &Process, floor: f64, better: Better) -> Option<f64> {
    let standard_error = process.deviation()?;
    let next = Prediction { mean: process.mean, standard_error, degrees: None };
    let within = match better {
        Better::Higher => next.chance_at_least(floor),
        Better::Lower => next.chance_at_most(floor),
        Better::Neither => return None,
    };
    Some(1.0 - within)
}

/// The same of a measure's chart, if it is stable: 13 readings or more in its latest segment, the latest not flagged.
/// Ranges are screened, whether the chart's are or not.
pub fn chance_of_red_if_stable(chart: &Chart, floor: f64, better: Better) -> Option<f64> {
    let segment = chart.last_segment().filter(|_| chart.is_stable())?;
    let points = chart.points[segment.positions.clone()].iter().flatten();
    let readings: Vec<f64> = points.map(|point| point.value).take(segment.used).collect();
    chance_of_red(&Process::of(&readings, true)?, floor, better)
}

/// How many of the measures with these chances are to be expected red at any one time.
pub fn expected_reds(chances: &[f64]) -> f64 {
    chances.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::xmr::{Options, chart};

    #[test]
    fn a_floor_one_deviation_away_is_crossed_by_one_in_six() {
        let process = Process { mean: 10.0, average_range: Some(2.256), screened: 0 };
        let check = |floor, better, expected: Option<f64>| {
            let found = chance_of_red(&process, floor, better);
            let same = found.zip(expected).map(|(one, other)| (one - other).abs() < 5e-5);
            assert_eq!(same, expected.map(|_| true), "{floor} {found:?}");
        };
        check(8.0, Better::Higher, Some(0.1587));
        check(12.0, Better::Lower, Some(0.1587));
        check(10.0, Better::Lower, Some(0.5));
        check(10.0, Better::Neither, None);
    }

    #[test]
    fn what_never_varies_is_red_or_never_is() {
        let process = Process { mean: 10.0, average_range: Some(0.0), screened: 0 };
        let chances = [9.0, 10.0, 11.0].map(|floor| chance_of_red(&process, floor, Better::Higher));
        assert_eq!(chances, [Some(0.0), Some(0.0), Some(1.0)]);
    }

    #[test]
    fn only_stable_measures_count() {
        let is_counted = |values: &[f64]| {
            let values: Vec<_> = values.iter().copied().map(Some).collect();
            let chart = chart(&values, &[], Options::default());
            chance_of_red_if_stable(&chart, 4.0, Better::Higher).is_some()
        };
        let steady = [4.0, 6.0].repeat(7);
        assert!(is_counted(&steady) && !is_counted(&steady[..12]));
        assert!(!is_counted(&[steady, vec![40.0]].concat()));
    }

    #[test]
    fn chances_add_up() {
        assert_eq!(expected_reds(&[0.5, 0.25, 1.0]), 1.75);
        assert_eq!(expected_reds(&[]), 0.0);
    }
}
