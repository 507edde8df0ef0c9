//! What can be done to a pack.

use crate::model::{
    Comparator, ComparatorId, Day, Kind, Measure, MeasureId, ObjectiveId, Observation,
    Organisation, Period, Perspective, PlanId, Proposal, ReportingYear, Row, SignOff, Target,
    Verdict,
};

/// One change to a pack, as a person asks for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Replaces the organisation's own fields.
    SetOrganisation(Organisation),
    /// Replaces the perspectives; refused while a measure stands in one that would go.
    SetPerspectives(Vec<Perspective>),
    /// Adds a record at the end of its list. Measures, perspectives, sign-offs and proposals have commands of
    /// their own.
    Add(Row),
    /// Replaces the record with the same id.
    Set(Row),
    /// Removes a record; refused while another needs it or stands under it. What merely names it lets go.
    Remove(Kind, String),
    /// Puts a plan under another or at the top, before one of those there or after all of them.
    MovePlan {
        /// Which.
        plan: PlanId,
        /// Under which; at the top where `None`.
        under: Option<PlanId>,
        /// Before which; last where `None`.
        before: Option<PlanId>,
    },
    /// Puts an objective into a plan, under another objective or at its top; those under it come along.
    MoveObjective {
        /// Which.
        objective: ObjectiveId,
        /// Into which plan.
        plan: PlanId,
        /// Under which, of this plan or another; at the plan's top where `None`.
        under: Option<ObjectiveId>,
        /// Before which; last where `None`.
        before: Option<ObjectiveId>,
    },
    /// Adds a measure at the end, and to the end of these plans' scorecards.
    AddMeasure {
        /// The measure, with whatever targets and figures it has.
        measure: Box<Measure>,
        /// The plans it stands in.
        plans: Vec<PlanId>,
    },
    /// Puts a measure on exactly these plans' scorecards, at the end where it wasn't, and under exactly these
    /// objectives. An objective's plan shows its measures: where no plans are said, it comes to the scorecard of the
    /// plan of each objective that it is new under.
    PlaceMeasure {
        /// Which.
        measure: MeasureId,
        /// The plans; where it stands now where `None`.
        plans: Option<Vec<PlanId>>,
        /// The objectives; those that it shows now where `None`.
        objectives: Option<Vec<ObjectiveId>>,
    },
    /// Replaces everything of the measure with the same id but its series, comparators, targets and past terms.
    SetMeasure(Box<Measure>),
    /// Removes a measure, and its place in every plan and objective.
    RemoveMeasure(MeasureId),
    /// Sets or removes a measure's target for a year.
    SetTarget {
        /// Whose.
        measure: MeasureId,
        /// For which year.
        year: ReportingYear,
        /// The new target; `None` removes it.
        target: Option<Box<Target>>,
    },
    /// Adds a comparator (its series included), or replaces the name and kind of the one with the same id
    /// (its series kept).
    SetComparator {
        /// Whose.
        measure: MeasureId,
        /// The comparator.
        comparator: Comparator,
    },
    /// Removes a comparator.
    RemoveComparator {
        /// Whose.
        measure: MeasureId,
        /// Which.
        comparator: ComparatorId,
    },
    /// Sets the observation for `observation.period`.
    SetObservation {
        /// Whose.
        measure: MeasureId,
        /// In which comparator's series; the measure's own where `None`.
        comparator: Option<ComparatorId>,
        /// The observation.
        observation: Box<Observation>,
    },
    /// Removes the observation for a period.
    ClearObservation {
        /// Whose.
        measure: MeasureId,
        /// In which comparator's series; the measure's own where `None`.
        comparator: Option<ComparatorId>,
        /// Which period.
        period: Period,
    },
    /// Signs a year's plan off: freezes what the measures are now. The digests and copies are made here.
    SignOff(Box<SignOff>),
    /// Asks for a change of what is signed off.
    Propose(Box<Proposal>),
    /// Decides a proposal; where it is accepted, what the measure rests on can be changed from the
    /// proposal's year on.
    Decide {
        /// Which proposal.
        proposal: String,
        /// What was decided.
        verdict: Verdict,
        /// The post or body that decided.
        by: String,
        /// When.
        on: Day,
        /// Why.
        why: String,
    },
    /// Notes that an accepted change was made, where no target shows it.
    Made {
        /// Which proposal.
        proposal: String,
        /// When.
        on: Day,
        /// What was done.
        how: String,
    },
    /// Several commands as one step: all of them, or none.
    Batch {
        /// What the step is called in undo, such as "Import figures.csv".
        label: String,
        /// In order.
        commands: Vec<Command>,
    },
}
