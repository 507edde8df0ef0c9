//! Areas within areas, such as wards within localities: which of a measure's areas lie within which, as the pack's areas
//! of the same names say.

use crate::model::{Area, AreaId, Comparator, ComparatorKind, Measure};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Which of a measure's areas lie within which; each is named by its place among the comparators.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Nesting {
    /// By place: those that it lies within, the nearest first.
    above: Vec<Vec<usize>>,
    /// By place: what the area is called that it lies within, whether or not the measure has figures of that.
    nearest: Vec<Option<String>>,
}

/// How areas of the same name are found.
fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

impl Nesting {
    /// Of a measure's areas. What lies within itself, in a file that nobody has mended, lies within none.
    pub(super) fn of(measure: &Measure, areas: &[Arc<Area>]) -> Self {
        let nested = areas.iter().any(|it| it.within.is_some());
        if !nested {
            return Self::default();
        }
        let by_id: HashMap<&AreaId, &Area> = areas.iter().map(|it| (&it.id, &**it)).collect();
        let mut by_name: HashMap<String, &Area> = HashMap::new();
        for area in areas {
            by_name.entry(key(&area.name)).or_insert(area);
        }
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        let is_area = |it: &Comparator| it.kind == ComparatorKind::Area;
        for (at, comparator) in measure.comparators.iter().enumerate() {
            if is_area(comparator) {
                places.entry(key(&comparator.name)).or_default().push(at);
            }
        }
        let mut found = Self::default();
        for comparator in &measure.comparators {
            let mut above = Vec::new();
            let mut nearest = None;
            let start = by_name.get(&key(&comparator.name)).filter(|_| is_area(comparator));
            let mut passed = BTreeSet::new();
            let mut area = start.copied();
            while let Some(inner) = area {
                if !passed.insert(&inner.id) {
                    (above, nearest) = (Vec::new(), None);
                    break;
                }
                area = inner.within.as_ref().and_then(|id| by_id.get(id)).copied();
                let Some(outer) = area else { break };
                nearest.get_or_insert_with(|| outer.name.trim().to_owned());
                above.extend(places.get(&key(&outer.name)).into_iter().flatten());
            }
            found.above.push(above);
            found.nearest.push(nearest);
        }
        found
    }

    /// Those that one lies within, the nearest first.
    pub(super) fn above(&self, at: usize) -> &[usize] {
        self.above.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// What the area is called that one lies within.
    pub(super) fn nearest(&self, at: usize) -> Option<&str> {
        self.nearest.get(at)?.as_deref()
    }

    /// Those of a list that lie within none of it: no part beside its whole.
    pub(super) fn outermost(&self, list: &[usize]) -> Vec<usize> {
        let within = |at: &usize| self.above(*at).iter().any(|it| list.contains(it));
        list.iter().copied().filter(|at| !within(at)).collect()
    }

    /// In how many of a list one lies.
    pub(super) fn level(&self, at: usize, list: &[usize]) -> usize {
        self.above(at).iter().filter(|it| list.contains(it)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(id: &str, within: Option<&str>) -> Arc<Area> {
        let within = within.map(AreaId::from);
        Arc::new(Area { id: id.into(), name: id.to_uppercase(), within, ..Area::default() })
    }

    fn nesting(areas: &[Arc<Area>], names: &[&str]) -> Nesting {
        let comparator = |name: &&str| Comparator {
            id: (*name).into(),
            name: (*name).to_owned(),
            kind: ComparatorKind::Area,
            ..Comparator::default()
        };
        let comparators = names.iter().map(comparator).collect();
        Nesting::of(&Measure { comparators, ..Measure::default() }, areas)
    }

    #[test]
    fn areas_lie_within_areas_by_name_the_nearest_first() {
        let areas = [area("all", None), area("north", Some("all")), area("ward", Some("north"))];
        let found = nesting(&areas, &["ward", " North ", "All", "elsewhere"]);
        assert_eq!(found.above(0), [1, 2]);
        assert_eq!(found.above(1), [2]);
        assert!(
            found.above(2).is_empty() && found.above(3).is_empty() && found.above(9).is_empty()
        );
        assert_eq!((found.nearest(0), found.nearest(2)), (Some("NORTH"), None));
        assert_eq!(found.outermost(&[0, 1, 3]), [1, 3]);
        assert_eq!(found.outermost(&[0, 3]), [0, 3]);
        assert_eq!(found.level(0, &[0, 1, 2]), 2);
        // What lies between and has no figures is passed over.
        let found = nesting(&areas, &["ward", "all"]);
        assert_eq!((found.above(0), found.nearest(0)), (&[1][..], Some("NORTH")));
    }

    #[test]
    fn areas_in_a_circle_lie_within_none() {
        let areas = [area("a", Some("b")), area("b", Some("a")), area("c", Some("c"))];
        let found = nesting(&areas, &["a", "b", "c"]);
        assert_eq!(found.outermost(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!((found.nearest(0), found.nearest(2)), (None, None));
    }
}
