//! What if: with nothing tried, the pack's own ratings. That no draft is touched is the browser's test to say.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use golden_thread::model::{Measure, Number, Pack, Tolerance};
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_trial_is_rated_by_its_target_and_leaves_figures_alone(
        which in 0..40_usize,
        back in 0..24_usize,
        value in prop::option::of(-100_000..100_000_i32),
        tolerance in prop::option::of(0..100_i32),
        weight in prop::option::of(1..9_i32),
        rebase in prop::option::of(0..24_i32),
    ) {
        let pack = &*SAMPLE;
        let as_at = at(pack, back);
        let measure = shown(pack, &pack.measures[which % pack.measures.len()], as_at);
        let trial = Trial {
            value: value.map(|value| Number::try_from(f64::from(value) / 10.0).unwrap()),
            tolerance: tolerance.map(|by| Tolerance::Percent(Number::from(by))),
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
