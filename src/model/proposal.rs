//! Proposals to change what is signed off (FRAMEWORK P9).

use crate::model::choice::choice;
use crate::model::record::record;
use crate::model::{Day, MeasureId, ReportingYear};

choice!(/// What was decided of a proposal.
Verdict {
    /// It acts from its year on.
    Accepted = "Accepted",
    /// It doesn't.
    Declined = "Declined",
});

record! {
    /// A change that someone asks for of what is signed off. Accepted, it acts from its year on.
    pub struct Proposal {
        /// Unique among the pack's proposals.
        pub id: String => needed public;
        /// Of which measure.
        pub measure: MeasureId => needed public;
        /// From which year on.
        pub from: ReportingYear => needed public;
        /// What is to change.
        pub change: String => needed public;
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
        /// When the change was made: one decision covers one change.
        pub made: Option<Day> => public;
    }
}

impl Proposal {
    /// A change that is asked for, of which nothing else is said.
    pub fn new(
        id: String,
        measure: MeasureId,
        from: ReportingYear,
        change: String,
        on: Day,
    ) -> Self {
        Self { id, measure, from, change, on, ..Self::default() }
    }
}
