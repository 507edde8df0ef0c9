//! Places in a file: JSON pointers, whose way is made where it isn't there yet.

use serde_json::{Map, Value};

/// A step as a pointer has it.
pub(super) fn step(text: &str) -> String {
    text.replace('~', "~0").replace('/', "~1")
}

fn plain(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// The way to a place: what holds it, and the last step.
fn holder<'a>(file: &'a mut Value, place: &str) -> (&'a mut Value, String) {
    let (before, last) = place.rsplit_once('/').unwrap_or(("", place));
    let mut at = file;
    for step in before.split('/').skip(1) {
        let step = plain(step);
        at = match at {
            Value::Array(all) => {
                let index = step.parse::<usize>().unwrap_or(usize::MAX);
                let index = index.min(all.len());
                if index == all.len() {
                    all.push(Value::Object(Map::new()));
                }
                &mut all[index]
            }
            other => {
                if !other.is_object() {
                    *other = Value::Object(Map::new());
                }
                &mut other[step.as_str()]
            }
        };
        if at.is_null() {
            *at = Value::Object(Map::new());
        }
    }
    (at, plain(last))
}

/// Puts a value in its place; nothing takes out what is there.
pub(super) fn set(file: &mut Value, place: &str, value: Option<Value>) {
    let (holder, last) = holder(file, place);
    match (holder, value) {
        (Value::Array(all), Some(value)) => {
            if let Some(at) = last.parse::<usize>().ok().and_then(|at| all.get_mut(at)) {
                *at = value;
            }
        }
        (Value::Object(all), Some(value)) => {
            all.insert(last, value);
        }
        (Value::Object(all), None) => {
            all.remove(&last);
        }
        _ => {}
    }
}

/// The list at a place, made where there is none; nothing where its holder can hold none.
pub(super) fn list<'a>(file: &'a mut Value, place: &str) -> Option<&'a mut Vec<Value>> {
    if !file.pointer(place).is_some_and(Value::is_array) {
        set(file, place, Some(Value::Array(Vec::new())));
    }
    file.pointer_mut(place)?.as_array_mut()
}

/// Takes out the target that a place is in, once nothing is said of it any more: a target that aims at nothing is none.
pub(super) fn drop_empty_target(file: &mut Value, place: &str) {
    let Some((target, _)) = place.rsplit_once('/') else { return };
    let is_target = target.rsplit('/').nth(1) == Some("targets");
    let is_empty = file.pointer(target).and_then(Value::as_object).is_some_and(Map::is_empty);
    if is_target && is_empty {
        set(file, target, None);
    }
}
