//! Every day that somebody promised stands in the calendar of its month, under the post that promised it (FRAMEWORK R1):
//! over all kinds of record, so that a day of a new kind is asked about here.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use golden_thread::model::Pack;
use golden_thread::pack::schema;
use golden_thread::planning::due::{State, due_month, due_words};
use golden_thread::rating::AsAt;
use std::collections::BTreeSet;

/// Days by which somebody is to have done something, each with records in which only it is promised, by the post Head
/// for 17 October 2025.
const PROMISED: &[(&str, &str)] = &[
    ("Exception.review_by", r#""exceptions":[{EXCEPTION,"review_by":"DAY"}]"#),
    (
        "Promise.by",
        r#""exceptions":[{EXCEPTION,"promises":[{"by":"2025-08-31","on":"2025-06-01"},{"by":"DAY","on":"2025-07-01"}]}]"#,
    ),
    (
        "Exception.waived_until",
        r#""exceptions":[{EXCEPTION,"waiver":"Counted anew","waived_until":"DAY"}]"#,
    ),
    ("Risk.review_by", r#""risks":[{RISK,"review_by":"DAY"}]"#),
    ("Risk.target_by", r#""risks":[{RISK,"target_by":"DAY"}]"#),
    (
        "Action.due",
        r#""actions":[{"id":"a","name":"A","kind":"activity","plan":"p","owner":"Head","state":"under_way","due":"DAY"}]"#,
    ),
    (
        "Decision.by",
        r#""meetings":[{MEETING,"items":[{"name":"I","kind":"note","decisions":[{"what":"Do it","who":"Head","by":"DAY"}]}]}]"#,
    ),
    (
        "Recommendation.reply_by",
        r#""meetings":[{MEETING,"recommendations":[{"words":"Look again","to":"Head","reply_by":"DAY"}]}]"#,
    ),
    (
        "Assessment.review_by",
        r#""assessments":[{"id":"s","name":"S","measure":"m","reviewer":"Head","review_by":"DAY"}]"#,
    ),
    (
        "Assessment.action_due",
        r#""assessments":[{"id":"s","name":"S","measure":"m","action":"Count again","action_owner":"Head","action_due":"DAY"}]"#,
    ),
    (
        "Audit.check_by",
        r#""audits":[{"id":"u","name":"U","period":"2025-06","size":1,"auditor":"Head","check_by":"DAY"}]"#,
    ),
];

/// Days on which something was, begins or ends by itself, and that aren't called so by `on`: nobody owes anything by them.
const NOTED: &[&str] = &[
    "Action.starts",
    "Assessment.action_done",
    "Organisation.clock",
    "Paper.cut_off",
    "Proposal.made",
    "Rebase.date",
];

/// Whether a day's name says that something was on it: `on`, `closed_on`.
fn says_on(field: &str) -> bool {
    field == "on" || field.ends_with("_on")
}

fn records(text: &str) -> Pack {
    let text = text
        .replace("EXCEPTION", r#""id":"x","name":"X","measure":"m","raised":"2025-04","trigger":"red","state":"open","owner":"Head""#)
        .replace("RISK", r#""id":"r","name":"R","plan":"p","owner":"Head""#)
        .replace("MEETING", r#""id":"g","name":"G","body":"B","state":"held","on":"2025-06-01""#)
        .replace("DAY", "2025-10-17");
    let whole = format!(
        r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"plans":[{{"id":"p","name":"P"}}],"measures":[{{"id":"m","name":"M"}}],{text}}}"#
    );
    serde_json::from_str(&whole).expect(&whole)
}

/// As on a day, September shown.
fn as_on(day: &str) -> AsAt {
    AsAt { period: "2025-09".parse().unwrap(), on: day.parse().ok() }
}

#[test]
fn every_promised_day_is_in_the_months_calendar_under_its_post() {
    for (field, text) in PROMISED {
        let pack = records(text);
        let due = |post: &str| {
            due_month(&pack, "2025-10".parse().unwrap(), as_on("2025-10-01"), (None, Some(post)))
        };
        let month = due("Head");
        let days: Vec<String> = month.within.iter().map(|it| it.day.to_string()).collect();
        assert_eq!(days, ["2025-10-17"], "{field}");
        assert_eq!(month.within[0].state, State::ToCome, "{field}");
        assert!(due("Clerk").within.is_empty(), "{field}: of another post");
    }
}

#[test]
fn each_day_of_each_kind_is_promised_or_noted() {
    let schema = schema();
    let mut found = BTreeSet::new();
    for (record, declared) in schema["$defs"].as_object().unwrap() {
        let fields = declared.get("properties").and_then(|it| it.as_object());
        for (field, shape) in fields.into_iter().flatten() {
            if shape.to_string().contains("\"#/$defs/Day\"") && !says_on(field) {
                found.insert(format!("{record}.{field}"));
            }
        }
    }
    let promised = PROMISED.iter().map(|(field, _)| *field);
    assert!(PROMISED.iter().all(|(field, _)| !says_on(field.rsplit('.').next().unwrap())));
    let said: BTreeSet<String> = promised.chain(NOTED.iter().copied()).map(str::to_owned).collect();
    assert_eq!(found, said);
}

#[test]
fn a_risk_that_is_not_at_its_target_by_its_day_has_missed_it() {
    let check = |on: &str, expected: &str| {
        let pack = records(
            r#""risks":[{RISK,"target_by":"DAY","target":{"on":"2025-05-01","likelihood":2,"impact":4},
                "scores":[{"on":"2025-05-01","likelihood":4,"impact":4},{"on":"2025-12-01","likelihood":2,"impact":3}]}]"#,
        );
        let month = due_month(&pack, "2025-10".parse().unwrap(), as_on(on), (None, None));
        assert_eq!(month.within.len(), 1, "{on}");
        assert_eq!(due_words(&month.within[0]), expected, "{on}");
    };
    check("2025-10-17", "to come");
    check("2025-10-18", "missed");
    // Scored at 6 in December, it has come down to 8 or less.
    check("2025-12-01", "reached");
}
