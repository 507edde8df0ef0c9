//! Starting next year from this one (FRAMEWORK V3): targets carried forward, to be reviewed.

use crate::edit::{Command, can_be_made};
use crate::model::{
    Aim, Measure, MeasureId, Pack, Period, Plan, Proposal, ReportingYear, Step, Target,
};
use crate::planning::{
    self,
    trajectory::{self, Maker},
};
use std::sync::Arc;

/// What a year takes over from the one before: plans that are made anew each year run on to the next, and so does
/// every target that has no successor yet; plans of several years keep their span. A target keeps its aim, tolerance,
/// shape and evidence, a year later; its reason and what people confirmed of it are left to be given anew. Where a figure
/// was accepted for the next year, that is what is aimed for. Targets by a date that is still to come already reach into
/// the next year and are left out.
pub fn carry_forward(pack: &Pack, from: ReportingYear) -> Command {
    let to = from.plus(1);
    let commands = pack.measures.iter().filter_map(|measure| {
        Some(Command::SetTarget {
            measure: measure.id.clone(),
            year: to,
            target: Some(Box::new(carried(pack, measure, from)?)),
        })
    });
    let ends = |plan: &&Arc<Plan>| plan.to == Some(from) && planning::is_yearly(plan);
    let plans = pack
        .plans
        .iter()
        .filter(ends)
        .map(|plan| Command::Set((Plan { to: Some(to), ..Plan::clone(plan) }).into()));
    let commands = plans.chain(commands).collect();
    Command::Batch { label: format!("Carry {from} forward to {to}"), commands }
}

/// The target of a measure for the year after one, where it has none yet.
fn carried(pack: &Pack, measure: &Measure, from: ReportingYear) -> Option<Target> {
    let to = from.plus(1);
    if measure.target_covering(to, pack.calendar()).is_some() {
        return None;
    }
    let held = measure.targets.get(&from);
    match figure_to_carry(pack, &measure.id, to) {
        Some(change) => accepted(pack, measure, held, change),
        None => held.map(|held| carried_over(pack, measure, from, held)),
    }
}

/// A target carried forward, with plans by period that fit how its measure reports in the next year.
fn carried_over(pack: &Pack, measure: &Measure, from: ReportingYear, held: &Target) -> Target {
    let (calendar, to) = (pack.calendar(), from.plus(1));
    let (was, is) = (measure.as_of(from), measure.as_of(to));
    let mut carried = a_year_later(held);
    let maker = if trajectory::is_bare(held, from) {
        Some(Maker::Flat).filter(|_| trajectory::lacks_plans(&is, calendar, to, &carried))
    } else if trajectory::are_made_otherwise(&was, &is) {
        trajectory::followed(&was, calendar, from, held)
    } else {
        None
    };
    if let (Some(maker), Aim::Value { value }) = (maker, &held.aim)
        && let Some(made) = trajectory::made_or_flat(maker, &is, calendar, to, *value)
    {
        carried.trajectory = made;
    }
    carried
}

/// The accepted change that names the figure a measure's target of a year is to have, the latest where there are several.
pub fn figure_to_carry<'a>(
    pack: &'a Pack,
    id: &MeasureId,
    year: ReportingYear,
) -> Option<&'a Proposal> {
    let is_it = |held: &&Proposal| {
        held.is_of(id) && held.from == year && held.target.is_some() && can_be_made(pack, held)
    };
    pack.proposals.iter().rev().map(AsRef::as_ref).find(is_it)
}

/// The target that was accepted for a year: plans by period in the shape of those before, or the same for each where they have
/// none that can come to its figure, and who decided it and why. How the figure before was written, and how far it was to be stretched,
/// is said of that one.
fn accepted(
    pack: &Pack,
    measure: &Measure,
    held: Option<&Target>,
    change: &Proposal,
) -> Option<Target> {
    let (value, year) = (change.target?, change.from);
    let before = held.map(a_year_later).unwrap_or_default();
    let mut with = measure.clone();
    with.targets.insert(year, before.clone());
    let calendar = pack.calendar();
    let shaped = trajectory::shaped(&with, calendar, year, value).ok();
    let plans =
        shaped.or_else(|| trajectory::made_or_flat(Maker::Flat, &with, calendar, year, value));
    Some(Target {
        aim: Aim::Value { value },
        trajectory: plans.unwrap_or_default(),
        text: None,
        stretch: None,
        chosen_by: change.decided_by.clone(),
        rationale: change.reason.clone(),
        ..before
    })
}

/// A target carried forward.
fn a_year_later(target: &Target) -> Target {
    let step = |step: &Step| Some(Step { period: later(step.period)?, ..step.clone() });
    Target {
        trajectory: target.trajectory.iter().filter_map(step).collect(),
        chosen_by: String::new(),
        rationale: String::new(),
        principles: Vec::new(),
        signed: None,
        ..target.clone()
    }
}

/// The same period a year later; `None` for a dated range, which belongs to no year.
fn later(period: Period) -> Option<Period> {
    let count = period.frequency().per_year()?;
    period.plus(i32::try_from(count).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Context, apply};

    #[test]
    fn carries_what_has_no_successor_a_year_on_and_nothing_twice() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},"measures":[
            {"id":"a","name":"A","targets":{"2025/26":{"aim":{"kind":"value","value":80},"tolerance":{"percent":5},"rationale":"As last year","trajectory":[{"period":"2025/26 Q1","plan":20,"floor":18}]}}},
            {"id":"b","name":"B","targets":{"2025/26":{"aim":{"kind":"value","value":1}},"2026/27":{"aim":{"kind":"none"}}}},
            {"id":"c","name":"C","targets":{"2025/26":{"aim":{"kind":"by_date","value":9,"by":"2027/28"}}}},
            {"id":"d","name":"D"}],
            "plans":[{"id":"s","name":"S","from":"2025/26","to":"2025/26"},{"id":"c","name":"C","from":"2024/25","to":"2026/27"},{"id":"e","name":"E","from":"2023/24","to":"2025/26"}]}"#;
        let mut pack: Pack = serde_json::from_str(text).unwrap();
        let year: ReportingYear = "2025/26".parse().unwrap();
        let command = carry_forward(&pack, year);
        apply(&mut pack, command, &Context::default()).unwrap();
        let targets: Vec<usize> = pack.measures.iter().map(|it| it.targets.len()).collect();
        assert_eq!(targets, [2, 2, 1, 0]);
        let carried = &pack.measures[0].targets[&year.plus(1)];
        assert_eq!(carried.trajectory[0].period.to_string(), "2026/27 Q1");
        assert_eq!(
            (carried.aim.clone(), carried.rationale.as_str()),
            (Aim::Value { value: 80.into() }, "")
        );
        let spans: Vec<String> = pack
            .plans
            .iter()
            .map(|it| format!("{} to {}", it.from.unwrap(), it.to.unwrap()))
            .collect();
        assert_eq!(spans, ["2025/26 to 2026/27", "2024/25 to 2026/27", "2023/24 to 2025/26"]);
        let again = carry_forward(&pack, year);
        assert!(matches!(again, Command::Batch { commands, .. } if commands.is_empty()));
    }

    /// What was decided isn't carried past: the next year's target is the figure that was accepted, and traces to it.
    #[test]
    fn a_figure_that_was_accepted_is_what_is_carried() {
        let check = |target: &str, changes: &[&str], expected: Option<(&str, &[&str], &str)>| {
            let changes: Vec<String> = changes
                .iter()
                .enumerate()
                .map(|(at, fields)| {
                    format!(
                        r#"{{"id":"{at}","measure":"a","from":"2026/27","change":"Ask for more","reason":"We can",
                        "on":"2025-07-01","decided_by":"Cabinet",{fields}}}"#
                    )
                })
                .collect();
            let text = format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
                "measures":[{{"id":"a","name":"A","frequency":"quarterly","accumulation":"sum","precision":0,"targets":{{{target}}}}}],
                "proposals":[{}]}}"#,
                changes.join(",")
            );
            let mut pack: Pack = serde_json::from_str(&text).unwrap();
            let year: ReportingYear = "2025/26".parse().unwrap();
            let command = carry_forward(&pack, year);
            apply(&mut pack, command, &Context::default()).unwrap();
            let carried = pack.measures[0].targets.get(&year.plus(1));
            let plans: Vec<String> = carried
                .iter()
                .flat_map(|it| &it.trajectory)
                .map(|step| match step.plan {
                    crate::model::Bounds::Value(plan) => plan.to_string(),
                    crate::model::Bounds::Range { .. } => "range".to_owned(),
                })
                .collect();
            let plans: Vec<&str> = plans.iter().map(String::as_str).collect();
            let figure = carried.and_then(|it| it.aim.figure()).map(|it| it.to_string());
            let told = carried.map(|it| {
                (figure.as_deref().unwrap_or_default(), plans.as_slice(), it.rationale.as_str())
            });
            assert_eq!(told, expected, "{target} {changes:?}");
            // What was carried is what was decided: the change is made, and says so.
            let made: Vec<bool> = pack.proposals.iter().map(|it| it.made.is_some()).collect();
            let of_figure = |it: &Proposal| {
                it.target.is_some() && it.target == carried.and_then(|held| held.aim.figure())
            };
            let expected: Vec<bool> = pack.proposals.iter().map(|it| of_figure(it)).collect();
            assert_eq!(made, expected);
        };
        let held = r#""2025/26":{"aim":{"kind":"value","value":240},"rationale":"As ever","trajectory":[
            {"period":"2025/26 Q1","plan":30},{"period":"2025/26 Q2","plan":90},
            {"period":"2025/26 Q3","plan":60},{"period":"2025/26 Q4","plan":60}]}"#;
        let yes = r#""verdict":"accepted","target":300"#;
        let as_before: &[&str] = &["30", "90", "60", "60"];
        let scaled: &[&str] = &["38", "112", "75", "75"];
        check(held, &[], Some(("240", as_before, "")));
        check(held, &[yes], Some(("300", scaled, "We can")));
        check(held, &[r#""target":300"#], Some(("240", as_before, "")));
        check(held, &[r#""verdict":"declined","target":300"#], Some(("240", as_before, "")));
        let words = r#""verdict":"accepted""#;
        check(held, &[words, yes], Some(("300", scaled, "We can")));
        let later = r#""verdict":"accepted","target":120"#;
        check(held, &[yes, later], Some(("120", &["15", "45", "30", "30"], "We can")));
        // Without plans to scale, or a target before, each period gets the same.
        let bare = r#""2025/26":{"aim":{"kind":"value","value":240}}"#;
        let flat: &[&str] = &["75", "75", "75", "75"];
        check(bare, &[], Some(("240", &["60", "60", "60", "60"], "")));
        check(bare, &[yes], Some(("300", flat, "We can")));
        check("", &[yes], Some(("300", flat, "We can")));
        check("", &[], None);
    }
}
