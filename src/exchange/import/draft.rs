//! The pack as it would be: measures, plans and objectives that the table touches, and the commands
//! that lead there.

use super::proposal::SettingChange;
use crate::edit::Command;
use crate::exchange::columns::settings::Setting;
use crate::exchange::reading::spaces::tidy;
use crate::model::{
    Comparator, ComparatorId, ComparatorKind, Measure, MeasureId, Objective, ObjectiveId,
    Observation, Pack, Perspective, PerspectiveId, Plan, PlanId, Reading, ReportingYear, Target,
};
use crate::planning::trajectory::are_made_otherwise;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A scratch copy of what the table touches. Only [`Draft::commands`] leads back to the pack.
pub(super) struct Draft<'a> {
    pack: &'a Pack,
    /// In the order the table names them.
    pub(super) measures: Vec<Measure>,
    index: HashMap<MeasureId, usize>,
    plans: Vec<Arc<Plan>>,
    objectives: Vec<Arc<Objective>>,
    perspectives: Vec<Arc<Perspective>>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(pack: &'a Pack) -> Self {
        Self {
            pack,
            measures: Vec::new(),
            index: HashMap::new(),
            plans: pack.plans.clone(),
            objectives: pack.objectives.clone(),
            perspectives: pack.perspectives.clone(),
        }
    }

    /// The place of a measure in `measures`: the pack's, or a new one.
    pub(super) fn measure(&mut self, id: MeasureId) -> usize {
        if let Some(at) = self.index.get(&id) {
            return *at;
        }
        let measure = self
            .pack
            .measure(&id)
            .cloned()
            .unwrap_or(Measure { id: id.clone(), ..Measure::default() });
        self.measures.push(measure);
        self.index.insert(id, self.measures.len() - 1);
        self.measures.len() - 1
    }

    /// Whether a measure would be new.
    pub(super) fn is_new(&self, id: &MeasureId) -> bool {
        self.pack.measure(id).is_none()
    }

    /// Whether a measure had no figures of its own before.
    pub(super) fn has_first_figures(&self, at: usize) -> bool {
        let id = self.measures.get(at).map(|measure| &measure.id);
        id.and_then(|id| self.pack.measure(id)).is_none_or(|before| before.series.is_empty())
    }

    /// Whether a measure gets a numerator and a denominator, of its own or another's, that the pack doesn't have.
    pub(super) fn has_new_ratios(&self, at: usize) -> bool {
        let Some(after) = self.measures.get(at) else { return false };
        let before = self.pack.measure(&after.id);
        let ratios = |measure: &Measure| {
            let others = measure.comparators.iter().flat_map(|it| &it.series);
            let all = measure.series.iter().chain(others);
            all.filter(|held| matches!(held.reading, Reading::Ratio { .. })).count()
        };
        ratios(after) > before.map_or(0, ratios)
    }

    /// The plan of this name that a measure stands in already.
    pub(super) fn stands_in(&self, measure: &MeasureId, name: &str) -> Option<PlanId> {
        let of_name = self.plans.iter().filter(|plan| same(&plan.name, name));
        of_name.into_iter().find(|plan| plan.measures.contains(measure)).map(|plan| plan.id.clone())
    }

    /// Whether a measure hangs on an objective of this name already.
    pub(super) fn hangs_on(&self, measure: &MeasureId, name: &str) -> bool {
        let mut of_name = self.objectives.iter().filter(|held| same(&held.name, name));
        of_name.any(|held| held.measures.contains(measure))
    }

    /// Puts a measure into the plan of this name; whether it wasn't there, and which plan that is.
    pub(super) fn stand_in_plan(&mut self, measure: &MeasureId, name: &str) -> (bool, PlanId) {
        let at = self.plans.iter().position(|plan| same(&plan.name, name)).unwrap_or_else(|| {
            let id = free(&slug(name), |id| self.plans.iter().any(|plan| plan.id.as_str() == id));
            let plan = Plan { id: PlanId(id), name: tidy(name), ..Plan::default() };
            self.plans.push(Arc::new(plan));
            self.plans.len() - 1
        });
        let Some(plan) = self.plans.get_mut(at) else { return (false, PlanId::default()) };
        let added = !plan.measures.contains(measure);
        if added {
            Arc::make_mut(plan).measures.push(measure.clone());
        }
        (added, plan.id.clone())
    }

    /// Puts a measure into a plan of the pack; whether there is such a plan.
    pub(super) fn stand_in(&mut self, measure: &MeasureId, plan: &PlanId) -> bool {
        let Some(plan) = self.plans.iter_mut().find(|held| held.id == *plan) else { return false };
        if !plan.measures.contains(measure) {
            Arc::make_mut(plan).measures.push(measure.clone());
        }
        true
    }

    /// The objective of this name under a plan and parent; whether it is new.
    pub(super) fn objective(
        &mut self,
        name: &str,
        plan: &PlanId,
        parent: Option<&ObjectiveId>,
    ) -> (bool, ObjectiveId) {
        let found = self.objectives.iter().find(|objective| {
            same(&objective.name, name)
                && objective.plan == *plan
                && objective.parent.as_ref() == parent
        });
        if let Some(found) = found {
            return (false, found.id.clone());
        }
        let id = free(&slug(name), |id| self.objectives.iter().any(|o| o.id.as_str() == id));
        self.objectives.push(Arc::new(Objective {
            id: ObjectiveId(id.clone()),
            name: tidy(name),
            plan: plan.clone(),
            parent: parent.cloned(),
            ..Objective::default()
        }));
        (true, ObjectiveId(id))
    }

    /// Hangs a measure on an objective; whether it wasn't there.
    pub(super) fn hang_on_objective(
        &mut self,
        measure: &MeasureId,
        objective: &ObjectiveId,
    ) -> bool {
        let found = self.objectives.iter_mut().find(|found| found.id == *objective);
        let Some(found) = found.filter(|found| !found.measures.contains(measure)) else {
            return false;
        };
        Arc::make_mut(found).measures.push(measure.clone());
        true
    }

    /// The perspective of this name, added where there is none.
    pub(super) fn perspective(&mut self, name: &str) -> PerspectiveId {
        if let Some(found) = self.perspectives.iter().find(|found| same(&found.name, name)) {
            return found.id.clone();
        }
        let id = free(&slug(name), |id| self.perspectives.iter().any(|p| p.id.as_str() == id));
        let id = PerspectiveId(id);
        let perspective =
            Perspective { id: id.clone(), name: tidy(name), ..Perspective::default() };
        self.perspectives.push(Arc::new(perspective));
        id
    }

    /// The settings of measures of the pack that differ from what the pack has.
    pub(super) fn settings_changed(&self) -> Vec<SettingChange> {
        let of = |after: &Measure| {
            let before = self.pack.measure(&after.id)?;
            let differs = |setting: &Setting| {
                let (from, to) =
                    (setting.shown(self.pack, before), setting.shown(self.pack, after));
                let measure = before.name.clone();
                (from != to).then_some(SettingChange { measure, setting: *setting, from, to })
            };
            Some(Setting::ALL.iter().filter_map(differs).collect::<Vec<_>>())
        };
        self.measures.iter().filter_map(of).flatten().collect()
    }

    /// The commands, in an order in which each finds what it needs; `planned`: the years of measures of which the file gives
    /// plans, which stand as it has them.
    pub(super) fn commands(self, planned: &BTreeSet<(usize, ReportingYear)>) -> Vec<Command> {
        let mut commands = Vec::new();
        if self.perspectives != self.pack.perspectives {
            let perspectives = self.perspectives.iter().map(|it| Perspective::clone(it));
            commands.push(Command::SetPerspectives(perspectives.collect()));
        }
        let old_plan = |plan: &Plan| self.pack.plan(&plan.id);
        for plan in self.plans.iter().filter(|plan| old_plan(plan).is_none()) {
            let bare = Plan { measures: Vec::new(), ..Plan::clone(plan) };
            commands.push(Command::Add(bare.into()));
        }
        for (at, measure) in self.measures.into_iter().enumerate() {
            match self.pack.measure(&measure.id) {
                None => commands
                    .push(Command::AddMeasure { measure: Box::new(measure), plans: Vec::new() }),
                Some(before) => {
                    let stands = |year: ReportingYear| planned.contains(&(at, year));
                    changes(before, &measure, stands, &mut commands);
                }
            }
        }
        // Only now do all the measures that these name exist.
        let plans = self.plans.iter().filter(|plan| old_plan(plan) != Some(plan));
        let plans = plans.filter(|plan| old_plan(plan).is_some() || !plan.measures.is_empty());
        commands.extend(plans.cloned().map(|held| Command::Set(held.into())));
        for objective in &self.objectives {
            let before = self.pack.objectives.iter().find(|before| before.id == objective.id);
            match before {
                None => commands.push(Command::Add((objective.clone()).into())),
                Some(before) if before != objective => {
                    commands.push(Command::Set((objective.clone()).into()));
                }
                Some(_) => {}
            }
        }
        commands
    }
}

/// The commands from one state of a measure to another.
fn changes(
    before: &Measure,
    after: &Measure,
    stands: impl Fn(ReportingYear) -> bool,
    commands: &mut Vec<Command>,
) {
    let bare = |measure: &Measure| Measure {
        series: Vec::new(),
        comparators: Vec::new(),
        targets: Default::default(),
        ..measure.clone()
    };
    if bare(before) != bare(after) {
        commands.push(Command::SetMeasure(Box::new(bare(after))));
    }
    let id = &after.id;
    set_changed(id, None, &before.series, &after.series, commands);
    for comparator in &after.comparators {
        match before.comparator(&comparator.id) {
            None => commands.push(Command::SetComparator {
                measure: id.clone(),
                comparator: comparator.clone(),
            }),
            Some(old) => {
                set_changed(id, Some(&comparator.id), &old.series, &comparator.series, commands);
            }
        }
    }
    let set = |year: &ReportingYear, target: &Target| Command::SetTarget {
        measure: id.clone(),
        year: *year,
        target: Some(Box::new(target.clone())),
    };
    let otherwise = are_made_otherwise(before, after);
    for (year, target) in &after.targets {
        let held = before.targets.get(year);
        // Set as it is, so that its plans aren't made anew by the same step.
        if let Some(held) = held.filter(|_| otherwise && stands(*year)) {
            commands.push(set(year, held));
        }
        if held != Some(target) {
            commands.push(set(year, target));
        }
    }
}

/// A command for each observation that is new or differs.
fn set_changed(
    measure: &MeasureId,
    comparator: Option<&ComparatorId>,
    before: &[Observation],
    after: &[Observation],
    commands: &mut Vec<Command>,
) {
    let old: HashMap<_, _> = before.iter().map(|found| (found.period, found)).collect();
    for observation in after.iter().filter(|new| old.get(&new.period) != Some(new)) {
        commands.push(Command::SetObservation {
            measure: measure.clone(),
            comparator: comparator.cloned(),
            observation: Box::new(observation.clone()),
        });
    }
}

/// The comparator of this name and kind in a measure, among areas or groups of one set where both say which; added where
/// there is none.
pub(super) fn comparator(
    measure: &mut Measure,
    (name, set): (&str, &str),
    kind: ComparatorKind,
) -> ComparatorId {
    let set = tidy(set);
    let of_set = |held: &str| set.is_empty() || held.is_empty() || same(held, &set);
    let found = measure
        .comparators
        .iter()
        .find(|it| it.kind == kind && same(&it.name, name) && of_set(&it.set));
    if let Some(found) = found {
        return found.id.clone();
    }
    let id = free(&slug(name), |id| measure.comparators.iter().any(|c| c.id.as_str() == id));
    let id = ComparatorId(id);
    measure.comparators.push(Comparator {
        id: id.clone(),
        name: tidy(name),
        kind,
        set,
        ..Comparator::default()
    });
    id
}

/// Whether two names are the same but for case and white space.
pub(super) fn same(one: &str, other: &str) -> bool {
    tidy(one).to_lowercase() == tidy(other).to_lowercase()
}

/// An id from a name: its letters and digits in lower case, hyphens between words, at most 60 letters.
pub(super) fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let slug: String = words.join("-").chars().take(60).collect();
    let slug = slug.trim_end_matches('-').to_owned();
    if slug.is_empty() { "item".to_owned() } else { slug }
}

/// The first of `slug`, `slug-2`, `slug-3` … that isn't taken: the same for the same names every time.
pub(super) fn free(slug: &str, taken: impl Fn(&str) -> bool) -> String {
    free_from(slug, 1, taken).0
}

/// [`free`], from a number on; and the number after the one that was free.
pub(super) fn free_from(slug: &str, from: usize, taken: impl Fn(&str) -> bool) -> (String, usize) {
    let mut count = from;
    loop {
        let id = if count == 1 { slug.to_owned() } else { format!("{slug}-{count}") };
        count += 1;
        if !taken(&id) {
            return (id, count);
        }
    }
}
