//! The pack: everything an organisation has put in.

use crate::model::record::record;
use crate::model::{
    Action, ActionId, Calendar, Event, Extra, Measure, MeasureId, Objective, ObjectiveId,
    Organisation, Perspective, PerspectiveId, Plan, PlanId, Proposal, ReportingYear, SignOff,
};
use serde::Serialize;
use std::sync::Arc;

/// What `format` says in every pack.
pub const FORMAT: &str = "golden-thread-pack";

/// The version of the format that this code writes.
pub const VERSION: u32 = 1;

/// A plan and its measures, as kept and exchanged. Nothing in it is derived.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Pack {
    /// Always [`FORMAT`].
    pub format: String,
    /// The format's version, [`VERSION`] when written here.
    pub version: u32,
    /// Whose it is.
    pub organisation: Organisation,
    /// The sides of its scorecards, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub perspectives: Vec<Perspective>,
    /// Its plans, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Plan>,
    /// Its priorities and objectives, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Objective>,
    /// Its activities and milestones, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// Its measures, in order; shared, so that a snapshot of a pack costs a list of pointers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Arc<Measure>>,
    /// Who signed what off, in the order of signing; shared, because nothing in it ever changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sign_offs: Vec<Arc<SignOff>>,
    /// Changes asked for of what is signed off, in the order of asking.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Proposal>,
    /// What was changed, in the order of changing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Arc<Event>>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Pack from Pack::default(); format, version, organisation, perspectives, plans, objectives, actions, measures, sign_offs, proposals, history; needs format, version, organisation);

/// An empty pack of an organisation without a name.
impl Default for Pack {
    fn default() -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            organisation: Organisation::default(),
            perspectives: Vec::new(),
            plans: Vec::new(),
            objectives: Vec::new(),
            actions: Vec::new(),
            measures: Vec::new(),
            sign_offs: Vec::new(),
            proposals: Vec::new(),
            history: Vec::new(),
            extra: Extra::new(),
        }
    }
}

impl Pack {
    /// The organisation's calendar; April's where the month is out of range, which reading reports.
    pub fn calendar(&self) -> Calendar {
        Calendar::starting_in(self.organisation.year_start_month).unwrap_or_default()
    }

    /// The measure with this id.
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == *id).map(Arc::as_ref)
    }

    /// The plan with this id.
    pub fn plan(&self, id: &PlanId) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.id == *id)
    }

    /// The objective with this id.
    pub fn objective(&self, id: &ObjectiveId) -> Option<&Objective> {
        self.objectives.iter().find(|objective| objective.id == *id)
    }

    /// The action with this id.
    pub fn action(&self, id: &ActionId) -> Option<&Action> {
        self.actions.iter().find(|action| action.id == *id)
    }

    /// Whether a plan is another one or feeds it, directly or by others.
    pub fn feeds(&self, id: &PlanId, other: &PlanId) -> bool {
        let above = |id: &&PlanId| self.plan(id).and_then(|plan| plan.parent.as_ref());
        // A loop of plans is refused on entry; a file could still hold one.
        std::iter::successors(Some(id), above).take(self.plans.len() + 1).any(|id| id == other)
    }

    /// The measures that stand in a plan in a year, in the plan's order, and after them those that have left it
    /// since: what each stood in is kept with the terms of its year.
    pub fn standing(&self, plan: &Plan, year: ReportingYear) -> Vec<MeasureId> {
        let mut out = plan.measures.clone();
        for measure in self.measures.iter().filter(|measure| !measure.past.is_empty()) {
            let Some(terms) = measure.closed_terms(year) else { continue };
            let stood = terms.plans.contains(&plan.id);
            match (stood, out.contains(&measure.id)) {
                (true, false) => out.push(measure.id.clone()),
                (false, true) => out.retain(|id| *id != measure.id),
                _ => {}
            }
        }
        out
    }

    /// The perspective with this id.
    pub fn perspective(&self, id: &PerspectiveId) -> Option<&Perspective> {
        self.perspectives.iter().find(|perspective| perspective.id == *id)
    }

    /// The plans a measure stands in, in order.
    pub fn plans_of<'a>(&'a self, id: &'a MeasureId) -> impl Iterator<Item = &'a Plan> {
        self.plans.iter().filter(move |plan| plan.measures.contains(id))
    }
}
