//! What must hold of every kind of record that a pack lists, whichever there are: made from what is declared of
//! them, so that a new kind is held to it without a line here.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::edit::{Command, Context, History, apply};
use golden_thread::model::{
    Audience, FieldInfo, Hold, Kind, Pack, Plan, Row, Shape, Table, position,
};
use golden_thread::pack::{self, Extract, Severity, for_audience, read, write};
use serde_json::{Map, Value, json};

/// A text that names a kind and a field and would show if it were taken for markup, a table or another text.
fn mark(kind: Kind, field: &str) -> String {
    format!("Sign-off, figure for {} {field} <b>\"→", kind.list())
}

/// What a field of this shape could hold: whatever reads is right.
fn candidates(kind: Kind, field: &FieldInfo, id_of: &dyn Fn(Kind) -> String) -> Vec<Value> {
    let one: Vec<Value> = match (field.shape)() {
        Shape::Text => vec![json!(mark(kind, field.name))],
        Shape::Choice(names) => vec![json!(in_the_file(names[0]))],
        Shape::Day => vec![json!("2025-04-01")],
        Shape::Period => vec![json!("2025-04")],
        Shape::Year => vec![json!("2025/26")],
        Shape::Plain => vec![json!(1), json!(true)],
        Shape::Reference(of) => vec![json!(id_of(of))],
        Shape::Aim => vec![json!({ "kind": "none" })],
        Shape::Figure => vec![json!({ "period": "2025-04", "value": 1 })],
        Shape::Part(table) => vec![part(kind, table, id_of)],
        Shape::ByYear(table) => vec![json!({ "2025/26": part(kind, table, id_of) })],
        Shape::Frozen(of) => {
            let mut frozen = Map::new();
            frozen.insert(id_of(of), json!({ "digest": "0", "copy": {} }));
            vec![Value::Object(frozen)]
        }
        Shape::Unknown => vec![json!({ "kept": 1 })],
    };
    let listed = one.iter().map(|value| json!([value]));
    one.iter().cloned().chain(listed).collect()
}

/// `HigherIsBetter` as `higher_is_better`.
fn in_the_file(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// A record within a record: what must be there, its texts, and the measures it lists.
fn part(kind: Kind, table: &Table, id_of: &dyn Fn(Kind) -> String) -> Value {
    let held = |field: &&FieldInfo| {
        // These are lists of texts.
        let is_list = ["assumptions", "withheld"].contains(&field.name);
        let text = matches!((field.shape)(), Shape::Text) && !is_list;
        field.needed || text || field.name == "measures"
    };
    let value = |field: &FieldInfo| {
        let value = candidates(kind, field, id_of).swap_remove(0);
        let value = if field.name == "measures" { json!([value]) } else { value };
        (field.name.to_owned(), value)
    };
    table.fields.iter().filter(held).map(value).collect::<Map<_, _>>().into()
}

/// A record with something in each of its fields.
fn full(kind: Kind, id: &str, id_of: &dyn Fn(Kind) -> String) -> Value {
    let mut record = Map::new();
    for field in kind.table().fields.iter().filter(|field| field.needed) {
        record.insert(field.name.to_owned(), Value::Null);
    }
    for field in kind.table().fields {
        let mut tried = candidates(kind, field, id_of);
        if field.name == "id" {
            tried = vec![json!(id)];
        }
        record.insert(field.name.to_owned(), tried[0].clone());
        if field.needed {
            continue;
        }
        let fits = tried.into_iter().find(|value| {
            let mut alone: Map<String, Value> = needed(kind, id, id_of);
            alone.insert(field.name.to_owned(), value.clone());
            kind.reading(&Value::Object(alone).to_string()).is_ok()
        });
        let value = fits.unwrap_or_else(|| panic!("{}.{}", kind.list(), field.name));
        record.insert(field.name.to_owned(), value);
    }
    for (name, value) in needed(kind, id, id_of) {
        record.insert(name, value);
    }
    Value::Object(record)
}

/// What a record must have.
fn needed(kind: Kind, id: &str, id_of: &dyn Fn(Kind) -> String) -> Map<String, Value> {
    let fields = kind.table().fields.iter().filter(|field| field.needed || field.name == "name");
    fields
        .map(|field| {
            let value = match field.name {
                "id" => json!(id),
                _ => candidates(kind, field, id_of).swap_remove(0),
            };
            (field.name.to_owned(), value)
        })
        .collect()
}

/// A pack with one record of each kind, each naming the others; what is under another of its kind stands under
/// a second one.
fn one_of_each() -> Value {
    let mut pack = json!({
        "format": "golden-thread-pack", "version": 1, "organisation": { "name": "A" },
    });
    for kind in Kind::ALL {
        let above =
            full(*kind, &first(*kind), &|of| if of == *kind { String::new() } else { first(of) });
        let record = full(*kind, "it", &first);
        pack[kind.list()] = json!([without_own(*kind, above), record]);
    }
    pack
}

/// A record of which nothing was promised, and that was never scored or signed off: one that was stays.
fn takeable(mut record: Value) -> Value {
    for list in ["promises", "scores", "signed"] {
        record.as_object_mut().unwrap().remove(list);
    }
    record
}

/// The id of the record that others name.
fn first(kind: Kind) -> String {
    format!("first-{}", kind.list())
}

/// A record without what would put it under another of its kind.
fn without_own(kind: Kind, mut record: Value) -> Value {
    for field in kind.table().fields {
        let own = matches!((field.shape)(), Shape::Reference(of) if of == kind);
        if own && field.name != "id" {
            record.as_object_mut().unwrap().remove(field.name);
        }
    }
    record
}

fn told(pack: &Value) -> Vec<(Severity, String)> {
    let found = read(pack.to_string().as_bytes()).diagnostics;
    found.into_iter().map(|found| (found.severity, found.place)).collect()
}

/// A file of each version holds for ever what was written by it, so each kind has to be in one. `GOLDEN=write` writes a
/// record of a new kind into it.
#[test]
fn each_kind_stands_in_a_golden_file() {
    const V1: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/v1.json");
    const CHAINED: &str = include_str!("fixtures/chained.json");
    let mut golden: Value = serde_json::from_str(&std::fs::read_to_string(V1).unwrap()).unwrap();
    let chained: Value = serde_json::from_str(CHAINED).unwrap();
    let lacks = |file: &Value, kind: Kind| file[kind.list()].as_array().is_none_or(Vec::is_empty);
    let all = Kind::ALL.iter().copied();
    let missing: Vec<Kind> =
        all.filter(|kind| lacks(&golden, *kind) && lacks(&chained, *kind)).collect();
    if std::env::var("GOLDEN").is_ok_and(|it| it == "write") {
        for kind in missing {
            let known = golden.clone();
            let id_of = |of: Kind| known[of.list()][0]["id"].as_str().unwrap_or("it").to_owned();
            golden[kind.list()] = json!([without_own(kind, full(kind, "it", &id_of))]);
        }
        let pack = read(golden.to_string().as_bytes()).pack.unwrap();
        std::fs::write(V1, write(&pack)).unwrap();
        return;
    }
    assert_eq!(missing, [], "GOLDEN=write writes one of each");
}

#[test]
fn reads_and_writes_every_field() {
    let pack = one_of_each();
    let found = read(pack.to_string().as_bytes());
    assert_eq!(found.diagnostics, []);
    let written: Value = serde_json::from_str(&write(&found.pack.unwrap())).unwrap();
    for kind in Kind::ALL {
        for (at, record) in pack[kind.list()].as_array().unwrap().iter().enumerate() {
            for (field, value) in record.as_object().unwrap() {
                let written = &written[kind.list()][at][field];
                // Of parts, what is always written may come in addition.
                let same = written == value || (value.is_object() && written.is_object());
                assert!(same, "{}.{field}: {written}", kind.list());
            }
        }
    }
}

#[test]
fn tells_an_id_that_stands_twice() {
    for kind in Kind::ALL {
        let mut pack = one_of_each();
        let again = pack[kind.list()][1].clone();
        pack[kind.list()].as_array_mut().unwrap().push(again);
        let place = format!("{}[2].id", kind.list());
        assert!(told(&pack).contains(&(Severity::Error, place)), "{}", kind.list());
    }
}

#[test]
fn tells_every_one_of_two_damaged_records() {
    for kind in Kind::ALL {
        let mut pack = one_of_each();
        for at in 0..2 {
            pack[kind.list()][at]["id"] = json!(7);
        }
        let found = told(&pack);
        for at in 0..2 {
            let place = format!("{}[{at}].id", kind.list());
            assert!(found.contains(&(Severity::Error, place.clone())), "{place}: {found:?}");
        }
    }
}

#[test]
fn tells_every_reference_that_leads_nowhere() {
    for kind in Kind::ALL {
        for field in kind.table().fields {
            let Shape::Reference(_) = (field.shape)() else { continue };
            if matches!(field.hold, Some(Hold::Itself | Hold::Past)) {
                continue;
            }
            let mut pack = one_of_each();
            let held = &mut pack[kind.list()][1][field.name];
            let place = format!("{}[1].{}", kind.list(), field.name);
            let place = if held.is_array() {
                *held = json!(["nowhere"]);
                format!("{place}[0]")
            } else {
                *held = json!("nowhere");
                place
            };
            // What was decided is a record of what was.
            if *kind == Kind::Proposal {
                pack[kind.list()][1].as_object_mut().unwrap().remove("verdict");
            }
            let found = told(&pack);
            assert!(found.contains(&(Severity::Warning, place.clone())), "{place}: {found:?}");
        }
    }
}

#[test]
fn a_list_that_nobody_released_is_left_out_whole_and_with_it_every_unknown_field() {
    for kind in Kind::ALL {
        let mut pack = one_of_each();
        for at in 0..2 {
            pack[kind.list()][at]["unknown"] = json!("kept back");
            for key in ["audience", "comment_audience"] {
                pack[kind.list()][at].as_object_mut().unwrap().remove(key);
            }
        }
        let pack = read(pack.to_string().as_bytes()).pack.unwrap();
        let text = write(&for_audience(&pack, Audience::Public).pack);
        assert!(!text.contains("kept back"), "{}", kind.list());
        let out: Value = serde_json::from_str(&text).unwrap();
        let released = Pack::TABLE.field(kind.list()).unwrap().audience == Audience::Public;
        // An action of which nobody said it goes with its plan and its exception, without its progress in words.
        let follows = *kind == Kind::Action;
        if follows {
            assert!(!text.contains(&mark(*kind, "progress").replace('"', "\\\"")));
        }
        let has_its_own = kind.table().field("audience").is_some() && !follows;
        // Sign-offs go out where nothing that they hold stays behind.
        if (!released && *kind != Kind::SignOff) || has_its_own {
            assert!(out[kind.list()].is_null(), "{}", kind.list());
            assert!(!text.contains(&mark(*kind, "name").replace('"', "\\\"")), "{}", kind.list());
        }
    }
}

#[test]
fn what_is_left_out_for_an_audience_is_counted_whatever_its_kind() {
    for kind in Kind::ALL.iter().filter(|kind| kind.table().field("audience").is_some()) {
        for (said, not_set) in [(json!("internal"), 0), (Value::Null, 1)] {
            // An action of which nobody said it goes with its plan and its exception, a paper to its template's readers.
            if matches!(kind, Kind::Action | Kind::Paper) && said.is_null() {
                continue;
            }
            let mut pack = one_of_each();
            pack[kind.list()][1]["audience"] = said;
            pack[kind.list()][1].as_object_mut().unwrap().retain(|_, value| !value.is_null());
            let pack = read(pack.to_string().as_bytes()).pack.unwrap();
            let Extract { pack: out, left, .. } = for_audience(&pack, Audience::Public);
            assert!(left.count(*kind) > 0, "{}", kind.list());
            assert_eq!(left.not_set, not_set, "{}", kind.list());
            for each in Kind::ALL {
                let gone = pack.rows(*each).len() - out.rows(*each).len();
                assert_eq!(left.count(*each), gone, "{} without {}", each.list(), kind.list());
            }
        }
    }
}

#[test]
fn what_a_record_that_goes_out_keeps_back_is_counted_field_by_field() {
    let emptied = |pack: &Value| {
        let pack = read(pack.to_string().as_bytes()).pack.unwrap();
        for_audience(&pack, Audience::Public).left.emptied
    };
    let whole = one_of_each();
    let kept = |kind: &Kind| Pack::TABLE.field(kind.list()).unwrap().audience == Audience::Public;
    let mut tried = 0;
    for kind in Kind::ALL.iter().filter(|kind| kept(kind)) {
        let back = kind.table().fields.iter().filter(|field| field.audience > Audience::Public);
        for field in back.filter(|field| !field.needed) {
            let mut without = whole.clone();
            for record in without[kind.list()].as_array_mut().unwrap() {
                record.as_object_mut().unwrap().remove(field.name);
            }
            let place = format!("{}.{}", kind.list(), field.name);
            assert_eq!(emptied(&whole), emptied(&without) + 2, "{place}");
            tried += 1;
        }
        let mut with = whole.clone();
        with[kind.list()][1]["unknown"] = json!(1);
        // A signed paper goes whole or not at all.
        if *kind == Kind::Paper {
            continue;
        }
        assert_eq!(emptied(&with), emptied(&whole) + 1, "{}", kind.list());
    }
    assert!(tried > 0);
}

/// The pack with one of each, and a command that adds the second record of a kind again, under another id.
fn another(kind: Kind) -> (Pack, Row) {
    let mut value = one_of_each();
    let mut added = takeable(value[kind.list()][1].clone());
    added["id"] = json!("another");
    value[kind.list()].as_array_mut().unwrap().push(added);
    let whole = read(value.to_string().as_bytes()).pack.unwrap();
    let at = position(whole.rows(kind), "another").unwrap();
    let row = whole.shared_rows(kind).row(at).unwrap();
    (read(one_of_each().to_string().as_bytes()).pack.unwrap(), row)
}

fn today() -> Context {
    Context {
        on: Some("2027-06-01".parse::<golden_thread::model::Day>().unwrap().0),
        by: "Clerk".into(),
    }
}

/// The kinds that are added, replaced and removed by the commands that all share.
fn plain() -> impl Iterator<Item = Kind> {
    let own = [Kind::Perspective, Kind::Measure, Kind::SignOff, Kind::Proposal];
    Kind::ALL.iter().copied().filter(move |kind| !own.contains(kind))
}

#[test]
fn every_change_leaves_an_event_that_names_it() {
    for kind in plain() {
        let (mut pack, row) = another(kind);
        let name = row.record().name().to_owned();
        let commands =
            [Command::Add(row.clone()), Command::Remove(kind, row.record().id().to_owned())];
        for command in commands {
            let before = pack.history.len();
            let change = apply(&mut pack, command, &today()).unwrap();
            assert_eq!(pack.history.len(), before + 1, "{}", kind.list());
            let event = pack.history.last().unwrap();
            assert!(event.what.contains(&name), "{}", event.what);
            assert!(event.changes.iter().any(|it| it.place.contains(&name)), "{:?}", event.changes);
            assert_eq!(change.label, event.what);
        }
    }
}

/// Applies a command, takes it back and does it again: each time the pack is what it was, to the last byte. It ends as changed.
fn there_and_back(pack: &mut Pack, command: Command) {
    let (before, said) = (write(pack), format!("{command:?}"));
    let mut history = History::default();
    let change = apply(pack, command, &today()).unwrap();
    history.record(change, pack);
    let after = write(pack);
    assert_ne!(after, before, "{said}");
    assert!(history.undo(pack).unwrap().is_some(), "{said}");
    assert_eq!(write(pack), before, "{said}");
    assert!(history.redo(pack).unwrap().is_some(), "{said}");
    assert_eq!(write(pack), after, "{said}");
}

#[test]
fn every_change_is_undone_and_done_again_to_the_last_byte() {
    for kind in plain() {
        let (mut pack, row) = another(kind);
        let id = row.record().id().to_owned();
        there_and_back(&mut pack, Command::Add(row.clone()));
        // What is replaced had all that the record has, and something else in its first field of words.
        let mut value = serde_json::from_str::<Value>(&write(&pack)).unwrap();
        let records = value[kind.list()].as_array_mut().unwrap();
        let name = records.iter_mut().find(|it| it["id"] == id).unwrap();
        let held = name.as_object_mut().unwrap();
        let words =
            ["name", "claim", "words", "from"].into_iter().find(|it| held.contains_key(*it));
        held[words.unwrap()] = json!("Otherwise");
        let otherwise = read(value.to_string().as_bytes()).pack.unwrap();
        let at = position(otherwise.rows(kind), &id).unwrap();
        there_and_back(&mut pack, Command::Set(otherwise.shared_rows(kind).row(at).unwrap()));
        there_and_back(&mut pack, Command::Remove(kind, id));
    }
}

#[test]
fn what_needs_a_record_keeps_it_and_what_names_it_lets_go() {
    for kind in Kind::ALL {
        for field in kind.table().fields {
            let Shape::Reference(of) = (field.shape)() else { continue };
            if !plain().any(|plain| plain == of) || field.hold == Some(Hold::Itself) {
                continue;
            }
            // Only the field in question names it.
            let mut value = one_of_each();
            let mut added = takeable(without_own(of, value[of.list()][1].clone()));
            added["id"] = json!("named");
            value[of.list()].as_array_mut().unwrap().push(added);
            let held = &mut value[kind.list()][1][field.name];
            *held = if held.is_array() { json!(["named"]) } else { json!("named") };
            let mut pack = read(value.to_string().as_bytes()).pack.unwrap();
            let before = pack.clone();
            let done = apply(&mut pack, Command::Remove(of, "named".into()), &Context::default());
            let needs = field.hold == Some(Hold::Needs) || (field.hold.is_none() && *kind == of);
            let place = format!("{}.{}", kind.list(), field.name);
            if needs {
                assert!(done.is_err(), "{place}");
                assert_eq!(pack, before, "{place}");
            } else if !matches!(field.hold, Some(Hold::Sealed)) {
                done.unwrap();
                assert!(!write(&pack).contains("\"named\""), "{place}");
            }
        }
    }
}

#[test]
fn a_typed_figure_copies_no_record() {
    let mut pack = read(one_of_each().to_string().as_bytes()).pack.unwrap();
    let before = pack.clone();
    pack::write(&pack);
    let measure = pack.measures[0].id.clone();
    let reading = golden_thread::model::Reading::Number(5.into());
    let observation =
        Box::new(golden_thread::model::Observation::new("2025-06".parse().unwrap(), reading));
    let command = Command::SetObservation { measure, comparator: None, observation };
    apply(&mut pack, command, &Context::default()).unwrap();
    let shared = |one: &[std::sync::Arc<Plan>], other: &[std::sync::Arc<Plan>]| {
        one.iter().zip(other).all(|(one, other)| std::sync::Arc::ptr_eq(one, other))
    };
    assert!(shared(&before.plans, &pack.plans));
    assert!(!std::sync::Arc::ptr_eq(&before.measures[0], &pack.measures[0]));
    assert!(std::sync::Arc::ptr_eq(&before.measures[1], &pack.measures[1]));
}
