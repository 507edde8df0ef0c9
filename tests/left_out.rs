//! A file that was made for an audience says nowhere that what was left out of it isn't there (FRAMEWORK R11).
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::model::*;
use golden_thread::pack::{for_audience, read, write};
use golden_thread::planning::{Phase, phases, planned};
use golden_thread::rating::{AsAt, Rating, made_for, rate, rests_on_unsigned};
use golden_thread::report::exceptions::tracker;
use golden_thread::report::lessons::flow;
use golden_thread::report::minute::Member;
use golden_thread::report::paper::{Made, document, made};
use golden_thread::report::quality::trust;
use golden_thread::report::risks::register;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The sample with nothing but its plans and measures for the public, and the file that is made of it.
fn files() -> [Pack; 2] {
    let mut whole = read(&std::fs::read("public/packs/sample.json").unwrap()).pack.unwrap();
    for measure in whole.measures.iter_mut().map(Arc::make_mut) {
        measure.audience = Some(Audience::Public);
    }
    whole.plans.iter_mut().for_each(|it| Arc::make_mut(it).audience = Some(Audience::Public));
    let mut file = for_audience(&whole, Audience::Public).pack;
    let plans_and_measures = Pack {
        organisation: file.organisation.clone(),
        extract_for: file.extract_for,
        plans: std::mem::take(&mut file.plans),
        measures: std::mem::take(&mut file.measures),
        ..Pack::default()
    };
    // The same, as if that were all there is.
    let nothing_more = Pack { extract_for: None, ..plans_and_measures.clone() };
    [plans_and_measures, nothing_more]
}

fn now() -> AsAt {
    AsAt { period: "2025-09".parse().unwrap(), on: "2025-11-03".parse().ok() }
}

/// What pages and reports say of a pack, as far as it can be made without a browser.
fn all_that_is_said(pack: &Pack) -> String {
    let ratings: Vec<Rating> = pack.measures.iter().map(|it| rate(pack, it, now())).collect();
    let pairs = pack.measures.iter().zip(&ratings);
    let members: Vec<Member<'_>> =
        pairs.map(|(measure, rating)| Member { measure, rating }).collect();
    let found = tracker(pack, &members, now());
    let words = pack.organisation.vocabulary;
    let mut said = vec![
        found.none_words().to_owned(),
        found.due_words(),
        found.reds_said(words).unwrap_or_default(),
        flow(pack).words(),
        register(pack, now()).finding(),
        trust(pack, now()).0.sentence(),
    ];
    for member in &members {
        let on = Day(now().on.unwrap());
        said.extend(planned(pack, member.measure, member.rating, on).said);
        if rests_on_unsigned(pack, member.measure, member.rating, now()) {
            said.push("target not signed off".to_owned());
        }
    }
    for template in Template::ALL {
        let paper = Paper {
            audience: Some(Audience::Personal),
            ..Paper::new("p".into(), "P".to_owned(), *template, now().period)
        };
        let made: Made = made(pack, &paper, now().on.unwrap());
        said.push(document(&paper, &made).html());
    }
    said.join("\n")
}

/// Each says that there is none of what a file for an audience may lack.
const CLAIMS: &[&str] = &[
    "nobody has raised",
    "No lessons.",
    "No changes proposed.",
    "No risk is open",
    "None of 52 measures has its data assessed",
    "No action is tied to this measure",
    "No action is recorded here",
    "target not signed off",
    "Nothing: this paper is for information.",
    "It is made of all there is.",
];

#[test]
fn no_report_says_that_what_was_left_out_is_not_there() {
    let [file, nothing_more] = files();
    let (said, of_whole) = (all_that_is_said(&file), all_that_is_said(&nothing_more));
    let count = file.measures.len();
    for claim in CLAIMS {
        let claim = claim.replace("52", &count.to_string());
        assert!(of_whole.contains(&claim), "not even of a whole pack: {claim}");
        assert!(!said.contains(&claim), "{claim}");
    }
    assert!(said.contains("in this file"), "{said}");
}

#[test]
fn every_kind_that_a_file_lacks_is_named_over_it() {
    let whole = read(&std::fs::read("public/packs/sample.json").unwrap()).pack.unwrap();
    let file = Pack { extract_for: Some(Audience::Public), ..whole };
    let told = made_for(&file).unwrap();
    let mut gone = 0;
    for kind in Kind::ALL.iter().filter(|kind| !file.rows(**kind).is_empty()) {
        let name = format!("{}s", kind.words());
        let mut text: serde_json::Value = serde_json::from_str(&write(&file)).unwrap();
        text.as_object_mut().unwrap().remove(kind.list());
        let without: Pack = serde_json::from_value(text).unwrap();
        let missing = made_for(&without).unwrap().missing;
        assert!(!told.missing.contains(&name), "{name} is there");
        if told.held.contains(&name) {
            gone += 1;
            assert!(missing.contains(&name), "{name}: {missing:?}");
        }
    }
    assert!(gone > 8, "only {gone}");
    // A whole pack has no such line, nor one for the people that it is about.
    for audience in [None, Some(Audience::Personal)] {
        assert_eq!(made_for(&Pack { extract_for: audience, ..file.clone() }), None);
    }
}

#[test]
fn no_phase_of_the_year_is_ticked_by_what_may_have_been_left_out() {
    let [file, nothing_more] = files();
    let year = "2025/26".parse().unwrap();
    let said = |pack: &Pack| -> Vec<String> {
        phases(pack, year, now().on.unwrap()).iter().map(Phase::so_far).collect()
    };
    assert!(said(&nothing_more).iter().all(|it| it.contains(" of ")));
    assert!(said(&file).iter().all(|it| it == "What holds can’t be told from this file."));
    let checks = phases(&file, year, now().on.unwrap());
    assert!(checks.iter().all(|phase| phase.checks.is_empty()));
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path, found),
            false if path.extension().is_some_and(|it| it == "rs") => found.push(path),
            false => {}
        }
    }
}

/// Said of what is no list of the pack, or of a part of a record that goes with the record to all its readers.
const OF_OTHER_THINGS: &[&str] = &[
    "Not in this file",
    "None",
    "No evidence is listed.",
    "No question is kept here.",
    "Not answered yet.",
    "Not answered at the meeting.",
    "Not checked yet",
    "Not judged yet",
    "Not yet set",
    "no day is set",
    "No date was promised.",
    "Nobody has scored it yet.",
    "None set",
    "None: its figures meet none of the conditions.",
    "No line of enquiry: its figures meet none of the conditions.",
    "Nothing is said of its money.",
    "Nothing is to be done.",
    "No resources yet.",
    "Nothing that a lesson doesn’t speak of yet.",
];

/// A page's own words in what is drawn where nothing stands: `<p class="unset">"No risks yet."</p>`. What may have been
/// left out is said by `Absent`, which knows.
#[test]
fn every_page_says_by_one_way_that_there_is_none() {
    let mut files = Vec::new();
    sources(Path::new("src/app"), &mut files);
    assert!(files.len() > 200);
    let mut said = Vec::new();
    for path in &files {
        let text = std::fs::read_to_string(path).unwrap();
        for drawn in text.split("unset\">").skip(1) {
            let Some(words) = drawn.trim_start().strip_prefix('"') else { continue };
            let words = words.split('"').next().unwrap().to_owned();
            let is_claim = ["No ", "no ", "No", "Nothing", "Nobody"];
            if is_claim.iter().any(|it| words.starts_with(it))
                && !OF_OTHER_THINGS.contains(&words.as_str())
            {
                said.push(format!("{}: {words}", path.display()));
            }
        }
    }
    assert!(said.is_empty(), "say this by Absent: {said:#?}");
}
