//! The one place that changes a pack.

use crate::edit::draft::Draft;
use crate::edit::exceptions::Asked;
use crate::edit::{
    Command, Context, Refusal, audits, chronicle, dated_acts, exceptions, guard, measures,
    only_added, papers, places, refit, risks, rows, seal, signing, structure,
};
use crate::model::{Kind, Pack, Row};

/// A change that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What was done, in words, for undo and the history: "Change the target of Homes built for 2025/26".
    pub label: String,
    /// The pack before; pointers to what didn't change are shared with the pack after.
    pub before: Pack,
    /// Whether it joined other packs: what was signed in those was signed elsewhere, and goes with them.
    pub joined: bool,
    /// Of how many targets the plans by period were made anew, for they follow the year's figure and what they are made by
    /// changed.
    pub refitted: usize,
}

impl Change {
    /// Whether the pack after is as the pack before. Quick: records that the two share aren't looked into.
    pub fn is_empty(&self, after: &Pack) -> bool {
        let before = &self.before;
        let same = |kind: &Kind| {
            let (one, other) = (before.shared_rows(*kind), after.shared_rows(*kind));
            one.len() == other.len()
                && (0..one.len()).all(|at| match (one.row(at), other.row(at)) {
                    (Some(one), Some(other)) => one.is_same(&other),
                    _ => false,
                })
        };
        Kind::ALL.iter().all(same)
            && before.format == after.format
            && before.version == after.version
            && before.organisation == after.organisation
            && seal::same(&before.history, &after.history)
            && before.history_end == after.history_end
            && before.extract_for == after.extract_for
            && before.extra == after.extra
    }
}

/// Applies a command: all of it, or nothing.
///
/// Series and trajectories are kept in order of time. A reference that a pack already had and that
/// leads nowhere may stay; a new one is refused. What is signed off stays as it is, and what was promised of an
/// exception and how a risk was scored; no exception closes without a recovery or a decision. What was drawn for an
/// audit stays drawn, and a signed paper as it was published. Nothing was said or done on a day that is still to come,
/// and no promise is over when it is made. Taking away a
/// figure or target that isn't there changes nothing, so that a block of cells can be cleared whatever
/// is in it. Plans by period that follow their year's figure are made anew where a step changes how their measure
/// reports or adds up.
///
/// ```
/// use golden_thread::edit::{self, Command, Context, History};
/// use golden_thread::model::{Measure, Pack};
///
/// let mut pack = Pack::default();
/// let measure = Measure { id: "homes".into(), name: "Homes built".into(), ..Measure::default() };
/// let add = Command::AddMeasure { measure: Box::new(measure), plans: Vec::new() };
/// let change = edit::apply(&mut pack, add.clone(), &Context::default())?;
/// assert_eq!(change.label, "Add Homes built");
///
/// // What can't be done is refused in words, and changes nothing.
/// let refusal = edit::apply(&mut pack, add, &Context::default()).unwrap_err();
/// assert_eq!(refusal.to_string(), "there is already a measure 'homes'");
/// assert_eq!(pack.measures.len(), 1);
///
/// // What was done can be undone.
/// let mut history = History::default();
/// history.record(change, &pack);
/// history.undo(&mut pack)?;
/// assert!(pack.measures.is_empty());
/// # Ok::<(), edit::Refusal>(())
/// ```
///
/// # Errors
/// A [`Refusal`]; the pack is then as it was.
pub fn apply(pack: &mut Pack, command: Command, context: &Context) -> Result<Change, Refusal> {
    let mut draft = Draft::new(pack);
    let typing = match &command {
        Command::SetObservation { measure, .. } | Command::ClearObservation { measure, .. } => {
            Some(measure.clone())
        }
        _ => None,
    };
    let confirmed = refit::confirmed(pack, &command);
    let label = run(&mut draft, command, context)?;
    signing::close_past_years(pack, &mut draft, context)?;
    let refitted = if typing.is_none() { refit::refit(pack, &mut draft, &confirmed) } else { 0 };
    // A figure is no change of what was decided, and figures are typed one after another.
    if typing.is_none() {
        signing::note_made(pack, &mut draft, context);
    }
    guard::guard(pack, &draft.pack)?;
    guard::guard_new(pack, &draft.pack)?;
    if typing.is_none() {
        only_added::guard_only_added(pack, &draft.pack)?;
        exceptions::guard_closing(pack, &draft.pack, Asked::Each)?;
        exceptions::guard_waivers(pack, &draft.pack, Asked::Each)?;
        exceptions::guard_promises(pack, &draft.pack)?;
        dated_acts::guard_days(pack, &draft.pack, context)?;
        risks::guard_closing(pack, &draft.pack)?;
        audits::guard_draws(pack, &draft.pack)?;
        papers::guard_papers(pack, &draft.pack)?;
    }
    match typing {
        Some(measure) => {
            chronicle::record_figure(pack, &mut draft.pack, &measure, &label, context);
        }
        None => chronicle::record(pack, &mut draft.pack, &label, context),
    }
    let before = std::mem::replace(pack, draft.pack);
    Ok(Change { label, before, joined: false, refitted })
}

/// Puts another pack in place of one, such as an edition that came as a file. What is signed off stays, and so
/// does the record of it: the history, and what was decided. What stands open here closes by the same rules as by a
/// command.
///
/// # Errors
/// A [`Refusal`]; the pack is then as it was.
pub fn replace(
    pack: &mut Pack,
    mut with: Pack,
    label: &str,
    context: &Context,
) -> Result<Change, Refusal> {
    guard::guard(pack, &with)?;
    guard::guard_record(pack, &with)?;
    exceptions::guard_closing(pack, &with, Asked::Known)?;
    exceptions::guard_waivers(pack, &with, Asked::Known)?;
    risks::guard_closing(pack, &with)?;
    only_added::guard_only_added(pack, &with)?;
    audits::guard_draws(pack, &with)?;
    papers::guard_kept(pack, &with)?;
    chronicle::record_replaced(pack, &mut with, label, context);
    let before = std::mem::replace(pack, with);
    Ok(Change { label: label.to_owned(), before, joined: false, refitted: 0 })
}

/// Carries out a command on the draft and says what was done.
fn run(draft: &mut Draft, command: Command, context: &Context) -> Result<String, Refusal> {
    match command {
        Command::SetOrganisation(organisation) => structure::set_organisation(draft, organisation),
        Command::SetPerspectives(perspectives) => structure::set_perspectives(draft, perspectives),
        Command::Add(row) => rows::add(draft, plain(row)?),
        Command::Set(row) => rows::set(draft, plain(row)?),
        Command::Remove(kind, id) => rows::remove(draft, kind, &id),
        Command::MovePlan { plan, under, before } => {
            places::move_plan(draft, &plan, under, before.as_ref())
        }
        Command::MoveObjective { objective, plan, under, before } => {
            places::move_objective(draft, &objective, plan, under, before.as_ref())
        }
        Command::AddMeasure { measure, plans } => measures::add_measure(draft, *measure, &plans),
        Command::PlaceMeasure { measure, plans, objectives } => {
            places::place_measure(draft, &measure, plans.as_deref(), objectives.as_deref())
        }
        Command::SetMeasure(measure) => measures::set_measure(draft, *measure),
        Command::RemoveMeasure(id) => measures::remove_measure(draft, &id),
        Command::SetTarget { measure, year, target } => {
            measures::set_target(draft, &measure, year, target.map(|target| *target))
        }
        Command::SetComparator { measure, comparator } => {
            measures::set_comparator(draft, &measure, comparator)
        }
        Command::RemoveComparator { measure, comparator } => {
            measures::remove_comparator(draft, &measure, &comparator)
        }
        Command::SetObservation { measure, comparator, observation } => {
            measures::set_observation(draft, &measure, comparator.as_ref(), *observation)
        }
        Command::ClearObservation { measure, comparator, period } => {
            let name = &draft.measure(&measure)?.name;
            let label = format!("Clear the figure of {name} for {}", period.label());
            let series = draft.series_mut(&measure, comparator.as_ref())?;
            series.retain(|observation| observation.period != period);
            Ok(label)
        }
        Command::SignOff(sign_off) => signing::sign_off(draft, *sign_off, context),
        Command::Propose(proposal) => signing::propose(draft, *proposal),
        Command::Decide { proposal, verdict, by, on, why } => {
            signing::decide(draft, &proposal, verdict, (by, on, why))
        }
        Command::Made { proposal, on, how } => signing::made(draft, &proposal, on, how),
        Command::Batch { label, commands } => {
            for command in commands {
                run(draft, command, context)?;
            }
            Ok(label)
        }
    }
}

/// Kinds that have commands of their own don't come by the way of the others.
fn plain(row: Row) -> Result<Row, Refusal> {
    match row.record().kind() {
        kind @ (Kind::Perspective | Kind::Measure | Kind::SignOff | Kind::Proposal) => {
            Err(Refusal::OwnCommand(kind.words()))
        }
        _ => Ok(row),
    }
}
