//! The golden thread as a tree: which plan feeds which, what stands under each, and what hangs loose
//! (FRAMEWORK P1).

use crate::model::{Action, Measure, MeasureId, Objective, ObjectiveId, Pack, Plan, PlanId};
use crate::rating::Distribution;
use crate::rating::Status;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A pack's thread, looked up once for all nodes.
pub struct Thread<'a> {
    roots: Vec<&'a Plan>,
    plans_under: HashMap<&'a PlanId, Vec<&'a Plan>>,
    objectives_of: HashMap<&'a PlanId, Vec<&'a Objective>>,
    objectives_under: HashMap<&'a ObjectiveId, Vec<&'a Objective>>,
    actions_of: HashMap<&'a ObjectiveId, Vec<&'a Action>>,
    actions_alone: HashMap<&'a PlanId, Vec<&'a Action>>,
    statuses: &'a HashMap<MeasureId, Status>,
}

/// What has nothing above it, or nothing below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loose {
    /// Measures that stand in no plan.
    pub measures_without_plan: Vec<MeasureId>,
    /// Measures that stand in a plan with objectives, and under none of them.
    pub measures_without_objective: Vec<MeasureId>,
    /// Plans with no measure, no action and no plan under them.
    pub empty_plans: Vec<PlanId>,
    /// Objectives with no measure, no action and no objective under them.
    pub empty_objectives: Vec<ObjectiveId>,
}

impl<'a> Thread<'a> {
    /// The thread of a pack with its measures' headline statuses.
    pub fn new(pack: &'a Pack, statuses: &'a HashMap<MeasureId, Status>) -> Self {
        let known: HashSet<&PlanId> = pack.plans.iter().map(|plan| &plan.id).collect();
        let mut roots: Vec<&Plan> = Vec::new();
        let mut plans_under: HashMap<&PlanId, Vec<&Plan>> = HashMap::new();
        for plan in &pack.plans {
            // A plan above that isn't here leaves it at the top.
            match plan.parent.as_ref().filter(|id| known.contains(id)) {
                Some(above) => plans_under.entry(above).or_default().push(plan),
                None => roots.push(plan),
            }
        }
        let mut objectives_of: HashMap<&PlanId, Vec<&Objective>> = HashMap::new();
        let mut objectives_under: HashMap<&ObjectiveId, Vec<&Objective>> = HashMap::new();
        let objectives: HashSet<&ObjectiveId> =
            pack.objectives.iter().map(|objective| &objective.id).collect();
        for objective in &pack.objectives {
            match objective.parent.as_ref().filter(|id| objectives.contains(id)) {
                Some(above) => objectives_under.entry(above).or_default().push(objective),
                None => objectives_of.entry(&objective.plan).or_default().push(objective),
            }
        }
        let mut actions_of: HashMap<&ObjectiveId, Vec<&Action>> = HashMap::new();
        let mut actions_alone: HashMap<&PlanId, Vec<&Action>> = HashMap::new();
        for action in &pack.actions {
            match action.objective.as_ref().filter(|id| objectives.contains(id)) {
                Some(served) => actions_of.entry(served).or_default().push(action),
                None => actions_alone.entry(&action.plan).or_default().push(action),
            }
        }
        Self {
            roots,
            plans_under,
            objectives_of,
            objectives_under,
            actions_of,
            actions_alone,
            statuses,
        }
    }

    /// The plans under one, or those at the top.
    pub fn plans_under(&self, id: Option<&PlanId>) -> &[&'a Plan] {
        match id {
            Some(id) => self.plans_under.get(id).map_or(&[], Vec::as_slice),
            None => &self.roots,
        }
    }

    /// A plan's objectives that hang under no other.
    pub fn objectives_of(&self, id: &PlanId) -> &[&'a Objective] {
        self.objectives_of.get(id).map_or(&[], Vec::as_slice)
    }

    /// The objectives under one.
    pub fn objectives_under(&self, id: &ObjectiveId) -> &[&'a Objective] {
        self.objectives_under.get(id).map_or(&[], Vec::as_slice)
    }

    /// The actions that serve an objective.
    pub fn actions_of(&self, id: &ObjectiveId) -> impl Iterator<Item = &'a Action> + '_ {
        self.actions_of.get(id).into_iter().flatten().copied()
    }

    /// A plan's actions that serve the plan as a whole.
    pub fn actions_alone(&self, id: &PlanId) -> impl Iterator<Item = &'a Action> + '_ {
        self.actions_alone.get(id).into_iter().flatten().copied()
    }

    /// A plan's measures that stand under none of its objectives.
    pub fn measures_alone(&self, plan: &'a Plan) -> Vec<&'a MeasureId> {
        let mut held = HashSet::new();
        for objective in self.objectives_of(&plan.id) {
            self.measures_of_objective(objective, &mut held);
        }
        plan.measures.iter().filter(|id| !held.contains(id)).collect()
    }

    /// The statuses of every measure at or under a plan, each measure once.
    pub fn of_plan(&self, plan: &'a Plan) -> Distribution {
        let mut held = HashSet::new();
        self.measures_of_plan(plan, &mut held, 0);
        self.counted(&held)
    }

    /// The statuses of every measure at or under an objective, each measure once.
    pub fn of_objective(&self, objective: &'a Objective) -> Distribution {
        let mut held = HashSet::new();
        self.measures_of_objective(objective, &mut held);
        self.counted(&held)
    }

    /// The statuses of every measure of the pack.
    pub fn of_all(&self) -> Distribution {
        Distribution::of(self.statuses.values().copied())
    }

    fn counted(&self, held: &HashSet<&MeasureId>) -> Distribution {
        Distribution::of(held.iter().filter_map(|id| self.statuses.get(*id).copied()))
    }

    fn measures_of_plan(&self, plan: &'a Plan, held: &mut HashSet<&'a MeasureId>, depth: usize) {
        // A loop of plans is refused on entry; a file could still hold one.
        if depth > self.plans_under.len() {
            return;
        }
        held.extend(&plan.measures);
        for objective in self.objectives_of(&plan.id) {
            self.measures_of_objective(objective, held);
        }
        for under in self.plans_under(Some(&plan.id)) {
            self.measures_of_plan(under, held, depth + 1);
        }
    }

    fn measures_of_objective(&self, objective: &'a Objective, held: &mut HashSet<&'a MeasureId>) {
        held.extend(&objective.measures);
        for under in self.objectives_under(&objective.id) {
            self.measures_of_objective(under, held);
        }
    }
}

/// What of a pack has nothing above it or nothing below.
pub fn loose(pack: &Pack) -> Loose {
    let planned: HashSet<&MeasureId> = pack.plans.iter().flat_map(|plan| &plan.measures).collect();
    let aimed: HashSet<&MeasureId> =
        pack.objectives.iter().flat_map(|objective| &objective.measures).collect();
    let with_objectives: HashSet<&PlanId> =
        pack.objectives.iter().map(|objective| &objective.plan).collect();
    let asked: HashSet<&MeasureId> = pack
        .plans
        .iter()
        .filter(|plan| with_objectives.contains(&plan.id))
        .flat_map(|plan| &plan.measures)
        .collect();
    let above: HashSet<&PlanId> =
        pack.plans.iter().filter_map(|plan| plan.parent.as_ref()).collect();
    let over: HashSet<&ObjectiveId> =
        pack.objectives.iter().filter_map(|objective| objective.parent.as_ref()).collect();
    // What left its plans with a signed year has ended: it hangs loose no more than the year does.
    let ended = |measure: &&Arc<Measure>| {
        measure.past.values().next_back().is_some_and(|terms| !terms.plans.is_empty())
    };
    let ids = || pack.measures.iter().map(|measure| &measure.id);
    let current = || pack.measures.iter().filter(|it| !ended(it)).map(|measure| &measure.id);
    Loose {
        measures_without_plan: current().filter(|id| !planned.contains(id)).cloned().collect(),
        measures_without_objective: ids()
            .filter(|id| asked.contains(id) && !aimed.contains(id))
            .cloned()
            .collect(),
        empty_plans: pack
            .plans
            .iter()
            .filter(|plan| plan.measures.is_empty() && !above.contains(&plan.id))
            .filter(|plan| !pack.actions.iter().any(|action| action.plan == plan.id))
            .map(|plan| plan.id.clone())
            .collect(),
        empty_objectives: pack
            .objectives
            .iter()
            .filter(|held| held.measures.is_empty() && !over.contains(&held.id))
            .filter(|held| {
                !pack.actions.iter().any(|action| action.objective.as_ref() == Some(&held.id))
            })
            .map(|held| held.id.clone())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Pack {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"top","name":"Top","measures":["a","b"]},{"id":"low","name":"Low","parent":"top","measures":["b","c"]},{"id":"bare","name":"Bare"}],
            "objectives":[{"id":"o","name":"O","plan":"top"},{"id":"p","name":"P","plan":"top","parent":"o","measures":["a"]},{"id":"q","name":"Q","plan":"top"}],
            "measures":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"C"},{"id":"d","name":"D"}]}"#;
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn counts_each_measure_once_however_often_it_stands_under_a_plan() {
        let pack = pack();
        let statuses = pack.measures.iter().map(|it| (it.id.clone(), Status::Green)).collect();
        let thread = Thread::new(&pack, &statuses);
        assert_eq!(thread.of_all().total(), 4);
        let check = |plan: &str, total: u32, alone: &[&str]| {
            let plan = pack.plan(&plan.into()).unwrap();
            assert_eq!(thread.of_plan(plan).total(), total, "{}", plan.name);
            let names: Vec<&str> =
                thread.measures_alone(plan).iter().map(|id| id.as_str()).collect();
            assert_eq!(names, alone, "{}", plan.name);
        };
        check("top", 3, &["b"]);
        check("low", 2, &["b", "c"]);
        check("bare", 0, &[]);
        assert_eq!(thread.of_objective(&pack.objectives[0]).total(), 1);
        assert_eq!(thread.plans_under(None).len(), 2);
    }

    #[test]
    fn lists_what_hangs_loose() {
        let loose = loose(&pack());
        assert_eq!(loose.measures_without_plan, ["d".into()]);
        assert_eq!(loose.measures_without_objective, ["b".into()]);
        assert_eq!(loose.empty_plans, ["bare".into()]);
        assert_eq!(loose.empty_objectives, ["q".into()]);
    }
}
