//! What differs between two packs, for a look before one replaces the other.

use crate::edit::compare_measures::measure;
use crate::edit::comparison::{Comparison, paired};
use crate::edit::difference::{Difference, Inside, Said, Subject, differences};
use crate::edit::names::{Names, either};
use crate::edit::withheld::Side;
use crate::model::{AlterRows, Kind, Listed, Measure, Organisation, Pack, Shape, SignOff};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Compares a pack with the one that is to replace it.
pub fn compare(before: &Pack, after: &Pack) -> Comparison {
    let mut found = Comparison { names: Names::of([before, after]), ..Comparison::default() };
    if before.organisation != after.organisation {
        let (old, new) = (&before.organisation, &after.organisation);
        found.fields(&Subject::Organisation, Organisation::TABLE, old, new);
    }
    found.fields(&Subject::Pack, Pack::TABLE, &rest(before), &rest(after));
    for kind in Kind::ALL {
        match kind {
            Kind::Measure => measures(before, after, &mut found),
            Kind::SignOff => sign_offs(before, after, &mut found),
            kind => {
                let changed =
                    rows(before.shared_rows(*kind), after.shared_rows(*kind), *kind, &mut found);
                if *kind == Kind::Plan {
                    found.plans_changed = changed;
                }
            }
        }
    }
    if before.history != after.history {
        let steps = |pack: &Pack| Some(format!("{} steps", pack.history.len()));
        found.add(Subject::History, steps(before), steps(after));
    }
    found
}

/// What is frozen is long, and said elsewhere: here, that it differs.
fn sign_offs(before: &Pack, after: &Pack, found: &mut Comparison) {
    let told = |pack: &Pack| -> Vec<Arc<SignOff>> {
        let each = pack.sign_offs.iter().map(|held| {
            Arc::new(SignOff { frozen: BTreeMap::new(), around: None, ..SignOff::clone(held) })
        });
        each.collect()
    };
    for (_, pair) in paired(&before.sign_offs, &after.sign_offs, |held| held.id.as_str()) {
        if let (Some(old), Some(new)) = pair
            && !Arc::ptr_eq(old, new)
            && (old.frozen != new.frozen || old.around != new.around)
        {
            let counted = |held: &SignOff| Some(format!("{} measures", held.frozen.len()));
            let subject = Subject::Frozen(either(&old.by, &new.by));
            found.add(subject, counted(old), counted(new));
        }
    }
    rows(&told(before), &told(after), Kind::SignOff, found);
}

/// A pack's own fields, without what has a place of its own.
fn rest(pack: &Pack) -> Value {
    let mut rest = Value::Object(pack.extra.clone());
    rest["format"] = pack.format.as_str().into();
    rest["version"] = pack.version.into();
    rest
}

/// Compares two lists of a kind; counts those added, removed and changed.
fn rows(
    before: &dyn AlterRows,
    after: &dyn AlterRows,
    kind: Kind,
    found: &mut Comparison,
) -> usize {
    let mut changed = 0;
    let mut pairs: BTreeMap<&str, (Option<usize>, Option<usize>)> = BTreeMap::new();
    for (at, row) in each(before) {
        pairs.entry(row.id()).or_default().0 = Some(at);
    }
    for (at, row) in each(after) {
        pairs.entry(row.id()).or_default().1 = Some(at);
    }
    for (id, (old, new)) in pairs {
        let (old_row, new_row) =
            (old.and_then(|at| before.row(at)), new.and_then(|at| after.row(at)));
        match (&old_row, &new_row) {
            (Some(old), Some(new)) if old.is_same(new) => continue,
            (Some(old), Some(new)) => {
                let subject = Subject::Record {
                    kind,
                    name: either(old.record().name(), new.record().name()),
                };
                let inside = Inside::Shape(Shape::Part(kind.table()));
                let differing = differences(&subject, inside, Some(&old.json()), Some(&new.json()));
                found.differences.extend(differing);
            }
            (old, new) => {
                let name = |row: &Option<crate::model::Row>| {
                    row.as_ref().map(|row| row.record().name().to_owned())
                };
                let (old, new) = (name(old), name(new));
                let called = old.as_ref().or(new.as_ref()).cloned().unwrap_or_default();
                let subject = Subject::Existence { kind, id: id.to_owned(), name: called };
                found.add(subject, old, new);
            }
        }
        changed += 1;
    }
    let ids = |rows: &'_ dyn AlterRows| each(rows).map(|(_, row)| row.id().to_owned()).collect();
    order(Subject::Order(kind), kind, (ids(before), ids(after)), found);
    changed
}

fn each(rows: &dyn AlterRows) -> impl Iterator<Item = (usize, &dyn Listed)> {
    (0..rows.len()).filter_map(|at| Some((at, rows.get(at)?)))
}

/// Says so where two lists hold the same in another order.
fn order(
    subject: Subject,
    kind: Kind,
    (before, after): (Vec<String>, Vec<String>),
    found: &mut Comparison,
) {
    let sorted = |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<_>>();
    if before != after && sorted(&before) == sorted(&after) {
        let named = |ids: Vec<String>| {
            let ids = ids.into_iter().map(Value::String).collect();
            Some(Said::Value(Shape::Reference(kind), Value::Array(ids)))
        };
        let (before, after) = (named(before), named(after));
        found.differences.push(Difference { subject, path: Vec::new(), before, after });
    }
}

fn measures(before: &Pack, after: &Pack, found: &mut Comparison) {
    let each = paired(&before.measures, &after.measures, |held| held.id.as_str());
    for (id, pair) in each {
        match pair {
            (Some(old), Some(new)) => {
                // Most measures are the same in memory: snapshots share what didn't change.
                if !Arc::ptr_eq(old, new) && old != new {
                    found.measures_changed += 1;
                    measure(Side::new(before, old), Side::new(after, new), found);
                }
            }
            (old, new) => {
                found.measures_removed += usize::from(old.is_some());
                found.measures_added += usize::from(new.is_some());
                let name = |held: Option<&Arc<Measure>>| held.map(|held| held.name.clone());
                let called = old.or(new).map_or(id, |held| held.name.as_str());
                let subject = Subject::Existence {
                    kind: Kind::Measure,
                    id: id.to_owned(),
                    name: called.to_owned(),
                };
                found.add(subject, name(old), name(new));
            }
        }
    }
    let ids = |list: &[Arc<Measure>]| list.iter().map(|held| held.id.0.clone()).collect();
    order(
        Subject::Order(Kind::Measure),
        Kind::Measure,
        (ids(&before.measures), ids(&after.measures)),
        found,
    );
}
