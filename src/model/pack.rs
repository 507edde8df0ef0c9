//! The pack: everything an organisation has put in.

use crate::model::{
    Action, ActionId, Calendar, Measure, MeasureId, Objective, ObjectiveId, Pack, Perspective,
    PerspectiveId, Plan, PlanId, ReportingYear,
};
use std::sync::Arc;

/// What `format` says in every pack.
pub const FORMAT: &str = "golden-thread-pack";

/// The version of the format that this code writes.
pub const VERSION: u32 = 1;

impl Pack {
    /// An empty pack of an organisation without a name.
    pub(in crate::model) fn started(blank: Self) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, ..blank }
    }

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
        self.plans.iter().map(Arc::as_ref).find(|plan| plan.id == *id)
    }

    /// The objective with this id.
    pub fn objective(&self, id: &ObjectiveId) -> Option<&Objective> {
        self.objectives.iter().map(Arc::as_ref).find(|objective| objective.id == *id)
    }

    /// The action with this id.
    pub fn action(&self, id: &ActionId) -> Option<&Action> {
        self.actions.iter().map(Arc::as_ref).find(|action| action.id == *id)
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
        self.perspectives.iter().map(Arc::as_ref).find(|perspective| perspective.id == *id)
    }

    /// The plans a measure stands in, in order.
    pub fn plans_of<'a>(&'a self, id: &'a MeasureId) -> impl Iterator<Item = &'a Plan> {
        self.plans.iter().map(Arc::as_ref).filter(move |plan| plan.measures.contains(id))
    }
}
