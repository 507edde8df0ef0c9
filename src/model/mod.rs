//! What a pack says: plain data, no judgement, no browser.
//!
//! Every struct that is an object in the file keeps the fields it doesn't know in `extra`, so that a
//! pack written by a later version or another tool survives a round trip.

mod action;
mod aim;
mod calendar;
mod day;
mod event;
mod evidence;
mod id;
mod measure;
mod named;
mod note;
mod number;
mod organisation;
mod pack;
mod period;
mod plan;
mod proposal;
mod record;
mod resource;
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
pub use id::{ActionId, ComparatorId, MeasureId, ObjectiveId, PerspectiveId, PlanId};
pub use measure::{
    Accumulation, Baseline, Comparator, ComparatorKind, Comparison, Delivery, Form, Intent, Kind,
    Measure, Nature, Polarity, Prominence, Regime, Requirement, Timing,
};
pub use note::Note;
pub use number::{Number, NumberError};
pub use organisation::{Audience, Organisation, Perspective, Vocabulary};
pub use pack::{FORMAT, Pack, VERSION};
pub use period::{Frequency, Period, PeriodError, ReportingYear, day_label};
pub use plan::{Level, Objective, Plan, PlanKind};
pub use proposal::{Proposal, Verdict};
pub use resource::{Resource, ResourceKind};
pub use series::{MissingReason, Observation, Reading};
pub use sign_off::{Frozen, SignOff};
pub use specification::Specification;
pub use story::{Story, StoryStage, StoryStep};
pub use target::{Aim, Bounds, Direction, Step, Target, Tolerance};
pub use terms::Terms;

/// Fields a reader of this version doesn't know, kept as they came.
pub type Extra = serde_json::Map<String, serde_json::Value>;
