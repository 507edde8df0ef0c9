//! The sample that people first see: it exercises every rule, and its words agree with its figures.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod as_real;
mod borne_out;

use golden_thread::planning;
use golden_thread::{
    model::{
        Accumulation, ActionKind, ActionState, Aim, Audience, EvidenceKind, Frequency,
        MissingReason, Pack, PlanKind, Polarity, Reading, StoryStage, Tolerance,
    },
    pack,
    rating::{self, AsAt, DataConfidence, Progress, Rating, Status, data_confidence},
};
use std::collections::{BTreeMap, HashSet};

fn sample() -> Pack {
    let text =
        std::fs::read("public/packs/sample.json").expect("the sample is published with the page");
    let reading = pack::read(&text);
    assert_eq!(reading.diagnostics, [], "the sample reads without a word");
    reading.pack.expect("it is a pack")
}

fn rated(pack: &Pack) -> Vec<Rating> {
    let as_at =
        AsAt { period: "2025-09".parse().unwrap(), on: Some("2025-11-03".parse().unwrap()) };
    pack.measures.iter().map(|measure| rating::rate(pack, measure, as_at)).collect()
}

#[test]
fn has_three_plans_and_forty_measures_over_three_years() {
    let pack = sample();
    assert!(pack.plans.len() >= 3 && pack.measures.len() >= 40);
    let years: HashSet<_> =
        pack.measures.iter().flat_map(|measure| measure.targets.keys().copied()).collect();
    assert_eq!(years.len(), 3);
    let known: HashSet<_> = pack.measures.iter().map(|measure| &measure.id).collect();
    let listed = pack.plans.iter().flat_map(|plan| &plan.measures);
    let held = pack.objectives.iter().flat_map(|objective| &objective.measures);
    assert!(listed.chain(held).all(|id| known.contains(id)));
    assert!(pack.measures.iter().all(|measure| pack.plans_of(&measure.id).next().is_some()));
}

#[test]
fn exercises_every_kind() {
    let pack = sample();
    let every =
        |what: &str, found: usize, expected: usize| assert!(found >= expected, "{what}: {found}");
    let distinct = |keys: Vec<String>| keys.into_iter().collect::<HashSet<_>>().len();
    let of = |key: &dyn Fn(&golden_thread::model::Measure) -> String| {
        distinct(pack.measures.iter().map(|measure| key(measure)).collect())
    };
    every("frequencies", of(&|measure| format!("{:?}", measure.frequency)), Frequency::ALL.len());
    every("polarities", of(&|measure| format!("{:?}", measure.polarity)), Polarity::ALL.len() + 1);
    every(
        "accumulations",
        of(&|measure| format!("{:?}", measure.accumulation)),
        Accumulation::ALL.len() + 1,
    );
    let aims =
        pack.measures.iter().flat_map(|measure| measure.targets.values()).map(
            |target| match target.aim {
                Aim::Value { .. } => "value",
                Aim::Range { .. } => "range",
                Aim::Direction { .. } => "direction",
                Aim::Change { .. } => "change",
                Aim::Relative { .. } => "relative",
                Aim::ByDate { .. } => "by date",
                Aim::Words => "words",
                // Made of a file that gives plans and no figure for the year.
                Aim::Plans => "plans",
                Aim::None => "none",
            },
        );
    every("kinds of target", distinct(aims.map(str::to_owned).collect()), 8);
    let readings = || pack.measures.iter().flat_map(|measure| &measure.series);
    let missing = readings().filter_map(|observation| match observation.reading {
        Reading::Missing(reason) => Some(reason.words().to_owned()),
        _ => None,
    });
    every("missing reasons", distinct(missing.collect()), MissingReason::ALL.len() - 2);
    assert!(readings().any(|observation| observation.reading == Reading::Unread));
    assert!(readings().any(|observation| observation.provisional));
    assert!(readings().any(|observation| observation.revised));
    assert!(pack.measures.iter().filter(|measure| !measure.comparators.is_empty()).count() >= 10);
}

#[test]
fn shows_every_status_and_progress() {
    let pack = sample();
    let rated = rated(&pack);
    let mut statuses: BTreeMap<Status, Vec<&str>> = BTreeMap::new();
    let mut progress: BTreeMap<Progress, Vec<&str>> = BTreeMap::new();
    for (measure, rating) in pack.measures.iter().zip(&rated) {
        statuses.entry(rating.year_to_date.judgement.status).or_default().push(&measure.name);
        progress.entry(rating.progress.progress).or_default().push(&measure.name);
    }
    println!("{statuses:#?}\n{progress:#?}");
    for status in Status::ALL {
        assert!(statuses.get(&status).is_some_and(|names| names.len() >= 2), "{status:?}");
    }
    for each in Progress::ALL {
        // Within the year a target is met only where what adds up has come to it.
        let least = if each == Progress::Achieved { 1 } else { 2 };
        assert!(progress.get(&each).is_some_and(|names| names.len() >= least), "{each:?}");
    }
}

#[test]
fn is_what_the_product_itself_would_write() {
    let text = std::fs::read_to_string("public/packs/sample.json").unwrap();
    let written = pack::write(&sample());
    for (at, (line, other)) in written.lines().zip(text.lines()).enumerate() {
        assert_eq!(line, other, "line {}", at + 1);
    }
    assert_eq!(written.trim_end(), text.trim_end());
}

#[test]
fn exercises_planning_and_has_a_signed_year() {
    let pack = sample();
    let kinds: HashSet<_> = pack.plans.iter().filter_map(|plan| plan.kind).collect();
    assert_eq!(kinds.len(), PlanKind::ALL.len());
    let states: HashSet<_> = pack.actions.iter().map(|action| action.state).collect();
    assert_eq!(states.len(), ActionState::ALL.len());
    let work: HashSet<_> = pack.actions.iter().map(|action| action.kind).collect();
    assert_eq!(work.len(), ActionKind::ALL.len());
    let told = pack.objectives.iter().filter_map(|objective| objective.story.as_ref());
    let stages: HashSet<_> = told.flat_map(|story| &story.steps).map(|step| step.stage).collect();
    assert_eq!(stages.len(), StoryStage::ALL.len());
    let targets = pack.measures.iter().flat_map(|measure| measure.targets.values());
    let evidence = pack.plans.iter().flat_map(|plan| &plan.evidence);
    let evidence: HashSet<_> =
        evidence.chain(targets.flat_map(|target| &target.evidence)).map(|it| it.kind).collect();
    assert_eq!(evidence.len(), EvidenceKind::ALL.len());
    let audiences: HashSet<_> = pack.plans.iter().map(|plan| plan.seen_by()).collect();
    assert_eq!(audiences.len(), Audience::ALL.len());
    let over = planning::resources(&pack, "2025/26".parse().unwrap());
    assert!(over.iter().flat_map(|plan| &plan.lines).any(|line| line.over_committed().is_some()));
    let years: Vec<String> = pack.sign_offs.iter().map(|it| it.year.to_string()).collect();
    assert_eq!(years, ["2024/25"]);
    assert_eq!(pack::tampering(&pack), []);
}

#[test]
fn the_tampered_copy_is_caught_in_three_places() {
    let text = std::fs::read("tests/fixtures/tampered.json").expect("`make sample` writes it");
    let found = pack::tampering(&pack::read(&text).pack.expect("it is a pack"));
    let lines: Vec<String> = found
        .iter()
        .map(|it| {
            let changes: Vec<String> = it.changes.iter().map(ToString::to_string).collect();
            format!("{}: {}", it.what, changes.join("; "))
        })
        .collect();
    assert_eq!(
        lines,
        [
            "'Affordable homes completed' is not what was signed off: target, aim, value: 220 → 190",
            "the frozen copy of 'Household waste reused, recycled or composted' was changed: target, aim, value: 45 → 43",
            "'Adults who smoke' is not what was signed off: baseline, value: 15 → 16",
        ]
    );
}
