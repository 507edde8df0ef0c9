//! What each command does, and the sentence each refusal says.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::edit::{self, Change, Command, Context, Refusal, new_pack};
use golden_thread::model::*;

/// A pack with two plans, an objective, and a measure with figures, a comparator and a target.
fn pack() -> Pack {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"Ambridge"},
        "perspectives":[{"id":"outcomes","name":"Outcomes"},{"id":"finance","name":"Finance"}],
        "plans":[{"id":"top","name":"Corporate plan","measures":["homes"]},{"id":"low","name":"Service plan","parent":"top","measures":["homes"]}],
        "objectives":[{"id":"o","name":"Safe homes","plan":"low","measures":["homes"]}],
        "measures":[{"id":"homes","name":"Homes built","perspective":"outcomes","specification":{},
            "series":[{"period":"2025/26 Q1","value":1},{"period":"2025/26 Q3","value":3}],
            "comparators":[{"id":"peer","name":"Borchester","kind":"peer"}],
            "targets":{"2025/26":{"aim":{"kind":"relative","comparator":"peer","or_equal":true}}}}]}"#;
    golden_thread::pack::read(text.as_bytes()).pack.unwrap()
}

fn apply(pack: &mut Pack, command: Command) -> Result<Change, Refusal> {
    edit::apply(pack, command, &Context::default())
}

/// The command must be refused in these words, and leave the pack as it was.
fn refuses(command: Command, expected: &str) {
    let mut changed = pack();
    let refusal = apply(&mut changed, command.clone()).expect_err(expected);
    assert_eq!(refusal.to_string(), expected, "{command:?}");
    assert_eq!(changed, pack(), "{command:?}");
}

/// The command must be carried out under this label; the pack that it makes.
fn does(command: Command, label: &str) -> Pack {
    let mut changed = pack();
    let change = apply(&mut changed, command).unwrap();
    assert_eq!((change.label.as_str(), &change.before), (label, &pack()));
    changed
}

fn plan(id: &str, parent: Option<&str>, measures: &[&str]) -> Plan {
    let (parent, measures) =
        (parent.map(PlanId::from), measures.iter().map(|id| (*id).into()).collect());
    Plan {
        parent,
        measures,
        ..serde_json::from_value(serde_json::json!({ "id": id, "name": "A plan" })).unwrap()
    }
}

fn measure(change: impl FnOnce(&mut Measure)) -> Box<Measure> {
    let mut measure = Measure { id: "homes".into(), name: "Homes".into(), ..Measure::default() };
    change(&mut measure);
    Box::new(measure)
}

fn organisation(year_start_month: u32) -> Command {
    Command::SetOrganisation(Organisation {
        name: "A".into(),
        year_start_month,
        ..Organisation::default()
    })
}

fn target(change: impl FnOnce(&mut Target)) -> Command {
    let mut target = Target::new(Aim::Value { value: 1.into() });
    change(&mut target);
    set_target("2025/26", Some(target))
}

fn set_target(year: &str, target: Option<Target>) -> Command {
    Command::SetTarget {
        measure: "homes".into(),
        year: year.parse().unwrap(),
        target: target.map(Box::new),
    }
}

fn observe(period: &str, value: i32) -> Command {
    let observation = Observation::new(period.parse().unwrap(), Reading::Number(value.into()));
    Command::SetObservation {
        measure: "homes".into(),
        comparator: None,
        observation: Box::new(observation),
    }
}

#[test]
fn says_precisely_why_it_refuses() {
    let add = |measure| Command::AddMeasure { measure, plans: vec![] };
    refuses(Command::RemoveMeasure("x".into()), "there is no measure 'x' in this pack");
    refuses(add(measure(|_| {})), "there is already a measure 'homes'");
    refuses(add(measure(|new| new.id = "".into())), "a measure needs an id");
    let added = measure(|new| new.id = "new".into());
    refuses(
        Command::AddMeasure { measure: added, plans: vec!["x".into()] },
        "there is no plan 'x' in this pack",
    );
    let set = |change: fn(&mut Measure)| Command::SetMeasure(measure(change));
    refuses(set(|new| new.name = " ".into()), "measure 'homes' needs a name");
    refuses(
        set(|new| new.precision = Some(10)),
        "a measure is reported at 0 to 9 decimal places, not 10",
    );
    refuses(set(|new| new.weight = Some(0.into())), "the weight must be above zero, not 0");
    refuses(set(|new| new.scale = Some((-1).into())), "the scale must be above zero, not -1");
    refuses(
        set(|new| new.perspective = Some("x".into())),
        "there is no perspective 'x' in this pack",
    );

    refuses(Command::Add((plan("low", None, &[])).into()), "there is already a plan 'low'");
    refuses(
        Command::Set(plan("top", Some("low"), &[]).into()),
        "plan 'A plan' can't stand under itself",
    );
    refuses(
        Command::Set(plan("top", Some("top"), &[]).into()),
        "plan 'A plan' can't stand under itself",
    );
    refuses(Command::Add(plan("p", Some("x"), &[]).into()), "there is no plan 'x' in this pack");
    refuses(Command::Add((plan("p", None, &["x"])).into()), "there is no measure 'x' in this pack");
    refuses(
        Command::Add((plan("p", None, &["homes", "homes"])).into()),
        "plan 'p' lists measure 'homes' twice",
    );
    refuses(
        Command::Remove(Kind::Plan, "top".into()),
        "plan 'Corporate plan' can't be removed while plan 'Service plan' hangs on it",
    );
    refuses(
        Command::Remove(Kind::Plan, "low".into()),
        "plan 'Service plan' can't be removed while objective 'Safe homes' hangs on it",
    );
    refuses(Command::Remove(Kind::Objective, "x".into()), "there is no objective 'x' in this pack");
    refuses(
        Command::SetPerspectives(Perspective::defaults().split_off(1)),
        "perspective 'Outcomes' can't be removed while measure 'Homes built' hangs on it",
    );

    refuses(organisation(13), "a year starts in a month from 1 to 12, not 13");
    refuses(
        organisation(1),
        "the year's first month can't change while 'Homes built' has targets, because they would come to mean other months",
    );

    refuses(
        target(|new| new.aim = Aim::Range { low: 2.into(), high: 1.into() }),
        "the range's lower end, 2, is above its upper end, 1",
    );
    refuses(
        target(|new| new.tolerance = Some(Tolerance::Percent((-5).into()))),
        "the tolerance can't be below zero: -5",
    );
    let step = || Step::new("2025/26 Q1".parse().unwrap(), Bounds::Value(1.into()));
    refuses(
        target(|new| new.trajectory = vec![step(), step()]),
        "the trajectory has 2025/26 Q1 twice",
    );
    refuses(
        target(|new| new.aim = Aim::Relative { comparator: "x".into(), or_equal: true }),
        "there is no comparator 'x' in this pack",
    );
    refuses(
        set_target("2025", Some(Target::new(Aim::Words))),
        "2025 doesn't fit this organisation's year, which is written like 2025/26",
    );
    refuses(
        observe("2025 Q1", 1),
        "2025 doesn't fit this organisation's year, which is written like 2025/26",
    );
    let misfit = || Observation::new("2025 Q1".parse().unwrap(), Reading::Number(1.into()));
    let added = measure(|new| (new.id, new.series) = ("new".into(), vec![misfit()]));
    refuses(add(added), "2025 doesn't fit this organisation's year, which is written like 2025/26");
    let comparator = Comparator {
        id: "other".into(),
        name: "Felpersham".into(),
        kind: ComparatorKind::Peer,
        series: vec![misfit()],
        ..Comparator::default()
    };
    refuses(
        Command::SetComparator { measure: "homes".into(), comparator },
        "2025 doesn't fit this organisation's year, which is written like 2025/26",
    );
    refuses(
        target(|new| {
            new.aim = Aim::ByDate { value: 1.into(), by: "2026".parse().unwrap() };
        }),
        "2026 doesn't fit this organisation's year, which is written like 2026/27",
    );
    let unread = Observation::new("2025-04".parse().unwrap(), Reading::Unread);
    refuses(
        Command::SetObservation {
            measure: "homes".into(),
            comparator: None,
            observation: Box::new(unread),
        },
        "the figure for 2025-04 needs a number, a reason why it is missing, or the text that was found",
    );
    refuses(
        Command::RemoveComparator { measure: "homes".into(), comparator: "peer".into() },
        "comparator 'Borchester' can't be removed while the target for 2025/26 hangs on it",
    );
    let batch = vec![observe("2025/26 Q2", 2), Command::RemoveMeasure("x".into())];
    refuses(
        Command::Batch { label: "Both".into(), commands: batch },
        "there is no measure 'x' in this pack",
    );
}

#[test]
fn does_what_it_says() {
    let after = does(observe("2025/26 Q2", 2), "Set the figure of Homes built for Q2 2025/26");
    let periods: Vec<String> =
        after.measures[0].series.iter().map(|held| held.period.to_string()).collect();
    assert_eq!(periods, ["2025/26 Q1", "2025/26 Q2", "2025/26 Q3"]);

    let after = does(observe("2025/26 Q3", 9), "Set the figure of Homes built for Q3 2025/26");
    assert_eq!(after.measures[0].series[1].reading, Reading::Number(9.into()));

    let after = does(Command::SetMeasure(measure(|_| {})), "Change Homes");
    let (old, new) = (&pack().measures[0], &after.measures[0]);
    assert_eq!(
        (&new.series, &new.targets, &new.comparators),
        (&old.series, &old.targets, &old.comparators)
    );
    assert_eq!((new.name.as_str(), &new.perspective), ("Homes", &None));

    let after = does(Command::RemoveMeasure("homes".into()), "Remove Homes built");
    assert!(after.measures.is_empty() && after.objectives[0].measures.is_empty());
    assert!(after.plans.iter().all(|plan| plan.measures.is_empty()));

    let after = does(set_target("2025/26", None), "Remove the target of Homes built for 2025/26");
    assert!(after.measures[0].targets.is_empty());
    does(target(|_| {}), "Change the target of Homes built for 2025/26");

    let added = measure(|new| new.id = "new".into());
    let after =
        does(Command::AddMeasure { measure: added, plans: vec!["low".into()] }, "Add Homes");
    assert_eq!(after.plans[1].measures, [MeasureId::from("homes"), "new".into()]);
}

#[test]
fn starts_empty_or_says_why_not() {
    let check = |name: &str, month: u32, expected: &str| {
        let made = new_pack(name, month, Perspective::defaults());
        assert_eq!(
            made.map_or_else(|refusal| refusal.to_string(), |pack| pack.organisation.name),
            expected
        );
    };
    check(" Ambridge ", 4, "Ambridge");
    check("", 4, "the organisation needs a name");
    check("A", 0, "a year starts in a month from 1 to 12, not 0");
}
