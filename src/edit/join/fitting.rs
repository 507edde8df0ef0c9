//! What joining does to measures that packs report or add up in different ways: plans that follow their year's figure fit the
//! joined one, and figures that no longer count are told.

use super::Sender;
use crate::model::{Aim, Calendar, Measure, MeasureId, Pack, ReportingYear, Step, Target};
use crate::planning::{
    hidden,
    trajectory::{self, Maker},
};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Figures and plans of one of the packs that don't count in the joined one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Of which measure.
    pub measure: MeasureId,
    /// What it is called.
    pub name: String,
    /// Whose they are, by its place in [`super::Joined::senders`].
    pub from: usize,
    /// How many of them, as a clause: `6 quarterly figures will not count in a monthly measure`.
    pub words: String,
}

/// The measures of packs, by their ids.
type ById<'a> = Vec<HashMap<&'a MeasureId, &'a Measure>>;

fn by_id(senders: &[Sender]) -> ById<'_> {
    senders
        .iter()
        .map(|it| it.pack.measures.iter().map(|it| (&it.id, it.as_ref())).collect())
        .collect()
}

/// Makes the plans of joined measures fit, and tells what of each pack doesn't count any more, in the order of the pack.
pub(super) fn fit(pack: &mut Pack, senders: &[Sender]) -> Vec<Hidden> {
    let (calendar, all) = (pack.calendar(), by_id(senders));
    let signed: HashSet<(ReportingYear, MeasureId)> = pack
        .sign_offs
        .iter()
        .flat_map(|it| it.frozen.keys().map(|id| (it.year, id.clone())))
        .collect();
    let mut found = Vec::new();
    for held in &mut pack.measures {
        let theirs: Vec<(usize, &Measure)> = all
            .iter()
            .enumerate()
            .filter_map(|(from, of)| Some((from, *of.get(&held.id)?)))
            .collect();
        if !theirs.iter().any(|(_, it)| trajectory::are_made_otherwise(it, held)) {
            continue;
        }
        for (from, was) in &theirs {
            let told = |words| Hidden {
                measure: held.id.clone(),
                name: held.name.clone(),
                from: *from,
                words,
            };
            found.extend(hidden(was, held, calendar).map(told));
        }
        let years = held.targets.keys().copied();
        let free = years.filter(|it| !signed.contains(&(*it, held.id.clone())));
        for year in free.collect::<Vec<ReportingYear>>() {
            let Some(steps) = anew(&theirs, held, calendar, year) else { continue };
            if let Some(target) = Arc::make_mut(held).targets.get_mut(&year) {
                target.trajectory = steps;
            }
        }
    }
    found
}

/// The plans of a joined target, where those of all who have it follow its figure and are made otherwise than they would be of
/// the joined measure.
fn anew(
    theirs: &[(usize, &Measure)],
    held: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Option<Vec<Step>> {
    let (now, target) = (held.as_of(year), held.targets.get(&year)?);
    let Aim::Value { value } = target.aim else { return None };
    if !trajectory::is_spreadable(&now) {
        return None;
    }
    let has_it = |of: &&Measure| of.targets.get(&year).is_some_and(|it| it.aim == target.aim);
    let mut fits = true;
    let mut maker = None;
    for was in theirs.iter().map(|(_, was)| *was).filter(has_it) {
        let (of, its) = (was.as_of(year), was.targets.get(&year)?);
        let otherwise = trajectory::are_made_otherwise(&of, &now);
        fits &= !otherwise;
        let made = its_maker(&of, calendar, year, its)?;
        // One that is made as the joined one is goes before the others.
        maker = match maker {
            Some(_) if otherwise => maker,
            _ => Some(made),
        };
    }
    let made = trajectory::made_or_flat(maker.filter(|_| !fits)?, &now, calendar, year, value)?;
    (made != target.trajectory).then_some(made)
}

/// By which maker a target's plans follow its figure; as one without plans they are the same for each period.
fn its_maker(
    of: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    target: &Target,
) -> Option<Maker> {
    if trajectory::is_bare(target, year) {
        return Some(Maker::Flat);
    }
    trajectory::followed(of, calendar, year, target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::join::{Joined, Rule, Settling, join};
    use crate::edit::{Context, Refusal};
    use crate::model::Bounds;

    /// A pack whose measure reports so, with a flat target of 120 and some figures.
    fn sender(
        name: &str,
        frequency: &str,
        accumulation: &str,
        periods: &[&str],
        plans: &[&str],
    ) -> Sender {
        let figures: Vec<String> =
            periods.iter().map(|it| format!(r#"{{"period":"{it}","value":1}}"#)).collect();
        let plan = 120.0;
        let plans: Vec<String> =
            plans.iter().map(|it| format!(r#"{{"period":"{it}","plan":{plan}}}"#)).collect();
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"measures":[
            {{"id":"s","name":"Sickness","frequency":"{frequency}","accumulation":"{accumulation}","series":[{}],
            "targets":{{"2025/26":{{"aim":{{"kind":"value","value":120}},"trajectory":[{}]}}}}}}]}}"#,
            figures.join(","),
            plans.join(",")
        );
        Sender::new(name, Arc::new(serde_json::from_str(&text).unwrap()))
    }

    const QUARTERS: [&str; 4] = ["2025/26 Q1", "2025/26 Q2", "2025/26 Q3", "2025/26 Q4"];

    fn joined(theirs: Sender, rule: Rule) -> Joined {
        let ours = sender("ours", "quarterly", "latest", &QUARTERS[..2], &QUARTERS);
        join(&[ours, theirs], true, &Settling { rule: Some(rule), ..Settling::default() }).unwrap()
    }

    #[test]
    fn figures_that_the_chosen_frequency_hides_are_told_with_whose_they_are() {
        let check = |rule: Rule, expected: &[(usize, &str)]| {
            let theirs =
                sender("theirs", "monthly", "latest", &["2025-04", "2025-05", "2025-06"], &[]);
            let joined = joined(theirs, rule);
            let told: Vec<(usize, &str)> =
                joined.hidden.iter().map(|it| (it.from, it.words.as_str())).collect();
            assert_eq!(told, expected);
            assert!(joined.hidden.iter().all(|it| it.name == "Sickness"));
        };
        check(Rule::Theirs, &[(0, "2 quarterly figures will not count in a monthly measure")]);
        check(Rule::Ours, &[(1, "3 monthly figures will not count in a quarterly measure")]);
        let same = sender("theirs", "quarterly", "latest", &QUARTERS[2..], &QUARTERS);
        assert_eq!(joined(same, Rule::Ours).hidden, []);
    }

    #[test]
    fn plans_that_follow_the_figure_fit_the_joined_measure() -> Result<(), Refusal> {
        let check = |theirs: Sender, rule: Rule, expected: &[f64]| -> Result<(), Refusal> {
            let pack = joined(theirs, rule).on_its_own("Join", &Context::default())?;
            let target = pack.measures[0].targets.values().next().unwrap();
            let plan = |step: &Step| match step.plan {
                Bounds::Value(value) => value.get(),
                Bounds::Range { .. } => panic!("a plan of one value"),
            };
            let plans: Vec<f64> = target.trajectory.iter().map(plan).collect();
            assert_eq!(plans, expected);
            Ok(())
        };
        let monthly = || sender("theirs", "monthly", "latest", &["2025-04"], &[]);
        check(monthly(), Rule::Theirs, &[120.0; 12])?;
        check(monthly(), Rule::Ours, &[120.0; 4])?;
        let running = || sender("theirs", "quarterly", "running", &[], &[]);
        check(running(), Rule::Theirs, &[30.0, 60.0, 90.0, 120.0])?;
        check(running(), Rule::Ours, &[120.0; 4])
    }
}
