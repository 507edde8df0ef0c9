//! What must hold of a pack as a whole, once each field was read.

use crate::edit::Refusal;
use crate::edit::check;
use crate::edit::levels::{MOST_LEVELS, above, in_loops, is_tree, too_deep};
use crate::edit::order::{sort_series, sort_trajectory};
use crate::edit::place::Place;
use crate::model::{Aim, At, Calendar, FieldInfo, Hold, Kind, Listed, Look, Measure, Pack};
use crate::pack::Diagnostic;
use std::collections::{HashMap, HashSet};
use std::fmt::{Arguments, Display};
use std::sync::Arc;

/// Puts a pack's series and trajectories in order and lists everything doubtful or wrong.
pub(super) fn check(pack: &mut Pack) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let calendar = pack.calendar();
    each_by_itself(pack, &mut found);
    unique_ids(pack, &mut found);
    references(pack, &mut found);
    comparators(pack, &mut found);
    loops(pack, &mut found);
    for (owner, row) in rows(pack) {
        check::years(row, calendar, &mut |place, refusal| {
            found.push(Diagnostic::warning(format!("{owner}.{place}"), refusal));
        });
    }
    for (index, measure) in pack.measures.iter_mut().enumerate() {
        check::measure_styles(measure, calendar, &mut |place, refusal| {
            found.push(Diagnostic::warning(format!("measures[{index}].{place}"), refusal));
        });
        // Copies nothing: a pack that was just read shares no measure.
        put_in_order(Arc::make_mut(measure), index, calendar, &mut found);
    }
    found
}

/// What [`crate::edit::apply`] would refuse.
fn each_by_itself(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let mut report = |owner: Arguments<'_>, place: Arguments<'_>, refusal: Refusal| {
        found.push(Diagnostic::error(format!("{owner}.{place}"), refusal));
    };
    check::organisation(&pack.organisation, &mut |place, refusal| {
        report(format_args!("organisation"), place, refusal);
    });
    for (owner, row) in rows(pack) {
        check::row(row, &mut |place, refusal| report(format_args!("{owner}"), place, refusal));
    }
    for (index, measure) in pack.measures.iter().enumerate() {
        check::measure(measure, &mut |place, refusal| {
            report(format_args!("measures[{index}]"), place, refusal);
        });
    }
}

/// Every record of every list, with its place.
fn rows(pack: &Pack) -> impl Iterator<Item = (RowPlace, &dyn Listed)> {
    Kind::ALL.iter().flat_map(|kind| {
        let rows = pack.rows(*kind);
        (0..rows.len()).filter_map(move |at| Some((RowPlace(*kind, at), rows.get(at)?)))
    })
}

/// Where a record stands, such as `plans[3]`.
#[derive(Clone, Copy)]
struct RowPlace(Kind, usize);

impl Display for RowPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}[{}]", self.0.list(), self.1)
    }
}

fn unique_ids(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(Kind, &str), RowPlace> = HashMap::new();
    for (place, row) in rows(pack) {
        if let Some(first) = seen.insert((place.0, row.id()), place) {
            let refusal = Refusal::Duplicate { what: place.0.words(), id: row.id().to_owned() };
            let diagnostic = Diagnostic::error(format!("{place}.id"), refusal);
            found.push(diagnostic.with_hint(format!("the other is {first}")));
        }
    }
}

/// References that lead nowhere are kept: what they lead to may come with another pack.
fn references(pack: &Pack, found: &mut Vec<Diagnostic>) {
    struct Dangling<'a> {
        known: HashSet<(Kind, &'a str)>,
        owner: RowPlace,
        place: Place,
        found: &'a mut Vec<Diagnostic>,
    }

    impl Look for Dangling<'_> {
        fn enter(&mut self, at: At<'_>) {
            self.place.enter(at);
        }

        fn leave(&mut self) {
            self.place.leave();
        }

        fn reference(&mut self, field: &'static FieldInfo, kind: Kind, id: &str) {
            if field.hold != Some(Hold::Past) && !self.known.contains(&(kind, id)) {
                let refusal = Refusal::Unknown { what: kind.words(), id: id.to_owned() };
                let place = format!("{}.{}", self.owner, self.place.text());
                self.found.push(Diagnostic::warning(place, refusal));
            }
        }
    }

    let known = rows(pack).map(|(place, row)| (place.0, row.id())).collect();
    let owner = RowPlace(Kind::Perspective, 0);
    let mut visitor = Dangling { known, owner, place: Place::default(), found };
    for (owner, row) in rows(pack) {
        // What was decided is a record of what was: its measure may be gone.
        let decided = owner.0 == Kind::Proposal
            && pack.proposals.get(owner.1).is_some_and(|held| held.verdict.is_some());
        if !decided {
            visitor.owner = owner;
            row.look(&mut visitor);
        }
    }
}

/// Targets relative to a comparator that their measure doesn't have.
fn comparators(pack: &Pack, found: &mut Vec<Diagnostic>) {
    for (index, measure) in pack.measures.iter().enumerate() {
        for (year, target) in &measure.targets {
            if let Aim::Relative { comparator, .. } = &target.aim
                && measure.comparator(comparator).is_none()
            {
                let place = format!("measures[{index}].targets[\"{year}\"].aim.comparator");
                let refusal = Refusal::Unknown { what: "comparator", id: comparator.0.clone() };
                found.push(Diagnostic::warning(place, refusal));
            }
        }
    }
}

/// Nothing may stand under itself: a walk up would never end.
fn loops(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let can_loop = |kind: &&Kind| kind.table().fields.iter().any(|field| is_tree(field, **kind));
    for kind in Kind::ALL.iter().filter(can_loop) {
        let of_kind: Vec<_> = rows(pack).filter(|(place, _)| place.0 == *kind).collect();
        let all_above: Vec<_> = of_kind.iter().map(|(_, row)| above(*row, *kind)).collect();
        let parents = of_kind.iter().zip(&all_above);
        let parents: HashMap<&str, &str> = parents
            .filter_map(|((_, row), above)| Some((row.id(), above.as_ref()?.1.as_str())))
            .collect();
        let (looping, deep) = (in_loops(&parents), too_deep(&parents));
        for ((place, row), above) in of_kind.iter().zip(&all_above) {
            let Some((field, _)) = above else { continue };
            let (what, name) = (kind.words(), row.name().to_owned());
            let refusal = if looping.contains(row.id()) {
                Refusal::Loop { what, name }
            } else if deep.binary_search(&row.id()).is_ok() {
                Refusal::TooDeep { what, name, most: MOST_LEVELS }
            } else {
                continue;
            };
            found.push(Diagnostic::error(format!("{place}.{field}"), refusal));
        }
    }
}

fn put_in_order(
    measure: &mut Measure,
    index: usize,
    calendar: Calendar,
    found: &mut Vec<Diagnostic>,
) {
    let mut note = |sorted: bool, list: Arguments<'_>| {
        if sorted {
            let place = format!("measures[{index}].{list}");
            found.push(Diagnostic::note(place, "this was put in order of time"));
        }
    };
    note(sort_series(&mut measure.series, calendar), format_args!("series"));
    for (at, comparator) in measure.comparators.iter_mut().enumerate() {
        let sorted = sort_series(&mut comparator.series, calendar);
        note(sorted, format_args!("comparators[{at}].series"));
    }
    for (year, target) in &mut measure.targets {
        let sorted = sort_trajectory(target, calendar);
        note(sorted, format_args!("targets[\"{year}\"].trajectory"));
    }
}
