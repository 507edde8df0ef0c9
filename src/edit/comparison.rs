//! What a comparison found.

use crate::edit::difference::{Difference, Inside, MeasurePart, Said, Subject, differences};
use crate::edit::names::Names;
use crate::model::{Altered, Kind, MeasureId, ReportingYear, Shape, Table};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a difference is about, for those who sort them.
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

impl Difference {
    /// What it is about.
    pub fn about(&self) -> About {
        match &self.subject {
            Subject::Existence { kind: Kind::Measure, id, .. } => {
                About::Existence(Some(MeasureId(id.clone())))
            }
            Subject::Order(Kind::Measure) => About::Existence(None),
            Subject::Measure { id, part, .. } => match part {
                MeasurePart::Definition | MeasurePart::Terms(_) => About::Definition(id.clone()),
                MeasurePart::Target(year) => About::Target(id.clone(), *year),
                MeasurePart::Notes => About::Pack,
                MeasurePart::Figure(..)
                | MeasurePart::Comparator(_)
                | MeasurePart::ComparatorOrder => About::Figure(id.clone()),
            },
            _ => About::Pack,
        }
    }
}

/// Everything that differs between two packs, and how much of what kind. Empty exactly for equal packs;
/// with the packs swapped it is the same list with before and after swapped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Each difference: the organisation's, the lists' in their order, measures by id.
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
    /// Of measures that both have: years whose target was changed.
    pub targets_moved: usize,
    /// The same: years that have a target only in the second.
    pub targets_set: usize,
    /// The same, only in the first.
    pub targets_removed: usize,
    /// Plans added, removed or changed.
    pub plans_changed: usize,
    /// What the ids in either pack stand for.
    pub(super) names: Names,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty()
    }

    /// A difference in words.
    pub fn altered(&self, difference: &Difference) -> Altered {
        difference.altered(&self.names)
    }

    /// In words, a line a difference: "Homes built, unit: homes → dwellings".
    pub fn lines(&self) -> Vec<String> {
        self.differences.iter().map(|each| self.altered(each).to_string()).collect()
    }

    pub(super) fn add(&mut self, subject: Subject, before: Option<String>, after: Option<String>) {
        let (before, after) = (before.map(Said::Words), after.map(Said::Words));
        self.differences.push(Difference { subject, path: Vec::new(), before, after });
    }

    /// Adds the fields in which two things differ.
    pub(super) fn fields<T: Serialize>(
        &mut self,
        subject: &Subject,
        table: &'static Table,
        before: &T,
        after: &T,
    ) {
        let inside = Inside::Shape(Shape::Part(table));
        let found = differences(subject, inside, Some(&value_of(before)), Some(&value_of(after)));
        self.differences.extend(found);
    }
}

/// Pairs two lists by a key, in the key's order.
pub(super) fn paired<'a, T, K: Ord>(
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

/// What is read from JSON can be written as JSON; should it ever not be, nothing is made up.
pub(super) fn value_of(held: &impl Serialize) -> Value {
    serde_json::to_value(held).unwrap_or_default()
}
