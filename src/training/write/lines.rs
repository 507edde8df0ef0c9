//! Lists as lines that people type: figures, plans, charts, and how figures differ when an exercise is done again.

use crate::model::Number;
use crate::training::number::number;
use serde_json::{Map, Value, json};

/// A number as people type it.
pub(super) fn figure(text: &str) -> Result<Value, String> {
    let read = number(text, "").ok_or_else(|| format!("“{}” is no number.", text.trim()))?;
    Ok(written(read))
}

/// A number as a file has it: whole ones without a point.
pub(super) fn written(number: Number) -> Value {
    serde_json::to_value(number).unwrap_or_default()
}

pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The lines of a text that say something, each in two at its colon.
fn pairs(text: &str) -> Result<Vec<(&str, &str)>, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let pair = |line: &'_ str| -> Result<(usize, usize), String> {
        let at = line.find(':').ok_or_else(|| format!("“{line}” has no colon after its name."))?;
        Ok((at, at + 1))
    };
    lines
        .map(|line| {
            let (end, from) = pair(line)?;
            Ok((line[..end].trim(), line[from..].trim()))
        })
        .collect()
}

/// The entry of a list for a period as it stood, so that what no line shows stays with it.
fn kept(before: &Value, period: &str) -> Map<String, Value> {
    let all = before.as_array().into_iter().flatten();
    let found =
        all.filter_map(Value::as_object).find(|it| it.get("period").is_some_and(|it| it == period));
    found.cloned().unwrap_or_default()
}

/// Figures: `2025-09: 48`, or `2025-09: 2 of 4`.
pub(super) fn series(text: &str, before: &Value) -> Result<Value, String> {
    let one = |(period, said): (&str, &str)| {
        let mut entry = kept(before, period);
        entry.insert("period".to_owned(), period.into());
        match said.split_once(" of ") {
            Some((numerator, denominator)) => {
                entry.remove("value");
                entry.insert("numerator".to_owned(), figure(numerator)?);
                entry.insert("denominator".to_owned(), figure(denominator)?);
            }
            None => {
                entry.remove("numerator");
                entry.remove("denominator");
                entry.insert("value".to_owned(), figure(said)?);
            }
        }
        Ok(Value::Object(entry))
    };
    pairs(text)?.into_iter().map(one).collect()
}

pub(super) fn series_shown(value: &Value) -> String {
    each(value, |entry| {
        let said = match (entry.get("numerator"), entry.get("denominator")) {
            (Some(numerator), Some(denominator)) => {
                format!("{} of {}", shown(numerator), shown(denominator))
            }
            _ => shown(entry.get("value")?),
        };
        Some(format!("{}: {said}", shown(entry.get("period")?)))
    })
}

/// The plan of each period: `2025-09: 48`.
pub(super) fn plans(text: &str, before: &Value) -> Result<Value, String> {
    let one = |(period, plan): (&str, &str)| {
        let mut entry = kept(before, period);
        entry.insert("period".to_owned(), period.into());
        entry.insert("plan".to_owned(), range(plan)?);
        Ok(Value::Object(entry))
    };
    pairs(text)?.into_iter().map(one).collect()
}

pub(super) fn plans_shown(value: &Value) -> String {
    each(value, |entry| {
        Some(format!("{}: {}", shown(entry.get("period")?), range_shown(entry.get("plan")?)))
    })
}

/// A number, or two of them with “to” between.
fn range(text: &str) -> Result<Value, String> {
    match text.split_once(" to ") {
        Some((low, high)) => Ok(json!({ "low": figure(low)?, "high": figure(high)? })),
        None => figure(text),
    }
}

fn range_shown(value: &Value) -> String {
    match (value.get("low"), value.get("high")) {
        (Some(low), Some(high)) => format!("{} to {}", shown(low), shown(high)),
        _ => shown(value),
    }
}

/// What a year aims for: a level, or a range of them.
pub(super) fn aim(text: &str) -> Result<Value, String> {
    let mut said = match range(text)? {
        Value::Object(range) => range,
        level => Map::from_iter([("value".to_owned(), level)]),
    };
    let kind = if said.contains_key("low") { "range" } else { "value" };
    said.insert("kind".to_owned(), kind.into());
    Ok(Value::Object(said))
}

pub(super) fn aim_shown(value: &Value) -> String {
    match value.get("value") {
        Some(level) => shown(level),
        None => match value.get("low") {
            Some(_) => range_shown(value),
            None => String::new(),
        },
    }
}

/// A tolerance: an amount, or a share of the plan.
pub(super) fn tolerance(text: &str) -> Result<Value, String> {
    match text.trim().strip_suffix('%') {
        Some(percent) => Ok(json!({ "percent": figure(percent)? })),
        None => Ok(json!({ "amount": figure(text)? })),
    }
}

pub(super) fn tolerance_shown(value: &Value) -> String {
    match (value.get("percent"), value.get("amount")) {
        (Some(percent), _) => format!("{}%", shown(percent)),
        (_, Some(amount)) => shown(amount),
        _ => String::new(),
    }
}

/// Numbers with commas between. A comma within a number would be one too many.
pub(super) fn numbers(text: &str) -> Result<Value, String> {
    text.split([',', '\n']).filter(|it| !it.trim().is_empty()).map(figure).collect()
}

pub(super) fn numbers_shown(value: &Value) -> String {
    let all = value.as_array().into_iter().flatten().map(shown);
    all.collect::<Vec<_>>().join(", ")
}

/// Charts: `waits: 40, 3` is a mean of 40, and figures about 3 from it.
pub(super) fn charts(text: &str) -> Result<Value, String> {
    let one = |(id, said): (&str, &str)| {
        let (mean, spread) = said
            .split_once(',')
            .ok_or_else(|| format!("“{said}” needs a mean, a comma and a spread."))?;
        Ok((id.to_owned(), json!({ "mean": figure(mean)?, "spread": figure(spread)? })))
    };
    let all = pairs(text)?.into_iter().map(one).collect::<Result<Map<_, _>, String>>()?;
    Ok(Value::Object(all))
}

pub(super) fn charts_shown(value: &Value) -> String {
    let one = |(id, it): (&String, &Value)| {
        Some(format!("{id}: {}, {}", shown(it.get("mean")?), shown(it.get("spread")?)))
    };
    let all = value.as_object().into_iter().flatten().filter_map(one);
    all.collect::<Vec<_>>().join("\n")
}

/// Ids with names: `finance: Finance`. What else an entry holds stays with its id.
pub(super) fn named(text: &str, before: &Value) -> Result<Value, String> {
    let one = |(id, name): (&str, &str)| {
        let held = before.as_array().into_iter().flatten().filter_map(Value::as_object);
        let held = held.into_iter().find(|it| it.get("id").is_some_and(|it| it == id));
        let mut entry = held.cloned().unwrap_or_default();
        entry.insert("id".to_owned(), id.into());
        entry.insert("name".to_owned(), name.into());
        Value::Object(entry)
    };
    Ok(pairs(text)?.into_iter().map(one).collect())
}

pub(super) fn named_shown(value: &Value) -> String {
    each(value, |it| Some(format!("{}: {}", shown(it.get("id")?), shown(it.get("name")?))))
}

/// Ids with figures: `homes: 280`.
pub(super) fn figures_of(text: &str) -> Result<Value, String> {
    let one = |(id, said): (&str, &str)| Ok((id.to_owned(), figure(said)?));
    let all = pairs(text)?.into_iter().map(one).collect::<Result<Map<_, _>, String>>()?;
    Ok(Value::Object(all))
}

pub(super) fn pairs_shown(value: &Value) -> String {
    let all = value.as_object().into_iter().flatten();
    let all = all.map(|(id, it)| format!("{id}: {}", shown(it)));
    all.collect::<Vec<_>>().join("\n")
}

/// Ids with commas between.
pub(super) fn ids(text: &str) -> Value {
    let all = text.split([',', '\n']).map(str::trim).filter(|it| !it.is_empty());
    all.map(Value::from).collect()
}

pub(super) fn ids_shown(value: &Value) -> String {
    let all = value.as_array().into_iter().flatten().map(shown);
    all.collect::<Vec<_>>().join(", ")
}

/// How figures differ when an exercise is done again: `steps of 1, at most 8` or `times 2 to 6 over 4`.
pub(super) fn vary(text: &str, before: &Value) -> Result<Value, String> {
    let wrong = || "Write “steps of 1, at most 8” or “times 2 to 6 over 4”, or nothing.".to_owned();
    let text = text.trim();
    let by = if let Some(rest) = text.strip_prefix("steps of ") {
        let (step, most) = rest.split_once(", at most ").ok_or_else(wrong)?;
        json!({ "shift": { "step": figure(step)?, "most": figure(most)? } })
    } else {
        let rest = text.strip_prefix("times ").ok_or_else(wrong)?;
        let (from, rest) = rest.split_once(" to ").ok_or_else(wrong)?;
        let (to, over) = rest.split_once(" over ").ok_or_else(wrong)?;
        json!({ "scale": { "from": figure(from)?, "to": figure(to)?, "over": figure(over)? } })
    };
    let mut vary = before.as_object().cloned().unwrap_or_default();
    vary.insert("by".to_owned(), by);
    Ok(Value::Object(vary))
}

pub(super) fn vary_shown(value: &Value) -> String {
    let said = |place: &str| value.pointer(place).map(shown).unwrap_or_default();
    if value.pointer("/by/shift").is_some() {
        format!("steps of {}, at most {}", said("/by/shift/step"), said("/by/shift/most"))
    } else if value.pointer("/by/scale").is_some() {
        let (from, to, over) =
            (said("/by/scale/from"), said("/by/scale/to"), said("/by/scale/over"));
        format!("times {from} to {to} over {over}")
    } else {
        String::new()
    }
}

/// Each entry of a list as a line.
fn each(value: &Value, line: impl Fn(&Value) -> Option<String>) -> String {
    let all = value.as_array().into_iter().flatten().filter_map(line);
    all.collect::<Vec<_>>().join("\n")
}
