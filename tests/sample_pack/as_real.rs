//! The sample's figures vary as a real council's do, so that limits, intervals and funnels look as they will.

use super::*;
use golden_thread::model::Measure;
use golden_thread::planning::plan_cost;
use golden_thread::rating::{control_chart, peers};
use golden_thread::statistics::xmr::{Assurance, Drawing};

/// As the sample is first seen.
fn as_at(pack: &Pack) -> AsAt {
    AsAt { period: "2025-09".parse().unwrap(), on: pack.organisation.clock.map(|day| day.0) }
}

/// How much a percentage moves from one figure to the next, 1 being as much as counting alone makes it: the mean of the
/// squared steps, each by its own variance. `None` of fewer than eight steps.
fn movement(measure: &Measure) -> Option<f64> {
    let parts = measure.series.iter().filter_map(|it| match it.reading {
        Reading::Ratio { numerator, denominator } => Some((numerator.get(), denominator.get())),
        _ => None,
    });
    let parts: Vec<(f64, f64)> = parts.collect();
    let rate = parts.iter().map(|it| it.0).sum::<f64>() / parts.iter().map(|it| it.1).sum::<f64>();
    let step = |pair: &[(f64, f64)]| {
        let variance = rate * (1.0 - rate) * (1.0 / pair[0].1 + 1.0 / pair[1].1);
        (pair[1].0 / pair[1].1 - pair[0].0 / pair[0].1).powi(2) / variance
    };
    let steps: Vec<f64> = parts.windows(2).map(step).collect();
    (steps.len() >= 8).then(|| steps.iter().sum::<f64>() / steps.len() as f64)
}

#[test]
fn its_percentages_vary_as_counting_makes_them() {
    let pack = sample();
    // The same people from one quarter to the next, of whom most stay as they are.
    let stay = ["care-leavers", "training"];
    let mut counted = 0;
    for measure in &pack.measures {
        let Some(movement) = movement(measure) else { continue };
        println!("{}: {movement:.2}", measure.id);
        let least = if stay.contains(&measure.id.as_str()) { 0.2 } else { 0.5 };
        assert!(movement > least, "{} moves {movement:.2} times as much", measure.id);
        counted += 1;
    }
    assert!(counted >= 12, "{counted} percentages");
}

#[test]
fn one_target_that_stood_is_met_consistently_and_one_is_missed() {
    let pack = sample();
    let settled: Vec<Rating> = rated(&pack).into_iter().filter(|rating| rating.settled).collect();
    for expected in [Assurance::ConsistentlyMeets, Assurance::ConsistentlyMisses] {
        assert!(settled.iter().any(|rating| rating.assurance == expected), "{expected:?}");
    }
}

#[test]
fn two_measures_stand_among_eight_peers_that_differ_a_little_more_than_by_chance() {
    let pack = sample();
    let drawn = pack.measures.iter().filter_map(|it| peers(&pack, it, as_at(&pack))?.ok());
    let drawn: Vec<_> = drawn.filter(|found| found.areas.len() > 8).collect();
    assert!(drawn.len() >= 2, "{} funnels", drawn.len());
    for found in &drawn {
        let dispersion = found.funnel.dispersion;
        assert!((1.0..3.0).contains(&dispersion), "{dispersion}");
    }
    assert!(drawn.iter().any(|found| found.funnel.overdispersed), "one says so");
}

#[test]
fn what_each_outcome_of_a_plan_cost_is_known_of_years() {
    let pack = sample();
    let found = pack.plans.iter().find_map(|plan| plan_cost(&pack, plan, as_at(&pack))).unwrap();
    let costs: Vec<f64> =
        found.money.rows.iter().filter_map(|row| Some(row.unit_cost?.get())).collect();
    println!("{:?}", found.said());
    assert!(costs.len() >= 3, "{costs:?}");
}

#[test]
fn its_rare_events_are_marks_of_which_some_fall_together() {
    let pack = sample();
    let measure = pack.measure(&"accidents".into()).unwrap();
    let chart = control_chart(&pack, measure, as_at(&pack)).unwrap();
    assert_eq!(chart.drawing, Drawing::Marks);
    let events: Vec<f64> = chart.values.iter().flatten().copied().collect();
    assert!(events.iter().sum::<f64>() >= 8.0 && events.contains(&2.0), "{events:?}");
}
