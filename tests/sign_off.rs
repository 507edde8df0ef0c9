//! What a sign-off freezes, every way round it, and how tampering shows.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod generate;

use golden_thread::{
    edit::{self, Command, Context, History, Refusal, apply, seal},
    model::*,
    pack,
    rating::{AsAt, rate},
};
use proptest::prelude::*;

const YEAR: &str = "2025/26";

/// A pack with two plans, an objective and a measure with a target, baseline and figures.
fn unsigned() -> Pack {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"Ambridge"},
        "perspectives":[{"id":"outcomes","name":"Outcomes"},{"id":"finance","name":"Finance"}],
        "plans":[{"id":"top","name":"Corporate plan","measures":["homes","roads"]},{"id":"low","name":"Service plan","parent":"top","measures":["homes"]}],
        "objectives":[{"id":"o","name":"Safe homes","plan":"low","measures":["homes"]}],
        "measures":[{"id":"homes","name":"Homes built","perspective":"outcomes","frequency":"quarterly","polarity":"higher_is_better","accumulation":"sum","precision":0,
            "baseline":{"value":70},"specification":{"definition":"Completions"},
            "series":[{"period":"2025/26 Q1","value":10},{"period":"2025/26 Q2","value":30}],
            "targets":{"2025/26":{"aim":{"kind":"value","value":80},"tolerance":{"percent":5},"trajectory":[{"period":"2025/26 Q1","plan":20},{"period":"2025/26 Q2","plan":20}]}}},
            {"id":"roads","name":"Roads mended","specification":{}}]}"#;
    pack::read(text.as_bytes()).pack.unwrap()
}

fn today() -> Context {
    Context { on: "2026-01-15".parse::<Day>().ok().map(|day| day.0), by: "Policy Officer".into() }
}

fn run(pack: &mut Pack, command: Command) -> Result<(), Refusal> {
    apply(pack, command, &today()).map(|_| ())
}

fn signing(plan: Option<&str>) -> Command {
    let on = "2025-03-20".parse().unwrap();
    Command::SignOff(Box::new(SignOff {
        plan: plan.map(PlanId::from),
        minute: "Minute 14".into(),
        ..SignOff::asked("s", YEAR.parse().unwrap(), "Cabinet", on)
    }))
}

fn signed() -> Pack {
    let mut pack = unsigned();
    run(&mut pack, signing(None)).unwrap();
    pack
}

fn homes(pack: &Pack, change: impl FnOnce(&mut Measure)) -> Command {
    let mut measure = pack.measure(&"homes".into()).unwrap().clone();
    change(&mut measure);
    Command::SetMeasure(Box::new(measure))
}

fn target(value: i32) -> Option<Box<Target>> {
    Some(Box::new(Target::new(Aim::Value { value: value.into() })))
}

#[test]
fn what_is_frozen_does_not_change_whichever_way() {
    let refuses = |command: Command, what: &str| {
        let mut pack = signed();
        let refusal = run(&mut pack, command).expect_err(what).to_string();
        let expected = format!(
            "'Homes built' is signed off for 2025/26 (Cabinet, 20 Mar 2025), so {what} can't change in that year; propose a change, which acts from 2026/27"
        );
        assert_eq!(refusal, expected);
        assert_eq!(pack, signed(), "{what}");
    };
    let pack = signed();
    let year = || YEAR.parse().unwrap();
    let set = |target| Command::SetTarget { measure: "homes".into(), year: year(), target };
    refuses(set(target(70)), "its target (aim, value)");
    refuses(set(None), "its target");
    refuses(
        homes(&pack, |it| it.baseline.as_mut().unwrap().value = 60.into()),
        "its baseline (value)",
    );
    refuses(homes(&pack, |it| it.polarity = Some(Polarity::LowerIsBetter)), "its polarity");
    refuses(homes(&pack, |it| it.accumulation = Some(Accumulation::Mean)), "its accumulation");
    refuses(homes(&pack, |it| it.precision = Some(1)), "its precision");
    refuses(homes(&pack, |it| it.comparison = Some(Comparison::Baseline)), "its comparison");
    refuses(homes(&pack, |it| it.frequency = Some(Frequency::Monthly)), "its frequency");
    refuses(homes(&pack, |it| it.weight = Some(2.into())), "its weight");
    refuses(homes(&pack, |it| it.perspective = Some("finance".into())), "its perspective");
    refuses(
        homes(&pack, |it| it.specification.definition = "Starts".into()),
        "its specification (definition)",
    );
    refuses(Command::RemoveMeasure("homes".into()), "its place in the plan");
    let out_of = |id: &str| {
        let mut plan = pack.plan(&id.into()).unwrap().clone();
        plan.measures.retain(|held| held.as_str() != "homes");
        Command::SetPlan(plan)
    };
    refuses(out_of("low"), "its plans");
    let objective = Objective { measures: Vec::new(), ..pack.objectives[0].clone() };
    refuses(Command::SetObjective(objective), "its objectives");
    let batch = vec![set(target(81)), set(target(70))];
    refuses(Command::Batch { label: "Import".into(), commands: batch }, "its target (aim, value)");
}

#[test]
fn everything_else_goes_on() {
    let mut pack = signed();
    let figure = Observation::new("2025/26 Q3".parse().unwrap(), Reading::Number(25.into()));
    let observe = Command::SetObservation {
        measure: "homes".into(),
        comparator: None,
        observation: Box::new(figure),
    };
    run(&mut pack, observe).unwrap();
    let next = Command::SetTarget {
        measure: "homes".into(),
        year: "2026/27".parse().unwrap(),
        target: target(90),
    };
    run(&mut pack, next).unwrap();
    let new = Measure { id: "new".into(), name: "New".into(), ..Measure::default() };
    run(&mut pack, Command::AddMeasure { measure: Box::new(new), plans: vec!["top".into()] })
        .unwrap();
    assert_eq!(pack::tampering(&pack), []);
    // What is new can be signed off in turn; what is signed is not signed twice.
    let mut second = signing(None);
    if let Command::SignOff(sign_off) = &mut second {
        sign_off.id = "t".into();
    }
    run(&mut pack, second).unwrap();
    assert_eq!(pack.sign_offs[1].frozen.keys().map(MeasureId::as_str).collect::<Vec<_>>(), ["new"]);
}

#[test]
fn a_plan_is_signed_off_with_what_feeds_it() {
    let frozen = |plan| {
        let mut pack = unsigned();
        run(&mut pack, signing(plan)).unwrap();
        pack.sign_offs[0].frozen.keys().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(frozen(Some("low")), ["homes"]);
    assert_eq!(frozen(Some("top")), ["homes", "roads"]);
    assert_eq!(frozen(None), ["homes", "roads"]);
}

#[test]
fn neither_undo_nor_another_edition_gets_past_a_sign_off() {
    let (mut history, mut pack) = (History::default(), unsigned());
    let change = apply(&mut pack, signing(None), &today()).unwrap();
    history.record(change, &pack);
    let sentence = "the sign-off for 2025/26 by Cabinet on 20 Mar 2025 stays: it can't be taken back or left out";
    assert_eq!(history.undo(&mut pack).unwrap_err().to_string(), sentence);
    assert_eq!(history.undo_label(), Some("Sign off 2025/26 by Cabinet"));
    assert_eq!(
        edit::replace(&mut pack, unsigned(), "Replace", &today()).unwrap_err().to_string(),
        sentence
    );
    let mut moved = pack.clone();
    std::sync::Arc::make_mut(&mut moved.measures[0]).targets.clear();
    assert!(edit::replace(&mut pack, moved, "Replace", &today()).is_err());
    let wiped = Pack { history: Vec::new(), ..pack.clone() };
    let lost = edit::replace(&mut pack, wiped, "Replace", &today()).unwrap_err();
    assert_eq!(lost, Refusal::RecordGone("the history of this pack"));
    assert_eq!(pack, {
        let mut same = signed();
        same.history = pack.history.clone();
        same
    });
}

#[test]
fn an_accepted_proposal_acts_from_the_next_year_and_leaves_the_past() {
    let mut pack = signed();
    let at = |period: &str| AsAt { period: period.parse().unwrap(), on: None };
    let before = rate(&pack, &pack.measures[0], at("2025/26 Q2"));
    let proposal = Proposal {
        id: "p".into(),
        measure: "homes".into(),
        from: "2026/27".parse().unwrap(),
        change: "Judge it the other way".into(),
        reason: "It counted the wrong thing".into(),
        requester: "Head of Housing".into(),
        evidence: String::new(),
        effect: String::new(),
        on: "2026-01-15".parse().unwrap(),
        verdict: None,
        decided_by: String::new(),
        decided_on: None,
        extra: Extra::new(),
    };
    run(&mut pack, Command::Propose(Box::new(proposal))).unwrap();
    let turn = homes(&pack, |it| it.polarity = Some(Polarity::LowerIsBetter));
    assert!(run(&mut pack, turn.clone()).is_err(), "a proposal alone changes nothing");
    let decide = Command::Decide {
        proposal: "p".into(),
        verdict: Verdict::Accepted,
        by: "Cabinet".into(),
        on: "2026-02-01".parse().unwrap(),
    };
    run(&mut pack, decide.clone()).unwrap();
    assert_eq!(run(&mut pack, decide), Err(Refusal::Decided));
    run(&mut pack, turn).unwrap();
    assert_eq!(rate(&pack, &pack.measures[0], at("2025/26 Q2")), before);
    let later = pack.measures[0].as_of("2026/27".parse().unwrap()).polarity;
    assert_eq!(later, Some(Polarity::LowerIsBetter));
    assert_eq!(pack::tampering(&pack), []);
    let what: Vec<&str> = pack.history.iter().map(|event| event.what.as_str()).collect();
    assert_eq!(
        what,
        [
            "Sign off 2025/26 by Cabinet",
            "Propose a change of Homes built",
            "Accept the change of Homes built",
            "Change Homes built"
        ]
    );
    let last = pack.history.last().unwrap();
    assert_eq!((last.by.as_str(), last.on.to_string().as_str()), ("Policy Officer", "2026-01-15"));
    assert_eq!(
        last.changes[0].to_string(),
        "Homes built, polarity: higher_is_better → lower_is_better"
    );
}

#[test]
fn tampering_by_hand_is_caught_with_measure_field_from_and_to() {
    let whole: serde_json::Value = serde_json::from_str(&pack::write(&signed())).unwrap();
    let check = |place: &str, to: serde_json::Value, expected: &[&str]| {
        let mut altered = whole.clone();
        *altered.pointer_mut(place).expect(place) = to;
        let pack = pack::read(altered.to_string().as_bytes()).pack.expect(place);
        let found: Vec<String> = pack::tampering(&pack).iter().map(ToString::to_string).collect();
        let by = " (signed off for 2025/26 by Cabinet on 20 Mar 2025)";
        let expected: Vec<String> = expected.iter().map(|it| it.replace(" BY", by)).collect();
        assert_eq!(found, expected, "{place}");
    };
    let here = "'Homes built' is not what was signed off BY";
    check(
        "/measures/0/targets/2025~126/aim/value",
        60.into(),
        &[&format!("{here}: target, aim, value: 80 → 60")],
    );
    check(
        "/measures/0/targets/2025~126/trajectory/1/plan",
        15.into(),
        &[&format!("{here}: target, trajectory, 2025/26 Q2, plan: 20 → 15")],
    );
    check("/measures/0/baseline/value", 50.into(), &[&format!("{here}: baseline, value: 70 → 50")]);
    check("/measures/0/id", "houses".into(), &["'Homes built' was taken out of the pack BY"]);
    check(
        "/sign_offs/0/frozen/homes/copy/target/aim/value",
        60.into(),
        &["the frozen copy of 'Homes built' was changed BY: target, aim, value: 60 → 80"],
    );
    let record = "the sign-off's own record was changed: who signed, when, for which year, the minute, or which measures BY";
    let record_by_scrutiny =
        record.replace(" BY", " (signed off for 2025/26 by Scrutiny on 20 Mar 2025)");
    check("/sign_offs/0/by", "Scrutiny".into(), &[&record_by_scrutiny]);
    check(
        "/sign_offs/0/frozen/homes/digest",
        "0".into(),
        &[record, "the frozen copy of 'Homes built' was changed BY"],
    );
    // Another layout and order of keys is no tampering; nor is a figure.
    check("/measures/0/series/0/value", 11.into(), &[]);
    check("/measures/0/baseline/value", 70.0.into(), &[]);
}

#[test]
fn a_fingerprint_is_short_and_read_however_it_is_typed() {
    let pack = signed();
    let digest = &pack.sign_offs[0].digest;
    let print = seal::fingerprint(digest);
    assert_eq!((digest.len(), print.len()), (64, 24));
    for typed in
        [print.clone(), print.to_lowercase(), print.replace('-', " "), format!(" {print} ")]
    {
        assert!(seal::is_fingerprint(&typed, digest), "{typed}");
    }
    for typed in ["", "0000-0000", &print[..19]] {
        assert!(!seal::is_fingerprint(typed, digest), "{typed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// No sequence of commands changes, removes or moves what is frozen, nor changes a past rating but
    /// through figures.
    #[test]
    fn nothing_gets_past_a_sign_off(
        mut pack in generate::bare_pack(),
        commands in proptest::collection::vec(generate::command(), 1..12),
    ) {
        prop_assume!(!pack.measures.is_empty());
        let year = pack.calendar().year(2025);
        let Command::SignOff(sign_off) = signing(None) else { unreachable!() };
        run(&mut pack, Command::SignOff(Box::new(SignOff { year, ..*sign_off }))).unwrap();
        let digest = pack.sign_offs[0].digest.clone();
        for command in commands {
            let ratings = |pack: &Pack| -> Vec<_> {
                let of = |measure: &std::sync::Arc<Measure>| {
                    let period = pack.calendar().periods(year, Frequency::Monthly)[5];
                    let rating = rate(pack, measure, AsAt { period, on: None });
                    // A measure without a figure in the year is rated for an earlier one, which nobody signed.
                    let of_year = |period| pack.calendar().year_of_period(period) == year;
                    let signed = pack.sign_offs[0].frozen.contains_key(&measure.id);
                    (signed && rating.period.is_some_and(of_year))
                        .then(|| (measure.id.clone(), rating.this_period))
                };
                pack.measures.iter().filter_map(of).collect()
            };
            let before = ratings(&pack);
            let figures = touches_figures(&command);
            if run(&mut pack, command.clone()).is_ok() && !figures {
                let (mut after, mut before) = (ratings(&pack), before);
                after.sort_by(|one, other| one.0.cmp(&other.0));
                before.sort_by(|one, other| one.0.cmp(&other.0));
                prop_assert_eq!(after, before, "{:?}", command);
            }
            prop_assert_eq!(pack::tampering(&pack), vec![]);
            prop_assert_eq!(&pack.sign_offs[0].digest, &digest);
        }
        // However it is written down, it is the same sign-off.
        let text = serde_json::to_string(&serde_json::from_str::<serde_json::Value>(&pack::write(&pack)).unwrap()).unwrap();
        if let Some(read) = pack::read(text.as_bytes()).pack {
            prop_assert_eq!(seal::digest(&read.sign_offs[0]), digest);
            prop_assert_eq!(pack::tampering(&read), vec![]);
        }
    }
}

/// Whether a command changes figures: the measure's own or a comparator's, on which a target may rest.
fn touches_figures(command: &Command) -> bool {
    match command {
        Command::SetObservation { .. }
        | Command::ClearObservation { .. }
        | Command::SetComparator { .. }
        | Command::RemoveComparator { .. } => true,
        Command::Batch { commands, .. } => commands.iter().any(touches_figures),
        _ => false,
    }
}
