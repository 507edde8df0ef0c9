//! What holds of every rating.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use crate::rating_support;
use golden_thread::model::{
    Accumulation, Bounds, Measure, Number, Pack, Period, Polarity, Reading, Target, Tolerance,
    Vocabulary,
};
use golden_thread::rating::{
    AsAt, Distribution, Judgement, Progress, Side, Status, Which, explain, finding, rate,
    series_rows,
};
use proptest::prelude::*;
use rating_support::{forecast, monthly, number, period, rated, retarget, series};

const ACCUMULATIONS: [Accumulation; 5] = [
    Accumulation::Sum,
    Accumulation::Running,
    Accumulation::Mean,
    Accumulation::Ratio,
    Accumulation::Latest,
];

/// A figure such as people enter: two decimals at most.
fn figure() -> impl Strategy<Value = f64> {
    (-100_000..100_000i32).prop_map(|hundredths| f64::from(hundredths) / 100.0)
}

fn text_of(figures: &[Option<f64>]) -> String {
    let text = |figure: &Option<f64>| figure.map_or("-".to_owned(), |figure| figure.to_string());
    figures.iter().map(text).collect::<Vec<_>>().join(" ")
}

prop_compose! {
    fn a_measure()(
        accumulation in prop::sample::select(ACCUMULATIONS.to_vec()),
        actuals in prop::collection::vec(prop::option::weighted(0.8, figure()), 12),
        plans in prop::collection::vec(prop::option::weighted(0.9, figure()), 12),
        tolerance in prop::option::of(0.0..50.0f64),
        floor in prop::option::of(figure()),
        strict: bool,
        lower: bool,
        precision in prop::option::of(0..4u8),
    ) -> Measure {
        let polarity =
            if lower { Polarity::LowerIsBetter } else { Polarity::HigherIsBetter };
        let measure = monthly(accumulation, &text_of(&actuals), &text_of(&plans));
        let measure = retarget(measure, |target| {
            target.strict = strict;
            target.tolerance = tolerance.map(|by| Tolerance::Percent(number(by)));
            if let Some(step) = target.trajectory.first_mut() {
                step.floor = floor.map(|floor| Bounds::Value(number(floor)));
            }
        });
        Measure { polarity: Some(polarity), precision, ..measure }
    }
}

fn negated(value: Number) -> Number {
    number(-value.get())
}

fn negated_bounds(bounds: Bounds) -> Bounds {
    match bounds {
        Bounds::Value(value) => Bounds::Value(negated(value)),
        Bounds::Range { low, high } => Bounds::Range { low: negated(high), high: negated(low) },
    }
}

/// The measure seen in a mirror: every figure negated, the polarity swapped.
fn mirrored(measure: &Measure) -> Measure {
    let mut mirror = measure.clone();
    mirror.polarity = match measure.polarity {
        Some(Polarity::HigherIsBetter) => Some(Polarity::LowerIsBetter),
        _ => Some(Polarity::HigherIsBetter),
    };
    for observation in &mut mirror.series {
        if let Reading::Number(value) = observation.reading {
            observation.reading = Reading::Number(negated(value));
        }
    }
    let mirror_target = |target: &mut Target| {
        for step in &mut target.trajectory {
            step.plan = negated_bounds(step.plan);
            step.floor = step.floor.map(negated_bounds);
        }
    };
    mirror.targets.values_mut().for_each(mirror_target);
    mirror
}

/// The rating a person would read off the printed figures alone.
fn from_printed(judgement: &Judgement, measure: &Measure) -> Option<Status> {
    let read = |value: Number| -> f64 {
        let text = value.printed(measure.precision).replace(',', "").replace('\u{2212}', "-");
        text.parse().unwrap()
    };
    let (Some(Bounds::Value(plan)), Some(Bounds::Value(floor))) = (judgement.plan, judgement.floor)
    else {
        return None;
    };
    let (actual, plan, floor) = (read(judgement.actual?), read(plan), read(floor));
    let sign = if judgement.side? == Side::Above { 1.0 } else { -1.0 };
    let meets = |limit: f64| {
        let lead = (actual - limit) * sign;
        if judgement.strict { lead > 0.0 } else { lead >= 0.0 }
    };
    Some(match (meets(plan), meets(floor)) {
        (true, _) => Status::Green,
        (false, true) => Status::Amber,
        (false, false) => Status::Red,
    })
}

fn month(index: i32) -> Period {
    period("2025-04").plus(index).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_mirrored_measure_rates_the_same(measure in a_measure(), at in 0..12i32) {
        let at = month(at).to_string();
        let (rating, mirror) = (rated(&measure, &at), rated(&mirrored(&measure), &at));
        prop_assert_eq!(rating.this_period.status, mirror.this_period.status);
        prop_assert_eq!(rating.year_to_date.judgement.status, mirror.year_to_date.judgement.status);
        // Only what adds up upwards can have reached its year's target before the year is over (RULES 6).
        let adds_up = matches!(measure.accumulation, Some(Accumulation::Sum | Accumulation::Running));
        let found = [rating.progress.progress, mirror.progress.progress];
        let early = adds_up && found.contains(&Progress::Achieved) && found.contains(&Progress::Similar);
        prop_assert!(found[0] == found[1] || early, "{:?}", found);
    }

    #[test]
    fn a_rating_agrees_with_the_figures_printed_beside_it(
        measure in a_measure(),
        at in 0..12i32,
    ) {
        let rating = rated(&measure, &month(at).to_string());
        let forecast = forecast(&measure, &month(at).to_string());
        for judgement in [rating.this_period, rating.year_to_date.judgement, forecast.judgement]
        {
            if judgement.status.is_rated() {
                prop_assert_eq!(from_printed(&judgement, &measure), Some(judgement.status));
            } else {
                prop_assert!(judgement.reason.is_some());
            }
        }
    }

    #[test]
    fn a_sum_to_date_is_the_sum_of_what_has_both(measure in a_measure(), at in 0..12i32) {
        let measure = Measure {
            accumulation: Some(Accumulation::Sum),
            precision: Some(2),
            ..measure
        };
        let to_date = rated(&measure, &month(at).to_string()).year_to_date;
        prop_assume!(to_date.judgement.status.is_rated());
        let target = measure.targets.values().next().unwrap();
        let (mut actual, mut plan, mut count) = (0, 0, 0);
        let hundredths = |value: Number| (value.get() * 100.0).round() as i64;
        for index in 0..=at {
            let figure = measure.observation(month(index)).map(|observation| observation.reading);
            let step = target.step(month(index)).map(|step| step.plan);
            if let (Some(Reading::Number(figure)), Some(Bounds::Value(step))) = (figure, step) {
                actual += hundredths(figure);
                plan += hundredths(step);
                count += 1;
            }
        }
        prop_assert_eq!(to_date.judgement.actual.map(hundredths), Some(actual));
        prop_assert_eq!(to_date.judgement.plan, Some(Bounds::Value(number(plan as f64 / 100.0))));
        prop_assert_eq!(to_date.coverage.reported, count);
        prop_assert!(to_date.coverage.reported <= to_date.coverage.due);
    }

    #[test]
    fn counts_add_up(statuses in prop::collection::vec(0..7usize, 0..60)) {
        let statuses: Vec<Status> = statuses.iter().map(|index| Status::ALL[*index]).collect();
        let distribution = Distribution::of(statuses.iter().copied());
        let sum: u32 = distribution.counts().map(|(_, count)| count).sum();
        prop_assert_eq!(sum as usize, statuses.len());
        let rated = statuses.iter().filter(|status| status.is_rated()).count();
        prop_assert_eq!(distribution.rated() as usize, rated);
    }

    #[test]
    fn an_unordered_series_rates_like_an_ordered_one(measure in a_measure(), at in 0..12i32) {
        let mut reversed = measure.clone();
        reversed.series.reverse();
        reversed.targets.values_mut().for_each(|target| target.trajectory.reverse());
        let at = month(at).to_string();
        prop_assert_eq!(rated(&measure, &at), rated(&reversed, &at));
    }

    // What is read in one go where nothing is missing comes to what is looked up month by month.
    #[test]
    fn a_year_without_a_gap_rates_like_one_that_is_looked_up(
        measure in a_measure(),
        actuals in prop::collection::vec(figure(), 24),
        plans in prop::collection::vec(figure(), 12),
        amount in prop::option::of(0..50i32),
        (still, no_floor) in any::<(bool, bool)>(),
        at in 0..12i32,
    ) {
        let actuals: Vec<Option<f64>> = actuals.into_iter().map(Some).collect();
        let plans: Vec<Option<f64>> =
            plans.iter().map(|plan| Some(if still { plans[0] } else { *plan })).collect();
        let mut whole = monthly(Accumulation::Mean, &text_of(&[]), &text_of(&plans));
        whole.series = series("2024-04", &text_of(&actuals));
        whole.accumulation = measure.accumulation;
        whole.polarity = measure.polarity;
        whole.precision = measure.precision;
        let held = measure.targets.values().next().unwrap();
        let whole = retarget(whole, |target| {
            target.strict = held.strict;
            target.tolerance = match amount {
                Some(amount) => Some(Tolerance::Amount(number(f64::from(amount)))),
                None => held.tolerance,
            };
            let floor = held.trajectory.first().and_then(|step| step.floor);
            target.trajectory[0].floor = floor.filter(|_| !no_floor);
        });
        let looked_up = retarget(whole.clone(), |target| target.trajectory.reverse());
        let at = month(at).to_string();
        prop_assert_eq!(rated(&whole, &at), rated(&looked_up, &at));
    }

    #[test]
    fn the_largest_figures_never_panic_and_always_have_words(
        actuals in prop::collection::vec(prop::num::f64::ANY, 12),
        plans in prop::collection::vec(prop::num::f64::ANY, 12),
        accumulation in prop::sample::select(ACCUMULATIONS.to_vec()),
        scale in prop::num::f64::ANY,
    ) {
        let finite = |values: &[f64]| -> Vec<Option<f64>> {
            values.iter().map(|value| value.is_finite().then_some(*value)).collect()
        };
        let measure = monthly(accumulation, &text_of(&finite(&actuals)), &text_of(&finite(&plans)));
        let measure = Measure { scale: Number::try_from(scale).ok(), ..measure };
        let pack = Pack::default();
        let as_at = AsAt { period: month(11), on: None };
        let rating = rate(&pack, &measure, as_at);
        for which in [Which::ThisPeriod, Which::YearToDate, Which::Forecast, Which::Progress] {
            prop_assert!(!explain(&pack, &measure, &rating, (as_at, Vocabulary::RedAmberGreen), which).headline.is_empty());
        }
        prop_assert!(!finding(&pack, &measure, as_at, Vocabulary::RedAmberGreen).is_empty());
        let year = pack.calendar().year_of_period(month(0));
        prop_assert_eq!(series_rows(&pack, &measure, year, year, as_at).len(), 12);
    }
}
