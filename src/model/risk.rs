//! Risks: what may happen to what is planned, and what is done about it (FRAMEWORK D6).

use crate::model::choice::choice;
use crate::model::id::id;
use crate::model::record::record;
use crate::model::{ActionId, Audience, Day, Fault, MeasureId, Note, ObjectiveId, PlanId};

id!(/** Names a risk; unique in a pack. */ RiskId of Risk);

choice!(/// How it stands with a risk.
RiskState {
    /// It is looked at again by its date.
    Open = "Open",
    /// It is no longer there, or no longer worth watching.
    Closed = "Closed",
});

record! {
    /// A risk to a plan: cause, event and consequence, how likely and how bad, and who answers for it.
    pub struct Risk, checked by faults {
        /// Unique in the pack.
        pub id: RiskId => needed public;
        /// What may happen, as printed.
        pub name: String => needed public;
        /// The plan it stands in.
        pub plan: PlanId => needed public;
        /// Whom it is for. None: not yet set, which counts as internal.
        pub audience: Option<Audience> => public;
        /// What may bring it about.
        pub cause: String => public;
        /// What would follow.
        pub consequence: String => public;
        /// The post that answers for it.
        pub owner: String => public;
        /// How it stands.
        pub state: Option<RiskState> => public;
        /// How likely it is now, from 1 to 5.
        pub likelihood: Option<u8> => public;
        /// How bad it would be now, from 1 to 5.
        pub impact: Option<u8> => public;
        /// What keeps it where it is.
        pub controls: Vec<String> => ;
        /// When it was last looked at.
        pub reviewed_on: Option<Day> => public;
        /// By when it is looked at again.
        pub review_by: Option<Day> => public;
        /// The risk that it is a part of.
        pub part_of: Option<RiskId> => public;
        /// The objectives it endangers.
        pub objectives: Vec<ObjectiveId> => public;
        /// The measures that would show it.
        pub measures: Vec<MeasureId> => public;
        /// The work against it.
        pub actions: Vec<ActionId> => public;
        /// What people noted about it, in the order of writing.
        pub notes: Vec<Note> => public;
    }
}

/// Likelihood and impact are counted from 1 to 5.
fn faults(risk: &Risk, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    for (field, value) in [("likelihood", risk.likelihood), ("impact", risk.impact)] {
        if let Some(value) = value.filter(|value| !(1..=5).contains(value)) {
            tell(format_args!("{field}"), Fault::OffTheScale { field, from: 1, to: 5, value });
        }
    }
}
