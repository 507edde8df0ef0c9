//! What is due, from whom and by when (FRAMEWORK R1): figures and their publication, activities and milestones, reviews
//! of exceptions, risks and the quality of data, audits, the days by which a measure was promised to be back on track or a
//! risk to come down, the ends of waivers, and what meetings promised.

mod asked;
mod data_quality;
mod gather;
mod making;
mod meetings;
mod month;
mod pick;
mod published;
mod words;

pub use asked::{Asked, Asking};
pub use gather::{
    due_between, figure_due, lacking_periods, late_before, pressing, undated, unfinished,
};
pub use month::{DueMonth, MonthDay, due_month, weeks};
pub use pick::Pick;
pub use words::{due_words, what_words};

use crate::model::{
    ActionId, ActionKind, AssessmentId, AuditId, Day, ExceptionId, MeasureId, MeetingId, Pack,
    Period, PlanId, RiskId,
};
use crate::planning::answering::Answering;

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// By when.
    pub day: Day,
    /// What.
    pub what: What,
    /// As printed: the measure, the action, the exception, the risk, the assessment or the audit.
    pub name: String,
    /// The post that owes it; empty where nobody is named.
    pub post: String,
    /// The post that answers for its measure; of anything but a figure the same as `post`.
    pub answers: String,
    /// The plans that it is of.
    pub plans: Vec<PlanId>,
    /// Whether it is there.
    pub state: State,
}

/// What is due, and of which record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A figure of a measure for a period.
    Figure(MeasureId, Period),
    /// The publication of one.
    Publication(MeasureId, Period),
    /// An activity is to be finished, or a milestone reached.
    Work(ActionId, ActionKind),
    /// An exception is to be looked at again.
    Exception(ExceptionId),
    /// The day by which an exception's measure was promised to be back on track.
    Promise(ExceptionId),
    /// An exception's waiver ends, and it is open again.
    Waiver(ExceptionId),
    /// A risk is to be looked at again.
    Risk(RiskId),
    /// The day by which a risk is to come down to its target.
    RiskTarget(RiskId),
    /// A decision of a meeting is to be acted on, by the places of its item and its own.
    Decision(MeetingId, usize, usize),
    /// A recommendation of a meeting is to be replied to, by its place.
    Reply(MeetingId, usize),
    /// The data of a measure are to be assessed again.
    Assessment(AssessmentId),
    /// What an assessment found is to be mended.
    DataWork(AssessmentId),
    /// The figures that an audit draws are to be checked.
    Audit(AuditId),
}

/// Something that is to be done and has no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undated {
    /// What.
    pub what: What,
    /// As printed.
    pub name: String,
    /// The post that owes it; empty where nobody is named.
    pub post: String,
    /// The plans that it is of.
    pub plans: Vec<PlanId>,
}

/// How something that is due stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is there, or done.
    Over,
    /// Its day is past and it isn't there.
    Late,
    /// It was published on this day.
    Published(Day),
    /// Its day is still to come, or is today.
    ToCome,
    /// It isn't there, and needn't be or can't be told, for a reason in a few words.
    Excused(&'static str),
}

impl Due {
    /// Whether it is of what a post answers for.
    pub fn is_of(&self, pack: &Pack, post: &Answering<'_>) -> bool {
        self.what.is_of(pack, post, (&self.post, &self.plans))
    }

    /// Whether its day is past and it is still to be done. A promise that wasn't kept isn't owed any more: its exception is.
    pub fn is_late(&self) -> bool {
        self.state == State::Late && !matches!(self.what, What::Promise(_))
    }

    /// The names of the plans that it is of.
    pub fn plan_names(&self, pack: &Pack) -> String {
        let names: Vec<&str> =
            self.plans.iter().filter_map(|id| Some(pack.plan(id)?.name.as_str())).collect();
        names.join("; ")
    }

    /// Whether it is a figure that should be there and isn't.
    pub fn lacks_figure(&self) -> bool {
        matches!(self.what, What::Figure(..)) && self.state == State::Late
    }
}

impl Undated {
    /// Whether it is of what a post answers for.
    pub fn is_of(&self, pack: &Pack, post: &Answering<'_>) -> bool {
        self.what.is_of(pack, post, (&self.post, &self.plans))
    }
}

impl What {
    /// Whether it is of what a post answers for, by the post that owes it and the plans that it is of.
    fn is_of(&self, pack: &Pack, post: &Answering<'_>, (owes, plans): (&str, &[PlanId])) -> bool {
        match self {
            Self::Figure(id, _) | Self::Publication(id, _) => post.has_measure(id, plans),
            Self::Exception(id) | Self::Promise(id) | Self::Waiver(id) => {
                pack.exception(id).is_some_and(|it| post.has_exception(it, plans))
            }
            Self::Assessment(id) | Self::DataWork(id) => {
                pack.assessment(id).is_some_and(|it| post.has_assessment(it, plans))
            }
            Self::Audit(id) => pack.audit(id).is_some_and(|it| post.has_audit(it)),
            Self::Work(..) | Self::Risk(_) | Self::RiskTarget(_) => post.has(owes, plans),
            Self::Decision(..) | Self::Reply(..) => post.is(owes),
        }
    }

    /// Where it comes among what is due on one day.
    fn rank(&self) -> u8 {
        match self {
            Self::Figure(..) => 0,
            Self::Work(..) => 1,
            Self::DataWork(_) => 2,
            Self::Exception(_) => 3,
            Self::Promise(_) => 4,
            Self::Waiver(_) => 5,
            Self::Risk(_) => 6,
            Self::RiskTarget(_) => 7,
            Self::Assessment(_) => 8,
            Self::Audit(_) => 9,
            Self::Decision(..) => 10,
            Self::Reply(..) => 11,
            Self::Publication(..) => 12,
        }
    }
}
