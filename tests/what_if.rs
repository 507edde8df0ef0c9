//! What if: with nothing tried, the pack's own ratings. That no draft is touched is the browser's test to say.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use golden_thread::model::{Bounds, Measure, Number, Pack, Polarity, Tolerance};
use golden_thread::planning::what_if::{Ground, Trial, what_if};
use golden_thread::rating::{AsAt, Distribution, Status, clock, periods, rate};
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pack> = LazyLock::new(|| {
    let bytes = std::fs::read("public/packs/sample.json").unwrap();
    golden_thread::pack::read(&bytes).pack.unwrap()
});

fn at(pack: &Pack, back: usize) -> AsAt {
    let all = periods(pack);
    let period = all[all.len() - 1 - back % all.len()];
    AsAt { period, on: Some(clock(pack, period, period.end(pack.calendar()))) }
}

/// A measure as its ratings are made of it.
fn shown(pack: &Pack, measure: &Measure, as_at: AsAt) -> Measure {
    measure.as_of(pack.calendar().year_of_period(as_at.period)).into_owned()
}

#[test]
fn with_nothing_tried_everything_is_as_it_is() {
    let pack = &*SAMPLE;
    for back in 0..36 {
        let as_at = at(pack, back);
        for measure in &pack.measures {
            let tried = what_if(pack, &shown(pack, measure, as_at), &Trial::default(), as_at);
            assert_eq!(tried.rating, rate(pack, measure, as_at), "{} {back}", measure.id);
        }
    }
}

#[test]
fn the_plans_above_stand_as_their_measures_do() {
    let pack = &*SAMPLE;
    let as_at = at(pack, 6);
    let year = pack.calendar().year_of_period(as_at.period);
    let statuses: HashMap<_, _> = pack
        .measures
        .iter()
        .map(|it| (it.id.clone(), rate(pack, it, as_at).year_to_date.judgement.status))
        .collect();
    let plan =
        pack.plans.iter().find(|plan| plan.parent.is_none() && !plan.measures.is_empty()).unwrap();
    let measure = pack.measure(&plan.measures[0]).unwrap();
    let ground = Ground::of(pack, &measure.id, year, |id| statuses.get(id).copied());
    let above = ground.plans.iter().find(|above| above.id == plan.id).unwrap();
    let now = statuses[&measure.id];
    let (before, _) = above.with(&measure.name, now, measure.weight);
    let (after, score) = above.with(&measure.name, Status::Red, measure.weight);
    assert_eq!(before.total(), after.total());
    let one_of = |all: Distribution, status| all.count(status);
    assert_eq!(
        one_of(after, Status::Red),
        one_of(before, Status::Red) + u32::from(now != Status::Red)
    );
    // A weight so large that the measure is the plan.
    let (_, heavy) = above.with(&measure.name, Status::Red, Some(Number::from(1_000_000)));
    assert!(heavy.score.unwrap() < score.score.unwrap() || score.score == Some(0.0));
}

/// A limit in tenths: one figure, or so wide a range.
fn limit(at: i32, width: Option<i32>) -> Bounds {
    let tenth = |it: i32| Number::try_from(f64::from(it) / 10.0).unwrap();
    match width {
        None => Bounds::Value(tenth(at)),
        Some(width) => Bounds::Range { low: tenth(at), high: tenth(at + width) },
    }
}

/// A month's measure in one plan, with a target as its JSON has it: figures of 10, 11 and 12 so far.
fn aimed(aim: &str) -> Pack {
    let text = format!(
        r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "plans":[{{"id":"p","name":"P","measures":["m"]}}],
            "measures":[{{"id":"m","name":"M","frequency":"monthly","polarity":"higher_is_better",
                "accumulation":"latest","precision":0,"specification":{{}},
                "series":[{{"period":"2024-06","value":8}},{{"period":"2025-04","value":10}},
                    {{"period":"2025-05","value":11}},{{"period":"2025-06","value":12}}],
                "comparators":[{{"id":"c","name":"C","kind":"peer","series":[{{"period":"2025-06","value":11}}]}}],
                "targets":{{"2025/26":{{"aim":{aim}}}}}}}]}}"#
    );
    golden_thread::pack::read(text.as_bytes()).pack.unwrap()
}

#[test]
fn every_kind_of_target_answers() {
    let as_at = AsAt { period: "2025-06".parse().unwrap(), on: None };
    let check = |aim: &str, to: Bounds, expected: [Status; 2]| {
        let pack = aimed(aim);
        let rated = |trial: Trial| {
            let tried = what_if(&pack, &pack.measures[0], &trial, as_at);
            tried.rating.this_period.status
        };
        let trial = Trial { target: Some(to), ..Trial::default() };
        assert_eq!([rated(Trial::default()), rated(trial)], expected, "{aim}");
    };
    use Status::{Green, NoTarget, Red};
    let number = Number::from;
    let value = |it| Bounds::Value(number(it));
    let range = |low, high| Bounds::Range { low: number(low), high: number(high) };
    check(r#"{"kind":"range","low":5,"high":9}"#, range(5, 12), [Red, Green]);
    check(r#"{"kind":"range","low":5,"high":15}"#, range(13, 15), [Green, Red]);
    check(r#"{"kind":"by_date","value":14,"by":"2025-06"}"#, value(12), [Red, Green]);
    check(r#"{"kind":"direction","to":"increase"}"#, value(12), [Green, Red]);
    check(r#"{"kind":"direction","to":"increase","baseline":13}"#, value(11), [Red, Green]);
    check(r#"{"kind":"change","by":{"percent":100}}"#, value(50), [Red, Green]);
    check(r#"{"kind":"relative","comparator":"c","or_equal":true}"#, value(13), [Green, Red]);
    check(r#"{"kind":"none"}"#, value(11), [NoTarget, Green]);
}

#[test]
fn the_other_way_is_better_and_a_floor_is_dragged() {
    let as_at = AsAt { period: "2025-06".parse().unwrap(), on: None };
    let check = |aim: &str, trial: Trial, expected: Status| {
        let pack = aimed(aim);
        let tried = what_if(&pack, &pack.measures[0], &trial, as_at);
        assert_eq!(tried.rating.this_period.status, expected, "{aim} {trial:?}");
    };
    let number = Number::from;
    let lower = Some(Polarity::LowerIsBetter);
    let turned = Trial { polarity: lower, ..Trial::default() };
    check(r#"{"kind":"direction","to":"increase"}"#, turned, Status::Red);
    check(r#"{"kind":"direction","to":"increase","baseline":13}"#, turned, Status::Green);
    let band = r#"{"kind":"range","low":5,"high":10}"#;
    check(band, turned, Status::Red);
    let floor = Some(Bounds::Range { low: number(5), high: number(12) });
    check(band, Trial { floor, ..Trial::default() }, Status::Amber);
    let tolerance = Some(Tolerance::Amount(number(2)));
    check(band, Trial { tolerance, ..Trial::default() }, Status::Amber);
    let by_june = r#"{"kind":"by_date","value":14,"by":"2025-06"}"#;
    let floor = Some(Bounds::Value(number(12)));
    check(by_june, Trial { floor, ..Trial::default() }, Status::Amber);
    // It lies on the worse side, whichever that is.
    check(by_june, Trial { floor, polarity: lower, ..Trial::default() }, Status::Green);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_trial_is_rated_by_its_target_and_leaves_figures_alone(
        which in 0..40_usize,
        back in 0..24_usize,
        value in prop::option::of(-100_000..100_000_i32),
        target_width in prop::option::of(0..10_000_i32),
        floor in prop::option::of(-100_000..100_000_i32),
        floor_width in prop::option::of(0..10_000_i32),
        lower_is_better in prop::option::of(any::<bool>()),
        tolerance in prop::option::of(0..100_i32),
        weight in prop::option::of(1..9_i32),
        rebase in prop::option::of(0..24_i32),
    ) {
        let pack = &*SAMPLE;
        let as_at = at(pack, back);
        let measure = shown(pack, &pack.measures[which % pack.measures.len()], as_at);
        let trial = Trial {
            target: value.map(|value| limit(value, target_width)),
            floor: floor.map(|value| limit(value, floor_width)),
            tolerance: tolerance.map(|by| Tolerance::Percent(Number::from(by))),
            polarity: lower_is_better.map(|lower| match lower {
                true => Polarity::LowerIsBetter,
                false => Polarity::HigherIsBetter,
            }),
            weight: weight.map(Number::from),
            rebase: rebase.and_then(|back| as_at.period.plus(-back)),
        };
        let tried = what_if(pack, &measure, &trial, as_at);
        // Figures are what they were: only what is asked of them is tried.
        prop_assert_eq!(&tried.measure.series, &measure.series);
        prop_assert_eq!(tried.rating.this_period.actual, rate(pack, &measure, as_at).this_period.actual);
        prop_assert_eq!(tried.rating, rate(pack, &tried.measure, as_at));
    }
}
