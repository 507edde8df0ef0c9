//! Plans and objectives: where measures stand (FRAMEWORK P1, P2).

use crate::model::choice::choice;
use crate::model::record::record;
use crate::model::resource;
use crate::model::{
    Audience, Evidence, Fault, MeasureId, Note, ObjectiveId, PerspectiveId, PlanId, ReportingYear,
    Resource, Story,
};

choice!(/// What kind of plan it is.
PlanKind {
    /// The whole organisation's, three years.
    Corporate = "Corporate plan",
    /// A directorate's, three years.
    Directorate = "Directorate plan",
    /// A service's, yearly.
    Service = "Service plan",
    /// A team's.
    Team = "Team plan",
    /// A key strategy.
    Strategy = "Strategy",
    /// Who does what by when, under a strategy or plan.
    ActionPlan = "Action plan",
    /// One person's objectives and behaviours: personal unless set otherwise.
    Individual = "Individual objectives",
});

choice!(/// At which level the cycle runs (FRAMEWORK C2).
Level {
    /// With partners.
    Partnership = "Partnership",
    /// The whole organisation.
    Corporate = "Corporate",
    /// A directorate.
    Directorate = "Directorate",
    /// A service.
    Service = "Service",
    /// A team.
    Team = "Team",
    /// One person.
    Individual = "Individual",
});

record! {
    /// A plan; its scorecard is the measures it lists.
    pub struct Plan, checked by faults {
        /// Unique in the pack.
        pub id: PlanId => needed public;
        /// As printed.
        pub name: String => needed public;
        /// What kind of plan.
        pub kind: Option<PlanKind> => public;
        /// At which level.
        pub level: Option<Level> => public;
        /// The plan it feeds.
        pub parent: Option<PlanId> => public;
        /// First reporting year.
        pub from: Option<ReportingYear> => public;
        /// Last reporting year.
        pub to: Option<ReportingYear> => public;
        /// Whom the plan is for. None: not yet set; see [`Plan::seen_by`].
        pub audience: Option<Audience> => public;
        /// What is to be achieved and why, in a few sentences.
        pub purpose: String => public;
        /// The post that is responsible.
        pub owner: String => public;
        /// The post of the cabinet in whose portfolio it is, with the plans that feed it; nothing where nobody has said.
        pub portfolio: String => public;
        /// What it has, by year and kind.
        pub resources: Vec<Resource> => public;
        /// The measure whose figures count what its running costs buy: what each cost is said by the year. None: nobody has
        /// said, or nothing counts it.
        pub unit_cost_per: Option<MeasureId> => public;
        /// What it rests on.
        pub evidence: Vec<Evidence> => public;
        /// What people noted about it, in the order of writing.
        pub notes: Vec<Note> => public;
        /// The measures that stand in it, in the order of its scorecard.
        pub measures: Vec<MeasureId> => public;
    }
}

impl Plan {
    /// Whom the plan is for: where nobody set it, one person's objectives are personal and the rest internal.
    pub fn seen_by(&self) -> Audience {
        self.audience.unwrap_or(match self.kind {
            Some(PlanKind::Individual) => Audience::Personal,
            _ => Audience::Internal,
        })
    }

    /// Whether a post answers for it: it is responsible for it, or has it in its portfolio.
    pub fn is_of_post(&self, post: &str) -> bool {
        [&self.owner, &self.portfolio].iter().any(|named| named.trim() == post)
    }

    /// Whether it runs in a reporting year: it has begun by then and hasn't ended. One that says nothing of when, does.
    pub fn is_running(&self, year: ReportingYear) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| to >= year)
    }
}

/// A plan can't end before it starts, and has one budget of a kind for a year.
fn faults(plan: &Plan, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    if let (Some(from), Some(to)) = (plan.from, plan.to)
        && to < from
    {
        tell(format_args!("to"), Fault::PlanYears { name: plan.name.clone(), from, to });
    }
    resource::each_once(&plan.resources, tell);
}

record! {
    /// A priority or objective of a plan, with the measures that show whether it is met.
    pub struct Objective {
        /// Unique in the pack.
        pub id: ObjectiveId => needed public;
        /// As printed.
        pub name: String => needed public;
        /// The plan it belongs to.
        pub plan: PlanId => needed public;
        /// The priority or objective it feeds.
        pub parent: Option<ObjectiveId> => public;
        /// Where it stands on the strategy map. None: where most of its measures stand.
        pub perspective: Option<PerspectiveId> => public;
        /// The measures that show whether it is met.
        pub measures: Vec<MeasureId> => public;
        /// How it is to come about.
        pub story: Option<Story> => public;
    }
}
