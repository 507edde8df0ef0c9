//! Finding every error of a pack that can't be read, element by element.

use crate::model::{
    Comparator, Event, Kind, Measure, Observation, Organisation, Pack, ReportingYear, Step, Target,
};
use crate::pack::{
    Diagnostic,
    place::{self, Step as PathStep},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Every error of a pack that is a JSON object.
pub(super) fn errors(mut pack: Value) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(fields) = pack.as_object_mut() {
        if let Some(organisation @ Value::Object(_)) = fields.get_mut("organisation") {
            typed_as::<Organisation>(organisation.take(), "organisation", &mut found);
            *organisation = Value::Object(Map::new());
        }
        for kind in Kind::ALL {
            each(fields, kind.list(), "", |value, place| match kind {
                Kind::Measure => measure(value, place, &mut found),
                kind => typed(value, place, &|text| kind.reading(text).map(drop), &mut found),
            });
        }
        each(fields, "history", "", |value, place| typed_as::<Event>(value, place, &mut found));
    }
    typed_as::<Pack>(pack, "", &mut found);
    found
}

fn measure(mut value: Value, place: &str, found: &mut Vec<Diagnostic>) {
    if let Some(fields) = value.as_object_mut() {
        each(fields, "series", place, |value, place| typed_as::<Observation>(value, place, found));
        each(fields, "comparators", place, |value, place| comparator(value, place, found));
        if let Some(Value::Object(targets)) = fields.get_mut("targets") {
            for (year, value) in std::mem::take(targets) {
                target(&year, value, place, found);
            }
        }
    }
    typed_as::<Measure>(value, place, found);
}

fn comparator(mut value: Value, place: &str, found: &mut Vec<Diagnostic>) {
    if let Some(fields) = value.as_object_mut() {
        each(fields, "series", place, |value, place| typed_as::<Observation>(value, place, found));
    }
    typed_as::<Comparator>(value, place, found);
}

fn target(year: &str, mut value: Value, place: &str, found: &mut Vec<Diagnostic>) {
    let place = format!("{place}.targets[\"{year}\"]");
    if year.parse::<ReportingYear>().is_err() {
        let message = format!("'{year}' isn't a reporting year");
        let hint = "write 2025/26, or 2025 where years start in January";
        found.push(Diagnostic::error(&place, message).with_hint(hint));
    }
    if let Some(fields) = value.as_object_mut() {
        each(fields, "trajectory", &place, |value, place| typed_as::<Step>(value, place, found));
    }
    typed_as::<Target>(value, &place, found);
}

/// Takes the elements out of an array, each with its place, and leaves the array empty.
fn each(
    fields: &mut Map<String, Value>,
    key: &str,
    place: &str,
    mut look: impl FnMut(Value, &str),
) {
    if let Some(Value::Array(elements)) = fields.get_mut(key) {
        for (index, element) in std::mem::take(elements).into_iter().enumerate() {
            look(element, &join(place, &format!("{key}[{index}]")));
        }
    }
}

/// Reads one thing, again and again without the field that was wrong, so that each is reported.
fn typed(
    mut value: Value,
    place: &str,
    read: &dyn Fn(&str) -> Result<(), serde_json::Error>,
    found: &mut Vec<Diagnostic>,
) {
    let mut dropped: Vec<String> = Vec::new();
    loop {
        // As text, so that a thing is read in one way only: each way is code in the page.
        let text = value.to_string();
        let Err(error) = read(&text) else { return };
        let message = without_position(&error);
        let path = place::path(&text, error.column());
        let field = match path.first() {
            Some(PathStep::Key(Some(key))) => key.clone(),
            _ => {
                // With a field dropped, what is said of the whole may be owed to that.
                let owed = !dropped.is_empty()
                    && (!message.starts_with("missing field")
                        || dropped.iter().any(|key| message.contains(&format!("`{key}`"))));
                if !owed {
                    found.push(Diagnostic::error(whole(place), plain(&message)));
                }
                return;
            }
        };
        let path = join(place, &place::written(&path));
        found.push(Diagnostic::error(path, plain(&message)));
        if value.as_object_mut().and_then(|fields| fields.remove(&field)).is_none() {
            return;
        }
        dropped.push(field);
    }
}

fn typed_as<T: DeserializeOwned>(value: Value, place: &str, found: &mut Vec<Diagnostic>) {
    typed(value, place, &|text| serde_json::from_str::<T>(text).map(drop), found);
}

fn join(place: &str, rest: &str) -> String {
    if place.is_empty() { rest.to_owned() } else { format!("{place}.{rest}") }
}

/// The pack itself has no path.
fn whole(place: &str) -> &str {
    if place.is_empty() { "pack" } else { place }
}

/// What serde says, without where.
pub(super) fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.clone(), |(message, _)| message.to_owned())
}

/// What serde says, in words for people.
pub(super) fn plain(message: &str) -> String {
    if message.starts_with("EOF") {
        return "the file ends in the middle".to_owned();
    }
    match message {
        "number out of range" => return "this number is too large to be kept".to_owned(),
        "recursion limit exceeded" => {
            return "lists and objects stand too deep in each other".to_owned();
        }
        _ => {}
    }
    let told = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "));
    let Some((is, expected)) = told else {
        return message.replace('`', "'").replace("missing field", "there is no");
    };
    let expected = match expected {
        "f64" => "a number",
        "u8" | "u32" | "u64" => "a whole number of zero or more",
        "a string" | "string" => "text",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        other if other.starts_with("struct ") => "an object",
        other => other,
    };
    format!("expected {expected}, found {}", is.replace('`', ""))
}
