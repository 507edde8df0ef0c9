//! The exercises that ship, worked through on the engine: right, in each wrong way that is listed, and with other seeds.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod links;
mod results;
mod terms;

use golden_thread::chart::{Role, control::Control, measure::Chart};
use golden_thread::training::glossary::{TERMS, found};
use golden_thread::training::{
    Answering, Exercise, ExerciseSet, Picture, Play, Stands, Task, Verdict, read,
    results::{
        CodeError, Outcome, ResultFile, Sheet, Tried, code, read_code, read_file, read_line,
    },
    schema,
    session::{CouncilRound, Session},
    session_schema,
};
use serde_json::Value;

const SET: &str = include_str!("../../public/training/balanced-scorecard.json");
const PUBLISHED: &str = include_str!("../../public/schema/exercises-1.schema.json");

fn set() -> ExerciseSet {
    read(SET.as_bytes()).unwrap()
}

fn exercise(id: &str) -> Exercise {
    set().exercises.into_iter().find(|it| it.id == id).unwrap()
}

fn play(id: &str) -> Play {
    exercise(id).play(0).unwrap()
}

/// Every line that is said to answers.
fn told(verdict: &Verdict) -> String {
    let said = verdict.said.iter().flat_map(|said| {
        let lines = said.lines.iter().map(|it| format!("{}: {}", it.term, it.text));
        [said.rule.clone()].into_iter().chain(lines)
    });
    let closing = verdict.closing.iter().map(|it| format!("{}: {}", it.term, it.text));
    said.chain(closing).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_published_schema_is_current_and_the_set_keeps_to_it() {
    let published: Value = serde_json::from_str(PUBLISHED).unwrap();
    let stale =
        "run: cargo run --bin pack -- schema exercises > public/schema/exercises-1.schema.json";
    assert!(published == schema(), "the published schema is out of date; {stale}");
    let mut whole = schema();
    for holder in ["Exercise", "Variation"] {
        let pack = format!("/$defs/{holder}/properties/pack");
        *whole.pointer_mut(&pack).unwrap() = golden_thread::pack::schema();
    }
    // The schema of packs stands in one place of its own, its definitions at the top.
    let definitions = golden_thread::pack::schema()["$defs"].as_object().unwrap().clone();
    for (name, value) in definitions {
        whole["$defs"].as_object_mut().unwrap().entry(name).or_insert(value);
    }
    let validator = jsonschema::validator_for(&whole).unwrap();
    let sound: Value = serde_json::from_str(SET).unwrap();
    let errors: Vec<String> = validator.iter_errors(&sound).map(|it| it.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let check = |pointer: &str, value: Value| {
        let mut broken = sound.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    };
    check("/format", "other".into());
    check("/exercises/0/task/kind", "guess".into());
    check("/exercises/0/minutes", "five".into());
    check("/exercises/0/pack/measures/0/polarity", "up".into());
}

#[test]
fn the_published_schema_of_sessions_is_current_and_a_session_keeps_to_it() {
    let published: Value =
        serde_json::from_str(include_str!("../../public/schema/session-1.schema.json")).unwrap();
    let stale = "run: cargo run --bin pack -- schema session > public/schema/session-1.schema.json";
    assert!(published == session_schema(), "the published schema is out of date; {stale}");
    // Exercises of its own bring packs, whose schema is published beside it.
    let mut alone = session_schema();
    for holder in ["Exercise", "Variation"] {
        let pack = format!("/$defs/{holder}/properties/pack");
        *alone.pointer_mut(&pack).unwrap() = serde_json::json!({});
    }
    let validator = jsonschema::validator_for(&alone).unwrap();
    let set = set();
    let session = Session {
        council: Some(CouncilRound { seed: "7".into(), minutes: 5 }),
        own: vec![set.exercises[0].clone()],
        break_minutes: 10,
        ..Session::new("s", &set)
    };
    let sound = serde_json::to_value(&session).unwrap();
    assert!(validator.is_valid(&sound));
    let check = |pointer: &str, value: Value| {
        let mut broken = sound.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    };
    check("/format", "other".into());
    check("/teams", "Team 1".into());
    check("/exercises/0/minutes", "five".into());
    check("/council/minutes", 300.into());
    check("/break_minutes", "ten".into());
}

#[test]
fn twelve_or_more_are_there_and_each_can_be_done() {
    let set = set();
    assert!(set.exercises.len() >= 12, "{}", set.exercises.len());
    set.check().unwrap();
    for exercise in &set.exercises {
        assert!(exercise.minutes > 0 && !exercise.teaches.is_empty(), "{}", exercise.name);
        assert!(!exercise.wrong.is_empty(), "{}", exercise.name);
    }
}
