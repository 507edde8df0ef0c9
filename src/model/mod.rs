//! What a pack says: plain data, no judgement, no browser.
//!
//! Every struct that is an object in the file keeps the fields it doesn't know in `extra`, so that a
//! pack written by a later version or another tool survives a round trip.

mod action;
mod aim;
mod analysis;
mod area;
mod as_of;
mod assessment;
mod audience;
mod audit;
mod baseline;
mod calendar;
mod choice;
mod cost;
mod day;
mod event;
mod evidence;
mod exception;
mod fault;
mod id;
mod join;
pub mod json;
mod kept_forecast;
mod kinds;
mod lesson;
mod link;
mod measure;
mod measure_choices;
mod meeting;
mod named;
mod narrative;
mod note;
mod number;
mod organisation;
mod pack;
mod paper;
mod partnership;
mod period;
mod plan;
mod proposal;
mod published;
mod question;
mod recommendation;
pub(crate) mod record;
mod remarks;
mod resource;
mod risk;
mod risk_scale;
mod rows;
mod series;
mod sign_off;
mod sorted;
mod specification;
mod story;
mod target;
mod terms;

pub use action::{Action, ActionKind, ActionState};
pub use analysis::{Analysis, Rebase};
pub use area::{Area, AreaId};
pub use assessment::{Assessment, AssessmentId, DataPrinciple, Met};
pub use audience::Audience;
pub use audit::{Audit, AuditFinding, AuditId, DrawnFigure, Stratum};
pub use baseline::Baseline;
pub use calendar::{Calendar, CalendarError};
pub use cost::Cost;
pub use day::{Day, DayError};
pub use event::{Altered, Event, Told};
pub use evidence::{Evidence, EvidenceKind, Principle};
pub use exception::{
    Confidence, Control, Exception, ExceptionId, ExceptionState, Promise, RecoveryStep, Trigger,
};
pub use fault::Fault;
pub use id::{ActionId, ComparatorId, MeasureId, ObjectiveId, PerspectiveId, PlanId};
pub use join::{BroughtFigures, Join, JoinId};
pub use kept_forecast::KeptForecast;
pub use kinds::Kind;
pub use lesson::{Lesson, LessonId, LessonKind, LessonSource};
pub use link::{Link, LinkId};
pub use measure::{Comparator, Measure};
pub use measure_choices::{
    Accumulation, ComparatorKind, Comparison, Delivery, Form, Intent, Nature, OutcomeKind,
    Polarity, Prominence, Regime, Requirement, Timing,
};
pub use meeting::{
    AgendaPart, Decision, ItemKind, Meeting, MeetingId, MeetingItem, MeetingQuestion, MeetingState,
    MembersRating,
};
pub use narrative::{Narrative, NarrativeId, NarrativeKind};
pub use note::Note;
pub use number::{Number, NumberError};
pub use organisation::{Organisation, Perspective, Vocabulary};
pub use pack::{FORMAT, VERSION};
pub use paper::{LeftOutMeasure, Paper, PaperId, PaperMark, PaperPart, Template};
pub use partnership::{PartnershipAnswer, PartnershipQuestion};
pub use period::{Frequency, Period, PeriodError, ReportingYear, day_label};
pub use plan::{Level, Objective, Plan, PlanKind};
pub use proposal::{ChangeKind, Proposal, Verdict};
pub use published::{PublishedRating, PublishedStatus};
pub use question::{Question, QuestionId};
pub use recommendation::{Recommendation, RecommendationState, RecommendationStep};
pub use record::{
    Alter, At, Change, Field, FieldInfo, For, Hold, Listed, Look, Record, Rows, Shape, Slot, Table,
    position,
};
pub use remarks::{Remark, Remarks};
pub use resource::{Resource, ResourceKind};
pub use risk::{RISK_SCALE, Risk, RiskCategory, RiskId, RiskScore, RiskState};
pub use risk_scale::{RiskAppetite, RiskLevel, RiskScale, RiskZone, ZoneCell};
pub use rows::{AlterRows, Pack, Row};
pub use series::{MissingReason, Observation, Reading};
pub use sign_off::{Canonical, Frozen, SignOff};
pub use sorted::sorted;
pub use specification::Specification;
pub use story::{Story, StoryStage, StoryStep};
pub use target::{Aim, Bounds, Direction, Step, Target, Tolerance};
pub use terms::Terms;

/// Fields a reader of this version doesn't know, kept as they came.
pub type Extra = serde_json::Map<String, serde_json::Value>;
