//! What a seal proves: the calendar, proposals, the history's chain, a signature over what is tampered with.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod chain;
mod twins;

use crate::{by_an_officer, generate};
use by_an_officer::{run, today};
use golden_thread::{
    edit::{self, Command, History, Refusal, apply, seal},
    model::*,
    pack,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::sync::Arc;

const YEAR: &str = "2025/26";

fn year() -> ReportingYear {
    YEAR.parse().unwrap()
}

/// A pack with a measure that is judged by a target, and one without; nothing is signed.
fn unsigned() -> Pack {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"Ambridge","in_year_changes":true},
        "plans":[{"id":"top","name":"Corporate plan","measures":["homes","roads"]}],
        "measures":[{"id":"homes","name":"Homes built","frequency":"quarterly","polarity":"higher_is_better","unit":"homes","specification":{},
            "series":[{"period":"2025/26 Q1","value":10},{"period":"2025/26 Q2","value":30}],
            "targets":{"2025/26":{"aim":{"kind":"value","value":80}}}},
            {"id":"roads","name":"Roads mended","specification":{}}]}"#;
    pack::read(text.as_bytes()).pack.unwrap()
}

fn asked() -> SignOff {
    SignOff::asked("s", year(), "Cabinet", "2025-03-20".parse().unwrap())
}

fn sign(pack: &mut Pack, sign_off: SignOff) -> Result<(), Refusal> {
    run(pack, Command::SignOff(Box::new(sign_off)))
}

fn target(value: i32) -> Command {
    let target = Some(Box::new(Target::new(Aim::Value { value: value.into() })));
    Command::SetTarget { measure: "homes".into(), year: year(), target }
}

fn rename(to: &str) -> Command {
    let organisation = Organisation { name: to.into(), ..unsigned().organisation };
    Command::SetOrganisation(organisation)
}

fn signed() -> Pack {
    let mut pack = unsigned();
    run(&mut pack, rename("Borchester")).unwrap();
    sign(&mut pack, asked()).unwrap();
    pack
}

fn proposal(id: &str) -> Proposal {
    let on = "2026-01-10".parse().unwrap();
    Proposal {
        reason: "A builder failed".into(),
        requester: "Head of Housing".into(),
        ..Proposal::new(id.into(), "homes".into(), year(), "Ask for less".into(), on)
    }
}

fn decide(id: &str) -> Command {
    Command::Decide {
        proposal: id.into(),
        verdict: Verdict::Accepted,
        by: "Cabinet".into(),
        on: "2026-01-12".parse().unwrap(),
        why: String::new(),
    }
}

/// A pack in whose history something of every kind happened: a target changed within the year by leave, another
/// proposal waiting, a figure typed over another.
fn lived() -> Pack {
    let mut pack = signed();
    run(&mut pack, Command::Propose(Box::new(proposal("p")))).unwrap();
    run(&mut pack, decide("p")).unwrap();
    run(&mut pack, target(60)).unwrap();
    run(&mut pack, Command::Propose(Box::new(proposal("waits")))).unwrap();
    let figure = Observation::new("2025/26 Q2".parse().unwrap(), Reading::Number(31.into()));
    let observation = Box::new(figure);
    let measure = "homes".into();
    run(&mut pack, Command::SetObservation { measure, comparator: None, observation }).unwrap();
    run(&mut pack, rename("Felpersham")).unwrap();
    assert_eq!(pack.history.len(), 8);
    pack
}

/// What is told of a pack, once it was written and read.
fn told(pack: &Pack) -> Vec<String> {
    let read = pack::read(pack::write(pack).as_bytes()).pack.expect("it reads");
    pack::tampering(&read).iter().map(ToString::to_string).collect()
}

#[test]
fn what_the_product_does_is_never_told() {
    for pack in [unsigned(), signed(), lived()] {
        assert_eq!(told(&pack), Vec::<String>::new());
    }
}

#[test]
fn a_year_that_starts_in_another_month_than_was_signed_is_told() {
    let mut pack = signed();
    pack.organisation.year_start_month = 7;
    assert_eq!(
        told(&pack),
        [
            "the month that the year starts in is not what was signed off, so that quarters and years mean other months (signed off for 2025/26 by Cabinet on 20 Mar 2025): the year starts in: April → July"
        ]
    );
}

#[test]
fn a_forged_proposal_is_told_although_changes_within_the_year_are_allowed() {
    // What somebody does by hand: an accepted proposal, and the target with the signed one beside it.
    let mut pack = signed();
    let forged = Proposal {
        verdict: Some(Verdict::Accepted),
        decided_by: "Cabinet".into(),
        decided_on: "2026-01-12".parse().ok(),
        made: "2026-01-15".parse().ok(),
        ..proposal("forged")
    };
    pack.proposals.push(Arc::new(forged));
    let homes = Arc::make_mut(&mut pack.measures[0]);
    let held = homes.targets[&year()].clone();
    let easier = Target::new(Aim::Value { value: 60.into() });
    homes.targets.insert(year(), Target { signed: Some(Box::new(held)), ..easier });
    let words = "the history doesn't tell of the proposal 'Ask for less' for 'Homes built': it was put in by hand";
    assert_eq!(told(&pack), [words]);
    // Nothing that is done since in the product accounts for it.
    run(&mut pack, rename("Felpersham")).unwrap();
    assert_eq!(told(&pack), [words]);
    // Nor does a decision on one that was put in undecided.
    let mut pack = signed();
    pack.proposals.push(Arc::new(proposal("forged")));
    run(&mut pack, decide("forged")).unwrap();
    run(&mut pack, target(60)).unwrap();
    assert_eq!(told(&pack), [words]);
}

#[test]
fn an_entry_tells_of_what_its_step_did_to_proposals_and_sign_offs_and_of_nothing_else() {
    let pack = lived();
    let of = |told: &[Told]| told.iter().map(|it| it.id.clone()).collect::<Vec<_>>().join(" ");
    let each: Vec<String> = pack
        .history
        .iter()
        .map(|event| format!("{}: {}; {}", event.what, of(&event.proposals), of(&event.sign_offs)))
        .collect();
    assert_eq!(
        each,
        [
            "Change the organisation: ; ",
            "Sign off 2025/26 by Cabinet: ; s",
            "Propose a change of Homes built: p; ",
            "Accept the change of Homes built: p; ",
            "Change the target of Homes built for 2025/26: p; ",
            "Propose a change of Homes built: waits; ",
            "Set the figure of Homes built for Q2 2025/26: ; ",
            "Change the organisation: ; ",
        ]
    );
}

#[test]
fn a_proposal_decided_marked_or_taken_out_by_hand_is_told() {
    let lived = lived();
    let alter = |change: &dyn Fn(&mut Pack)| {
        let mut pack = lived.clone();
        change(&mut pack);
        told(&pack)
    };
    let other = "the proposal 'Ask for less' for 'Homes built' is not as the history tells: it was changed by hand";
    let held = |pack: &mut Pack, at: usize, change: fn(&mut Proposal)| {
        change(Arc::make_mut(&mut pack.proposals[at]));
    };
    assert_eq!(alter(&|pack| held(pack, 1, |it| it.verdict = Some(Verdict::Accepted))), [other]);
    assert_eq!(alter(&|pack| held(pack, 0, |it| it.made = None)), [other]);
    assert_eq!(alter(&|pack| held(pack, 0, |it| it.decided_by = "Mayor".into())), [other]);
    let gone = "the proposal 'waits', of which the history tells, was taken out";
    assert_eq!(alter(&|pack| drop(pack.proposals.pop())), [gone]);
    // One that is taken out is never made good by what is done since.
    let mut pack = lived.clone();
    pack.proposals.pop();
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack), [gone]);
}

#[test]
fn what_is_tampered_with_is_signed_only_where_that_is_said() {
    let mut pack = signed();
    let new = Measure { id: "new".into(), name: "New".into(), ..Measure::default() };
    run(&mut pack, Command::AddMeasure { measure: Box::new(new), plans: Vec::new() }).unwrap();
    let over = |over_differences| SignOff { id: "t".into(), over_differences, ..asked() };
    // Of a sound pack nothing is said, whatever was asked.
    let mut sound = pack.clone();
    sign(&mut sound, over(true)).unwrap();
    assert!(!sound.sign_offs[1].over_differences);

    Arc::make_mut(&mut pack.measures[0]).name = "Houses built".into();
    let before = pack.clone();
    let refusal = sign(&mut pack, over(false)).unwrap_err().to_string();
    assert_eq!(
        refusal,
        "this pack is not what was signed off before (1 difference, the first: 'Houses built' is not what was signed off (signed off for 2025/26 by Cabinet on 20 Mar 2025): name: Homes built → Houses built): mend that first, or say that you sign over it"
    );
    assert_eq!(pack, before);
    sign(&mut pack, over(true)).unwrap();
    assert!(pack.sign_offs[1].over_differences);
    assert_eq!(told(&pack).len(), 1, "signing over it mends nothing");
    // That it was signed so is in its digest.
    Arc::make_mut(&mut pack.sign_offs[1]).over_differences = false;
    assert_eq!(told(&pack).len(), 2);
}

#[test]
fn a_pack_for_an_audience_says_that_its_history_was_left_out() {
    let mut pack = signed();
    for measure in &mut pack.measures {
        Arc::make_mut(measure).audience = Some(Audience::Public);
    }
    Arc::make_mut(&mut pack.plans[0]).audience = Some(Audience::Public);
    let out = pack::for_audience(&pack, Audience::Public).pack;
    assert_eq!((out.sign_offs.len(), out.history.len()), (1, 0));
    assert_eq!(out.extract_for, Some(Audience::Public));
    assert_eq!(told(&out), Vec::<String>::new());
    // Work that goes on in it has a chain of its own.
    let mut on = out.clone();
    run(&mut on, rename("Hollerton")).unwrap();
    assert_eq!(told(&on), Vec::<String>::new());
    // Before there was a chain nothing of it was sealed, and such a pack goes out as it always did.
    let mut old = pack.clone();
    let sign_off = Arc::make_mut(&mut old.sign_offs[0]);
    sign_off.history.clear();
    sign_off.digest = seal::digest(sign_off);
    let out = pack::for_audience(&old, Audience::Public).pack;
    assert_eq!(out.sign_offs, old.sign_offs);
    assert_eq!(told(&out), Vec::<String>::new());
}

#[test]
fn another_edition_brings_its_own_history_and_is_not_vouched_for() {
    let mut forged = lived();
    forged.proposals.push(Arc::new(proposal("forged")));
    let mut pack = Pack::default();
    edit::replace(&mut pack, forged, "Replace", &today()).unwrap();
    assert_eq!(told(&pack).len(), 1);
    let mut pack = unsigned();
    edit::replace(&mut pack, lived(), "Replace", &today()).unwrap();
    assert_eq!(told(&pack), Vec::<String>::new());
    let mut pack = unsigned();
    edit::replace(&mut pack, legacy(), "Replace", &today()).unwrap();
    assert_eq!(told(&pack), Vec::<String>::new());
}

/// Takes out of a pack's history all that makes it a chain, as in a pack of before there was one.
fn unchain(pack: &mut Pack) {
    pack.history_end.clear();
    for event in &mut pack.history {
        let event = Arc::make_mut(event);
        event.follows.clear();
        event.proposals.clear();
        event.sign_offs.clear();
    }
}

/// A pack as one of before there was a chain: what it was signed with says nothing of a history.
fn legacy() -> Pack {
    let mut pack = lived();
    unchain(&mut pack);
    let sign_off = Arc::make_mut(&mut pack.sign_offs[0]);
    sign_off.history.clear();
    sign_off.digest = seal::digest(sign_off);
    pack
}
