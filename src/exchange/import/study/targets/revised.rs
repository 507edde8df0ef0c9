//! Targets that the file revises, over plans by period that were made for the target before: what becomes of the plans is
//! asked.

use super::super::columns::deciding::Deciding;
use super::super::figures::checks::text;
use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::super::recast::{Recast, waits_for};
use super::own::clear_target;
use crate::exchange::import::decisions::Plans;
use crate::exchange::import::role::{Role, Whose};
use crate::exchange::reading::{
    period,
    target::{self, TargetReading},
};
use crate::model::{Aim, Calendar, Measure, MeasureId, Period, ReportingYear};
use crate::planning::trajectory;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The question.
const ID: &str = "revised-plans";

const SCALE: &str = "rescale them in proportion";
const KEEP: &str = "keep them as they are";
const DROP: &str = "take them away";

/// A measure of the pack by its place, and a year of it.
type Year = (usize, ReportingYear);

impl Deciding<'_> {
    /// Asks what becomes of plans by period whose year's target is another one in the file.
    pub(in super::super) fn revised_targets(&mut self, recast: &mut Recast) {
        let found = self.revised(recast);
        let Some(first) = found.values().next() else { return };
        let named = |(at, year): &Year| {
            let name = self.pack.measures.get(*at).map_or("", |measure| measure.name.as_str());
            format!("{name} {year}")
        };
        let named: Vec<String> = found.keys().map(named).collect();
        let scales = found.values().all(|it| it.scales);
        let question = Question::new(
            ID,
            format!(
                "What becomes of the plans by period, where the year's target is another one: {}?",
                few(&named, 3)
            ),
        )
        .answers(scales.then_some(SCALE))
        .answers([KEEP, DROP])
        .because(format!(
            "the plans by period were made for the target before: {} is now {}",
            first.before, first.now
        ))
        .holding("those targets");
        recast.plans = match self.asking.ask(question).as_deref() {
            Some(KEEP) => Plans::Keep,
            Some(DROP) => Plans::Drop,
            Some(_) => Plans::Scale,
            None => {
                for row in found.into_values().flat_map(|it| it.rows) {
                    clear_target(recast, row, waits_for(ID));
                }
                return;
            }
        };
    }

    /// The targets of whole years that differ from the pack's where that has plans by period and the file gives none.
    fn revised(&self, recast: &Recast) -> BTreeMap<Year, Revised> {
        let mut found: BTreeMap<Year, Revised> = BTreeMap::new();
        let profiled = self.pack.measures.iter().any(|measure| {
            measure.targets.iter().any(|(year, target)| {
                target.trajectory.iter().any(|step| step.period != Period::Year(*year))
            })
        });
        if !profiled || recast.mapping.column(Role::Target).is_none() {
            return found;
        }
        let held = self.held_by_name();
        let mut planned: HashSet<Year> = HashSet::new();
        for row in 0..recast.table.rows.len() {
            let said = text(recast, row, Role::Target);
            let whose = text(recast, row, Role::SeriesRole);
            let own = whose.is_empty() || Whose::read(whose) == Some(Whose::Own);
            let Some(at) = self.held_at(recast, row, &held).filter(|_| own && !said.is_empty())
            else {
                continue;
            };
            let label = text(recast, row, Role::Period);
            let period = period::read(label, self.calendar, None).ok().map(|read| read.period);
            match (period, recast.mapping.target_year) {
                (Some(Period::Year(year)), None) | (_, Some(year)) => {
                    let Some(measure) = self.pack.measures.get(at) else { continue };
                    if let Some(one) = revises(measure, year, said, self.calendar) {
                        let one = found.entry((at, year)).or_insert(one);
                        one.rows.push(row);
                    }
                }
                (Some(part), None) => {
                    planned.insert((at, self.calendar.year_of_period(part)));
                }
                (None, None) => {}
            }
        }
        found.retain(|year, _| !planned.contains(year));
        found
    }

    /// The pack's measures by plain name, each by its place.
    pub(in super::super) fn held_by_name(&self) -> HashMap<String, Vec<usize>> {
        let mut held: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, measure) in self.pack.measures.iter().enumerate() {
            held.entry(plain(&measure.name)).or_default().push(at);
        }
        held
    }

    /// The measure of the pack that a row is of.
    pub(in super::super) fn held_at(
        &self,
        recast: &Recast,
        row: usize,
        held: &HashMap<String, Vec<usize>>,
    ) -> Option<usize> {
        let id = text(recast, row, Role::MeasureId);
        let by_id = self.pack.measures.iter().position(|it| it.id == MeasureId::from(id));
        if let Some(at) = by_id.filter(|_| !id.is_empty()) {
            return Some(at);
        }
        match held.get(&plain(text(recast, row, Role::MeasureName)))?.as_slice() {
            [at] => Some(*at),
            _ => None,
        }
    }
}

/// A year's target that is another one in the file.
struct Revised {
    before: String,
    now: String,
    /// Whether the plans keep their shape at another total.
    scales: bool,
    /// Its rows in the long table.
    rows: Vec<usize>,
}

/// What a text revises of a year's target: none where it is the same, or no plans by period stand under it.
fn revises(
    measure: &Measure,
    year: ReportingYear,
    said: &str,
    calendar: Calendar,
) -> Option<Revised> {
    let target = measure.targets.get(&year)?;
    let by_period = target.trajectory.iter().any(|step| step.period != Period::Year(year));
    let Ok(TargetReading::Aim { aim: Aim::Value { value }, .. }) = target::read(said, calendar)
    else {
        return None;
    };
    let Aim::Value { value: before } = target.aim else { return None };
    (by_period && before != value).then(|| Revised {
        before: before.rounded(None).to_string(),
        now: value.rounded(None).to_string(),
        scales: trajectory::shaped(measure, calendar, year, value).is_ok(),
        rows: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::{Accumulation, Bounds, Pack, Step, Target};
    use std::sync::Arc;

    /// A measure that adds up, with a target of 1,200 and a plan of 100 for each month.
    fn planned() -> Pack {
        let mut pack = pack_of(&[("Homes", &[])]);
        let calendar = pack.calendar();
        let year = calendar.year(2025);
        let measure = Arc::make_mut(&mut pack.measures[0]);
        measure.accumulation = Some(Accumulation::Sum);
        let months = calendar.periods(year, crate::model::Frequency::Monthly);
        let number = |value: f64| value.try_into().unwrap();
        let mut target = Target::new(Aim::Value { value: number(1200.0) });
        target.trajectory = months
            .into_iter()
            .map(|month| Step::new(month, Bounds::Value(number(100.0))))
            .collect();
        measure.targets.insert(year, target);
        pack
    }

    #[test]
    fn what_becomes_of_the_plans_of_a_revised_target_is_asked() {
        let plans = |text: &str, answers: &[(&str, &str)]| -> (f64, Vec<f64>) {
            let found = tried(&planned(), text, answers);
            let target = found.pack.measures[0].targets.values().next().unwrap();
            let Aim::Value { value } = target.aim else { panic!("{target:?}") };
            let steps = target.trajectory.iter().map(|step| match step.plan {
                Bounds::Value(value) => value.get(),
                Bounds::Range { .. } => f64::NAN,
            });
            (value.get(), steps.collect())
        };
        let check = |text: &str, answers: &[(&str, &str)], total: f64, months: usize, each: f64| {
            let (target, steps) = plans(text, answers);
            assert_eq!(target, total, "{text} {answers:?}");
            assert_eq!(steps, vec![each; months], "{text} {answers:?}");
        };
        for text in [
            "Measure,Target 2025/26\nHomes,2400\n",
            "Measure,Period,Target\nHomes,2025/26,2400\n",
            "Measure,Apr 2025,Annual target\nHomes,90,2400\n",
        ] {
            check(text, &[], 1200.0, 12, 100.0);
            check(text, &[(ID, SCALE)], 2400.0, 12, 200.0);
            check(text, &[(ID, KEEP)], 2400.0, 12, 100.0);
            check(text, &[(ID, DROP)], 2400.0, 1, 2400.0);
        }
        // Of a measure that adds up in another way now the plans are made by that.
        let running = "Measure,Accumulation,Target 2025/26\nHomes,Running total,2400\n";
        let of_months: Vec<f64> = (1..=12).map(|month| f64::from(month * 200)).collect();
        assert_eq!(plans(running, &[(ID, SCALE)]), (2400.0, of_months));
        // Plans that the file has as they were stand, and nobody is told that others do.
        let months: Vec<String> = (4..=12).map(|month| format!("Target {month:02}/2025")).collect();
        let each = ",100".repeat(months.len());
        let said =
            format!("Measure,Accumulation,{}\nHomes,Running total{each}\n", months.join(","));
        check(&said, &[], 1200.0, 12, 100.0);
        let found = tried(&planned(), &said, &[]);
        assert!(
            !found.proposal.report().contains("stay as they are"),
            "{}",
            found.proposal.report()
        );
        let asks = |text: &str| tried(&planned(), text, &[]).asked().contains(&ID);
        assert!(asks("Measure,Target 2025/26\nHomes,2400\n"));
        assert!(!asks("Measure,Target 2025/26\nHomes,1200\n"), "the same as before");
        assert!(!asks("Measure,Target 2026/27\nHomes,2400\n"), "another year");
        assert!(
            !asks("Measure,Target 2025/26,Target Q1 2025/26\nHomes,2400,600\n"),
            "plans of the file's own"
        );
    }
}
