//! Differences between values of the file in words: choices as people say them, and names for ids.

use crate::model::{Altered, Day, Pack, Period, day_label};
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};

/// Fields that hold a choice, written in the file with underscores.
const CHOICES: [&str; 23] = [
    "accumulation",
    "audience",
    "comment_audience",
    "comparison",
    "delivery",
    "form",
    "frequency",
    "intent",
    "kind",
    "level",
    "nature",
    "polarity",
    "principles",
    "prominence",
    "regime",
    "requirement",
    "stage",
    "state",
    "timing",
    "to",
    "verdict",
    "vocabulary",
    "missing",
];

/// What ids stand for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// By the kind of thing and its id.
    of: HashMap<(Kind, String), String>,
}

/// A kind of thing with ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Plan,
    Objective,
    Action,
    Measure,
    Perspective,
}

impl Kind {
    const ALL: [Self; 5] =
        [Self::Plan, Self::Objective, Self::Action, Self::Measure, Self::Perspective];

    /// What a field's ids are of.
    fn of(field: &str, place: &str) -> Option<Self> {
        Some(match field {
            "plan" | "plans" => Self::Plan,
            "objective" | "objectives" => Self::Objective,
            "parent" if place.starts_with("Plan") || place.contains(", plans, ") => Self::Plan,
            "parent" => Self::Objective,
            "part_of" => Self::Action,
            "measure" | "measures" => Self::Measure,
            "perspective" => Self::Perspective,
            _ => return None,
        })
    }
}

impl Names {
    /// Of everything in these packs; both names where two packs call it differently.
    pub fn of<'a>(packs: impl IntoIterator<Item = &'a Pack>) -> Self {
        let mut names = Self::default();
        for pack in packs {
            for held in &pack.plans {
                names.add(Kind::Plan, held.id.as_str(), &held.name);
            }
            for held in &pack.objectives {
                names.add(Kind::Objective, held.id.as_str(), &held.name);
            }
            for held in &pack.actions {
                names.add(Kind::Action, held.id.as_str(), &held.name);
            }
            for held in &pack.measures {
                names.add(Kind::Measure, held.id.as_str(), &held.name);
            }
            for held in &pack.perspectives {
                names.add(Kind::Perspective, held.id.as_str(), &held.name);
            }
        }
        names
    }

    fn add(&mut self, kind: Kind, id: &str, name: &str) {
        let known = self.of.entry((kind, id.to_owned())).or_insert_with(|| name.to_owned());
        *known = either(known, name);
    }

    fn name(&self, kind: Kind, id: &str) -> Option<&str> {
        self.of.get(&(kind, id.to_owned())).map(String::as_str)
    }

    /// The name of whatever has this id; the id where nothing has.
    pub(super) fn of_any<'a>(&'a self, id: &'a str) -> &'a str {
        Kind::ALL.into_iter().find_map(|kind| self.name(kind, id)).unwrap_or(id)
    }

    /// The fields in which two values differ, each with its place, before and after in words.
    pub fn altered(
        &self,
        place: &str,
        before: Option<&Value>,
        after: Option<&Value>,
    ) -> Vec<Altered> {
        self.altered_in("", place, before, after)
    }

    fn altered_in(
        &self,
        field: &str,
        place: &str,
        before: Option<&Value>,
        after: Option<&Value>,
    ) -> Vec<Altered> {
        match (before, after) {
            (Some(before), Some(after)) if before == after => Vec::new(),
            (Some(Value::Object(before)), Some(Value::Object(after))) => {
                let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
                let field = |key: &String| {
                    let place = format!("{place}, {}", self.key(key, place));
                    self.altered_in(key, &place, before.get(key), after.get(key))
                };
                keys.into_iter().flat_map(field).collect()
            }
            (before, after) if is_listed(before) || is_listed(after) => {
                let item = |list: Option<&'_ Value>, at: usize| list?.as_array()?.get(at).cloned();
                let length =
                    |list: Option<&Value>| list.and_then(Value::as_array).map_or(0, Vec::len);
                let each = |at: usize| {
                    let place = format!("{place} {}", at + 1);
                    let (before, after) = (item(before, at), item(after, at));
                    self.altered_in(field, &place, before.as_ref(), after.as_ref())
                };
                (0..length(before).max(length(after))).flat_map(each).collect()
            }
            (before, after) => {
                let words = |value: Option<&Value>| value.map(|it| self.words(field, place, it));
                vec![Altered::new(place, words(before), words(after))]
            }
        }
    }

    /// A key in words: a field's name, or what an id stands for.
    fn key(&self, key: &str, place: &str) -> String {
        let kind = if place.ends_with(", plans") {
            Some(Kind::Plan)
        } else if place.ends_with(", objectives") {
            Some(Kind::Objective)
        } else {
            None
        };
        let name = kind.and_then(|kind| self.name(kind, key));
        name.map_or_else(|| dated(key).replace('_', " "), str::to_owned)
    }

    /// What a target aims for, as people write it.
    fn aim(&self, place: &str, fields: &Map<String, Value>) -> String {
        let said = |key: &str| fields.get(key).map(|it| self.words(key, place, it));
        match (said("kind").as_deref(), said("value"), said("low"), said("high")) {
            (Some("value"), Some(value), ..) => value,
            (Some("range"), _, Some(low), Some(high)) => format!("{low} to {high}"),
            (Some(kind), ..) => {
                let rest = fields.iter().filter(|(key, _)| *key != "kind");
                let rest = rest.map(|(key, value)| {
                    format!("{} {}", key.replace('_', " "), self.words(key, place, value))
                });
                std::iter::once(kind.to_owned()).chain(rest).collect::<Vec<_>>().join(", ")
            }
            (None, ..) => String::new(),
        }
    }

    /// A value in words.
    fn words(&self, field: &str, place: &str, value: &Value) -> String {
        match value {
            Value::String(text) => {
                match Kind::of(field, place).and_then(|it| self.name(it, text)) {
                    Some(name) => name.to_owned(),
                    None if CHOICES.contains(&field) => text.replace('_', " "),
                    None => dated(text),
                }
            }
            Value::Array(items) => {
                let words = items.iter().map(|item| self.words(field, place, item));
                words.collect::<Vec<_>>().join(", ")
            }
            Value::Object(fields) if field == "aim" => self.aim(place, fields),
            Value::Object(fields) => {
                // A step is told by its period already; often its plan is all it says.
                let mut fields = fields.clone();
                fields.remove("period");
                if let (Some(plan), 1) = (fields.get("plan"), fields.len()) {
                    return self.words("plan", place, plan);
                }
                let part = |(key, value): (&String, &Value)| {
                    format!("{}: {}", self.key(key, place), self.words(key, place, value))
                };
                fields.iter().map(part).collect::<Vec<_>>().join("; ")
            }
            Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            other => other.to_string(),
        }
    }
}

/// A day or a period as it is printed; any other text as it is.
fn dated(text: &str) -> String {
    match (text.parse::<Day>(), text.parse::<Period>()) {
        (Ok(day), _) => day_label(day.0),
        (_, Ok(period)) => period.label(),
        _ => text.to_owned(),
    }
}

/// Whether a value is a list of things with fields of their own.
fn is_listed(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Array(items)) if items.iter().any(Value::is_object))
}

/// A name that may have changed; the same whichever way round two packs are compared.
pub(super) fn either(one: &str, other: &str) -> String {
    match one.cmp(other) {
        std::cmp::Ordering::Less => format!("{one} / {other}"),
        std::cmp::Ordering::Equal => one.to_owned(),
        std::cmp::Ordering::Greater => format!("{other} / {one}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn says_choices_lists_and_ids_in_words() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"Housing plan"},{"id":"q","name":"Roads plan"}]}"#;
        let pack: Pack = serde_json::from_str(text).unwrap();
        let names = Names::of([&pack]);
        let check = |before: Value, after: Value, expected: &[&str]| {
            let found = names.altered("X", Some(&before), Some(&after));
            let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert_eq!(lines, expected);
        };
        check(json!({"a": 1}), json!({"a": 1}), &[]);
        check(
            json!({"form": "outcome_measure"}),
            json!({}),
            &["X, form: removed, was outcome measure"],
        );
        check(
            json!({"plans": ["p"]}),
            json!({"plans": ["p", "q", "r"]}),
            &["X, plans: Housing plan → Housing plan, Roads plan, r"],
        );
        check(
            json!({"evidence": [{"kind": "trend", "finding": "Up"}]}),
            json!({"evidence": [{"kind": "trend", "finding": "Down"}, {"kind": "demand", "finding": "More"}]}),
            &[
                "X, evidence 1, finding: Up → Down",
                "X, evidence 2: added, finding: More; kind: demand",
            ],
        );
        check(
            json!({"plans": {"p": {"name": "A"}}}),
            json!({"plans": {"p": {"name": "B"}}}),
            &["X, plans, Housing plan, name: A → B"],
        );
    }
}
