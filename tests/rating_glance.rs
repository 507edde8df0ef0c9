//! A rating takes only the end of a control chart: it must say what the whole chart says.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use crate::rating_support;
use golden_thread::model::{
    Accumulation, Aim, Analysis, Baseline, Calendar, Comparator, Comparison, Day, Direction,
    Frequency, Measure, Pack, Polarity, Rebase, Target, Tolerance,
};
use golden_thread::rating::{AsAt, Rating, Test, control_chart, periods, rate};
use proptest::prelude::*;
use rating_support::{number, period, series, trajectory};
use std::sync::Arc;

/// Whether a rating says of the process what the whole chart says.
fn agrees(pack: &Pack, measure: &Measure, at: AsAt) -> Result<(), TestCaseError> {
    let rating = rate(pack, measure, at);
    let Some(chart) = control_chart(pack, measure, at) else {
        prop_assert_eq!(rating.period, None);
        return Ok(());
    };
    let told = (rating.variation, rating.assurance, rating.settled);
    prop_assert_eq!(told, (chart.variation, chart.assurance, chart.is_settled()), "{}", measure.id);
    tested_by(&rating, &chart)
}

/// A flag, and the limit of a step, are those of the whole chart.
fn tested_by(
    rating: &Rating,
    chart: &golden_thread::rating::ControlChart,
) -> Result<(), TestCaseError> {
    let last = chart.chart.points.len().wrapping_sub(1);
    match rating.progress.test {
        Some(Test::Flag(signal, rests_on)) => {
            prop_assert_eq!(chart.chart.points[last].unwrap().flag(), Some(signal));
            prop_assert_eq!(chart.chart.rests_on(last), Some(rests_on));
        }
        Some(Test::RangeLimit(limit)) => {
            let process = chart.chart.last_segment().unwrap().process;
            let expected = golden_thread::statistics::xmr::RangeLimit::of(&process).unwrap().limit;
            prop_assert_eq!(limit, expected);
        }
        Some(Test::TotalsLimit(limit, periods)) => {
            let process = chart.chart.last_segment().unwrap().process;
            let step = golden_thread::statistics::xmr::RangeLimit::of(&process).unwrap().limit;
            prop_assert!(periods >= 1 && limit >= step);
        }
        _ => prop_assert!(
            !chart.is_settled()
                || chart.chart.points[last].is_none()
                || rating.progress.previous.is_none()
                || rating.progress.current.is_none()
        ),
    }
    Ok(())
}

#[test]
fn the_samples_ratings_say_what_their_charts_say() {
    let bytes = std::fs::read("public/packs/sample.json").unwrap();
    let pack = golden_thread::pack::read(&bytes).pack.unwrap();
    for period in periods(&pack) {
        for on in
            [None, Some(golden_thread::rating::clock(&pack, period, period.end(pack.calendar())))]
        {
            for measure in &pack.measures {
                agrees(&pack, measure, AsAt { period, on }).unwrap();
            }
        }
    }
}

#[test]
fn a_target_that_rests_on_other_figures_is_not_still() {
    let years = ["2020/21", "2021/22", "2022/23", "2023/24", "2024/25", "2025/26"];
    let check_of =
        |years: &[&str], aim: Aim, (theirs, baseline): (&str, Option<f64>), expected: &str| {
            let measure = Measure {
                frequency: Some(Frequency::Yearly),
                polarity: Some(Polarity::HigherIsBetter),
                series: series("2020/21", "70 72 70 72 70 72"),
                comparators: vec![Comparator {
                    id: "england".into(),
                    series: series("2025/26", theirs),
                    ..Comparator::default()
                }],
                baseline: baseline.map(|it| Baseline { value: number(it), ..Baseline::default() }),
                targets: years
                    .iter()
                    .map(|year| (year.parse().unwrap(), Target::new(aim.clone())))
                    .collect(),
                ..Measure::default()
            };
            let at = AsAt { period: period("2025/26"), on: None };
            let rating = rate(&Pack::default(), &measure, at);
            assert_eq!(rating.assurance.key(), expected, "{years:?} {aim:?} {baseline:?}");
            agrees(&Pack::default(), &measure, at).unwrap();
        };
    let check = |aim, figures, expected| check_of(&years, aim, figures, expected);
    let last_alone = |aim, figures, expected| check_of(&years[5..], aim, figures, expected);
    let fixed = |baseline: Option<f64>| baseline.map(number);
    let direction =
        |baseline| Aim::Direction { to: Direction::Increase, baseline: fixed(baseline) };
    let change =
        |baseline| Aim::Change { by: Tolerance::Percent(number(-10.0)), baseline: fixed(baseline) };
    let relative = || Aim::Relative { comparator: "england".into(), or_equal: true };
    check(Aim::Value { value: number(50.0) }, ("", None), "consistently_meets");
    check(direction(None), ("", None), "target_moves");
    check(change(None), ("", None), "target_moves");
    check(relative(), ("50", None), "target_moves");
    // Of one year of targets, too: next year's rests on another figure.
    last_alone(direction(None), ("", None), "target_moves");
    last_alone(change(None), ("", None), "target_moves");
    last_alone(relative(), ("50", None), "target_moves");
    // What rests on a fixed figure stands still.
    check(direction(Some(50.0)), ("", None), "consistently_meets");
    check(change(Some(100.0)), ("", None), "consistently_misses");
    check(relative(), ("", Some(50.0)), "consistently_meets");
    // Without a plan, or limits, there is nothing to assess.
    check(relative(), ("", None), "not_assessed");
    // What was asked of the last of six years was neither met nor missed in the others.
    last_alone(Aim::Value { value: number(50.0) }, ("", None), "not_assessed");
    last_alone(direction(Some(50.0)), ("", None), "not_assessed");
    check_of(&years[1..], change(Some(100.0)), ("", None), "not_assessed");
}

prop_compose! {
    /// Figures that keep to a level, so that flags are of all rules; plans that mostly stand still.
    fn a_measure()(
        (accumulation, polarity, comparison) in (
            prop::sample::select(vec![
                Accumulation::Sum, Accumulation::Running, Accumulation::Mean, Accumulation::Latest,
            ]),
            prop::option::of(prop::sample::select(Polarity::ALL.to_vec())),
            prop::option::of(prop::sample::select(Comparison::ALL.to_vec())),
        ),
        figures in prop::collection::vec(
            prop_oneof![8 => (0..60_i32).prop_map(Some), 1 => Just(None), 1 => (0..900_i32).prop_map(Some)],
            1..34,
        ),
        slope in -20..20_i32,
        (plan, moves, from) in (0..60_i32, prop::option::weighted(0.3, 0..24_usize), 0..3_i32),
        (precision, strict, unscreened) in (prop::option::of(0..3_u8), any::<bool>(), any::<bool>()),
        (rebase, fixed_after) in (prop::option::of(0..34_i32), prop::option::of(8..20_u32)),
    ) -> Measure {
        let text = |at: usize, figure: &Option<i32>| figure.map_or("-".to_owned(), |figure| {
            (f64::from(figure + slope * at as i32) / 10.0).to_string()
        });
        let figures: Vec<String> = figures.iter().enumerate().map(|(at, it)| text(at, it)).collect();
        let start = period("2023-04");
        let plans: Vec<String> = (0..36_usize)
            .map(|at| (f64::from(plan) / 10.0 + f64::from(u8::from(moves.is_some_and(|it| at > it)))).to_string())
            .collect();
        let calendar = Calendar::default();
        let mut measure = Measure {
            id: "m".into(),
            frequency: Some(Frequency::Monthly),
            accumulation: Some(accumulation),
            polarity,
            comparison,
            precision,
            series: series("2023-04", &figures.join(" ")),
            analysis: Some(Analysis {
                unscreened,
                fixed_after,
                rebases: rebase
                    .and_then(|at| start.plus(at))
                    .map(|at| Rebase { date: Day(at.start(calendar)), ..Rebase::default() })
                    .into_iter()
                    .collect(),
                ..Analysis::default()
            }),
            ..Measure::default()
        };
        for year in from..3 {
            let first = start.plus(12 * year).unwrap();
            let of_year = &plans[12 * year as usize..12 * year as usize + 12];
            let target = Target {
                strict,
                tolerance: Some(Tolerance::Percent(number(5.0))),
                trajectory: trajectory(&first.to_string(), &of_year.join(" ")),
                ..rating_support::value(f64::from(plan) / 10.0)
            };
            measure.targets.insert(calendar.year_of_period(first), target);
        }
        measure
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn any_rating_says_what_its_chart_says(measure in a_measure(), back in 0..14_i32, late in 0..40_u64) {
        let pack = Pack { measures: vec![Arc::new(measure.clone())], ..Pack::default() };
        let first = period("2023-04");
        let last = measure.series.last().map_or(first, |found| found.period);
        let asked = last.plus(2 - back).unwrap();
        let on = asked.end(pack.calendar()) + chrono::Days::new(late);
        for on in [None, Some(on)] {
            agrees(&pack, &measure, AsAt { period: asked, on })?;
        }
    }
}
