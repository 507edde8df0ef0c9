//! What a pack says: plain data, no judgement, no browser.
//!
//! Every struct that is an object in the file keeps the fields it doesn't know in `extra`, so that a
//! pack written by a later version or another tool survives a round trip.

mod action;
mod aim;
mod calendar;
mod choice;
mod day;
mod event;
mod evidence;
mod fault;
mod id;
mod measure;
mod measure_choices;
mod named;
mod note;
mod number;
mod organisation;
mod pack;
mod period;
mod plan;
mod proposal;
pub(crate) mod record;
mod resource;
mod risk;
mod series;
mod sign_off;
mod specification;
mod story;
mod target;
mod terms;

pub use action::{Action, ActionKind, ActionState};
pub use calendar::{Calendar, CalendarError};
pub use day::{Day, DayError};
pub use event::{Altered, Event};
pub use evidence::{Evidence, EvidenceKind, Principle};
pub use fault::Fault;
pub use id::{ActionId, ComparatorId, MeasureId, ObjectiveId, PerspectiveId, PlanId};
pub use measure::{Baseline, Comparator, Measure};
pub use measure_choices::{
    Accumulation, ComparatorKind, Comparison, Delivery, Form, Intent, Nature, OutcomeKind,
    Polarity, Prominence, Regime, Requirement, Timing,
};
pub use note::Note;
pub use number::{Number, NumberError};
pub use organisation::{Audience, Organisation, Perspective, Vocabulary};
pub use pack::{FORMAT, VERSION};
pub use period::{Frequency, Period, PeriodError, ReportingYear, day_label};
pub use plan::{Level, Objective, Plan, PlanKind};
pub use proposal::{Proposal, Verdict};
pub use record::{
    Alter, AlterRows, At, Change, Field, FieldInfo, For, Hold, Listed, Look, Record, Rows, Shape,
    Slot, Table, position,
};
pub use resource::{Resource, ResourceKind};
pub use risk::{Risk, RiskId, RiskState};
pub use series::{MissingReason, Observation, Reading};
pub use sign_off::{Canonical, Frozen, SignOff};
pub use specification::Specification;
pub use story::{Story, StoryStage, StoryStep};
pub use target::{Aim, Bounds, Direction, Step, Target, Tolerance};
pub use terms::Terms;

/// Fields a reader of this version doesn't know, kept as they came.
pub type Extra = serde_json::Map<String, serde_json::Value>;

record::list::records! {
    /// The sides of its scorecards, in order.
    perspectives: Perspective as "perspective", by id and name => public;
    /// Its plans, in order.
    plans: Plan as "plan", by id and name => public;
    /// Its priorities and objectives, in order.
    objectives: Objective as "objective", by id and name => public;
    /// Its activities and milestones, in order.
    actions: Action as "action", by id and name => public;
    /// Its measures, in order.
    measures: Measure as "measure", by id and name => public;
    /// Who signed what off, in the order of signing.
    sign_offs: SignOff as "sign-off", by id and by => ;
    /// Changes asked for of what is signed off, in the order of asking.
    proposals: Proposal as "proposal", by id and change => ;
    /// What may go wrong, in order.
    risks: Risk as "risk", by id and name => public;
}
