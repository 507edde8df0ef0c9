//! Changes of what is signed off: proposed, decided, and made where they were accepted.

use super::*;

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
        on: "2026-01-15".parse().unwrap(),
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
        on: "2026-01-15".parse().unwrap(),
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
    // The year before carried forward takes the figure that was accepted: that is the change.
    let forward = edit::carry_forward(&pack, YEAR.parse().unwrap());
    let mut carried = pack.clone();
    run(&mut carried, forward).unwrap();
    assert_eq!(made(&carried), [("p", on_that_day())]);
    // The figure in another year or of another measure, another figure, and one that came in are not the change.
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
    run(&mut pack, set(next, target(55))).unwrap();
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
    // In a pack with a clock of its own it is made by that clock, as it was decided; the history has the day of doing.
    let mut clocked = waits.clone();
    clocked.organisation.clock = "2025-10-31".parse().ok();
    run(&mut clocked, set(next, target(60))).unwrap();
    assert_eq!(made(&clocked), [("p", Some("2025-10-31".to_owned()))]);
    let done = clocked.history.last().map(|it| it.on.to_string());
    assert_eq!(done, on_that_day());
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
    let on = "2026-01-15".parse().unwrap();
    let how = "60 instead of 80".to_owned();
    run(&mut pack, Command::Made { proposal: "p".into(), on, how }).unwrap();
    assert_eq!(made(&pack), [("p", Some("2026-01-15".to_owned()))]);
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
        on: "2026-01-15".parse().unwrap(),
        why: String::new(),
    };
    run(&mut pack, decide).unwrap();
    assert!(!edit::can_be_made(&pack, &pack.proposals[0]));
    let (measure, year) = ("homes".into(), "2026/27".parse().unwrap());
    run(&mut pack, Command::SetTarget { measure, year, target: target(60) }).unwrap();
    assert_eq!(made(&pack), [("p", None)]);
}
