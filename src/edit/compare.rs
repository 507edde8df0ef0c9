//! What differs between two packs, for a look before one replaces the other.

use crate::edit::wording::{Names, either};
use crate::model::{
    Altered, Comparator, Measure, MeasureId, Observation, Pack, Period, Reading, ReportingYear,
    SignOff, Target,
};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a difference is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// The organisation, perspectives, plans, objectives, or the pack itself.
    #[default]
    Pack,
    /// A measure that only one of the packs has, or where in the list it stands.
    Existence(Option<MeasureId>),
    /// What a measure is and how it is judged.
    Definition(MeasureId),
    /// A measure's target for a year.
    Target(MeasureId, ReportingYear),
    /// A figure, the measure's own or a comparator's.
    Figure(MeasureId),
}

/// Everything that differs between two packs, and how much of what kind. Empty exactly for equal packs;
/// with the packs swapped it is the same list with before and after swapped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Each difference: the organisation's, perspectives', plans', objectives', then the measures', by id.
    pub differences: Vec<Altered>,
    /// What each of them is about, in the same order.
    pub about: Vec<About>,
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
    /// Of measures that both have: years whose target was changed.
    pub targets_moved: usize,
    /// The same: years that have a target only in the second.
    pub targets_set: usize,
    /// The same, only in the first.
    pub targets_removed: usize,
    /// Plans added, removed or changed.
    pub plans_changed: usize,
    /// What the ids in either pack stand for.
    names: Names,
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
        self.differences.push(Altered::new(place, before, after));
        self.about.push(About::Pack);
    }

    /// Says what everything found since a number of differences is about.
    fn since(&mut self, from: usize, about: &About) {
        for held in self.about.iter_mut().skip(from) {
            *held = about.clone();
        }
    }
}

/// Compares a pack with the one that is to replace it.
pub fn compare(before: &Pack, after: &Pack) -> Comparison {
    let mut found = Comparison { names: Names::of([before, after]), ..Comparison::default() };
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
    // What is frozen is long, and said elsewhere: here, that it differs.
    let told = |pack: &Pack| -> Vec<SignOff> {
        let each = pack.sign_offs.iter().map(|held| SignOff {
            frozen: BTreeMap::new(),
            around: None,
            ..SignOff::clone(held)
        });
        each.collect()
    };
    let (old, new) = (told(before), told(after));
    for (_, pair) in paired(&before.sign_offs, &after.sign_offs, |held| held.id.as_str()) {
        if let (Some(old), Some(new)) = pair
            && (old.frozen != new.frozen || old.around != new.around)
        {
            let counted = |held: &SignOff| Some(format!("{} measures", held.frozen.len()));
            let place = format!("Sign-off {}, what it froze", either(&old.by, &new.by));
            found.add(place, counted(old), counted(new));
        }
    }
    listed("Sign-off", &old, &new, |held| (held.id.as_str(), &held.by), &mut found);
    listed(
        "Action",
        &before.actions,
        &after.actions,
        |held| (held.id.as_str(), &held.name),
        &mut found,
    );
    listed(
        "Proposal",
        &before.proposals,
        &after.proposals,
        |held| (held.id.as_str(), &held.change),
        &mut found,
    );
    if before.history != after.history {
        let steps = |pack: &Pack| Some(format!("{} steps", pack.history.len()));
        found.add("History".to_owned(), steps(before), steps(after));
    }
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
                let called = old.or(new).map_or(id, |held| id_and_name(held).1.as_str());
                found.add(format!("{what} “{called}”"), name(old), name(new));
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
        let named = |ids: &[&str]| {
            ids.iter().map(|id| found.names.of_any(id)).collect::<Vec<_>>().join(", ")
        };
        let (before, after) = (named(&before), named(&after));
        found.add(place, Some(before), Some(after));
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
                let from = found.about.len();
                let called = old.or(new).map_or(id, |held| held.name.as_str());
                found.add(format!("Measure “{called}”"), name(old), name(new));
                found.since(from, &About::Existence(Some(id.into())));
            }
        }
    }
    let from = found.about.len();
    order("Measures", before, after, |held| held.id.as_str(), found);
    found.since(from, &About::Existence(None));
}

fn measure(old: &Measure, new: &Measure, found: &mut Comparison) {
    let name = either(&old.name, &new.name);
    let own = |held: &Measure| Measure {
        targets: BTreeMap::new(),
        past: BTreeMap::new(),
        series: Vec::new(),
        comparators: Vec::new(),
        notes: Vec::new(),
        ..held.clone()
    };
    let id = || new.id.clone();
    let from = found.about.len();
    fields(&name, &own(old), &own(new), found);
    let years: BTreeSet<_> = old.past.keys().chain(new.past.keys()).copied().collect();
    for year in years {
        let place = format!("{name}, terms that held up to {year}");
        match (old.past.get(&year), new.past.get(&year)) {
            (Some(old), Some(new)) => fields(&place, old, new, found),
            // Terms are kept where new ones replace them, and what those are is said already.
            (old, new) => {
                let kept = |terms: Option<_>| terms.map(|_| "kept".to_owned());
                found.add(place, kept(old), kept(new));
            }
        }
    }
    found.since(from, &About::Definition(id()));
    let years: BTreeSet<_> = old.targets.keys().chain(new.targets.keys()).copied().collect();
    for year in years {
        let (before, after) = (old.targets.get(&year), new.targets.get(&year));
        if before != after {
            match (before, after) {
                (Some(_), Some(_)) => found.targets_moved += 1,
                (None, _) => found.targets_set += 1,
                (_, None) => found.targets_removed += 1,
            }
            let from = found.about.len();
            target(&format!("{name}, target for {year}"), before, after, found);
            found.since(from, &About::Target(id(), year));
        }
    }
    // No sign-off holds notes.
    let noted = |held: &Measure| Measure { notes: held.notes.clone(), ..Measure::default() };
    fields(&name, &noted(old), &noted(new), found);
    let from = found.about.len();
    series(&name, &old.series, &new.series, found);
    for (comparator, pair) in paired(&old.comparators, &new.comparators, |held| held.id.as_str()) {
        match pair {
            (Some(old), Some(new)) => {
                let place = format!("{name}, comparator {}", either(&old.name, &new.name));
                let own = |held: &Comparator| Comparator { series: Vec::new(), ..held.clone() };
                fields(&place, &own(old), &own(new), found);
                series(&place, &old.series, &new.series, found);
            }
            (old, new) => {
                let label = |held: Option<&Comparator>| held.map(|held| held.name.clone());
                found.add(format!("{name}, comparator {comparator}"), label(old), label(new));
            }
        }
    }
    let place = format!("{name}, comparators");
    order(&place, &old.comparators, &new.comparators, |held| held.id.as_str(), found);
    found.since(from, &About::Figure(id()));
}

fn target(place: &str, before: Option<&Target>, after: Option<&Target>, found: &mut Comparison) {
    let value = |target: Option<&Target>| target.map(value_of).map(steps_keyed);
    values(place, value(before).as_ref(), value(after).as_ref(), found);
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

fn fields<T: Serialize>(place: &str, before: &T, after: &T, found: &mut Comparison) {
    values(place, Some(&value_of(before)), Some(&value_of(after)), found);
}

/// Compares field by field, down to the fields that differ.
fn values(place: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Comparison) {
    let differences = found.names.altered(place, before, after);
    found.differences.extend(differences);
    found.about.resize(found.differences.len(), About::Pack);
}

/// The steps of a target in its JSON, by their periods: a change of one is then one difference.
pub fn steps_keyed(mut target: Value) -> Value {
    if let Some(Value::Array(steps)) = target.get_mut("trajectory").map(Value::take) {
        let key = |step: &Value| step.get("period").and_then(Value::as_str).map(str::to_owned);
        let steps: Map<_, _> =
            steps.into_iter().filter_map(|step| Some((key(&step)?, step))).collect();
        target["trajectory"] = Value::Object(steps);
    }
    target
}

/// What is read from JSON can be written as JSON; should it ever not be, nothing is made up.
fn value_of(held: &impl Serialize) -> Value {
    serde_json::to_value(held).unwrap_or_default()
}
