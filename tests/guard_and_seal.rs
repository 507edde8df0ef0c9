//! The finer points of what the guard lets through and of what a seal takes in: what `cargo mutants` found untested.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::by_an_officer;
use by_an_officer::{run, today};
use golden_thread::{
    edit::{Command, replace, seal},
    model::*,
    pack,
};
use std::sync::Arc;

const YEAR: &str = "2025/26";

fn asked() -> SignOff {
    SignOff::asked("s", YEAR.parse().unwrap(), "Cabinet", "2025-03-20".parse().unwrap())
}

/// A pack with one measure, which has these targets.
fn with_targets(targets: &str) -> Pack {
    let text = format!(
        r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"Ambridge"}},
        "measures":[{{"id":"homes","name":"Homes built","frequency":"quarterly","polarity":"higher_is_better","specification":{{}},
        "series":[{{"period":"2025/26 Q1","value":10}}],"targets":{{{targets}}}}}]}}"#
    );
    pack::read(text.as_bytes()).pack.expect(&text)
}

fn signed() -> Pack {
    let mut pack = with_targets(r#""2025/26":{"aim":{"kind":"value","value":80}}"#);
    run(&mut pack, Command::SignOff(Box::new(asked()))).unwrap();
    pack
}

fn target(value: i32) -> Command {
    let target = Some(Box::new(Target::new(Aim::Value { value: value.into() })));
    Command::SetTarget { measure: "homes".into(), year: YEAR.parse().unwrap(), target }
}

fn vision(words: &str) -> Command {
    Command::SetOrganisation(Organisation { vision: words.into(), ..signed().organisation })
}

#[test]
fn an_edition_that_was_saved_and_read_again_takes_the_place_of_the_signed_one() {
    let mut pack = signed();
    let mut edition = pack::read(pack::write(&pack).as_bytes()).pack.unwrap();
    run(&mut edition, vision("A place to live")).unwrap();
    replace(&mut pack, edition, "Replace", &today()).unwrap();
    assert_eq!(pack.organisation.vision, "A place to live");
    assert_eq!(pack::tampering(&pack), []);
}

#[test]
fn the_month_that_the_year_starts_in_stays_and_can_be_put_right() {
    let sound = signed();
    let mut moved = sound.clone();
    moved.organisation.year_start_month = 7;
    let mut pack = sound.clone();
    let refusal = replace(&mut pack, moved.clone(), "Replace", &today()).unwrap_err().to_string();
    assert!(
        refusal.starts_with("'the organisation' is signed off for 2025/26 (Cabinet, 20 Mar 2025), so the month that its year starts in can't change"),
        "{refusal}"
    );
    assert_eq!(pack, sound);
    // One that was moved by hand already: work goes on, and it is put right.
    let mut noted = moved.clone();
    noted.organisation.vision = "A place to live".into();
    replace(&mut moved, noted, "Replace", &today()).unwrap();
    let right = Pack { organisation: sound.organisation.clone(), ..moved.clone() };
    replace(&mut moved, right, "Replace", &today()).unwrap();
    assert_eq!(moved.organisation.year_start_month, 4);
    assert_eq!(pack::tampering(&moved), []);
}

#[test]
fn a_step_cannot_sign_off_and_then_change_what_it_signed() {
    let unsigned = with_targets(r#""2025/26":{"aim":{"kind":"value","value":80}}"#);
    let step = |then: Vec<Command>| {
        let mut pack = unsigned.clone();
        let mut commands = vec![Command::SignOff(Box::new(asked()))];
        commands.extend(then);
        run(&mut pack, Command::Batch { label: "All at once".into(), commands })
    };
    let refusal = step(vec![target(60)]).unwrap_err().to_string();
    assert!(refusal.contains("'Homes built' is signed off for 2025/26"), "{refusal}");
    assert!(refusal.contains("so what was just signed can't change in that year"), "{refusal}");
    assert!(step(vec![Command::RemoveMeasure("homes".into())]).is_err());
    assert_eq!(step(vec![vision("A place to live")]), Ok(()));
}

#[test]
fn a_refusal_names_the_year_after_the_last_that_is_signed() {
    let mut pack = signed();
    let next = SignOff { id: "t".into(), year: "2026/27".parse().unwrap(), ..asked() };
    run(&mut pack, Command::SignOff(Box::new(next))).unwrap();
    let refusal = run(&mut pack, target(60)).unwrap_err().to_string();
    assert!(refusal.ends_with("propose a change, which acts from 2027/28"), "{refusal}");
}

#[test]
fn a_year_without_a_target_freezes_the_earlier_ones_that_reach_into_it() {
    let reaches = |target: &str| {
        let mut pack = with_targets(&format!(r#""2024/25":{target}"#));
        run(&mut pack, Command::SignOff(Box::new(asked()))).unwrap();
        let frozen = &pack.sign_offs[0].frozen[&MeasureId::from("homes")];
        frozen.copy.contains_key("earlier_targets")
    };
    let step = |period: &str| {
        reaches(&format!(
            r#"{{"aim":{{"kind":"value","value":80}},"trajectory":[{{"period":"{period}","plan":20}}]}}"#
        ))
    };
    assert!(!step("2024/25 Q4"), "the quarter before the year");
    assert!(step("2025/26 Q1"));
    assert!(step("2025/26"));
    assert!(step("2026-03"), "the year's last month");
    assert!(!step("2026-04"), "the month after the year");
    let by =
        |by: &str| reaches(&format!(r#"{{"aim":{{"kind":"by_date","value":80,"by":"{by}"}}}}"#));
    assert!(!by("2025-03"), "it was to be reached before the year");
    assert!(by("2025-04"));
    assert!(by("2028/29"), "it still has to be reached");
    assert!(!reaches(r#"{"aim":{"kind":"value","value":80}}"#));
}

#[test]
fn what_is_frozen_of_an_earlier_target_is_told_when_it_is_changed() {
    let mut pack =
        with_targets(r#""2024/25":{"aim":{"kind":"by_date","value":80,"by":"2025/26"}}"#);
    run(&mut pack, Command::SignOff(Box::new(asked()))).unwrap();
    let measure = Arc::make_mut(&mut pack.measures[0]);
    let (aim, by) = (80 - 20, "2025/26".parse().unwrap());
    let easier = Target::new(Aim::ByDate { value: aim.into(), by });
    measure.targets.insert("2024/25".parse().unwrap(), easier);
    assert_eq!(pack::tampering(&pack).len(), 1);
}

#[test]
fn a_fingerprint_counts_down_and_takes_letters_for_digits_they_look_like() {
    let digest = "01010101010101010101ffff";
    assert_eq!(seal::fingerprint(digest), "0101-0101-0101-0101-0101");
    assert!(seal::is_fingerprint("OIol 0l01 0101 0101 0i01", digest));
    assert!(!seal::is_fingerprint("OIol 0l01 0101 0101 0i02", digest));
    for (typed, left) in
        [("", 20), ("01-0", 17), ("0101-0101-0101-0101-0101", 0), (&"0".repeat(30), 0)]
    {
        assert_eq!(seal::left_to_type(typed), left, "{typed}");
    }
}

/// A signed pack of two measures, each with a target, whose organisation allows changes within the year.
fn lenient() -> Pack {
    let mut pack = with_targets(r#""2025/26":{"aim":{"kind":"value","value":80}}"#);
    pack.organisation.in_year_changes = true;
    let roads = Measure { id: "roads".into(), ..Measure::clone(&pack.measures[0]) };
    pack.measures.push(Arc::new(Measure { name: "Roads mended".into(), ..roads }));
    run(&mut pack, Command::SignOff(Box::new(asked()))).unwrap();
    pack
}

fn decided(measure: &str, from: &str, verdict: Verdict) -> Proposal {
    let on = "2026-01-10".parse().unwrap();
    let words = "Ask for less".to_owned();
    Proposal {
        reason: "A builder failed".into(),
        requester: "Head of Housing".into(),
        verdict: Some(verdict),
        ..Proposal::new("p".into(), measure.into(), from.parse().unwrap(), words, on)
    }
}

#[test]
fn a_signed_target_kept_beside_another_counts_only_by_a_change_of_its_own_that_was_accepted() {
    let found = |proposal: Proposal| {
        let mut pack = lenient();
        pack.proposals.push(Arc::new(proposal));
        let measure = Arc::make_mut(&mut pack.measures[0]);
        let year: ReportingYear = YEAR.parse().unwrap();
        let held = measure.targets[&year].clone();
        let easier = Target::new(Aim::Value { value: 60.into() });
        measure.targets.insert(year, Target { signed: Some(Box::new(held)), ..easier });
        let found = pack::tampering(&pack);
        found.iter().any(|it| it.what == "'Homes built' is not what was signed off")
    };
    assert!(!found(decided("homes", YEAR, Verdict::Accepted)));
    assert!(found(decided("roads", YEAR, Verdict::Accepted)), "another measure's");
    assert!(found(decided("homes", "2026/27", Verdict::Accepted)), "another year's");
    assert!(found(decided("homes", YEAR, Verdict::Declined)), "declined");
}

#[test]
fn an_accepted_change_opens_its_own_measure_and_no_other() {
    let mut pack = lenient();
    let accepted = decided("roads", YEAR, Verdict::Accepted);
    let asked = Proposal { verdict: None, ..accepted };
    run(&mut pack, Command::Propose(Box::new(asked))).unwrap();
    let on = "2026-01-12".parse().unwrap();
    let (verdict, by) = (Verdict::Accepted, "Cabinet".to_owned());
    run(&mut pack, Command::Decide { proposal: "p".into(), verdict, by, on, why: String::new() })
        .unwrap();
    let set = |measure: &str| {
        let Command::SetTarget { year, target, .. } = target(60) else { unreachable!() };
        Command::SetTarget { measure: measure.into(), year, target }
    };
    let both = vec![set("roads"), set("homes")];
    let step = Command::Batch { label: "Both".into(), commands: both };
    let refusal = run(&mut pack.clone(), step).unwrap_err().to_string();
    assert!(refusal.starts_with("'Homes built' is signed off for 2025/26"), "{refusal}");
    assert_eq!(run(&mut pack, set("roads")), Ok(()));
}

#[test]
fn an_edition_in_which_an_accepted_change_was_made_takes_the_place_of_one_in_which_it_waits() {
    let mut waits = lenient();
    waits.proposals.push(Arc::new(decided("homes", "2026/27", Verdict::Accepted)));
    let mut made = waits.clone();
    Arc::make_mut(&mut made.proposals[0]).made = "2026-01-15".parse().ok();
    assert!(replace(&mut waits.clone(), made.clone(), "Replace", &today()).is_ok());
    // Not the other way round: that it was made is a part of the record.
    assert!(replace(&mut made, waits, "Replace", &today()).is_err());
}
