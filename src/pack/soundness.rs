//! What must hold of a pack as a whole, once each field was read.

use crate::edit::Refusal;
use crate::edit::check;
use crate::edit::order::{sort_series, sort_trajectory};
use crate::model::{Aim, Calendar, Measure, Pack};
use crate::pack::Diagnostic;
use std::collections::{HashMap, HashSet};
use std::fmt::{Arguments, Display};
use std::hash::Hash;
use std::sync::Arc;

/// Puts a pack's series and trajectories in order and lists everything doubtful or wrong.
pub(super) fn check(pack: &mut Pack) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    each_by_itself(pack, &mut found);
    unique_ids(pack, &mut found);
    references(pack, &mut found);
    loops(pack, &mut found);
    let calendar = pack.calendar();
    plan_years(pack, calendar, &mut found);
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
    for (index, perspective) in pack.perspectives.iter().enumerate() {
        check::perspective(perspective, &mut |place, refusal| {
            report(format_args!("perspectives[{index}]"), place, refusal);
        });
    }
    for (index, plan) in pack.plans.iter().enumerate() {
        check::plan(plan, &mut |place, refusal| {
            report(format_args!("plans[{index}]"), place, refusal);
        });
    }
    for (index, objective) in pack.objectives.iter().enumerate() {
        check::objective(objective, &mut |place, refusal| {
            report(format_args!("objectives[{index}]"), place, refusal);
        });
    }
    for (index, action) in pack.actions.iter().enumerate() {
        check::action(action, &mut |place, refusal| {
            report(format_args!("actions[{index}]"), place, refusal);
        });
    }
    for (index, measure) in pack.measures.iter().enumerate() {
        check::measure(measure, &mut |place, refusal| {
            report(format_args!("measures[{index}]"), place, refusal);
        });
    }
}

fn unique_ids(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let mut unique = |list: &str, what: &'static str, ids: &mut dyn Iterator<Item = &str>| {
        let mut seen = HashMap::new();
        for (index, id) in ids.enumerate() {
            if let Some(first) = seen.insert(id, index) {
                let refusal = Refusal::Duplicate { what, id: id.to_owned() };
                let diagnostic = Diagnostic::error(format!("{list}[{index}].id"), refusal);
                found.push(diagnostic.with_hint(format!("the other is {list}[{first}]")));
            }
        }
    };
    unique(
        "perspectives",
        "perspective",
        &mut pack.perspectives.iter().map(|held| held.id.as_str()),
    );
    unique("plans", "plan", &mut pack.plans.iter().map(|held| held.id.as_str()));
    unique("objectives", "objective", &mut pack.objectives.iter().map(|held| held.id.as_str()));
    unique("actions", "action", &mut pack.actions.iter().map(|held| held.id.as_str()));
    unique("measures", "measure", &mut pack.measures.iter().map(|held| held.id.as_str()));
}

/// References that lead nowhere are kept: what they lead to may come with another pack.
fn references(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let mut dangles = |place: String, what: &'static str, id: &dyn Display| {
        found.push(Diagnostic::warning(place, Refusal::Unknown { what, id: id.to_string() }));
    };
    let perspectives: HashSet<_> = pack.perspectives.iter().map(|held| &held.id).collect();
    let plans: HashSet<_> = pack.plans.iter().map(|held| &held.id).collect();
    let objectives: HashSet<_> = pack.objectives.iter().map(|held| &held.id).collect();
    let measures: HashSet<_> = pack.measures.iter().map(|held| &held.id).collect();
    for (index, plan) in pack.plans.iter().enumerate() {
        if let Some(id) = plan.parent.as_ref().filter(|id| !plans.contains(id)) {
            dangles(format!("plans[{index}].parent"), "plan", id);
        }
        for (at, id) in plan.measures.iter().enumerate().filter(|(_, id)| !measures.contains(id)) {
            dangles(format!("plans[{index}].measures[{at}]"), "measure", id);
        }
    }
    for (index, objective) in pack.objectives.iter().enumerate() {
        if !plans.contains(&objective.plan) {
            dangles(format!("objectives[{index}].plan"), "plan", &objective.plan);
        }
        if let Some(id) = objective.parent.as_ref().filter(|id| !objectives.contains(id)) {
            dangles(format!("objectives[{index}].parent"), "objective", id);
        }
        let listed = objective.measures.iter().enumerate();
        for (at, id) in listed.filter(|(_, id)| !measures.contains(id)) {
            dangles(format!("objectives[{index}].measures[{at}]"), "measure", id);
        }
        let steps = objective.story.iter().flat_map(|story| &story.steps).enumerate();
        for (at, step) in steps {
            if let Some(id) = step.measures.iter().find(|id| !measures.contains(id)) {
                dangles(format!("objectives[{index}].story.steps[{at}].measures"), "measure", id);
            }
        }
    }
    let actions: HashSet<_> = pack.actions.iter().map(|held| &held.id).collect();
    for (index, action) in pack.actions.iter().enumerate() {
        if !plans.contains(&action.plan) {
            dangles(format!("actions[{index}].plan"), "plan", &action.plan);
        }
        if let Some(id) = action.objective.as_ref().filter(|id| !objectives.contains(id)) {
            dangles(format!("actions[{index}].objective"), "objective", id);
        }
        if let Some(id) = action.part_of.as_ref().filter(|id| !actions.contains(id)) {
            dangles(format!("actions[{index}].part_of"), "action", id);
        }
        let listed = action.measures.iter().enumerate();
        for (at, id) in listed.filter(|(_, id)| !measures.contains(id)) {
            dangles(format!("actions[{index}].measures[{at}]"), "measure", id);
        }
    }
    for (index, measure) in pack.measures.iter().enumerate() {
        if let Some(id) = measure.perspective.as_ref().filter(|id| !perspectives.contains(id)) {
            dangles(format!("measures[{index}].perspective"), "perspective", id);
        }
        if measure.targets.is_empty() {
            continue;
        }
        let comparators: HashSet<_> = measure.comparators.iter().map(|held| &held.id).collect();
        for (year, target) in &measure.targets {
            if let Aim::Relative { comparator, .. } = &target.aim
                && !comparators.contains(comparator)
            {
                let place = format!("measures[{index}].targets[\"{year}\"].aim.comparator");
                dangles(place, "comparator", comparator);
            }
        }
    }
}

/// Nothing may stand under itself: a walk up would never end.
fn loops(pack: &Pack, found: &mut Vec<Diagnostic>) {
    let parents =
        pack.plans.iter().filter_map(|plan| Some((&plan.id, plan.parent.as_ref()?))).collect();
    let looping = in_loops(&parents);
    for (index, plan) in
        pack.plans.iter().enumerate().filter(|(_, plan)| looping.contains(&plan.id))
    {
        let refusal = Refusal::Loop { what: "plan", name: plan.name.clone() };
        found.push(Diagnostic::error(format!("plans[{index}].parent"), refusal));
    }
    let objectives = &pack.objectives;
    let parents =
        objectives.iter().filter_map(|held| Some((&held.id, held.parent.as_ref()?))).collect();
    let looping = in_loops(&parents);
    for (index, held) in
        objectives.iter().enumerate().filter(|(_, held)| looping.contains(&held.id))
    {
        let refusal = Refusal::Loop { what: "objective", name: held.name.clone() };
        found.push(Diagnostic::error(format!("objectives[{index}].parent"), refusal));
    }
    let parts = pack.actions.iter().filter_map(|held| Some((&held.id, held.part_of.as_ref()?)));
    let looping = in_loops(&parts.collect());
    for (index, held) in
        pack.actions.iter().enumerate().filter(|(_, held)| looping.contains(&held.id))
    {
        let refusal = Refusal::Loop { what: "action", name: held.name.clone() };
        found.push(Diagnostic::error(format!("actions[{index}].part_of"), refusal));
    }
}

/// Every id that stands above itself. Each is walked through once, however long the chains are.
fn in_loops<'a, Id: Eq + Hash>(parents: &HashMap<&'a Id, &'a Id>) -> HashSet<&'a Id> {
    let mut looping = HashSet::new();
    let mut walk_of: HashMap<&Id, usize> = HashMap::with_capacity(parents.len());
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

/// The years of plans, and of what they and actions have, in this calendar's style.
fn plan_years(pack: &Pack, calendar: Calendar, found: &mut Vec<Diagnostic>) {
    for (index, plan) in pack.plans.iter().enumerate() {
        for (field, year) in [("from", plan.from), ("to", plan.to)] {
            if let Some(Err(refusal)) = year.map(|year| check::year_style(year, calendar)) {
                found.push(Diagnostic::warning(format!("plans[{index}].{field}"), refusal));
            }
        }
        check::resources_style(&plan.resources, calendar, &mut |place, refusal| {
            found.push(Diagnostic::warning(format!("plans[{index}].{place}"), refusal));
        });
    }
    for (index, action) in pack.actions.iter().enumerate() {
        check::resources_style(&action.resources, calendar, &mut |place, refusal| {
            found.push(Diagnostic::warning(format!("actions[{index}].{place}"), refusal));
        });
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
