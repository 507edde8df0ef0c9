//! What a sign-off freezes, every way round it, and how tampering shows.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod generate;

use golden_thread::{
    edit::{self, Command, Context, History, Refusal, apply, seal},
    model::*,
    pack,
    rating::{AsAt, rate, rate_as_signed},
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
    refuses(set(target(70)), "its target");
    refuses(set(None), "its target");
    refuses(homes(&pack, |it| it.baseline.as_mut().unwrap().value = 60.into()), "its baseline");
    refuses(homes(&pack, |it| it.polarity = Some(Polarity::LowerIsBetter)), "its polarity");
    refuses(homes(&pack, |it| it.accumulation = Some(Accumulation::Mean)), "its accumulation");
    refuses(homes(&pack, |it| it.precision = Some(1)), "its precision");
    refuses(homes(&pack, |it| it.comparison = Some(Comparison::Baseline)), "its comparison");
    refuses(homes(&pack, |it| it.frequency = Some(Frequency::Monthly)), "its frequency");
    refuses(homes(&pack, |it| it.weight = Some(2.into())), "its weight");
    refuses(homes(&pack, |it| it.perspective = Some("finance".into())), "its perspective");
    refuses(homes(&pack, |it| it.specification.definition = "Starts".into()), "its definition");
    refuses(Command::RemoveMeasure("homes".into()), "its place in the plan");
    let out_of = |id: &str| {
        let mut plan = pack.plan(&id.into()).unwrap().clone();
        plan.measures.retain(|held| held.as_str() != "homes");
        Command::Set(plan.into())
    };
    refuses(out_of("low"), "its plans");
    let objective = Objective { measures: Vec::new(), ..Objective::clone(&pack.objectives[0]) };
    refuses(Command::Set(objective.into()), "its objectives");
    let batch = vec![set(target(81)), set(target(70))];
    refuses(Command::Batch { label: "Import".into(), commands: batch }, "its target");
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
    assert_eq!(history.offered_undo(&pack), None, "what can’t be undone isn’t offered");
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
    let proposal = proposal("2026/27", "Judge it the other way");
    run(&mut pack, Command::Propose(Box::new(proposal))).unwrap();
    let turn = homes(&pack, |it| it.polarity = Some(Polarity::LowerIsBetter));
    assert!(run(&mut pack, turn.clone()).is_err(), "a proposal alone changes nothing");
    let decide = Command::Decide {
        proposal: "p".into(),
        verdict: Verdict::Accepted,
        by: "Cabinet".into(),
        on: "2026-02-01".parse().unwrap(),
        why: String::new(),
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
        "Homes built, polarity: higher is better → lower is better"
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
        &[&format!("{here}: target, trajectory, Q2 2025/26, plan: 20 → 15")],
    );
    check("/measures/0/baseline/value", 50.into(), &[&format!("{here}: baseline, value: 70 → 50")]);
    check("/measures/0/id", "houses".into(), &["'Homes built' was taken out of the pack BY"]);
    check(
        "/sign_offs/0/frozen/homes/copy/target/aim/value",
        60.into(),
        &["the frozen copy of 'Homes built' was changed BY: target, aim, value: 80 → 60"],
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
        allowed in any::<bool>(),
        over in any::<bool>(),
    ) {
        prop_assume!(!pack.measures.is_empty());
        let year = pack.calendar().year(2025);
        pack.organisation.in_year_changes = allowed;
        // Within the signed year, or after it.
        let on = if over { "2026-06-01" } else { "2026-01-15" };
        let context = Context { on: on.parse::<Day>().ok().map(|day| day.0), ..today() };
        let Command::SignOff(sign_off) = signing(None) else { unreachable!() };
        run(&mut pack, Command::SignOff(Box::new(SignOff { year, ..*sign_off }))).unwrap();
        let digest = pack.sign_offs[0].digest.clone();
        if allowed {
            // A change of the first measure within the year is approved.
            let asked = Proposal { measure: Some("m0".into()), ..proposal("2025/26", "Ask for less") };
            run(&mut pack, Command::Propose(Box::new(Proposal { id: "approved".into(), ..asked }))).unwrap();
            let on = "2026-01-20".parse().unwrap();
            let (verdict, by) = (Verdict::Accepted, "Cabinet".to_owned());
            let decide = Command::Decide { proposal: "approved".into(), verdict, by, on, why: String::new() };
            run(&mut pack, decide).unwrap();
        }
        for command in commands {
            let ratings = |pack: &Pack| -> Vec<_> {
                let of = |measure: &std::sync::Arc<Measure>| {
                    let period = pack.calendar().periods(year, Frequency::Monthly)[5];
                    let at = AsAt { period, on: None };
                    // Where the target was changed by leave, the rating against the signed one stays.
                    let rating =
                        rate_as_signed(pack, measure, at).unwrap_or_else(|| rate(pack, measure, at));
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
            if apply(&mut pack, command.clone(), &context).is_ok() && !figures {
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

/// A proposal to change the homes measure.
fn proposal(from: &str, change: &str) -> Proposal {
    let (from, on) = (from.parse().unwrap(), "2026-01-15".parse().unwrap());
    Proposal {
        reason: "A builder failed".into(),
        requester: "Head of Housing".into(),
        ..Proposal::new("p".into(), "homes".into(), from, change.into(), on)
    }
}

fn proposed(pack: &mut Pack, from: &str) -> Result<(), Refusal> {
    proposed_as(pack, "p", from)
}

/// Proposes a change of the homes measure and has it accepted.
fn proposed_as(pack: &mut Pack, id: &str, from: &str) -> Result<(), Refusal> {
    proposed_to(pack, id, from, None)
}

/// The same, of its target to this.
fn proposed_to(pack: &mut Pack, id: &str, from: &str, target: Option<i32>) -> Result<(), Refusal> {
    let target = target.map(Into::into);
    let asked = Proposal { id: id.into(), target, ..proposal(from, "Ask for less") };
    run(pack, Command::Propose(Box::new(asked)))?;
    let decide = Command::Decide {
        proposal: id.into(),
        verdict: Verdict::Accepted,
        by: "Cabinet".into(),
        on: "2026-01-20".parse().unwrap(),
        why: String::new(),
    };
    run(pack, decide)
}

#[test]
fn a_change_within_the_year_stands_beside_what_was_signed_where_it_is_allowed() {
    let year: ReportingYear = YEAR.parse().unwrap();
    let set = |target| Command::SetTarget { measure: "homes".into(), year, target };
    let at = AsAt { period: "2025/26 Q2".parse().unwrap(), on: None };
    let lower = || {
        let mut target = Target::new(Aim::Value { value: 60.into() });
        for (period, plan) in [("2025/26 Q1", 10), ("2025/26 Q2", 10)] {
            let plan = Bounds::Value(plan.into());
            target.trajectory.push(Step::new(period.parse().unwrap(), plan));
        }
        Some(Box::new(target))
    };
    // Strict: not even asked for.
    let mut strict = signed();
    let refused = proposed(&mut strict, YEAR).unwrap_err().to_string();
    assert!(refused.contains("allows no change within a signed year"), "{refused}");

    let mut pack = unsigned();
    pack.organisation.in_year_changes = true;
    run(&mut pack, signing(None)).unwrap();
    assert!(run(&mut pack, set(lower())).is_err(), "not without a proposal");
    let before = rate(&pack, &pack.measures[0], at);
    proposed(&mut pack, YEAR).unwrap();
    run(&mut pack, set(lower())).unwrap();
    let held = &pack.measures[0];
    let old = held.targets[&year].signed.as_ref().unwrap();
    assert_eq!(old.aim, Aim::Value { value: 80.into() });
    assert_eq!(rate_as_signed(&pack, held, at), Some(before));
    assert_ne!(rate(&pack, held, at).year_target, before.year_target);
    assert_eq!(pack::tampering(&pack), []);
    // One decision covers one change.
    let refused = run(&mut pack, set(target(50))).unwrap_err().to_string();
    assert!(refused.contains("so its target can't change in that year"), "{refused}");
    assert!(refused.ends_with("or, of the target and once accepted, within the year"), "{refused}");
    // A second change keeps what was signed, not what came between; going back leaves nothing beside it.
    proposed_as(&mut pack, "second", YEAR).unwrap();
    run(&mut pack, set(target(50))).unwrap();
    proposed_as(&mut pack, "third", YEAR).unwrap();
    assert_eq!(
        pack.measures[0].targets[&year].signed.as_ref().unwrap().aim,
        Aim::Value { value: 80.into() }
    );
    let signed_target = unsigned().measures[0].targets[&year].clone();
    run(&mut pack, set(Some(Box::new(signed_target)))).unwrap();
    assert_eq!(pack.measures[0].targets[&year].signed, None);
    assert!(run(&mut pack, set(None)).is_err(), "it can't be taken away");
    // Nothing else is opened by it.
    let turn = homes(&pack, |it| it.polarity = Some(Polarity::LowerIsBetter));
    assert!(run(&mut pack, turn).is_err());

    // By hand, without an accepted proposal, it is tampering.
    proposed_as(&mut pack, "fourth", YEAR).unwrap();
    run(&mut pack, set(lower())).unwrap();
    pack.proposals.clear();
    let found: Vec<String> = pack::tampering(&pack).iter().map(ToString::to_string).collect();
    assert!(found[0].starts_with("'Homes built' is not what was signed off"), "{found:?}");
    // And the history tells of each that was decided.
    assert_eq!(found.len(), 1 + 4, "{found:?}");
    // A decision about another measure covers nothing of this one.
    let altered = |pack: &Pack| {
        let found = pack::tampering(pack).into_iter().map(|it| it.to_string());
        found.filter(|it| it.starts_with("'Homes built' is not what was signed off")).count()
    };
    let mut of_another = proposal(YEAR, "Ask for less");
    (of_another.measure, of_another.verdict) = (Some("other".into()), Some(Verdict::Accepted));
    pack.proposals.push(of_another.into());
    assert_eq!(altered(&pack), 1);
    // So is saying afterwards that it was allowed.
    let mut loosened = signed();
    let sign_off = std::sync::Arc::make_mut(&mut loosened.sign_offs[0]);
    sign_off.in_year_changes = true;
    assert_eq!(pack::tampering(&loosened).len(), 1);
}

/// When each accepted change was made.
fn made(pack: &Pack) -> Vec<(&str, Option<String>)> {
    let each = pack.proposals.iter();
    each.map(|it| (it.id.as_str(), it.made.map(|on| on.to_string()))).collect()
}

fn on_that_day() -> Option<String> {
    Some("2026-01-15".to_owned())
}

#[test]
fn a_change_from_the_next_year_is_made_once_what_was_accepted_is_set() {
    let next: ReportingYear = "2026/27".parse().unwrap();
    let set = |year, target| Command::SetTarget { measure: "homes".into(), year, target };
    let mut pack = signed();
    proposed_to(&mut pack, "p", "2026/27", Some(60)).unwrap();
    assert!(edit::can_be_made(&pack, &pack.proposals[0]));
    assert_eq!(edit::waiting(&pack, &"homes".into()).unwrap().from, next);
    // The figure in another year or of another measure, another figure, one that came in, and the year before carried
    // forward are not the change.
    run(&mut pack, set(next.plus(1), target(60))).unwrap();
    run(&mut pack, Command::SetTarget { measure: "roads".into(), year: next, target: target(60) })
        .unwrap();
    let figure = Observation::new("2025/26 Q3".parse().unwrap(), Reading::Number(25.into()));
    let observation = Box::new(figure);
    run(
        &mut pack,
        Command::SetObservation { measure: "homes".into(), comparator: None, observation },
    )
    .unwrap();
    let forward = edit::carry_forward(&pack, YEAR.parse().unwrap());
    run(&mut pack, forward).unwrap();
    // Nor is what the target rests on.
    let mut grounded = pack.measures[0].targets[&next].clone();
    grounded.rationale = "As before".into();
    run(&mut pack, set(next, Some(Box::new(grounded)))).unwrap();
    run(&mut pack, set(next, target(61))).unwrap();
    // Nor a definition, since a figure was asked for.
    let turn = homes(&pack, |it| it.polarity = Some(Polarity::LowerIsBetter));
    run(&mut pack, turn).unwrap();
    assert_eq!(made(&pack), [("p", None)]);

    let waits = pack.clone();
    run(&mut pack, set(next, target(60))).unwrap();
    assert_eq!(made(&pack), [("p", on_that_day())]);
    assert!(!edit::can_be_made(&pack, &pack.proposals[0]));
    assert_eq!(edit::waiting(&pack, &"homes".into()), None);
    // An edition in which the change was made takes the place of one in which it waits.
    let mut replaced = waits.clone();
    edit::replace(&mut replaced, pack, "Replace", &today()).unwrap();
    // One in which the decision is another doesn't.
    let mut forged = waits.clone();
    std::sync::Arc::make_mut(&mut forged.proposals[0]).decided_by = "Nobody".into();
    assert!(edit::replace(&mut waits.clone(), forged, "Replace", &today()).is_err());
}

#[test]
fn a_change_in_words_alone_is_noted_as_made_by_a_person() {
    let mut pack = signed();
    proposed(&mut pack, "2026/27").unwrap();
    let (measure, year) = ("homes".into(), "2026/27".parse().unwrap());
    run(&mut pack, Command::SetTarget { measure, year, target: target(60) }).unwrap();
    assert_eq!(made(&pack), [("p", None)], "the words may have asked for anything");
    let on = "2026-02-02".parse().unwrap();
    let how = "60 instead of 80".to_owned();
    run(&mut pack, Command::Made { proposal: "p".into(), on, how }).unwrap();
    assert_eq!(made(&pack), [("p", Some("2026-02-02".to_owned()))]);
}

#[test]
fn within_a_signed_year_only_the_figure_that_was_accepted_can_be_set() {
    let year: ReportingYear = YEAR.parse().unwrap();
    let set = |target| Command::SetTarget { measure: "homes".into(), year, target };
    let mut pack = unsigned();
    pack.organisation.in_year_changes = true;
    run(&mut pack, signing(None)).unwrap();
    proposed_to(&mut pack, "p", YEAR, Some(60)).unwrap();
    let before = pack.clone();
    let refused = run(&mut pack, set(target(50))).unwrap_err().to_string();
    assert_eq!(
        refused,
        "the target of 2025/26 that was accepted for 'Homes built' is 60: set that one, or propose another"
    );
    assert_eq!(pack, before);
    run(&mut pack, set(target(60))).unwrap();
    assert_eq!(made(&pack), [("p", on_that_day())]);
    assert!(run(&mut pack, set(target(50))).is_err(), "one decision covers one change");
    assert_eq!(pack::tampering(&pack), []);
    // Beside one in words, which any target may be, nobody is held to the figure.
    let mut both = before;
    proposed_as(&mut both, "words", YEAR).unwrap();
    run(&mut both, set(target(50))).unwrap();
    assert_eq!(made(&both), [("p", None), ("words", on_that_day())]);
}

#[test]
fn a_change_of_a_definition_makes_the_change_that_was_accepted() {
    let mut pack = signed();
    proposed_as(&mut pack, "later", "2027/28").unwrap();
    proposed_as(&mut pack, "first", "2026/27").unwrap();
    proposed_as(&mut pack, "second", "2026/27").unwrap();
    let note = Note { words: "Ask the builder".into(), ..Note::default() };
    let noted = homes(&pack, |it| it.notes.push(note));
    run(&mut pack, noted).unwrap();
    assert!(made(&pack).iter().all(|(_, made)| made.is_none()), "a note is no change");
    let turn = homes(&pack, |it| it.polarity = Some(Polarity::LowerIsBetter));
    run(&mut pack, turn).unwrap();
    assert_eq!(made(&pack), [("later", None), ("first", on_that_day()), ("second", None)]);
    // Where it stands is one of its terms; and what is undone waits again.
    let mut history = History::default();
    let objective = Objective { measures: Vec::new(), ..Objective::clone(&pack.objectives[0]) };
    let change = apply(&mut pack, Command::Set(objective.into()), &today()).unwrap();
    history.record(change, &pack);
    assert_eq!(made(&pack), [("later", None), ("first", on_that_day()), ("second", on_that_day())]);
    history.undo(&mut pack).unwrap();
    assert_eq!(made(&pack)[2], ("second", None));
}

#[test]
fn a_change_that_waits_until_its_year_is_signed_can_no_longer_be_made() {
    let mut pack = signed();
    proposed(&mut pack, "2026/27").unwrap();
    let Command::SignOff(sign_off) = signing(None) else { unreachable!() };
    let next = SignOff { id: "t".into(), year: "2026/27".parse().unwrap(), ..*sign_off };
    let mut open = pack.clone();
    run(&mut pack, Command::SignOff(Box::new(next.clone()))).unwrap();
    assert!(!edit::can_be_made(&pack, &pack.proposals[0]));
    assert_eq!(edit::waiting(&pack, &"homes".into()), None);
    // Where changes within the year are allowed, it can; but not of a target that isn't there.
    open.organisation.in_year_changes = true;
    let mut bare = open.clone();
    run(&mut bare, Command::SignOff(Box::new(next.clone()))).unwrap();
    assert!(!edit::can_be_made(&bare, &bare.proposals[0]));
    let forward = edit::carry_forward(&open, YEAR.parse().unwrap());
    run(&mut open, forward).unwrap();
    run(&mut open, Command::SignOff(Box::new(next))).unwrap();
    assert!(edit::can_be_made(&open, &open.proposals[0]));
    let (measure, year) = ("homes".into(), "2026/27".parse().unwrap());
    run(&mut open, Command::SetTarget { measure, year, target: target(60) }).unwrap();
    assert_eq!(made(&open), [("p", on_that_day())]);
    assert_eq!(pack::tampering(&open), []);
}

#[test]
fn a_declined_change_has_nothing_to_make() {
    let mut pack = signed();
    run(&mut pack, Command::Propose(Box::new(proposal("2026/27", "Ask for less")))).unwrap();
    assert!(!edit::can_be_made(&pack, &pack.proposals[0]), "nothing is decided");
    let decide = Command::Decide {
        proposal: "p".into(),
        verdict: Verdict::Declined,
        by: "Cabinet".into(),
        on: "2026-01-20".parse().unwrap(),
        why: String::new(),
    };
    run(&mut pack, decide).unwrap();
    assert!(!edit::can_be_made(&pack, &pack.proposals[0]));
    let (measure, year) = ("homes".into(), "2026/27".parse().unwrap());
    run(&mut pack, Command::SetTarget { measure, year, target: target(60) }).unwrap();
    assert_eq!(made(&pack), [("p", None)]);
}

#[test]
fn after_the_signed_year_terms_change_and_the_year_keeps_its_own() {
    let mut pack = signed();
    let at = AsAt { period: "2025/26 Q2".parse().unwrap(), on: None };
    let before = rate(&pack, &pack.measures[0], at);
    let after = Context { on: "2026-04-01".parse::<Day>().ok().map(|day| day.0), ..today() };
    let turn = homes(&pack, |it| it.polarity = Some(Polarity::LowerIsBetter));
    assert!(run(&mut pack, turn.clone()).is_err(), "the year isn't over");
    apply(&mut pack, turn, &after).unwrap();
    assert_eq!(rate(&pack, &pack.measures[0], at), before);
    // It can leave a plan from then on, and still stands in it for the signed year.
    let plan = Plan { measures: vec!["roads".into()], ..Plan::clone(&pack.plans[0]) };
    apply(&mut pack, Command::Set(plan.into()), &after).unwrap();
    let standing = |year: &str| pack.standing(&pack.plans[0], year.parse().unwrap());
    assert_eq!(standing("2025/26"), ["roads".into(), "homes".into()]);
    assert_eq!(standing("2026/27"), ["roads".into()]);
    assert_eq!(pack::tampering(&pack), []);
    // Its target of the year stays what it was, whenever that is tried.
    let year = YEAR.parse().unwrap();
    let lower = Command::SetTarget { measure: "homes".into(), year, target: target(1) };
    assert!(apply(&mut pack, lower, &after).is_err());
}

#[test]
fn what_stands_around_the_measures_is_sealed_and_what_moved_since_is_shown() {
    let mut pack = signed();
    let plan = Plan { name: "Council plan".into(), ..Plan::clone(&pack.plans[0]) };
    run(&mut pack, Command::Set(plan.into())).unwrap();
    assert_eq!(pack::tampering(&pack), []);
    let moved = pack::moved_since(&pack, &pack.sign_offs[0]);
    let lines: Vec<String> = moved.iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["plans, Council plan, name: Corporate plan → Council plan"]);
    let sign_off = std::sync::Arc::make_mut(&mut pack.sign_offs[0]);
    let around = sign_off.around.as_mut().unwrap();
    around.copy.insert("vision".into(), "Other".into());
    assert_eq!(pack::tampering(&pack).len(), 1);
}

#[test]
fn what_was_read_can_be_read_again_once_it_is_signed() {
    let plain = pack::write(&unsigned());
    let nested = |levels: usize| {
        let unknown = format!("\"unknown\": {}{}", "[".repeat(levels), "]".repeat(levels));
        plain.replacen("\"plan\": 20", &format!("\"plan\": 20, {unknown}"), 1)
    };
    // As deep as reading takes it, wherever that ends.
    let read = |levels: usize| pack::read(nested(levels).as_bytes());
    let deepest = (1..200).take_while(|levels| read(*levels).pack.is_some()).last().unwrap();
    let mut pack = read(deepest).pack.unwrap();
    run(&mut pack, signing(None)).unwrap();
    let again = pack::read(pack::write(&pack).as_bytes());
    assert_eq!(again.pack, Some(pack), "{deepest} levels: {:?}", again.diagnostics);
    let told: Vec<String> = read(deepest + 1).diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "measures[0].targets[\"2025/26\"].trajectory[0]: error: in 'unknown' lists and objects stand too deep in each other"
        ]
    );
}
