//! What differs between two packs, for a look before one replaces the other.

use crate::model::{Comparator, Measure, Observation, Pack, Period, Reading, Target};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is, in words: "Homes built, figure for Q1 2025/26".
    pub place: String,
    /// As it was; `None` where it is new.
    pub before: Option<String>,
    /// As it is to be; `None` where it goes.
    pub after: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, "{}: {before} → {after}", self.place),
            (None, Some(after)) => write!(f, "{}: added, {after}", self.place),
            (Some(before), None) => write!(f, "{}: removed, was {before}", self.place),
            (None, None) => f.write_str(&self.place),
        }
    }
}

/// Everything that differs between two packs, and how much of what kind. Empty exactly for equal packs;
/// with the packs swapped it is the same list with before and after swapped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Each difference: the organisation's, perspectives', plans', objectives', then the measures', by id.
    pub differences: Vec<Difference>,
    /// Measures only the second pack has.
    pub measures_added: usize,
    /// Measures only the first pack has.
    pub measures_removed: usize,
    /// Measures both have that differ in anything.
    pub measures_changed: usize,
    /// Of measures that both have: periods with a figure, a missing reason or a text only in the second.
    pub values_added: usize,
    /// The same, only in the first.
    pub values_removed: usize,
    /// The same, in both and not alike.
    pub values_restated: usize,
    /// Of measures that both have: years whose target was set, removed or changed.
    pub targets_moved: usize,
    /// Plans added, removed or changed.
    pub plans_changed: usize,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty()
    }

    /// In words, a line a difference: "Homes built, unit: homes → dwellings".
    pub fn lines(&self) -> Vec<String> {
        self.differences.iter().map(ToString::to_string).collect()
    }

    fn add(&mut self, place: String, before: Option<String>, after: Option<String>) {
        self.differences.push(Difference { place, before, after });
    }
}

/// Compares a pack with the one that is to replace it.
pub fn compare(before: &Pack, after: &Pack) -> Comparison {
    let mut found = Comparison::default();
    fields("Organisation", &before.organisation, &after.organisation, &mut found);
    fields("Pack", &rest(before), &rest(after), &mut found);
    listed(
        "Perspective",
        &before.perspectives,
        &after.perspectives,
        |held| (held.id.as_str(), &held.name),
        &mut found,
    );
    found.plans_changed = listed(
        "Plan",
        &before.plans,
        &after.plans,
        |held| (held.id.as_str(), &held.name),
        &mut found,
    );
    listed(
        "Objective",
        &before.objectives,
        &after.objectives,
        |held| (held.id.as_str(), &held.name),
        &mut found,
    );
    measures(&before.measures, &after.measures, &mut found);
    found
}

/// A pack's own fields, without what has a place of its own.
fn rest(pack: &Pack) -> Value {
    let mut rest = Value::Object(pack.extra.clone());
    rest["format"] = pack.format.as_str().into();
    rest["version"] = pack.version.into();
    rest
}

/// Pairs two lists by a key, in the key's order.
fn paired<'a, T, K: Ord>(
    before: &'a [T],
    after: &'a [T],
    key: impl Fn(&'a T) -> K,
) -> BTreeMap<K, (Option<&'a T>, Option<&'a T>)> {
    let mut pairs = BTreeMap::new();
    for held in before {
        pairs.entry(key(held)).or_insert((None, None)).0 = Some(held);
    }
    for held in after {
        pairs.entry(key(held)).or_insert((None, None)).1 = Some(held);
    }
    pairs
}

/// Compares two lists of things with ids and names; counts those added, removed and changed.
fn listed<'a, T: Serialize + PartialEq>(
    what: &str,
    before: &'a [T],
    after: &'a [T],
    id_and_name: impl Fn(&'a T) -> (&'a str, &'a String),
    found: &mut Comparison,
) -> usize {
    let mut changed = 0;
    for (id, pair) in paired(before, after, |held| id_and_name(held).0) {
        match pair {
            (Some(old), Some(new)) if old == new => continue,
            (Some(old), Some(new)) => {
                let name = either(id_and_name(old).1, id_and_name(new).1);
                fields(&format!("{what} {name}"), old, new, found);
            }
            (old, new) => {
                let name = |held: Option<&'a T>| held.map(|held| id_and_name(held).1.clone());
                found.add(format!("{what} {id}"), name(old), name(new));
            }
        }
        changed += 1;
    }
    order(&format!("{what}s"), before, after, |held| id_and_name(held).0, found);
    changed
}

/// Says so where two lists hold the same in another order.
fn order<'a, T>(
    what: &str,
    before: &'a [T],
    after: &'a [T],
    id: impl Fn(&'a T) -> &'a str,
    found: &mut Comparison,
) {
    let ids = |list: &'a [T]| list.iter().map(&id).collect::<Vec<_>>();
    let (before, after) = (ids(before), ids(after));
    let sorted = |ids: &[&'a str]| ids.iter().copied().collect::<BTreeSet<_>>();
    if before != after && sorted(&before) == sorted(&after) {
        let place = format!("{what}, order");
        found.add(place, Some(before.join(", ")), Some(after.join(", ")));
    }
}

fn measures(before: &[Arc<Measure>], after: &[Arc<Measure>], found: &mut Comparison) {
    for (id, pair) in paired(before, after, |held| held.id.as_str()) {
        match pair {
            (Some(old), Some(new)) => {
                // Most measures are the same in memory: snapshots share what didn't change.
                if !Arc::ptr_eq(old, new) && old != new {
                    found.measures_changed += 1;
                    measure(old, new, found);
                }
            }
            (old, new) => {
                found.measures_removed += usize::from(old.is_some());
                found.measures_added += usize::from(new.is_some());
                let name = |held: Option<&Arc<Measure>>| held.map(|held| held.name.clone());
                found.add(format!("Measure {id}"), name(old), name(new));
            }
        }
    }
    order("Measures", before, after, |held| held.id.as_str(), found);
}

fn measure(old: &Measure, new: &Measure, found: &mut Comparison) {
    let name = either(&old.name, &new.name);
    let own = |held: &Measure| Measure {
        targets: BTreeMap::new(),
        series: Vec::new(),
        comparators: Vec::new(),
        ..held.clone()
    };
    fields(&name, &own(old), &own(new), found);
    let years: BTreeSet<_> = old.targets.keys().chain(new.targets.keys()).copied().collect();
    for year in years {
        let (before, after) = (old.targets.get(&year), new.targets.get(&year));
        if before != after {
            found.targets_moved += 1;
            target(&format!("{name}, target for {year}"), before, after, found);
        }
    }
    series(&name, &old.series, &new.series, found);
    for (id, pair) in paired(&old.comparators, &new.comparators, |held| held.id.as_str()) {
        match pair {
            (Some(old), Some(new)) => {
                let place = format!("{name}, comparator {}", either(&old.name, &new.name));
                let own = |held: &Comparator| Comparator { series: Vec::new(), ..held.clone() };
                fields(&place, &own(old), &own(new), found);
                series(&place, &old.series, &new.series, found);
            }
            (old, new) => {
                let label = |held: Option<&Comparator>| held.map(|held| held.name.clone());
                found.add(format!("{name}, comparator {id}"), label(old), label(new));
            }
        }
    }
    let place = format!("{name}, comparators");
    order(&place, &old.comparators, &new.comparators, |held| held.id.as_str(), found);
}

fn target(place: &str, before: Option<&Target>, after: Option<&Target>, found: &mut Comparison) {
    let value = |target: Option<&Target>| target.map(steps_by_period);
    values(place, value(before).as_ref(), value(after).as_ref(), found);
}

/// A target's fields, with its steps by period instead of in a list.
fn steps_by_period(target: &Target) -> Value {
    let mut value = value_of(target);
    if let Some(Value::Array(steps)) = value.get_mut("trajectory").map(Value::take) {
        let key = |step: &Value| step.get("period").and_then(Value::as_str).map(str::to_owned);
        let steps: Map<_, _> =
            steps.into_iter().filter_map(|step| Some((key(&step)?, step))).collect();
        value["trajectory"] = Value::Object(steps);
    }
    value
}

fn series(place: &str, before: &[Observation], after: &[Observation], found: &mut Comparison) {
    for (period, pair) in paired(before, after, |held: &Observation| held.period) {
        let place = || figure_place(place, period);
        match pair {
            (Some(old), Some(new)) if old == new => {}
            (Some(old), Some(new)) if words(old) == words(new) => {
                fields(&place(), old, new, found);
            }
            (old, new) => {
                match (old, new) {
                    (Some(_), Some(_)) => found.values_restated += 1,
                    (None, _) => found.values_added += 1,
                    (_, None) => found.values_removed += 1,
                }
                found.add(place(), old.map(words), new.map(words));
            }
        }
    }
}

fn figure_place(place: &str, period: Period) -> String {
    format!("{place}, figure for {}", period.label())
}

/// What an observation says, as words.
fn words(observation: &Observation) -> String {
    match observation.reading {
        Reading::Number(number) => number.printed(None),
        Reading::Ratio { numerator, denominator } => {
            format!("{} of {}", numerator.printed(None), denominator.printed(None))
        }
        Reading::Missing(reason) => reason.words().to_owned(),
        Reading::Unread => format!("'{}'", observation.text.as_deref().unwrap_or_default()),
    }
}

/// A name that may have changed; the same whichever way round two packs are compared.
fn either(one: &str, other: &str) -> String {
    match one.cmp(other) {
        std::cmp::Ordering::Less => format!("{one} / {other}"),
        std::cmp::Ordering::Equal => one.to_owned(),
        std::cmp::Ordering::Greater => format!("{other} / {one}"),
    }
}

fn fields<T: Serialize>(place: &str, before: &T, after: &T, found: &mut Comparison) {
    values(place, Some(&value_of(before)), Some(&value_of(after)), found);
}

/// Compares field by field, down to the fields that differ.
fn values(place: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Comparison) {
    match (before, after) {
        (Some(before), Some(after)) if before == after => {}
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
            for key in keys {
                let place = format!("{place}, {}", key.replace('_', " "));
                values(&place, before.get(key), after.get(key), found);
            }
        }
        (before, after) => found.add(place.to_owned(), before.map(text), after.map(text)),
    }
}

/// A field as text: choices in words, lists with commas.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// What is read from JSON can be written as JSON; should it ever not be, nothing is made up.
fn value_of(held: &impl Serialize) -> Value {
    serde_json::to_value(held).unwrap_or_default()
}
