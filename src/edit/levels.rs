//! How deep things may stand under one another: pages draw them one within the other, and nobody reads further.

use crate::edit::Refusal;
use crate::edit::references::find;
use crate::model::{FieldInfo, Hold, Kind, Listed, Pack, Shape};
use std::collections::{HashMap, HashSet};

/// How many levels of a kind there may be.
pub const MOST_LEVELS: usize = 40;

/// Whether a field of a kind puts a record under another of its own kind.
pub(crate) fn is_tree(field: &FieldInfo, kind: Kind) -> bool {
    matches!((field.shape)(), Shape::Reference(of) if of == kind)
        && !matches!(field.hold, Some(Hold::Itself | Hold::Past))
}

/// The record that a record of the same kind stands under: the field that says so, and its id.
pub(crate) fn above(row: &dyn Listed, kind: Kind) -> Option<(&'static str, String)> {
    let mut above = None;
    find(row, &mut |field, of, id| {
        let found = of == kind && is_tree(field, kind);
        if found {
            above = Some((field.name, id.to_owned()));
        }
        found
    });
    above
}

/// Every id that stands above itself. Each is walked through once, however long the chains are.
pub(crate) fn in_loops<'a>(parents: &HashMap<&'a str, &'a str>) -> HashSet<&'a str> {
    let mut looping = HashSet::new();
    let mut walk_of: HashMap<&str, usize> = HashMap::with_capacity(parents.len());
    for (walk, start) in parents.keys().enumerate() {
        let mut id = *start;
        while let Some(parent) = parents.get(id)
            && !walk_of.contains_key(id)
        {
            walk_of.insert(id, walk);
            id = parent;
        }
        // Back on its own path: from here to here again is a loop.
        if walk_of.get(id) == Some(&walk) {
            while looping.insert(id)
                && let Some(parent) = parents.get(id)
            {
                id = parent;
            }
        }
    }
    looping
}

/// The ids that stand on the first level that is too deep. Each is walked through once, however long the chains are.
pub(crate) fn too_deep<'a>(parents: &HashMap<&'a str, &'a str>) -> Vec<&'a str> {
    let mut levels: HashMap<&str, usize> = HashMap::with_capacity(parents.len());
    for start in parents.keys() {
        let mut way = Vec::new();
        let mut id = *start;
        let mut level = loop {
            if let Some(known) = levels.get(id) {
                break *known;
            }
            match parents.get(id) {
                // A loop is told of elsewhere.
                Some(parent) if way.len() <= parents.len() => {
                    way.push(id);
                    id = parent;
                }
                _ => break 1,
            }
        };
        for id in way.into_iter().rev() {
            level += 1;
            levels.insert(id, level);
        }
    }
    let mut deep: Vec<&str> = levels
        .into_iter()
        .filter(|(_, level)| *level == MOST_LEVELS + 1)
        .map(|(id, _)| id)
        .collect();
    deep.sort_unstable();
    deep
}

/// Refuses a pack in which anything of a kind stands too deep.
pub(super) fn within_bounds(pack: &Pack, kind: Kind) -> Result<(), Refusal> {
    if !kind.table().fields.iter().any(|field| is_tree(field, kind)) {
        return Ok(());
    }
    let list = pack.rows(kind);
    let all: Vec<&dyn Listed> = (0..list.len()).filter_map(|at| list.get(at)).collect();
    let found: Vec<(&str, String)> =
        all.iter().filter_map(|row| Some((row.id(), above(*row, kind)?.1))).collect();
    let parents = found.iter().map(|(id, above)| (*id, above.as_str())).collect();
    match too_deep(&parents).first() {
        None => Ok(()),
        Some(id) => {
            let name = all.iter().find(|row| row.id() == *id).map_or(*id, |row| row.name());
            Err(Refusal::TooDeep { what: kind.words(), name: name.to_owned(), most: MOST_LEVELS })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, Context, apply};
    use crate::model::{Plan, PlanId};
    use std::sync::Arc;

    fn chain(length: usize) -> Pack {
        let id = |at: usize| PlanId(format!("p{at}"));
        let plan = |at: usize| Plan {
            id: id(at),
            name: format!("Plan {at}"),
            parent: at.checked_sub(1).map(id),
            ..Plan::default()
        };
        Pack { plans: (0..length).map(|at| Arc::new(plan(at))).collect(), ..Pack::default() }
    }

    #[test]
    fn what_stands_too_deep_is_named_and_refused() {
        let add = |length: usize| {
            let mut pack = chain(length);
            let id = PlanId("new".into());
            let parent = length.checked_sub(1).map(|last| PlanId(format!("p{last}")));
            let plan = Plan { id, name: "New".into(), parent, ..Plan::default() };
            apply(&mut pack, Command::Add(plan.into()), &Context::default()).map(|_| ())
        };
        assert_eq!(add(MOST_LEVELS - 1), Ok(()));
        let refusal = add(MOST_LEVELS).unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "plan 'New' would stand more than 40 levels deep: put it under one higher up"
        );
        // A move takes along what stands under it.
        let mut pack = chain(MOST_LEVELS);
        let top = Plan { id: PlanId("top".into()), name: "Top".into(), ..Plan::default() };
        apply(&mut pack, Command::Add(top.into()), &Context::default()).unwrap();
        let under = Some(PlanId("top".into()));
        let mv = Command::MovePlan { plan: PlanId("p0".into()), under, before: None };
        assert!(matches!(apply(&mut pack, mv, &Context::default()), Err(Refusal::TooDeep { .. })));
    }

    #[test]
    fn long_chains_and_loops_are_walked_once() {
        let ids: Vec<String> = (0..100_000).map(|at| at.to_string()).collect();
        let mut parents: HashMap<&str, &str> =
            ids.windows(2).map(|pair| (pair[1].as_str(), pair[0].as_str())).collect();
        assert_eq!(too_deep(&parents), ["40"]);
        parents.insert("0", "99999");
        let _ = too_deep(&parents);
    }
}
