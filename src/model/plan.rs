//! Plans and objectives: where measures stand (FRAMEWORK P1, P2).

use crate::model::measure::choice;
use crate::model::record::record;
use crate::model::{Audience, Extra, MeasureId, ObjectiveId, PlanId, ReportingYear};
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
    /// A key strategy with its action plan.
    Strategy = "Strategy",
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
    /// Whom the plan is for. None: not yet set, which counts as internal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// The measures that stand in it, in the order of its scorecard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureId>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Plan from Plan::default(); id, name, kind, level, parent, from, to, audience, measures; needs id, name);

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
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Objective from Objective::default(); id, name, plan, parent, measures; needs id, name, plan);
