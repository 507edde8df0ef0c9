//! Plans and objectives: where measures stand (FRAMEWORK P1, P2).

use crate::model::measure::choice;
use crate::model::record::record;
use crate::model::{
    Audience, Evidence, Extra, MeasureId, Note, ObjectiveId, PlanId, ReportingYear, Resource, Story,
};
use serde::Serialize;

choice!(/// What kind of plan it is.
PlanKind {
    /// The whole organisation's, three years.
    Corporate = "Corporate plan",
    /// A directorate's, three years.
    Directorate = "Directorate plan",
    /// A service's, yearly.
    Service = "Service plan",
    /// A team's.
    Team = "Team plan",
    /// A key strategy.
    Strategy = "Strategy",
    /// Who does what by when, under a strategy or plan.
    ActionPlan = "Action plan",
    /// One person's objectives and behaviours: personal unless set otherwise.
    Individual = "Individual objectives",
});

choice!(/// At which level the cycle runs (FRAMEWORK C2).
Level {
    /// With partners.
    Partnership = "Partnership",
    /// The whole organisation.
    Corporate = "Corporate",
    /// A directorate.
    Directorate = "Directorate",
    /// A service.
    Service = "Service",
    /// A team.
    Team = "Team",
    /// One person.
    Individual = "Individual",
});

/// A plan; its scorecard is the measures it lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Plan {
    /// Unique in the pack.
    pub id: PlanId,
    /// As printed.
    pub name: String,
    /// What kind of plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlanKind>,
    /// At which level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The plan it feeds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PlanId>,
    /// First reporting year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<ReportingYear>,
    /// Last reporting year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ReportingYear>,
    /// Whom the plan is for. None: not yet set; see [`Plan::seen_by`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// What is to be achieved and why, in a few sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// The post that is responsible.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// What it has, by year and kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// What people noted about it, in the order of writing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// The measures that stand in it, in the order of its scorecard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureId>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Plan from Plan::default();
    id, name, kind, level, parent, from, to, audience, purpose, owner, resources, evidence, notes, measures;
    needs id, name);

impl Plan {
    /// Whom the plan is for: where nobody set it, one person's objectives are personal and the rest internal.
    pub fn seen_by(&self) -> Audience {
        self.audience.unwrap_or(match self.kind {
            Some(PlanKind::Individual) => Audience::Personal,
            _ => Audience::Internal,
        })
    }
}

/// A priority or objective of a plan, with the measures that show whether it is met.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Objective {
    /// Unique in the pack.
    pub id: ObjectiveId,
    /// As printed.
    pub name: String,
    /// The plan it belongs to.
    pub plan: PlanId,
    /// The priority or objective it feeds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ObjectiveId>,
    /// The measures that show whether it is met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureId>,
    /// How it is to come about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<Story>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Objective from Objective::default(); id, name, plan, parent, measures, story; needs id, name, plan);
