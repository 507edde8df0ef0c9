//! What stands under each node of the tree, worked out once for all nodes.

use crate::{
    app::state::Shown,
    model::{ActionId, MeasureId, ObjectiveId, Pack, PlanId},
    planning::Thread,
    rating::{Distribution, Status},
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};

/// The tree as the nodes follow it.
#[derive(Clone, Copy)]
pub struct Tree {
    /// The headline status of each measure at the period shown.
    pub statuses: Memo<Arc<HashMap<MeasureId, Status>>>,
    /// What stands under each plan and objective.
    pub branches: Memo<Arc<Branches>>,
}

impl Tree {
    /// The tree of the open pack.
    pub fn of(editor: Shown) -> Self {
        let rated = editor.rated();
        let statuses = Memo::new(move |_| {
            rated.with(|rated| {
                let each = rated
                    .iter()
                    .map(|row| (row.measure.id.clone(), row.rating.year_to_date.judgement.status));
                Arc::new(each.collect::<HashMap<_, _>>())
            })
        });
        let branches = Memo::new(move |_| {
            let pack = editor.pack();
            statuses.with(|statuses| Arc::new(Branches::of(&pack, statuses)))
        });
        Self { statuses, branches }
    }
}

/// What stands under a node, by id.
#[derive(Clone, PartialEq, Default)]
pub struct Under {
    /// What the node is called.
    pub name: String,
    /// The statuses of the measures at or under it.
    pub counts: Distribution,
    /// Objectives right under it.
    pub objectives: Vec<ObjectiveId>,
    /// Measures right under it.
    pub measures: Vec<MeasureId>,
    /// Actions right under it, with their names.
    pub actions: Vec<(ActionId, String)>,
    /// Plans that feed it.
    pub plans: Vec<PlanId>,
}

/// What stands under each plan and objective.
#[derive(PartialEq)]
pub struct Branches {
    /// The plans at the top.
    pub roots: Vec<PlanId>,
    plans: HashMap<PlanId, Arc<Under>>,
    objectives: HashMap<ObjectiveId, Arc<Under>>,
}

impl Branches {
    fn of(pack: &Pack, statuses: &HashMap<MeasureId, Status>) -> Self {
        let thread = Thread::new(pack, statuses);
        let plans = pack.plans.iter().map(|plan| {
            let under = Under {
                name: plan.name.clone(),
                counts: thread.of_plan(plan),
                objectives: thread.objectives_of(&plan.id).iter().map(|it| it.id.clone()).collect(),
                measures: thread.measures_alone(plan).into_iter().cloned().collect(),
                actions: thread
                    .actions_alone(&plan.id)
                    .map(|it| (it.id.clone(), it.name.clone()))
                    .collect(),
                plans: thread.plans_under(Some(&plan.id)).iter().map(|it| it.id.clone()).collect(),
            };
            (plan.id.clone(), Arc::new(under))
        });
        let objectives = pack.objectives.iter().map(|objective| {
            let id = &objective.id;
            let under = Under {
                name: objective.name.clone(),
                counts: thread.of_objective(objective),
                objectives: thread.objectives_under(id).iter().map(|it| it.id.clone()).collect(),
                measures: objective.measures.clone(),
                actions: thread.actions_of(id).map(|it| (it.id.clone(), it.name.clone())).collect(),
                plans: Vec::new(),
            };
            (id.clone(), Arc::new(under))
        });
        Self {
            roots: thread.plans_under(None).iter().map(|plan| plan.id.clone()).collect(),
            plans: plans.collect(),
            objectives: objectives.collect(),
        }
    }

    /// What stands under a plan.
    pub fn of_plan(&self, id: &PlanId) -> Arc<Under> {
        self.plans.get(id).cloned().unwrap_or_default()
    }

    /// What stands under an objective.
    pub fn of_objective(&self, id: &ObjectiveId) -> Arc<Under> {
        self.objectives.get(id).cloned().unwrap_or_default()
    }
}
