//! Starting next year from this one (FRAMEWORK V3): targets carried forward, to be reviewed.

use crate::edit::Command;
use crate::model::{Aim, Calendar, Pack, Period, Plan, ReportingYear, Step, Target};
use crate::planning;
use std::sync::Arc;

/// What a year takes over from the one before: plans that are made anew each year run on to the next, and so does
/// every target that has no successor yet; plans of several years keep their span. A target keeps its aim, tolerance,
/// shape and evidence, a year later; its reason and what people confirmed of it are left to be given anew. Targets by a date that is still to come already reach into the next year and are left out.
pub fn carry_forward(pack: &Pack, from: ReportingYear) -> Command {
    let calendar = pack.calendar();
    let to = from.plus(1);
    let commands = pack.measures.iter().filter_map(|measure| {
        let target = measure.targets.get(&from)?;
        if measure.targets.contains_key(&to) || reaches(target, to, calendar) {
            return None;
        }
        Some(Command::SetTarget {
            measure: measure.id.clone(),
            year: to,
            target: Some(Box::new(a_year_later(target))),
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

fn reaches(target: &Target, year: ReportingYear, calendar: Calendar) -> bool {
    let first = Period::Year(year).start(calendar);
    matches!(target.aim, Aim::ByDate { by, .. } if by.end(calendar) >= first)
        || target.trajectory.iter().any(|step| step.period.start(calendar) >= first)
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
}
