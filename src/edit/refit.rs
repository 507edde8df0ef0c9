//! Plans by period that follow their year's figure, made to fit what a step changed of their measures; and those that a
//! target lacks.

use crate::edit::Command;
use crate::edit::draft::Draft;
use crate::edit::signed::target_refused;
use crate::model::{Aim, Calendar, Measure, MeasureId, Pack, ReportingYear, Step, Target};
use crate::planning::trajectory::{self, Maker};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The years of measures whose target a step sets as it was.
pub(super) type Confirmed = BTreeSet<(MeasureId, ReportingYear)>;

/// Those of a command.
pub(super) fn confirmed(pack: &Pack, command: &Command) -> Confirmed {
    match command {
        Command::Batch { commands, .. } => {
            commands.iter().flat_map(|command| confirmed(pack, command)).collect()
        }
        Command::SetTarget { measure, year, target: Some(target) } => {
            let held = pack.measure(measure).and_then(|it| it.targets.get(year));
            let same = held == Some(target.as_ref());
            same.then(|| (measure.clone(), *year)).into_iter().collect()
        }
        _ => Confirmed::new(),
    }
}

/// Makes the plans anew that follow their year's figure, where a step changed how their measure reports or adds up and left
/// them as they were; of how many targets. Years whose terms are closed keep theirs, and so do those that the step confirmed.
pub(super) fn refit(before: &Pack, draft: &mut Draft, confirmed: &Confirmed) -> usize {
    let calendar = draft.pack.calendar();
    let mut count = 0;
    for (at, held) in draft.pack.measures.iter_mut().enumerate() {
        let there = before.measures.get(at).filter(|it| it.id == held.id);
        let was = match there {
            Some(same) if Arc::ptr_eq(same, held) => continue,
            Some(was) => was.as_ref(),
            None => match before.measure(&held.id) {
                Some(was) => was,
                None => continue,
            },
        };
        if !trajectory::are_made_otherwise(was, held) {
            continue;
        }
        let stands = |year: &ReportingYear| confirmed.contains(&(held.id.clone(), *year));
        let years: Vec<ReportingYear> =
            held.targets.keys().copied().filter(|year| !stands(year)).collect();
        // A line starts from the plan of the year before, which may be made anew itself.
        for year in years {
            let Some(steps) = anew(was, held, calendar, year) else { continue };
            if let Some(target) = Arc::make_mut(held).targets.get_mut(&year) {
                target.trajectory = steps;
                count += 1;
            }
        }
    }
    count
}

/// The plans of a year's target anew, where the step left it as it was.
fn anew(
    was: &Measure,
    now: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Option<Vec<Step>> {
    let (before, target) = (was.targets.get(&year)?, now.targets.get(&year)?);
    if before.aim != target.aim || before.trajectory != target.trajectory {
        return None;
    }
    trajectory::refitted(&was.as_of(year), &now.as_of(year), calendar, year, target)
}

/// What is said of plans by period that a step made anew, as a sentence after another; empty where there are none.
pub fn refitted_words(targets: usize) -> String {
    match targets {
        0 => String::new(),
        1 => " The plans by period of 1 target were made anew from its figure.".to_owned(),
        many => {
            format!(" The plans by period of {many} targets were made anew from their figures.")
        }
    }
}

/// The measures whose target of a year has no plans by period, though it could have them and nobody signed it.
pub fn without_plans(pack: &Pack, year: ReportingYear) -> Vec<&Measure> {
    let calendar = pack.calendar();
    let lacks = |it: &&Arc<Measure>| {
        let target = it.targets.get(&year);
        target
            .is_some_and(|target| trajectory::lacks_plans(&it.as_of(year), calendar, year, target))
            && target_refused(pack, &it.id, year).is_none()
    };
    pack.measures.iter().filter(lacks).map(Arc::as_ref).collect()
}

/// Gives each of those the plans that it would have if its target were typed: the same for each period.
pub fn make_plans(pack: &Pack, year: ReportingYear) -> Command {
    let made = |measure: &Measure| {
        let target = measure.targets.get(&year)?;
        let Aim::Value { value } = target.aim else { return None };
        let (of, calendar) = (measure.as_of(year), pack.calendar());
        let trajectory = trajectory::made_or_flat(Maker::Flat, &of, calendar, year, value)?;
        let target = Some(Box::new(Target { trajectory, ..target.clone() }));
        Some(Command::SetTarget { measure: measure.id.clone(), year, target })
    };
    let commands = without_plans(pack, year).into_iter().filter_map(made).collect();
    Command::Batch { label: format!("Make the plans by period of {year}"), commands }
}

#[cfg(test)]
mod tests {
    use crate::edit::{Command, Context, apply};
    use crate::model::{Accumulation, Bounds, Frequency, Measure, Pack, Terms};

    /// A quarterly mean of 97.5 %, flat in one year, with plans of its own in the next, and without plans in the third.
    fn pack() -> Pack {
        let flat = ["Q1", "Q2", "Q3", "Q4"]
            .map(|it| format!(r#"{{"period":"2025/26 {it}","plan":97.5}}"#));
        let own = ["Q1", "Q2", "Q3", "Q4"]
            .map(|it| format!(r#"{{"period":"2026/27 {it}","plan":97.6}}"#));
        let aim = r#""aim":{"kind":"value","value":97.5}"#;
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "measures":[{{"id":"a","name":"A","unit":"%","frequency":"quarterly","accumulation":"mean",
            "targets":{{"2025/26":{{{aim},"trajectory":[{}]}},"2026/27":{{{aim},"trajectory":[{}]}},"2027/28":{{{aim}}}}}}}]}}"#,
            flat.join(","),
            own.join(",")
        );
        serde_json::from_str(&text).unwrap()
    }

    fn plans(pack: &Pack, year: &str) -> Vec<f64> {
        let target = &pack.measures[0].targets[&year.parse().unwrap()];
        let plan = |bounds: Bounds| match bounds {
            Bounds::Value(value) => value.get(),
            Bounds::Range { .. } => panic!("a plan of one value"),
        };
        target.trajectory.iter().map(|step| plan(step.plan)).collect()
    }

    fn changed(mut pack: Pack, change: impl FnOnce(&mut Measure)) -> (Pack, usize) {
        let mut measure = Measure::clone(&pack.measures[0]);
        change(&mut measure);
        let command = Command::SetMeasure(Box::new(measure));
        let change = apply(&mut pack, command, &Context::default()).unwrap();
        (pack, change.refitted)
    }

    #[test]
    fn plans_that_follow_the_figure_fit_what_a_step_made_of_the_measure() {
        let (running, count) = changed(pack(), |it| it.accumulation = Some(Accumulation::Running));
        assert_eq!(plans(&running, "2025/26"), [24.38, 48.75, 73.13, 97.5]);
        assert_eq!(plans(&running, "2026/27"), [97.6; 4]);
        assert_eq!((plans(&running, "2027/28").len(), count), (4, 2));
        let (monthly, _) = changed(running, |it| it.frequency = Some(Frequency::Monthly));
        assert_eq!(plans(&monthly, "2025/26").len(), 12);
        // By way of nothing set, too.
        let (unset, count) = changed(pack(), |it| it.accumulation = None);
        assert_eq!((plans(&unset, "2025/26"), count), (vec![97.5; 4], 0));
        let (running, _) = changed(unset, |it| it.accumulation = Some(Accumulation::Running));
        assert_eq!(plans(&running, "2025/26"), [24.38, 48.75, 73.13, 97.5]);
        // Another name makes no other plans.
        assert_eq!(changed(pack(), |it| it.name = "B".into()).1, 0);
    }

    #[test]
    fn plans_that_the_step_itself_sets_as_they_were_stand() {
        let mut pack = pack();
        let measure = Measure {
            accumulation: Some(Accumulation::Running),
            ..Measure::clone(&pack.measures[0])
        };
        let (year, id) = ("2025/26".parse().unwrap(), measure.id.clone());
        let target = Some(Box::new(measure.targets[&year].clone()));
        let set = Command::SetTarget { measure: id, year, target };
        let commands = vec![Command::SetMeasure(Box::new(measure)), set];
        let command = Command::Batch { label: "Import".into(), commands };
        apply(&mut pack, command, &Context::default()).unwrap();
        assert_eq!(plans(&pack, "2025/26"), [97.5; 4]);
        assert_eq!(plans(&pack, "2027/28").len(), 4);
    }

    #[test]
    fn a_target_without_plans_is_told_and_given_them() {
        let (mut pack, year) = (pack(), "2027/28".parse().unwrap());
        let lacking = |pack: &Pack, year| super::without_plans(pack, year).len();
        assert_eq!((lacking(&pack, year), lacking(&pack, year.plus(-1))), (1, 0));
        let command = super::make_plans(&pack, year);
        apply(&mut pack, command, &Context::default()).unwrap();
        assert_eq!((plans(&pack, "2027/28"), lacking(&pack, year)), (vec![97.5; 4], 0));
        // What has no plans to make is not told.
        let (unset, _) = changed(self::pack(), |it| it.accumulation = None);
        assert_eq!(lacking(&unset, year), 0);
    }

    #[test]
    fn a_year_whose_terms_are_closed_keeps_its_plans() {
        let mut closed = pack();
        let measure = std::sync::Arc::make_mut(&mut closed.measures[0]);
        let terms = Terms::of(measure, Vec::new(), Vec::new());
        measure.past.insert("2025/26".parse().unwrap(), terms);
        let (after, _) = changed(closed, |it| it.accumulation = Some(Accumulation::Running));
        assert_eq!(plans(&after, "2025/26"), [97.5; 4]);
        assert_eq!(plans(&after, "2027/28").len(), 4);
    }
}
