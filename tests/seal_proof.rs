//! What a seal proves: the calendar, proposals, the history's chain, a signature over what is tampered with.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod generate;

use golden_thread::{
    edit::{self, Command, Context, History, Refusal, apply, seal},
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

fn today() -> Context {
    Context { on: "2026-01-15".parse::<Day>().ok().map(|day| day.0), by: "Policy Officer".into() }
}

fn run(pack: &mut Pack, command: Command) -> Result<(), Refusal> {
    apply(pack, command, &today()).map(|_| ())
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
fn a_history_that_was_emptied_is_told() {
    let lacks = "the history lacks the entry in which this was signed, as it was signed (signed off for 2025/26 by Cabinet on 20 Mar 2025)";
    let mut pack = signed();
    pack.history.clear();
    assert_eq!(told(&pack), ["the history was emptied", lacks]);
    // With its end taken out too, the sign-off still seals what there was.
    pack.history_end.clear();
    assert_eq!(told(&pack), [lacks]);
    // As do proposals that nothing tells of.
    let mut pack = lived();
    (pack.history, pack.history_end) = (Vec::new(), String::new());
    assert_eq!(told(&pack).len(), 3);
    // A history begun anew does not stand in for the one that was signed.
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack), [lacks]);
    // Nor does one whose marks were taken out, so that it looks as if it had been there before there was a chain.
    let mut pack = lived();
    unchain(&mut pack);
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack), [lacks]);
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

#[test]
fn a_sign_off_that_is_taken_out_is_told_while_the_history_tells_of_it() {
    let mut pack = lived();
    pack.sign_offs.clear();
    assert!(
        told(&pack)
            .contains(&"the sign-off 's', of which the history tells, was taken out".to_owned())
    );
    // Made anew with another signatory, it isn't the one that the history tells of.
    let mut pack = signed();
    let sign_off = Arc::make_mut(&mut pack.sign_offs[0]);
    sign_off.by = "Mayor".into();
    sign_off.digest = seal::digest(sign_off);
    let lacks = "the history lacks the entry in which this was signed, as it was signed (signed off for 2025/26 by Mayor on 20 Mar 2025)";
    assert_eq!(told(&pack), [lacks]);
}

#[test]
fn a_pack_of_before_there_was_a_chain_is_sealed_from_its_next_entry_on() {
    let before = legacy();
    assert_eq!(told(&before), Vec::<String>::new());
    let mut pack = before.clone();
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack), Vec::<String>::new());
    let last = pack.history.last().unwrap();
    assert_eq!((last.proposals.len(), last.sign_offs.len()), (2, 1), "the first tells of all");
    // What others can work out with tools of their own.
    let earlier = serde_json_canonicalizer::to_string(&before.history).unwrap();
    assert_eq!(last.follows, hexadecimal(&earlier));
    assert_eq!(pack.history_end, hexadecimal(&serde_json_canonicalizer::to_string(last).unwrap()));
    let whole = pack.clone();
    for at in 0..before.history.len() {
        let mut pack = whole.clone();
        Arc::make_mut(&mut pack.history[at]).by = "Mayor".into();
        assert_eq!(told(&pack).len(), 1, "entry {at}");
    }
    // The sign-off made anew, or taken out: the entry tells of it as it was.
    let mut remade = whole.clone();
    let sign_off = Arc::make_mut(&mut remade.sign_offs[0]);
    sign_off.by = "Mayor".into();
    sign_off.digest = seal::digest(sign_off);
    let found = told(&remade);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("the history lacks the entry in which this was signed"));
    pack.sign_offs.clear();
    assert!(told(&pack).iter().any(|line| line.starts_with("the sign-off 's'")));
    // An older version of the product keeps the marks and adds entries without: that is told, and stays told.
    let mut pack = whole.clone();
    pack.history.push(Arc::new(Event { what: "Change Homes built".into(), ..Event::default() }));
    assert_eq!(told(&pack).len(), 2, "{:?}", told(&pack));
    run(&mut pack, rename("Penny Hassett")).unwrap();
    let left = told(&pack);
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left[0].starts_with("the history's chain breaks at its entry of"), "{left:?}");
}

fn hexadecimal(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn an_end_that_was_taken_out_stays_told() {
    let mut pack = lived();
    pack.history.pop();
    pack.history_end.clear();
    assert_eq!(told(&pack).len(), 1);
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack).len(), 1);
    run(&mut pack, rename("Penny Hassett")).unwrap();
    assert_eq!(told(&pack).len(), 1);
    // So does a last entry that was changed.
    let mut pack = lived();
    Arc::make_mut(pack.history.last_mut().unwrap()).by = "Mayor".into();
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack).len(), 1);
}

#[test]
fn the_fingerprint_covers_the_history_up_to_the_signing() {
    let mut other = unsigned();
    run(&mut other, rename("Ambridge upon Am")).unwrap();
    run(&mut other, rename("Borchester")).unwrap();
    let first = other.history.last().unwrap().clone();
    sign(&mut other, asked()).unwrap();
    let pack = signed();
    assert_eq!(pack.organisation, other.organisation);
    assert_ne!(pack.sign_offs[0].digest, other.sign_offs[0].digest);
    // An entry dropped and every digest made anew: a pack that agrees with itself, with another fingerprint.
    let sealed = hexadecimal(&serde_json_canonicalizer::to_string(&first).unwrap());
    assert_eq!(other.sign_offs[0].history, sealed);
    assert_eq!(told(&other), Vec::<String>::new());
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
    assert_eq!(pack::for_audience(&old, Audience::Public).pack.extract_for, None);
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

/// A measure put in after the signing, with a target for the signed year and the figures of the homes measure.
fn put_in(name: &str, value: i32, change: impl FnOnce(&mut Measure)) -> Pack {
    let mut pack = signed();
    let mut measure = Measure {
        id: "twin".into(),
        name: name.into(),
        series: Vec::new(),
        ..Measure::clone(&pack.measures[0])
    };
    measure.targets.insert(year(), Target::new(Aim::Value { value: value.into() }));
    change(&mut measure);
    let plans = vec!["top".into()];
    run(&mut pack, Command::AddMeasure { measure: Box::new(measure), plans }).unwrap();
    pack
}

fn pointed_out(pack: &Pack) -> Vec<String> {
    pack::twins(pack).iter().map(ToString::to_string).collect()
}

#[test]
fn a_twin_of_a_signed_measure_with_an_easier_target_is_pointed_out() {
    assert_eq!(
        pointed_out(&put_in("Homes built (new)", 60, |_| {})),
        [
            "'Homes built (new)' came after the signing, has nearly the name of 'Homes built' and an easier target: 80 → 60 (signed off for 2025/26 by Cabinet on 20 Mar 2025)"
        ]
    );
    let none = Vec::<String>::new();
    assert_eq!(pointed_out(&signed()), none);
    assert_eq!(pointed_out(&put_in("Homes built (new)", 80, |_| {})), none, "as hard");
    assert_eq!(pointed_out(&put_in("Streets swept", 60, |_| {})), none, "another thing");
    let without = put_in("Homes built (new)", 60, |it| it.targets.clear());
    assert_eq!(pointed_out(&without), none);
    // By its figures, whatever it is called.
    let figures = signed().measures[0].series.clone();
    let by_figures = |change: &dyn Fn(&mut Measure)| {
        pointed_out(&put_in("Completions", 60, |it| {
            it.series.clone_from(&figures);
            change(it);
        }))
    };
    assert_eq!(
        by_figures(&|_| {}),
        [
            "'Completions' came after the signing, has the unit, the periods and the figures of 'Homes built' and an easier target: 80 → 60 (signed off for 2025/26 by Cabinet on 20 Mar 2025)"
        ]
    );
    assert_eq!(by_figures(&|it| it.unit = "flats".into()), none);
    assert_eq!(by_figures(&|it| it.frequency = Some(Frequency::Monthly)), none);
    assert_eq!(by_figures(&|it| it.series[1].reading = Reading::Number(29.into())), none);
    assert_eq!(by_figures(&|it| drop(it.series.pop())), none, "one figure may be chance");
    // Signed in its turn, it still came after the other.
    let mut pack = put_in("Homes built (new)", 60, |_| {});
    assert_eq!(told(&pack), none, "it is no tampering");
    sign(&mut pack, SignOff { id: "t".into(), ..asked() }).unwrap();
    assert_eq!(pointed_out(&pack).len(), 1);
    // What another plan has is not what was signed.
    let mut pack = unsigned();
    let plan = Plan { id: "other".into(), name: "Other".into(), ..Plan::default() };
    run(&mut pack, Command::Add(plan.into())).unwrap();
    let twin = Measure { id: "twin".into(), ..Measure::clone(&pack.measures[0]) };
    run(&mut pack, Command::AddMeasure { measure: Box::new(twin), plans: vec!["other".into()] })
        .unwrap();
    let target = Some(Box::new(Target::new(Aim::Value { value: 60.into() })));
    run(&mut pack, Command::SetTarget { measure: "twin".into(), year: year(), target }).unwrap();
    sign(&mut pack, SignOff { plan: Some("top".into()), ..asked() }).unwrap();
    assert_eq!(pointed_out(&pack), none);
    sign(&mut pack, SignOff { id: "t".into(), plan: Some("other".into()), ..asked() }).unwrap();
    assert_eq!(pointed_out(&pack), none);
}

/// A way of rewriting one entry by hand.
#[derive(Clone, Debug)]
enum Rewriting {
    Day,
    Post,
    Words,
    Changes,
    More,
    Link,
    Told,
    Unknown,
}

fn rewrite(event: &mut Event, how: &Rewriting) {
    match how {
        Rewriting::Day => event.on = "2020-02-29".parse().unwrap(),
        Rewriting::Post => event.by.push('!'),
        Rewriting::Words => event.what.push('!'),
        Rewriting::Changes => match event.changes.pop() {
            Some(_) => {}
            None => event.changes.push(Altered::new("Homes built", None, None)),
        },
        Rewriting::More => event.more += 1,
        Rewriting::Link => event.follows = hexadecimal(&event.follows),
        Rewriting::Told => {
            event.proposals.push(Told { id: "x".into(), ..Told::default() });
        }
        Rewriting::Unknown => drop(event.extra.insert("zz_by_hand".into(), true.into())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is done in the product, undone and done again, the chain fits; and whatever one does to one entry
    /// of it by hand is told.
    #[test]
    fn a_chain_is_true_and_any_one_alteration_of_it_is_told(
        start in generate::pack(),
        commands in prop::collection::vec((generate::command(), 0..3_usize), 1..10),
        how in prop::sample::select(vec![
            Rewriting::Day, Rewriting::Post, Rewriting::Words, Rewriting::Changes,
            Rewriting::More, Rewriting::Link, Rewriting::Told, Rewriting::Unknown,
        ]),
        (one, other) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        later in any::<bool>(),
    ) {
        prop_assert_eq!(pack::tampering(&start), vec![]);
        let (mut pack, mut history) = (start, History::default());
        for (command, steps) in commands {
            if let Ok(change) = apply(&mut pack, command, &today()) {
                history.record(change, &pack);
            }
            prop_assert_eq!(pack::tampering(&pack), vec![]);
            for _ in 0..steps {
                let _ = history.undo(&mut pack);
                prop_assert_eq!(pack::tampering(&pack), vec![]);
            }
            for _ in 1..steps {
                let _ = history.redo(&mut pack);
                prop_assert_eq!(pack::tampering(&pack), vec![]);
            }
        }
        prop_assume!(!pack.history_end.is_empty());
        let read = pack::read(pack::write(&pack).as_bytes()).pack;
        if let Some(read) = read {
            prop_assert_eq!(pack::tampering(&read), vec![]);
        }
        let (one, other) = (one.index(pack.history.len()), other.index(pack.history.len()));
        let is_told = |altered: Pack| {
            let mut altered = altered;
            let mut told = !pack::tampering(&altered).is_empty();
            if later {
                // It goes on being told when work goes on.
                let organisation = Organisation { vision: "Another".into(), ..altered.organisation.clone() };
                run(&mut altered, Command::SetOrganisation(organisation)).unwrap();
                told &= !pack::tampering(&altered).is_empty();
            }
            told
        };
        let mut rewritten = pack.clone();
        rewrite(Arc::make_mut(&mut rewritten.history[one]), &how);
        prop_assert!(is_told(rewritten), "entry {} of {} rewritten: {:?}", one, pack.history.len(), how);
        let mut shorter = pack.clone();
        shorter.history.remove(one);
        prop_assert!(is_told(shorter), "entry {} of {} removed", one, pack.history.len());
        let mut longer = pack.clone();
        longer.history.insert(one, pack.history[other].clone());
        prop_assert!(is_told(longer), "entry {} put in at {}", other, one);
        let mut moved = pack.clone();
        moved.history.swap(one, other);
        if moved.history != pack.history {
            prop_assert!(is_told(moved), "entries {} and {} swapped", one, other);
        }
    }
}
