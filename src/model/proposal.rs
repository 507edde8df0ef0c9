//! Proposals: changes that are asked for, of what is signed off (FRAMEWORK P9) and of next year's plan (V2).

use crate::model::choice::choice;
use crate::model::record::record;
use crate::model::{Day, LessonId, MeasureId, Number, PlanId, ReportingYear};

choice!(/// What was decided of a proposal.
Verdict {
    /// It acts from its year on.
    Accepted = "Accepted",
    /// It doesn't.
    Declined = "Declined",
});

choice!(/// The five kinds of change that a review leads to.
ChangeKind {
    /// Money, people or time go elsewhere.
    Realign = "Realign resources",
    /// More is put in.
    Invest = "Invest",
    /// What is done, or by when, is another.
    RevisePlans = "Revise plans and timescales",
    /// What is aimed for, or how it is measured, is another.
    ReviseTargets = "Revise ambitions and targets",
    /// It is given up.
    Decommission = "Decommission",
});

record! {
    /// A change that someone asks for. Accepted, it acts from its year on; of a measure that is signed off, its terms
    /// can be changed from then.
    pub struct Proposal {
        /// Unique among the pack's proposals.
        pub id: String => needed public;
        /// What kind of change. None: of a measure's target or terms, from before there were kinds.
        pub kind: Option<ChangeKind> => public;
        /// Of which measure, where it is of one. Kept as it was asked, whatever becomes of the measure.
        pub measure: Option<MeasureId> => sealed public;
        /// Of which plan, where it is of one. Kept as it was asked, whatever becomes of the plan.
        pub plan: Option<PlanId> => sealed public;
        /// The lesson that it follows from.
        pub lesson: Option<LessonId> => holds public;
        /// From which year on.
        pub from: ReportingYear => needed public;
        /// What is to change.
        pub change: String => needed public;
        /// The target that is asked for of the measure's year, in its unit, where another figure is asked for.
        pub target: Option<Number> => public;
        /// Why.
        pub reason: String => public;
        /// The post that asks.
        pub requester: String => public;
        /// What it rests on.
        pub evidence: String => public;
        /// What it would do to the rating and to people.
        pub effect: String => public;
        /// When it was asked.
        pub on: Day => needed public;
        /// What was decided; nothing yet where there is none.
        pub verdict: Option<Verdict> => public;
        /// The post or body that decided.
        pub decided_by: String => public;
        /// When it was decided.
        pub decided_on: Option<Day> => public;
        /// Why it was decided so.
        pub decided_why: String => public;
        /// When the change was made: one decision covers one change.
        pub made: Option<Day> => public;
        /// What was done to make it, where no target or term of its measure shows that.
        pub made_how: String => public;
    }
}

impl Proposal {
    /// A change of a measure that is asked for, of which nothing else is said.
    pub fn new(
        id: String,
        measure: MeasureId,
        from: ReportingYear,
        change: String,
        on: Day,
    ) -> Self {
        Self { id, measure: Some(measure), from, change, on, ..Self::default() }
    }

    /// Whether it is of this measure.
    pub fn is_of(&self, measure: &MeasureId) -> bool {
        self.measure.as_ref() == Some(measure)
    }

    /// Whether it would change a measure's target or terms, which a sign-off may hold.
    pub fn changes_terms(&self) -> bool {
        self.measure.is_some() && matches!(self.kind, None | Some(ChangeKind::ReviseTargets))
    }
}
