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

choice!(/// What kind of risk it is: the example categories of the Orange Book (HM Government, "The Orange Book: Management
/// of Risk – Principles and Concepts", annex 4).
RiskCategory {
    /// Of a strategy that is poorly made, or rests on what no longer holds.
    Strategy = "Strategy",
    /// Of unclear plans, authorities and accountabilities.
    Governance = "Governance",
    /// Of services that are poorly designed or run.
    Operations = "Operations",
    /// Of a claim, or of a duty that isn't met.
    Legal = "Legal",
    /// Of buildings and land that are deficient or unsafe.
    Property = "Property",
    /// Of money that isn't managed within its limits.
    Financial = "Financial",
    /// Of contracts and suppliers.
    Commercial = "Commercial",
    /// Of too few people, or of people without the skill.
    People = "People",
    /// Of systems that fail, or don't do what they are for.
    Technology = "Technology",
    /// Of data that is wrong, lost or not used.
    Information = "Information",
    /// Of access to what is to be kept safe, cyber attacks among it.
    Security = "Security",
    /// Of programmes and projects that miss time, cost or quality.
    Project = "Project and programme",
    /// Of the trust that is lost.
    Reputational = "Reputational",
});

/// The lowest and the highest on the scales of likelihood and impact.
pub const RISK_SCALE: std::ops::RangeInclusive<u8> = 1..=5;

record! {
    /// A scoring of a risk on a day. What was scored once stays.
    pub struct RiskScore, checked by off_the_scale {
        /// The day from which it holds.
        pub on: Day => needed public;
        /// How likely it is, from 1 to 5.
        pub likelihood: u8 => needed public;
        /// How bad it would be, from 1 to 5.
        pub impact: u8 => needed public;
        /// The post that scored it.
        pub post: String => public;
        /// What it rests on; of a later one, why it moved or didn't.
        pub reason: String => public;
    }
}

record! {
    /// A risk to a plan: cause, event and consequence, how likely and how bad, and who answers for it.
    pub struct Risk, checked by faults {
        /// Unique in the pack.
        pub id: RiskId => needed public;
        /// The risk in a few words, as printed.
        pub name: String => needed public;
        /// The plan it stands in.
        pub plan: PlanId => needed public;
        /// Whom it is for. None: not yet set, which counts as internal.
        pub audience: Option<Audience> => public;
        /// What kind of risk it is, which says how much of it is accepted.
        pub category: Option<RiskCategory> => public;
        /// What may bring it about.
        pub cause: String => public;
        /// What may happen.
        pub event: String => public;
        /// What would follow.
        pub consequence: String => public;
        /// The post that answers for it.
        pub owner: String => public;
        /// How it stands.
        pub state: Option<RiskState> => public;
        /// How likely it was, from 1 to 5, before scorings had days: the first of `scores`.
        pub likelihood: Option<u8> => public;
        /// How bad it would have been, from 1 to 5, before scorings had days.
        pub impact: Option<u8> => public;
        /// How it would be without controls.
        pub inherent: Option<RiskScore> => public;
        /// How it was scored with its controls, in the order of scoring; the last is how it is. Only ever added to.
        pub scores: Vec<RiskScore> => public;
        /// What it is to come down to; its day is the one on which that was set.
        pub target: Option<RiskScore> => public;
        /// By when it is to come down to that.
        pub target_by: Option<Day> => public;
        /// What keeps it where it is.
        pub controls: Vec<String> => ;
        /// When it was last looked at.
        pub reviewed_on: Option<Day> => public;
        /// By when it is looked at again.
        pub review_by: Option<Day> => public;
        /// When it was closed. None of one that is open, and of one that was closed before that was noted.
        pub closed_on: Option<Day> => public;
        /// The post or body that closed it.
        pub closed_by: String => public;
        /// Why nobody has to watch it any more.
        pub closing_reason: String => public;
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

impl Risk {
    /// Whether it is watched on a day; one of which nobody says so is, and so is one that was closed later.
    pub fn is_open_on(&self, day: Day) -> bool {
        self.state != Some(RiskState::Closed) || self.closed_on.is_some_and(|closed| closed > day)
    }
}

/// Likelihood and impact are counted from 1 to 5, and scorings come in the order of their days.
fn faults(risk: &Risk, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    for (field, value) in [("likelihood", risk.likelihood), ("impact", risk.impact)] {
        if let Some(value) = value {
            on_the_scale(field, value, tell);
        }
    }
    for (at, pair) in risk.scores.windows(2).enumerate() {
        if let [one, next] = pair
            && next.on < one.on
        {
            let fault = Fault::ScoringOrder { before: one.on, on: next.on };
            tell(format_args!("scores[{}].on", at + 1), fault);
        }
    }
}

fn off_the_scale(score: &RiskScore, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    on_the_scale("likelihood", score.likelihood, tell);
    on_the_scale("impact", score.impact, tell);
}

/// Tells a value that is none of the scale.
pub(in crate::model) fn on_the_scale(
    field: &'static str,
    value: u8,
    tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault),
) {
    let (from, to) = (*RISK_SCALE.start(), *RISK_SCALE.end());
    if !RISK_SCALE.contains(&value) {
        tell(format_args!("{field}"), Fault::OffTheScale { field, from, to, value });
    }
}
