//! How the texts of settings are taken that are no words and no choice: numbers within bounds, a perspective by name, a
//! baseline and its period, yes and no. A text that is refused changes nothing.

use crate::{
    exchange::reading::{amount::amount, choice, value::number},
    model::{Analysis, Baseline, Measure, Number, Pack, Period, Trigger},
};

/// A number as text, without what arithmetic in binary adds.
pub(in crate::exchange::columns) fn said(number: Option<Number>) -> String {
    number.map(|it| it.rounded(None).to_string()).unwrap_or_default()
}

pub(super) fn whole<T: std::str::FromStr + PartialOrd>(
    text: &str,
    within: std::ops::RangeInclusive<T>,
    what: &str,
) -> Result<Option<T>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let found = text.parse().ok().filter(|it| within.contains(it));
    found.map(Some).ok_or_else(|| format!("'{text}' is not {what}"))
}

pub(super) fn above_zero(text: &str, what: &str) -> Result<Option<Number>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let found = number(text).filter(|it| it.get() > 0.0);
    found.map(Some).ok_or_else(|| format!("'{text}' can't be taken: write {what}"))
}

/// A distance in the measure's unit, or nothing.
pub(super) fn distance(measure: &Measure, text: &str) -> Result<Option<Number>, String> {
    match in_its_unit(measure, text)? {
        Some(number) if number.get() < 0.0 => Err(format!("'{text}' can't be below zero")),
        found => Ok(found),
    }
}

/// An amount in the measure's unit, or nothing.
fn in_its_unit(measure: &Measure, text: &str) -> Result<Option<Number>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    amount(text, &measure.unit).map(Some).map_err(|error| error.to_string())
}

pub(super) fn perspective(pack: &Pack, measure: &Measure) -> String {
    let held = measure.perspective.as_ref();
    let named = held.and_then(|id| pack.perspective(id)).map(|it| it.name.clone());
    named.or_else(|| held.map(ToString::to_string)).unwrap_or_default()
}

pub(super) fn set_perspective(
    pack: &Pack,
    measure: &mut Measure,
    text: &str,
) -> Result<(), String> {
    if text.is_empty() {
        measure.perspective = None;
        return Ok(());
    }
    let said = choice::words(text);
    let found = pack.perspectives.iter().find(|it| choice::words(&it.name) == said);
    let Some(found) = found else {
        let names: Vec<&str> = pack.perspectives.iter().map(|it| it.name.as_str()).collect();
        return Err(format!("there is no perspective '{text}': choose {}", names.join(", ")));
    };
    measure.perspective = Some(found.id.clone());
    Ok(())
}

pub(super) fn set_baseline(_: &Pack, measure: &mut Measure, text: &str) -> Result<(), String> {
    let value = in_its_unit(measure, text)?;
    let held = measure.baseline.take();
    measure.baseline = value.map(|value| Baseline { value, ..held.unwrap_or_default() });
    Ok(())
}

pub(super) fn baseline_period(_: &Pack, measure: &Measure) -> String {
    let period = measure.baseline.as_ref().and_then(|held| held.period);
    period.map(|period| period.label()).unwrap_or_default()
}

pub(super) fn set_baseline_period(
    pack: &Pack,
    measure: &mut Measure,
    text: &str,
) -> Result<(), String> {
    let period: Option<Period> = match text {
        "" => None,
        text => {
            let read = crate::exchange::reading::period::read(text, pack.calendar(), None);
            Some(read.map_err(|error| error.to_string())?.period)
        }
    };
    match &mut measure.baseline {
        Some(held) => held.period = period,
        None if period.is_none() => {}
        None => return Err("enter the baseline itself as well".to_owned()),
    }
    Ok(())
}

/// What makes an exception due of a measure, parted by semicolons; blank where nobody chose.
pub(super) fn triggers(_: &Pack, measure: &Measure) -> String {
    measure.triggers.iter().map(|it| it.words()).collect::<Vec<_>>().join("; ")
}

/// Takes triggers by their words or their names in the file, parted by semicolons, commas or lines.
pub(super) fn set_triggers(_: &Pack, measure: &mut Measure, text: &str) -> Result<(), String> {
    let offered = || Trigger::ALL.iter().copied().filter(|it| *it != Trigger::AskedFor);
    let mut found = Vec::new();
    for part in text.split([';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let said = choice::words(part);
        let meant =
            |it: &Trigger| choice::words(it.words()) == said || choice::words(&it.name()) == said;
        let Some(trigger) = offered().find(meant) else {
            let all: Vec<&str> = offered().map(Trigger::words).collect();
            return Err(format!("'{part}' is none of: {}", all.join("; ")));
        };
        if !found.contains(&trigger) {
            found.push(trigger);
        }
    }
    measure.triggers = found;
    Ok(())
}

/// The word for yes.
const YES: &str = "Yes";

pub(super) fn yes(holds: bool) -> String {
    if holds { YES } else { "" }.to_owned()
}

/// Takes yes or no of how a measure is analysed.
pub(super) fn analysed(
    measure: &mut Measure,
    text: &str,
    set: impl FnOnce(&mut Analysis, bool),
) -> Result<(), String> {
    let holds = match choice::words(text).as_str() {
        "yes" | "y" | "true" | "x" => true,
        "" | "no" | "n" | "false" => false,
        _ => return Err(format!("'{text}' is neither yes nor no")),
    };
    analyse(measure, |it| set(it, holds));
    Ok(())
}

/// Changes how a measure is analysed; nothing is kept of it where nothing is set.
pub(super) fn analyse(measure: &mut Measure, set: impl FnOnce(&mut Analysis)) {
    let mut analysis = measure.analysis.take().unwrap_or_default();
    set(&mut analysis);
    measure.analysis = Some(analysis).filter(|it| *it != Analysis::default());
}
