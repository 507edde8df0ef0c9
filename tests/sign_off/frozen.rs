//! What a sign-off freezes, whichever way somebody goes about it, and what goes on.

use super::*;

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
            let on = "2026-01-15".parse().unwrap();
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
