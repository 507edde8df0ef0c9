//! What a sign-off seals, and how tampering shows.

use super::*;

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
fn a_plan_that_was_signed_stays_though_nothing_of_it_is_frozen_any_more() {
    let mut pack = unsigned();
    // What stood in it by way of another plan has left it.
    let top = Plan { measures: Vec::new(), ..pack.plan(&"top".into()).unwrap().clone() };
    run(&mut pack, Command::Set(top.into())).unwrap();
    run(&mut pack, signing(Some("top"))).unwrap();
    run(&mut pack, Command::MovePlan { plan: "low".into(), under: None, before: None }).unwrap();
    let refused = run(&mut pack, Command::Remove(Kind::Plan, "top".into())).unwrap_err();
    assert!(refused.to_string().contains("Corporate plan"), "{refused}");
    assert!(refused.to_string().contains("signed off for 2025/26"), "{refused}");
    assert!(pack::read(pack::write(&pack).as_bytes()).diagnostics.is_empty());
}

#[test]
fn history_bears_the_day_on_which_it_was_done_and_rules_are_kept_by_the_packs_clock() {
    let after = Context { on: "2026-11-29".parse::<Day>().ok().map(|day| day.0), ..today() };
    let check = |clock: Option<&str>, over: bool| {
        let mut pack = signed();
        pack.organisation.clock = clock.map(|day| day.parse().unwrap());
        let turn = homes(&pack, |held| held.polarity = Some(Polarity::LowerIsBetter));
        assert_eq!(apply(&mut pack, turn, &after).is_ok(), over, "{clock:?}");
        let renamed =
            Plan { owner: "Director".into(), ..pack.plan(&"top".into()).unwrap().clone() };
        apply(&mut pack, Command::Set(renamed.into()), &after).unwrap();
        let last = pack.history.last().unwrap();
        assert_eq!(last.on.to_string(), "2026-11-29", "{clock:?}");
    };
    check(None, true);
    check(Some("2025-10-31"), false);
    check(Some("2026-04-01"), true);
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
