//! Lessons: what was learnt, where it came from and what it is tied to (FRAMEWORK V1).

use crate::model::choice::choice;
use crate::model::id::id;
use crate::model::record::record;
use crate::model::{ActionId, Audience, Day, Evidence, ExceptionId, MeasureId, Note, PlanId};

id!(/** Names a lesson; unique in a pack. */ LessonId of Lesson);

choice!(/// Where a lesson comes from.
LessonSource {
    /// The figures of a scorecard.
    Scorecard = "A scorecard",
    /// What people complained of.
    Complaints = "Complaints",
    /// What people said when they were asked.
    Consultation = "Consultation",
    /// What an inspector found.
    Inspection = "Inspection",
    /// What an auditor found.
    Audit = "Audit",
    /// How others do.
    Benchmarking = "Benchmarking",
    /// An exception, and what came of it.
    Exception = "An exception",
    /// A plan to recover, and what came of it.
    RecoveryPlan = "A recovery plan",
    /// What a committee or another body asked for.
    Committee = "A committee’s action",
    /// None of these.
    Other = "Something else",
});

choice!(/// What a lesson is of.
LessonKind {
    /// Something to do otherwise.
    Improve = "To do better",
    /// Something that went well, to be celebrated and looked at for use elsewhere.
    Good = "Went well",
});

record! {
    /// Something that was learnt, from any source.
    pub struct Lesson {
        /// Unique in the pack.
        pub id: LessonId => needed public;
        /// The lesson in a few words, as printed.
        pub name: String => needed public;
        /// Whom it is for. None: not yet set, which counts as internal.
        pub audience: Option<Audience> => public;
        /// Where it comes from.
        pub source: LessonSource => needed public;
        /// Whether it is of something good.
        pub kind: LessonKind => needed public;
        /// What it belongs to with others: in few words, the same for each of them.
        pub theme: String => public;
        /// When it was learnt.
        pub on: Day => needed public;
        /// The post that answers for what comes of it.
        pub owner: String => public;
        /// What was learnt.
        pub learnt: String => public;
        /// What shows it.
        pub evidence: Vec<Evidence> => public;
        /// Of something good: who else could use it, and how.
        pub reuse: String => public;
        /// The measures it is about.
        pub measures: Vec<MeasureId> => public;
        /// The plans it is about.
        pub plans: Vec<PlanId> => public;
        /// The exceptions it comes from.
        pub exceptions: Vec<ExceptionId> => public;
        /// The work it comes from.
        pub actions: Vec<ActionId> => public;
        /// What people noted about it, in the order of writing.
        pub notes: Vec<Note> => public;
    }
}

impl Lesson {
    /// Whether it is of something good.
    pub fn is_good(&self) -> bool {
        self.kind == LessonKind::Good
    }
}
