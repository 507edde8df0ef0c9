//! Results as xAPI statements (ADL's Experience API, 1.0.3), to be put into a learning record by whoever has one: an
//! export only, nothing is sent.
//!
//! A statement says no more than was kept: where only a code came in, nobody knows when it was done or how long it
//! took, so that neither is said.

use super::{Came, Outcome, ResultFile, Tried};
use crate::training::{Exercise, ExerciseSet};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The version of xAPI.
const VERSION: &str = "1.0.3";
/// Where accounts are: names of people and teams as they gave them in a session, not of any system.
const HOME_PAGE: &str = "urn:golden-thread:training";
/// What activities are, in ADL's own list.
const ASSESSMENT: &str = "http://adlnet.gov/expapi/activities/assessment";
const QUESTION: &str = "http://adlnet.gov/expapi/activities/question";

/// A verb of ADL's own list.
#[derive(Clone, Copy)]
enum Verb {
    Attempted,
    Completed,
    Passed,
    Failed,
}

impl Verb {
    fn word(self) -> &'static str {
        match self {
            Self::Attempted => "attempted",
            Self::Completed => "completed",
            Self::Passed => "passed",
            Self::Failed => "failed",
        }
    }

    fn json(self) -> Value {
        let word = self.word();
        json!({ "id": format!("http://adlnet.gov/expapi/verbs/{word}"), "display": { "en-GB": word } })
    }
}

/// Every statement of those who came: of each exercise that somebody tried, that it was attempted, and passed or
/// failed; and of the set, that it was completed, once each of its exercises was tried. `files` are the files among
/// what came, which know when and how long.
pub fn statements(set: &ExerciseSet, came: &[Came], files: &[ResultFile]) -> Vec<Value> {
    let of_one = |(at, one): (usize, &Came)| {
        let file = files.iter().rev().find(|file| !one.name.is_empty() && file.name == one.name);
        of(set, at, one, file)
    };
    came.iter().enumerate().flat_map(of_one).collect()
}

/// The statements as a file.
pub fn statements_written(set: &ExerciseSet, came: &[Came], files: &[ResultFile]) -> String {
    // What is made of texts and numbers can be written.
    serde_json::to_string_pretty(&statements(set, came, files)).unwrap_or_default()
}

/// The statements of one person or team.
fn of(set: &ExerciseSet, at: usize, one: &Came, file: Option<&ResultFile>) -> Vec<Value> {
    let actor = actor(at, &one.name);
    let mut all = Vec::new();
    for (exercise, outcome) in set.exercises.iter().zip(&one.outcomes) {
        if *outcome == Outcome::NotTried {
            continue;
        }
        let tried = file.and_then(|file| file.exercises.iter().find(|it| it.id == exercise.id));
        let object = exercise_object(set, exercise);
        all.push(statement(&actor, Verb::Attempted, &object, None, tried));
        let verb = if outcome.is_right() { Verb::Passed } else { Verb::Failed };
        all.push(statement(&actor, verb, &object, Some(result(*outcome, tried)), tried));
    }
    let tried_all = one.outcomes.len() == set.exercises.len()
        && one.outcomes.iter().all(|it| *it != Outcome::NotTried);
    if tried_all {
        let right = one.outcomes.iter().filter(|it| it.is_right()).count();
        let whole = json!({ "completion": true, "score": score(right, set.exercises.len()) });
        let last = file.and_then(|file| file.exercises.iter().max_by(|a, b| a.at.cmp(&b.at)));
        all.push(statement(&actor, Verb::Completed, &set_object(set), Some(whole), last));
    }
    all
}

/// Who: an account by the name that was given, or by the place in the sheet where none was.
fn actor(at: usize, name: &str) -> Value {
    let name =
        if name.is_empty() { format!("Without a name, {}", at + 1) } else { name.to_owned() };
    json!({ "objectType": "Agent", "account": { "homePage": HOME_PAGE, "name": name } })
}

fn set_object(set: &ExerciseSet) -> Value {
    object(&set_iri(set), &set.name, &set.about, ASSESSMENT)
}

fn exercise_object(set: &ExerciseSet, exercise: &Exercise) -> Value {
    let iri = format!("{}:{}", set_iri(set), escaped(&exercise.id));
    object(&iri, &exercise.name, &exercise.teaches, QUESTION)
}

fn object(iri: &str, name: &str, about: &str, kind: &str) -> Value {
    json!({
        "objectType": "Activity",
        "id": iri,
        "definition": {
            "type": kind,
            "name": { "en-GB": name },
            "description": { "en-GB": about },
        },
    })
}

/// Names a set wherever statements are kept.
fn set_iri(set: &ExerciseSet) -> String {
    format!("urn:golden-thread:exercises:{}", escaped(&set.id))
}

/// A text as it can stand in an IRI, whatever it is.
fn escaped(text: &str) -> String {
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let each = text.bytes().map(|byte| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    each.collect()
}

/// How it went. Right is the whole of the score: parts of an exercise aren't counted.
fn result(outcome: Outcome, tried: Option<&Tried>) -> Value {
    let right = outcome.is_right();
    let mut result = Map::new();
    result.insert("success".to_owned(), right.into());
    result.insert("completion".to_owned(), true.into());
    result.insert("score".to_owned(), score(usize::from(right), 1));
    let outcome = json!({ "urn:golden-thread:outcome": outcome.words() });
    result.insert("extensions".to_owned(), outcome);
    if let Some(seconds) = tried.map(|it| it.seconds).filter(|seconds| *seconds > 0) {
        result.insert("duration".to_owned(), format!("PT{seconds}S").into());
    }
    Value::Object(result)
}

fn score(right: usize, of: usize) -> Value {
    let scaled = right as f64 / of.max(1) as f64;
    json!({ "scaled": scaled, "raw": right, "min": 0, "max": of })
}

fn statement(
    actor: &Value,
    verb: Verb,
    object: &Value,
    result: Option<Value>,
    tried: Option<&Tried>,
) -> Value {
    let mut said = Map::new();
    said.insert("actor".to_owned(), actor.clone());
    said.insert("verb".to_owned(), verb.json());
    said.insert("object".to_owned(), object.clone());
    said.extend(result.map(|result| ("result".to_owned(), result)));
    let at = tried.map(|it| it.at.as_str()).filter(|at| is_time(at));
    said.extend(at.map(|at| ("timestamp".to_owned(), Value::from(at))));
    said.insert("version".to_owned(), VERSION.into());
    let id = id(&Value::Object(said.clone()).to_string());
    said.insert("id".to_owned(), id.into());
    Value::Object(said)
}

/// Whether a text is a point in time as xAPI wants it. A file of results is anybody's text.
fn is_time(text: &str) -> bool {
    chrono::DateTime::parse_from_rfc3339(text).is_ok()
}

/// The id of a statement: the same for the same statement, so that a record takes it in once however often it comes.
/// A UUID of a name. Version 8 would say that its bits are a SHA-256's, but xAPI names RFC 4122, which knows five versions:
/// records refuse what they don't know.
fn id(text: &str) -> String {
    let mut bytes: [u8; 16] = [0; 16];
    for (byte, hashed) in bytes.iter_mut().zip(Sha256::digest(text.as_bytes())) {
        *byte = hashed;
    }
    bytes[6] = bytes[6] & 0x0F | 0x50;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let group = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    [group(0, 8), group(8, 12), group(12, 16), group(16, 20), group(20, 32)].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::read;

    const SET: &str = include_str!("../../../public/training/balanced-scorecard.json");

    fn set() -> ExerciseSet {
        read(SET.as_bytes()).unwrap()
    }

    /// Two who came: one by a file and with everything tried, one by a code without a name.
    fn all() -> Vec<Value> {
        let set = set();
        let mut outcomes = vec![Outcome::RightLater; set.exercises.len()];
        outcomes[1] = Outcome::NotYet;
        let tried = Tried {
            id: set.exercises[0].id.clone(),
            outcome: Outcome::RightLater,
            at: "2026-01-15T10:30:00Z".to_owned(),
            seconds: 95,
            ..Tried::default()
        };
        let file = ResultFile {
            name: "Team 1".to_owned(),
            exercises: vec![tried],
            ..ResultFile::new(&set)
        };
        let mut code = vec![Outcome::NotTried; set.exercises.len()];
        code[0] = Outcome::NotYet;
        let came = [
            Came { name: "Team 1".to_owned(), outcomes, ..Came::default() },
            Came { outcomes: code, ..Came::default() },
        ];
        statements(&set, &came, &[file])
    }

    fn said<'a>(statement: &'a Value, pointer: &str) -> &'a str {
        statement.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
    }

    #[test]
    fn each_has_what_xapi_requires() {
        let all = all();
        for statement in &all {
            let check = |pointer: &str| {
                assert!(!said(statement, pointer).is_empty(), "{pointer} of {statement}");
            };
            check("/actor/account/name");
            check("/object/definition/name/en-GB");
            assert_eq!(said(statement, "/actor/objectType"), "Agent");
            assert_eq!(said(statement, "/actor/account/homePage"), HOME_PAGE);
            assert_eq!(said(statement, "/version"), "1.0.3");
            assert!(said(statement, "/object/id").starts_with("urn:golden-thread:exercises:"));
            let verb = said(statement, "/verb/id");
            let word = verb.strip_prefix("http://adlnet.gov/expapi/verbs/").unwrap();
            assert_eq!(word, said(statement, "/verb/display/en-GB"));
            assert!(["attempted", "completed", "passed", "failed"].contains(&word));
            let id = said(statement, "/id");
            assert_eq!(id.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
            // RFC 4122 knows versions 1 to 5, and this is its variant.
            assert_eq!((&id[14..15], id.len()), ("5", 36));
            assert!("89ab".contains(&id[19..20]), "{id}");
        }
        let mut ids: Vec<&str> = all.iter().map(|it| said(it, "/id")).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all.len(), "no two are the same statement");
    }

    #[test]
    fn verbs_and_results_say_how_it_went() {
        let all = all();
        let count =
            |verb: &str| all.iter().filter(|it| said(it, "/verb/id").ends_with(verb)).count();
        let exercises = set().exercises.len();
        assert_eq!(count("/attempted"), exercises + 1);
        assert_eq!(count("/passed"), exercises - 1);
        assert_eq!(count("/failed"), 2);
        assert_eq!(count("/completed"), 1);
        for statement in &all {
            let verb = said(statement, "/verb/display/en-GB");
            let success = statement.pointer("/result/success").and_then(Value::as_bool);
            match verb {
                "passed" | "failed" => assert_eq!(success, Some(verb == "passed")),
                "attempted" => assert_eq!(statement.get("result"), None),
                _ => assert_eq!(
                    statement.pointer("/result/score/raw").and_then(Value::as_u64),
                    u64::try_from(exercises - 1).ok()
                ),
            }
        }
    }

    #[test]
    fn times_are_said_only_where_they_are_known() {
        let all = all();
        let first = &all[1];
        assert_eq!(said(first, "/timestamp"), "2026-01-15T10:30:00Z");
        assert_eq!(said(first, "/result/duration"), "PT95S");
        let code = all.last().unwrap();
        assert_eq!(said(code, "/actor/account/name"), "Without a name, 2");
        assert_eq!(code.get("timestamp"), None);
        assert_eq!(code.pointer("/result/duration"), None);
    }

    #[test]
    fn what_anybody_writes_stays_data() {
        let mut set = set();
        set.id = "a b/ü\"<".to_owned();
        set.exercises.truncate(1);
        let came = [Came {
            name: "\"}]</script>".to_owned(),
            outcomes: vec![Outcome::RightAtOnce],
            ..Came::default()
        }];
        let tried =
            Tried { id: set.exercises[0].id.clone(), at: "now".to_owned(), ..Tried::default() };
        let file = ResultFile {
            name: came[0].name.clone(),
            exercises: vec![tried],
            ..ResultFile::new(&set)
        };
        let text = statements_written(&set, &came, &[file]);
        let read: Vec<Value> = serde_json::from_str(&text).unwrap();
        assert_eq!(
            said(&read[0], "/object/id"),
            "urn:golden-thread:exercises:a%20b%2F%C3%BC%22%3C:on-the-line"
        );
        assert_eq!(said(&read[0], "/actor/account/name"), came[0].name);
        assert_eq!(read[0].get("timestamp"), None, "'now' is no time");
    }
}
