//! Actions and milestones: the work under plans and objectives (FRAMEWORK P2 and D4).

use crate::model::measure::choice;
use crate::model::record::record;
use crate::model::{ActionId, Day, Extra, MeasureId, ObjectiveId, PlanId, Resource};
use serde::Serialize;

choice!(/// What kind of work it is.
ActionKind {
    /// Something done over a time.
    Activity = "Activity",
    /// A point that is reached or not.
    Milestone = "Milestone",
});

choice!(/// How far it is, as whoever is responsible says.
ActionState {
    /// Nothing was done yet.
    NotStarted = "Not started",
    /// It is being done.
    UnderWay = "Under way",
    /// It is finished; a milestone is reached.
    Done = "Done",
    /// It won't be done.
    Stopped = "Stopped",
});

/// An activity or milestone of a plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Action {
    /// Unique in the pack.
    pub id: ActionId,
    /// As printed.
    pub name: String,
    /// Activity or milestone.
    pub kind: ActionKind,
    /// The plan it belongs to.
    pub plan: PlanId,
    /// The objective it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<ObjectiveId>,
    /// The activity it is a step of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<ActionId>,
    /// The post that is responsible.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// When it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<Day>,
    /// When it is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// How far it is.
    pub state: ActionState,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Day>,
    /// What was done so far, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub progress: String,
    /// What it takes, by year and kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
    /// The measures it is to move.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureId>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Action from Action::new(ActionId::default(), String::new(), PlanId::default());
    id, name, kind, plan, objective, part_of, owner, starts, due, state, done_on, progress, resources, measures;
    needs id, name, kind, plan, state);

impl Action {
    /// An activity of a plan that isn't started yet.
    pub fn new(id: ActionId, name: String, plan: PlanId) -> Self {
        Self {
            id,
            name,
            kind: ActionKind::Activity,
            plan,
            objective: None,
            part_of: None,
            owner: String::new(),
            starts: None,
            due: None,
            state: ActionState::NotStarted,
            done_on: None,
            progress: String::new(),
            resources: Vec::new(),
            measures: Vec::new(),
            extra: Extra::new(),
        }
    }
}
