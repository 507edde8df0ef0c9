//! The one place that changes a pack.

use crate::edit::draft::{Draft, first, known_comparator, put, unknown};
use crate::edit::order::{sort_series, sort_trajectory};
use crate::edit::{
    Command, Refusal, check, chronicle, guard, places, rows, seal, signing, structure,
};
use crate::model::{
    Aim, Comparator, ComparatorId, Kind, Measure, MeasureId, Observation, Pack, PlanId,
    ReportingYear, Row, Target,
};
use std::sync::Arc;

/// What a change needs to know of the world outside the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Today's date, where the caller knows it: with it, the change goes into the pack's history.
    pub on: Option<chrono::NaiveDate>,
    /// The post that is working; empty where it didn't say.
    pub by: String,
}

/// A change that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What was done, in words, for undo and the history: "Change the target of Homes built for 2025/26".
    pub label: String,
    /// The pack before; pointers to what didn't change are shared with the pack after.
    pub before: Pack,
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
            && before.extra == after.extra
    }
}

/// Applies a command: all of it, or nothing.
///
/// Series and trajectories are kept in order of time. A reference that a pack already had and that
/// leads nowhere may stay; a new one is refused. What is signed off stays as it is. Taking away a
/// figure or target that isn't there changes nothing, so that a block of cells can be cleared whatever
/// is in it.
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
    let label = run(&mut draft, command)?;
    signing::close_past_years(pack, &mut draft, context)?;
    // A figure is no change of what was decided, and figures are typed one after another.
    if typing.is_none() {
        signing::note_made(pack, &mut draft, context);
    }
    guard::guard(pack, &draft.pack)?;
    guard::guard_new(pack, &draft.pack)?;
    match typing {
        Some(measure) => {
            chronicle::record_figure(pack, &mut draft.pack, &measure, &label, context);
        }
        None => chronicle::record(pack, &mut draft.pack, &label, context),
    }
    Ok(Change { label, before: std::mem::replace(pack, draft.pack) })
}

/// Puts another pack in place of one, such as an edition that came as a file. What is signed off stays, and so
/// does the record of it: the history, and what was decided.
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
    chronicle::record(pack, &mut with, label, context);
    Ok(Change { label: label.to_owned(), before: std::mem::replace(pack, with) })
}

/// Carries out a command on the draft and says what was done.
fn run(draft: &mut Draft, command: Command) -> Result<String, Refusal> {
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
        Command::AddMeasure { measure, plans } => add_measure(draft, *measure, &plans),
        Command::SetMeasure(measure) => set_measure(draft, *measure),
        Command::RemoveMeasure(id) => draft.remove_measure(&id),
        Command::SetTarget { measure, year, target } => {
            set_target(draft, &measure, year, target.map(|target| *target))
        }
        Command::SetComparator { measure, comparator } => {
            set_comparator(draft, &measure, comparator)
        }
        Command::RemoveComparator { measure, comparator } => {
            remove_comparator(draft, &measure, &comparator)
        }
        Command::SetObservation { measure, comparator, observation } => {
            set_observation(draft, &measure, comparator.as_ref(), *observation)
        }
        Command::ClearObservation { measure, comparator, period } => {
            let name = &draft.measure(&measure)?.name;
            let label = format!("Clear the figure of {name} for {}", period.label());
            let series = draft.series_mut(&measure, comparator.as_ref())?;
            series.retain(|observation| observation.period != period);
            Ok(label)
        }
        Command::SignOff(sign_off) => signing::sign_off(draft, *sign_off),
        Command::Propose(proposal) => signing::propose(draft, *proposal),
        Command::Decide { proposal, verdict, by, on } => {
            signing::decide(draft, &proposal, verdict, by, on)
        }
        Command::Batch { label, commands } => {
            for command in commands {
                run(draft, command)?;
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

fn add_measure(
    draft: &mut Draft,
    mut measure: Measure,
    plans: &[PlanId],
) -> Result<String, Refusal> {
    if draft.has_measure(&measure.id) {
        return Err(Refusal::Duplicate { what: "measure", id: measure.id.0 });
    }
    first(|report| check::row(&measure, report))?;
    first(|report| check::measure(&measure, report))?;
    known_perspective(draft, &measure)?;
    let calendar = draft.pack.calendar();
    first(|report| check::measure_styles(&measure, calendar, report))?;
    sort_series(&mut measure.series, calendar);
    for comparator in &mut measure.comparators {
        sort_series(&mut comparator.series, calendar);
    }
    for target in measure.targets.values_mut() {
        known_comparator(target, &measure.comparators)?;
        sort_trajectory(target, calendar);
    }
    for id in plans {
        let plan = draft.pack.plans.iter_mut().find(|plan| plan.id == *id);
        let plan = plan.ok_or_else(|| unknown("plan", id.as_str()))?;
        if !plan.measures.contains(&measure.id) {
            Arc::make_mut(plan).measures.push(measure.id.clone());
        }
    }
    let label = format!("Add {}", measure.name);
    draft.push_measure(measure);
    Ok(label)
}

fn set_measure(draft: &mut Draft, mut measure: Measure) -> Result<String, Refusal> {
    let held = draft.measure(&measure.id)?;
    if measure.perspective != held.perspective {
        known_perspective(draft, &measure)?;
    }
    let calendar = draft.pack.calendar();
    if measure.baseline != held.baseline
        && let Some(period) = measure.baseline.as_ref().and_then(|baseline| baseline.period)
    {
        check::period_style(period, calendar)?;
    }
    let held = draft.measure_mut(&measure.id)?;
    measure.series = std::mem::take(&mut held.series);
    measure.comparators = std::mem::take(&mut held.comparators);
    measure.targets = std::mem::take(&mut held.targets);
    measure.past = std::mem::take(&mut held.past);
    first(|report| check::row(&measure, report))?;
    first(|report| check::measure(&measure, report))?;
    let label = format!("Change {}", measure.name);
    *held = measure;
    Ok(label)
}

fn known_perspective(draft: &Draft, measure: &Measure) -> Result<(), Refusal> {
    match &measure.perspective {
        Some(id) if draft.pack.perspective(id).is_none() => {
            Err(unknown("perspective", id.as_str()))
        }
        _ => Ok(()),
    }
}

fn set_target(
    draft: &mut Draft,
    id: &MeasureId,
    year: ReportingYear,
    target: Option<Target>,
) -> Result<String, Refusal> {
    let calendar = draft.pack.calendar();
    let within_the_year = signing::approved_within(&draft.pack, id, year);
    let measure = draft.measure_mut(id)?;
    let Some(mut target) = target else {
        measure.targets.remove(&year);
        return Ok(format!("Remove the target of {} for {year}", measure.name));
    };
    check::year_style(year, calendar)?;
    first(|report| check::target_style(&target, calendar, report))?;
    first(|report| check::target(&target, report))?;
    known_comparator(&target, &measure.comparators)?;
    sort_trajectory(&mut target, calendar);
    let held = measure.targets.get(&year);
    if within_the_year {
        target.signed = signing::kept_beside(held, &target);
    }
    let done = if held.is_some() { "Change" } else { "Set" };
    measure.targets.insert(year, target);
    Ok(format!("{done} the target of {} for {year}", measure.name))
}

fn set_comparator(
    draft: &mut Draft,
    id: &MeasureId,
    mut comparator: Comparator,
) -> Result<String, Refusal> {
    first(|report| check::comparator(&comparator, report))?;
    let calendar = draft.pack.calendar();
    first(|report| check::series_style(&comparator.series, calendar, report))?;
    let measure = draft.measure_mut(id)?;
    let name = &measure.name;
    match measure.comparators.iter_mut().find(|held| held.id == comparator.id) {
        Some(held) => {
            let label = format!("Change comparator {} of {name}", comparator.name);
            comparator.series = std::mem::take(&mut held.series);
            *held = comparator;
            Ok(label)
        }
        None => {
            let label = format!("Add comparator {} to {name}", comparator.name);
            sort_series(&mut comparator.series, calendar);
            measure.comparators.push(comparator);
            Ok(label)
        }
    }
}

fn remove_comparator(
    draft: &mut Draft,
    id: &MeasureId,
    comparator: &ComparatorId,
) -> Result<String, Refusal> {
    let measure = draft.measure_mut(id)?;
    let at = measure.comparators.iter().position(|held| held.id == *comparator);
    let at = at.ok_or_else(|| unknown("comparator", comparator.as_str()))?;
    let name = measure.comparators.get(at).map(|held| held.name.clone()).unwrap_or_default();
    let relative = |target: &Target| matches!(&target.aim, Aim::Relative { comparator: to, .. } if to == comparator);
    if let Some((year, _)) = measure.targets.iter().find(|(_, target)| relative(target)) {
        let by = format!("the target for {year}");
        return Err(Refusal::InUse { what: "comparator", name, by });
    }
    measure.comparators.remove(at);
    Ok(format!("Remove comparator {name} from {}", measure.name))
}

fn set_observation(
    draft: &mut Draft,
    id: &MeasureId,
    comparator: Option<&ComparatorId>,
    observation: Observation,
) -> Result<String, Refusal> {
    let calendar = draft.pack.calendar();
    let period = observation.period;
    check::period_style(period, calendar)?;
    first(|report| check::observation(&observation, report))?;
    let label = format!("Set the figure of {} for {}", draft.measure(id)?.name, period.label());
    put(draft.series_mut(id, comparator)?, observation, calendar);
    Ok(label)
}
