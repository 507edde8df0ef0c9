//! What holds of any figures.
#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use golden_thread::statistics::better::Better;
use golden_thread::statistics::chance::{Chances, Limits, chances};
use golden_thread::statistics::forecast::{
    Level, Prediction, drift, linear, mean as mean_forecast, naive, seasonal_naive,
};
use golden_thread::statistics::interval::{Confidence, Interval, mean, rate, wilson};
use golden_thread::statistics::xmr::{
    Assurance, Chart, Options, Rule, Signal, Variation, Way, chart,
};
use proptest::prelude::*;

type Series = Vec<Option<f64>>;

/// Whole figures, so that which are the same doesn't depend on how they are added.
fn series() -> impl Strategy<Value = Series> {
    let figure = (-60..60_i32).prop_map(f64::from);
    let near = (-3..4_i32).prop_map(f64::from);
    let value = prop_oneof![figure, near.clone(), near];
    prop::collection::vec(prop::option::weighted(0.9, value), 0..40)
}

fn drawn(values: &[Option<f64>]) -> Chart {
    chart(values, &[], Options::default())
}

fn changed(values: &[Option<f64>], change: impl Fn(f64) -> f64) -> Series {
    values.iter().map(|value| value.map(&change)).collect()
}

/// The flag and the one it beat of each reading.
fn flags(chart: &Chart) -> Vec<[Option<Signal>; 2]> {
    chart.points.iter().flatten().map(|point| [point.flag(), point.beaten()]).collect()
}

fn mirrored(way: Way) -> Way {
    match way {
        Way::High => Way::Low,
        Way::Low => Way::High,
    }
}

fn better() -> impl Strategy<Value = Better> {
    prop::sample::select(vec![Better::Higher, Better::Lower, Better::Neither])
}

/// A prediction that is neither certain nor without any chance.
fn prediction() -> impl Strategy<Value = Prediction> {
    let parts = (-50.0..50.0_f64, 0.1..20.0_f64, prop::option::of(1..40_u32));
    parts.prop_map(|(mean, standard_error, degrees)| Prediction {
        mean,
        standard_error,
        degrees: degrees.map(f64::from),
    })
}

fn is_within(inner: Interval, outer: Interval) -> bool {
    outer.lower <= inner.lower && inner.upper <= outer.upper
}

proptest! {
    #[test]
    fn upside_down_every_flag_and_icon_is_the_other_way(values in series(), better in better(), target in -60..60_i32) {
        let (one, other) = (drawn(&values), drawn(&changed(&values, |value| -value)));
        let turned = |signal: Signal| Signal { way: mirrored(signal.way), ..signal };
        let expected: Vec<_> =
            flags(&one).into_iter().map(|pair| pair.map(|signal| signal.map(turned))).collect();
        prop_assert_eq!(flags(&other), expected);
        let variation = match one.variation(better) {
            Variation::Improvement(way) => Variation::Improvement(mirrored(way)),
            Variation::Concern(way) => Variation::Concern(mirrored(way)),
            Variation::Neutral(way) => Variation::Neutral(mirrored(way)),
            same => same,
        };
        let turned = match better {
            Better::Higher => Better::Lower,
            Better::Lower => Better::Higher,
            Better::Neither => Better::Neither,
        };
        prop_assert_eq!(other.variation(turned), variation);
        let assured = |chart: &Chart, target: i32, better| {
            chart.assurance(&vec![Some(f64::from(target)); values.len()], false, better)
        };
        prop_assert_eq!(assured(&one, target, better), assured(&other, -target, turned));
    }

    #[test]
    fn scale_and_shift_change_no_flag(values in series(), scale in 0.1..50.0_f64, shift in -500..500_i32) {
        let other = changed(&values, |value| value * scale + f64::from(shift));
        prop_assert_eq!(flags(&drawn(&values)), flags(&drawn(&other)));
    }

    #[test]
    fn a_rebase_at_the_start_changes_nothing(values in series()) {
        prop_assert_eq!(chart(&values, &[0], Options::default()), drawn(&values));
    }

    #[test]
    fn a_rebase_is_as_two_charts(values in series(), at in 0..40_usize) {
        let at = at.min(values.len());
        let both = [flags(&drawn(&values[..at])), flags(&drawn(&values[at..]))].concat();
        prop_assert_eq!(flags(&chart(&values, &[at], Options::default())), both);
    }

    #[test]
    fn periods_without_a_reading_change_no_flag(values in series()) {
        let only: Series = values.iter().copied().filter(Option::is_some).collect();
        prop_assert_eq!(flags(&drawn(&values)), flags(&drawn(&only)));
    }

    #[test]
    fn a_point_is_flagged_or_says_what_is_missing(values in series()) {
        let chart = drawn(&values);
        for (position, point) in chart.points.iter().enumerate() {
            let unflagged = point.is_some_and(|point| point.flag().is_none());
            let why = chart.why_not(position);
            prop_assert_eq!(why.is_some(), unflagged);
            for missed in why.iter().flat_map(|why| why.missed) {
                let other = missed.rule == Rule::TwoOfThree && !why.unwrap().near;
                prop_assert!(missed.found < missed.needed || other, "{} {:?}", position, why);
            }
        }
    }

    #[test]
    fn screening_never_widens_limits(values in series()) {
        let loose = chart(&values, &[], Options { screen: false, ..Options::default() });
        let width = |chart: &Chart| {
            chart.last_segment().and_then(|segment| segment.process.average_range)
        };
        prop_assert!(width(&drawn(&values)) <= width(&loose));
    }

    #[test]
    fn only_a_target_strictly_beyond_the_limits_is_assured(values in series(), target in -60..60_i32) {
        let chart = drawn(&values);
        let targets = vec![Some(f64::from(target)); values.len()];
        let found = chart.assurance(&targets, false, Better::Higher);
        let limits = chart.last_segment().and_then(|segment| segment.process.limits());
        let within = limits.is_some_and(|limits| {
            (limits.lower..=limits.upper).contains(&f64::from(target))
        });
        let assured = [Assurance::ConsistentlyMeets, Assurance::ConsistentlyMisses].contains(&found);
        prop_assert!(!(within && assured), "{:?} {:?}", found, limits);
    }

    #[test]
    fn wider_confidence_is_a_wider_interval(part in 0..500_u32, rest in 0..500_u32, values in prop::collection::vec(-100.0..100.0_f64, 2..20), prediction in prediction()) {
        let (part, whole) = (f64::from(part), f64::from(part + rest).max(1.0));
        let both = |interval: &dyn Fn(Confidence) -> Interval| {
            is_within(interval(Confidence::P95), interval(Confidence::P998))
        };
        prop_assert!(both(&|confidence| wilson(part, whole, confidence).unwrap()));
        prop_assert!(both(&|confidence| rate(part, whole, confidence).unwrap()));
        prop_assert!(both(&|confidence| mean(&values, confidence).unwrap()));
        prop_assert!(is_within(prediction.interval(Level::P80), prediction.interval(Level::P95)));
    }

    #[test]
    fn an_interval_holds_its_figure(part in 0..5000_u32, rest in 0..5000_u32) {
        let (part, whole) = (f64::from(part), f64::from(part + rest).max(1.0));
        for confidence in [Confidence::P95, Confidence::P998] {
            let figure = Interval { lower: part / whole, upper: part / whole };
            let share = wilson(part, whole, confidence).unwrap();
            prop_assert!(is_within(figure, share), "{:?}", share);
            prop_assert!(is_within(share, Interval { lower: 0.0, upper: 1.0 }), "{:?}", share);
            let rate = rate(part, whole, confidence).unwrap();
            prop_assert!(is_within(figure, rate) && rate.lower >= 0.0, "{:?}", rate);
        }
    }

    #[test]
    fn chances_add_to_one_and_are_mirrored(prediction in prediction(), plan in -60.0..60.0_f64, tolerance in 0.0..30.0_f64) {
        let limits = Limits::OneSided { plan, floor: plan - tolerance, better: Better::Higher };
        let Chances { green, amber, red } = chances(&prediction, limits).unwrap();
        prop_assert!([green, amber, red].iter().all(|chance| (-1e-12..=1.0).contains(chance)));
        prop_assert!((green + amber + red - 1.0).abs() < 1e-12);
        let upside_down = Prediction { mean: -prediction.mean, ..prediction };
        let mirrored = Limits::OneSided { plan: -plan, floor: tolerance - plan, better: Better::Lower };
        let other = chances(&upside_down, mirrored).unwrap();
        prop_assert!((other.green - green).abs() < 1e-12 && (other.red - red).abs() < 1e-12);
        let range = Limits::Range { plan: (plan, plan + 5.0), floor: (plan - tolerance, plan + 9.0) };
        let Chances { green, amber, red } = chances(&prediction, range).unwrap();
        prop_assert!((green + amber + red - 1.0).abs() < 1e-12 && green >= 0.0 && red >= -1e-12);
    }

    #[test]
    fn forecasts_follow_scale_and_shift(values in series(), scale in 0.1..50.0_f64, shift in -500..500_i32) {
        let shift = f64::from(shift);
        let other = changed(&values, |value| value * scale + shift);
        let fits = |values: &[Option<f64>]| {
            [naive(values), drift(values), mean_forecast(values), linear(values), seasonal_naive(values, 4)]
        };
        let close = |one: f64, other: f64| (one - other).abs() < 1e-6 * other.abs().max(1.0);
        for (one, other) in fits(&values).into_iter().zip(fits(&other)) {
            prop_assert_eq!(one.is_some(), other.is_some());
            for (one, other) in one.into_iter().zip(other) {
                let (one, other) = (one.sum(3), other.sum(3));
                prop_assert!(close(one.mean * scale + 3.0 * shift, other.mean), "{one:?} {other:?}");
                prop_assert!(close(one.standard_error * scale, other.standard_error));
            }
        }
    }

    #[test]
    fn a_sum_of_one_is_the_next_period(values in series()) {
        for fitted in [naive(&values), drift(&values), mean_forecast(&values), linear(&values)].into_iter().flatten() {
            prop_assert_eq!(fitted.sum(1), fitted.at(1));
        }
    }
}
