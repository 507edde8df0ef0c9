//! Moving plans and objectives about the tree: nothing is lost and nothing stands under itself.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::generate;
use golden_thread::edit::{Command, Context, apply};
use golden_thread::model::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The ids of plans and objectives, and whether each leads up to a top in finitely many steps.
fn sound(pack: &Pack) -> (BTreeSet<PlanId>, BTreeSet<ObjectiveId>) {
    for plan in &pack.plans {
        let above = |id: &PlanId| pack.plan(id).and_then(|it| it.parent.clone());
        let steps = std::iter::successors(Some(plan.id.clone()), above).take(100).count();
        assert!(steps < 100, "{} stands under itself", plan.id);
    }
    for objective in &pack.objectives {
        let above = |id: &ObjectiveId| pack.objective(id).and_then(|it| it.parent.clone());
        let steps = std::iter::successors(Some(objective.id.clone()), above).take(100).count();
        assert!(steps < 100, "{} stands under itself", objective.id);
    }
    (
        pack.plans.iter().map(|plan| plan.id.clone()).collect(),
        pack.objectives.iter().map(|objective| objective.id.clone()).collect(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_move_makes_a_loop_or_loses_anything(
        pack in generate::bare_pack(),
        moves in prop::collection::vec(
            (any::<bool>(), 0..4_usize, prop::option::of(0..4_usize), prop::option::of(0..4_usize)),
            1..20,
        ),
    ) {
        let mut pack = pack;
        let before = sound(&pack);
        for (plans, which, under, next) in moves {
            let plan = |at: usize| PlanId(format!("p{at}"));
            let objective = |at: usize| ObjectiveId(format!("o{at}"));
            let command = if plans {
                let (under, before) = (under.map(plan), next.map(plan));
                Command::MovePlan { plan: plan(which), under, before }
            } else {
                let (under, before) = (under.map(objective), next.map(objective));
                Command::MoveObjective { objective: objective(which), plan: plan(which % 2), under, before }
            };
            let _ = apply(&mut pack, command, &Context::default());
            prop_assert_eq!(&sound(&pack), &before);
        }
    }
}

#[test]
fn puts_a_plan_and_an_objective_with_all_under_it_where_it_is_asked() {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
        "plans":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"C"}],
        "objectives":[{"id":"x","name":"X","plan":"a"},{"id":"y","name":"Y","plan":"a","parent":"x"},{"id":"z","name":"Z","plan":"b"}],
        "actions":[{"id":"i","name":"I","kind":"activity","plan":"a","objective":"y","state":"done"}]}"#;
    let mut pack: Pack = serde_json::from_str(text).unwrap();
    let mut run = |command| apply(&mut pack, command, &Context::default()).map(|_| pack.clone());
    let moved =
        run(Command::MovePlan { plan: "c".into(), under: None, before: Some("a".into()) }).unwrap();
    let names: Vec<&str> = moved.plans.iter().map(|plan| plan.id.as_str()).collect();
    assert_eq!(names, ["c", "a", "b"]);
    let moved = run(Command::MoveObjective {
        objective: "x".into(),
        plan: "b".into(),
        under: Some("z".into()),
        before: None,
    })
    .unwrap();
    let places: Vec<(&str, &str)> =
        moved.objectives.iter().map(|it| (it.id.as_str(), it.plan.as_str())).collect();
    assert_eq!(places, [("y", "b"), ("z", "b"), ("x", "b")]);
    assert_eq!(moved.actions[0].plan, "b".into());
    let under_itself = Command::MoveObjective {
        objective: "z".into(),
        plan: "b".into(),
        under: Some("y".into()),
        before: None,
    };
    let refused = run(under_itself).unwrap_err().to_string();
    assert_eq!(refused, "objective 'Z' can't stand under itself");
}

#[test]
fn a_measure_put_under_an_objective_stands_on_the_scorecard_of_its_plan() {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
        "plans":[{"id":"a","name":"A","measures":["m"]},{"id":"b","name":"B","measures":["n"]}],
        "objectives":[{"id":"x","name":"X","plan":"a"},{"id":"y","name":"Y","plan":"b"}],
        "measures":[{"id":"m","name":"M"},{"id":"n","name":"N"}]}"#;
    let check = |plans: Option<&[&str]>, objectives: &[&str], expected: [&[&str]; 2]| {
        let mut pack: Pack = serde_json::from_str(text).unwrap();
        let command = Command::PlaceMeasure {
            measure: "m".into(),
            plans: plans.map(|plans| plans.iter().map(|id| (*id).into()).collect()),
            objectives: Some(objectives.iter().map(|id| (*id).into()).collect()),
        };
        apply(&mut pack, command, &Context::default()).unwrap();
        for (plan, expected) in pack.plans.iter().zip(expected) {
            let measures: Vec<&str> = plan.measures.iter().map(|id| id.as_str()).collect();
            assert_eq!(measures, expected, "{plans:?} {objectives:?}");
        }
    };
    check(None, &["y"], [&["m"], &["n", "m"]]);
    // Where it stands already it stands once, and what is said of plans holds.
    check(None, &["x"], [&["m"], &["n"]]);
    check(Some(&["a"]), &["y"], [&["m"], &["n"]]);
    // Taken from under an objective it stays on the scorecard.
    check(None, &[], [&["m"], &["n"]]);
}
