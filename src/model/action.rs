//! Actions and milestones: the work under plans and objectives (FRAMEWORK P2 and D4).

use crate::model::choice::choice;
use crate::model::record::record;
use crate::model::resource;
use crate::model::{
    ActionId, Audience, Day, ExceptionId, Fault, MeasureId, Number, ObjectiveId, Period, PlanId,
    Resource,
};

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

record! {
    /// An activity or milestone of a plan.
    pub struct Action, checked by faults {
        /// Unique in the pack.
        pub id: ActionId => needed public;
        /// As printed.
        pub name: String => needed public;
        /// Activity or milestone.
        pub kind: ActionKind => needed public;
        /// The plan it belongs to.
        pub plan: PlanId => needed public;
        /// The objective it serves.
        pub objective: Option<ObjectiveId> => holds public;
        /// The activity it is a step of.
        pub part_of: Option<ActionId> => hangs public;
        /// The post that is responsible.
        pub owner: String => public;
        /// When it starts.
        pub starts: Option<Day> => public;
        /// When it is to be done.
        pub due: Option<Day> => public;
        /// How far it is.
        pub state: ActionState => needed public;
        /// When it was done.
        pub done_on: Option<Day> => public;
        /// What was done so far, in words: a comment, which goes to those for whom the action says that it is.
        pub progress: String => public;
        /// What it takes, by year and kind.
        pub resources: Vec<Resource> => public;
        /// The measures it is to move.
        pub measures: Vec<MeasureId> => public;
        /// The exception that it is to mend.
        pub exception: Option<ExceptionId> => hangs public;
        /// By how much it is to move each figure of the exception's measure, else of the first it names: in the
        /// measure's unit, below zero for a reduction.
        pub effect: Option<Number> => public;
        /// From which period on that is expected.
        pub effect_from: Option<Period> => public;
        /// Whom it is for, of those who may have its plan and its exception. None: all of them, but for its progress in
        /// words, which is internal as comments are.
        pub audience: Option<Audience> => public;
    }
}

impl Action {
    /// An activity of a plan that isn't started yet.
    pub fn new(id: ActionId, name: String, plan: PlanId) -> Self {
        Self { id, name, plan, ..Self::default() }
    }
}

/// An action can't be due before it starts, says from when an effect is expected, and has one budget of a kind for a
/// year.
fn faults(action: &Action, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    if let (Some(starts), Some(due)) = (action.starts, action.due)
        && due < starts
    {
        tell(format_args!("due"), Fault::DueBeforeStart { name: action.name.clone(), starts, due });
    }
    if action.effect.is_some() != action.effect_from.is_some() {
        let what = "an expected effect and the period from which it is expected, or neither";
        tell(format_args!("effect"), Fault::Lacks { name: action.name.clone(), what });
    }
    resource::each_once(&action.resources, tell);
}
