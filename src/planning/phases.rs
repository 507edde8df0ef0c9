//! The planning year (FRAMEWORK P3): four phases, from the September before a year that starts in April, each
//! with a checklist that the pack itself answers.

use super::answer::Statement;
use super::checklist::{checklist, completeness};
use super::found::{Found, Thing};
use super::resources::{Line, PlanResources, amount, resources};
use super::work::{Timeliness, action_words, timeliness};
use crate::model::{
    Action, Aim, Day, Measure, MeasureId, Objective, Pack, Period, Plan, PlanId, ReportingYear,
    Target,
};
use crate::rating::{Then, may_lack_some};
use chrono::{Months, NaiveDate};
use std::collections::HashSet;
use std::sync::Arc;

/// How many measures under one objective are more than can be managed.
pub const MANY_MEASURES: usize = 7;

/// Where a phase stands to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It is over.
    Past,
    /// It is on.
    Now,
    /// It comes later.
    ToCome,
}

/// A phase of the planning year.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// What it is called.
    pub name: &'static str,
    /// The question that it answers.
    pub question: &'static str,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Where it stands to the day asked for.
    pub when: When,
    /// What should be so when it ends; nothing of a pack that may lack what would tell.
    pub checks: Vec<Check>,
}

impl Phase {
    /// How much of what should be so is: `3 of 5 hold`; that it can't be told of a pack that may lack what would tell.
    pub fn so_far(&self) -> String {
        let held = self.checks.iter().filter(|check| check.holds()).count();
        match (self.checks.len(), held) {
            (0, _) => "What holds can’t be told from this file.".to_owned(),
            (all, 1) => format!("1 of {all} holds"),
            (all, held) => format!("{held} of {all} hold"),
        }
    }
}

/// Something that should be so.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// As a statement.
    pub statement: &'static str,
    /// Of how many things it is asked.
    pub of: usize,
    /// Of which it isn't so.
    pub missing: Vec<Found>,
}

impl Check {
    /// Whether it is so of everything, and there is something to ask it of.
    pub fn holds(&self) -> bool {
        self.missing.is_empty() && self.of > 0
    }

    /// "7 of 9"; of nothing, that there is nothing to ask it of.
    pub fn words(&self) -> String {
        if self.of == 0 {
            return "nothing to ask it of yet".to_owned();
        }
        format!("{} of {}", self.of.saturating_sub(self.missing.len()), self.of)
    }
}

/// The four phases for a year as they stand on a day.
pub fn phases(pack: &Pack, year: ReportingYear, on: NaiveDate) -> Vec<Phase> {
    let calendar = pack.calendar();
    let (start, end) = (Period::Year(year).start(calendar), Period::Year(year).end(calendar));
    let before = |months: u32| start.checked_sub_months(Months::new(months)).unwrap_or(start);
    let eve = |day: NaiveDate| day.pred_opt().unwrap_or(day);
    let asked = Asked::new(pack, year, Day(on));
    let phase = |name, question, from: NaiveDate, to: NaiveDate, checks| Phase {
        name,
        question,
        from,
        to,
        when: match (on < from, on > to) {
            (true, _) => When::ToCome,
            (_, true) => When::Past,
            _ => When::Now,
        },
        // Of what was left out, nobody can say whether it is there.
        checks: if may_lack_some(pack) { Vec::new() } else { checks },
    };
    vec![
        phase(
            "Prioritising",
            "What do we want to do, and why?",
            before(7),
            eve(before(5)),
            asked.prioritising(),
        ),
        phase("Planning", "How will we do it?", before(5), eve(before(3)), asked.planning()),
        phase(
            "Resourcing and commissioning",
            "With what?",
            before(3),
            eve(start),
            asked.resourcing(),
        ),
        phase("Delivering", "How well are we doing it?", start, end, asked.delivering()),
    ]
}

/// A pack that is asked about a year.
struct Asked<'a> {
    pack: &'a Pack,
    year: ReportingYear,
    on: Day,
    plans: Vec<&'a Plan>,
    objectives: Vec<&'a Objective>,
    measures: Vec<&'a Measure>,
    served: HashSet<&'a MeasureId>,
}

impl<'a> Asked<'a> {
    fn new(pack: &'a Pack, year: ReportingYear, on: Day) -> Self {
        let plans = pack.plans.iter().map(Arc::as_ref);
        let plans: Vec<&Plan> = plans.filter(|plan| plan.is_running(year)).collect();
        let run: HashSet<&PlanId> = plans.iter().map(|plan| &plan.id).collect();
        Self {
            pack,
            year,
            on,
            objectives: pack
                .objectives
                .iter()
                .map(Arc::as_ref)
                .filter(|it| run.contains(&it.plan))
                .collect(),
            plans,
            measures: pack.measures.iter().map(AsRef::as_ref).collect(),
            served: pack.plans.iter().flat_map(|plan| &plan.measures).collect(),
        }
    }

    fn of_plans(&self, statement: &'static str, holds: impl Fn(&Plan) -> bool) -> Check {
        let missing = self.plans.iter().filter(|plan| !holds(plan));
        let missing =
            missing.map(|plan| Found::bare(Thing::Plan(plan.id.clone()), &plan.name)).collect();
        Check { statement, of: self.plans.len(), missing }
    }

    /// Asks of each objective that has no other under it: those above hold what is under them.
    fn of_lowest(&self, statement: &'static str, holds: impl Fn(&Objective) -> bool) -> Check {
        let above: HashSet<_> =
            self.pack.objectives.iter().filter_map(|it| it.parent.as_ref()).collect();
        let lowest = self.objectives.iter().copied().filter(|it| !above.contains(&it.id));
        of_these(statement, lowest, holds)
    }

    fn of_objectives(&self, statement: &'static str, holds: impl Fn(&Objective) -> bool) -> Check {
        of_these(statement, self.objectives.iter().copied(), holds)
    }

    /// Asks of each measure; what is wrong with it in words, where it is.
    fn of_measures(
        &self,
        statement: &'static str,
        wrong: impl Fn(&Measure) -> Option<String>,
    ) -> Check {
        let missing = self.measures.iter().filter_map(|measure| {
            let words = wrong(measure)?;
            Some(Found::new(Thing::Measure(measure.id.clone()), &measure.name, words))
        });
        Check { statement, of: self.measures.len(), missing: missing.collect() }
    }

    /// Asks of each measure that has a target for the year.
    fn of_targets(
        &self,
        statement: &'static str,
        wrong: impl Fn(&Measure) -> Option<String>,
    ) -> Check {
        let aims = |target: &Target| target.aim != Aim::None;
        let has_one = |measure: &&Measure| measure.targets.get(&self.year).is_some_and(aims);
        let of = self.measures.iter().copied().filter(has_one);
        let missing = of.clone().filter_map(|measure| {
            let words = wrong(measure)?;
            Some(Found::new(Thing::Measure(measure.id.clone()), &measure.name, words))
        });
        Check { statement, of: of.clone().count(), missing: missing.collect() }
    }

    fn of_actions(
        &self,
        statement: &'static str,
        wrong: impl Fn(&Action) -> Option<String>,
    ) -> Check {
        let all: Vec<&Action> = Then::of(self.pack, self.on).planned(self.pack).collect();
        let missing = all.iter().filter_map(|action| {
            let words = wrong(action)?;
            Some(Found::new(Thing::Action(action.id.clone()), &action.name, words))
        });
        Check { statement, of: all.len(), missing: missing.collect() }
    }

    fn prioritising(&self) -> Vec<Check> {
        let vision = &self.pack.organisation.vision;
        let missing = vision
            .trim()
            .is_empty()
            .then(|| Found::bare(Thing::Organisation, &self.pack.organisation.name));
        let holds =
            |plan: &PlanId| self.pack.objectives.iter().any(|objective| objective.plan == *plan);
        vec![
            Check {
                statement: "The vision is written down",
                of: 1,
                missing: missing.into_iter().collect(),
            },
            self.of_plans("Every plan of the year says what it is to achieve and why", |plan| {
                !plan.purpose.trim().is_empty()
            }),
            self.of_plans("Every plan has priorities or objectives", |plan| holds(&plan.id)),
            self.of_plans("Every plan rests on evidence", |plan| !plan.evidence.is_empty()),
            self.of_objectives("Every objective tells how change comes about", |objective| {
                objective.story.as_ref().is_some_and(|story| !story.steps.is_empty())
            }),
        ]
    }

    fn planning(&self) -> Vec<Check> {
        let calendar = self.pack.calendar();
        let actions_of: HashSet<_> =
            self.pack.actions.iter().filter_map(|action| action.objective.as_ref()).collect();
        let failing = |measure: &Measure, principle: Statement| {
            checklist(measure, self.year, calendar)
                .into_iter()
                .find(|answer| answer.principle == principle && !answer.holds)
                .map(|answer| answer.words)
        };
        vec![
            self.of_lowest("Every objective with no other under it has a measure", |objective| {
                !objective.measures.is_empty()
            }),
            self.of_lowest("Every objective with no other under it has an action", |objective| {
                actions_of.contains(&objective.id)
            }),
            self.of_objectives("No objective has more measures than can be managed", |objective| {
                objective.measures.len() <= MANY_MEASURES
            }),
            self.of_measures("Every measure stands in a plan", |measure| {
                (!self.served.contains(&measure.id)).then(String::new)
            }),
            self.of_measures(
                "Every measure has a target for the year, or none by choice",
                |measure| {
                    let target = measure.target_covering(self.year, self.pack.calendar());
                    target.is_none().then(String::new)
                },
            ),
            self.of_targets("Every target is profiled over the year", |measure| {
                failing(measure, Statement::Profiled)
            }),
            self.of_targets("Every target rests on evidence", |measure| {
                failing(measure, Statement::RestsOnEvidence)
            }),
            self.of_actions("Every action has somebody responsible and a date", |action| {
                match (action.owner.trim().is_empty(), action.due.is_none()) {
                    (true, true) => Some("neither".to_owned()),
                    (true, false) => Some("nobody is responsible".to_owned()),
                    (false, true) => Some("no date".to_owned()),
                    (false, false) => None,
                }
            }),
        ]
    }

    fn resourcing(&self) -> Vec<Check> {
        let all = resources(self.pack, self.year);
        let of_plan = |id: &PlanId| all.iter().find(|held| held.plan.id == *id);
        let too_much = |of: &dyn Fn(&Line) -> Option<String>| -> Vec<Found> {
            let found = |held: &PlanResources<'_>, line: &Line| {
                let words = format!("{}: {}", line.kind.words(), of(line)?);
                Some(Found::new(Thing::Plan(held.plan.id.clone()), &held.plan.name, words))
            };
            let lines = all.iter().flat_map(|held| held.lines.iter().map(move |it| (held, it)));
            lines.filter_map(|(held, line)| found(held, line)).collect()
        };
        let check = |statement, missing: Vec<Found>| Check {
            statement,
            of: self.plans.len().max(missing.len()),
            missing,
        };
        let has_any = |plan: &Plan| {
            of_plan(&plan.id).is_some_and(|held| held.lines.iter().any(|line| !line.is_empty()))
        };
        vec![
            self.of_plans("Every plan has somebody responsible", |plan| {
                !plan.owner.trim().is_empty()
            }),
            self.of_plans("Every plan has resources for the year", has_any),
            check("No plan gives out more than it has", too_much(&over_committed)),
            check("No plan is forecast to spend more than it has", too_much(&over_spent)),
        ]
    }

    fn delivering(&self) -> Vec<Check> {
        let then = Then::of(self.pack, self.on);
        let signed: HashSet<_> = self
            .pack
            .sign_offs
            .iter()
            .filter(|sign_off| sign_off.year == self.year)
            .flat_map(|sign_off| sign_off.frozen.keys())
            .collect();
        vec![
            self.of_measures("Every measure is signed off for the year", |measure| {
                (!signed.contains(&measure.id)).then(String::new)
            }),
            self.of_measures("Every technical specification is complete", |measure| {
                let found = completeness(measure);
                (!found.missing.is_empty())
                    .then(|| format!("not yet set: {}", found.missing.join(", ")))
            }),
            self.of_actions("No action is late", |action| {
                matches!(timeliness(action, then), Timeliness::Late(_))
                    .then(|| action_words(action, then))
            }),
        ]
    }
}

/// Asks of these objectives.
fn of_these<'a>(
    statement: &'static str,
    objectives: impl Iterator<Item = &'a Objective> + Clone,
    holds: impl Fn(&Objective) -> bool,
) -> Check {
    let missing = objectives.clone().filter(|objective| !holds(objective));
    let missing =
        missing.map(|it| Found::bare(Thing::Objective(it.id.clone()), &it.name)).collect();
    Check { statement, of: objectives.count(), missing }
}

/// What is too much in a line, given out and forecast to be spent alike.
pub fn over_words(line: &Line) -> Option<String> {
    let found: Vec<String> = over_committed(line).into_iter().chain(over_spent(line)).collect();
    (!found.is_empty()).then(|| found.join("; "))
}

fn over_committed(line: &Line) -> Option<String> {
    let over = amount(line.kind, line.over_committed()?);
    Some(format!("{over} more given out than there is"))
}

fn over_spent(line: &Line) -> Option<String> {
    let over = amount(line.kind, line.over_spent()?);
    Some(format!("{over} more forecast to be spent than there is"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Pack {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A","vision":"Better"},
            "plans":[{"id":"top","name":"Top","purpose":"Homes","owner":"Chief Executive","resources":[{"year":"2026/27","kind":"revenue","budget":10}],"measures":["a"]},
                {"id":"old","name":"Old","to":"2025/26"}],
            "objectives":[{"id":"o","name":"O","plan":"top","measures":["a"]},{"id":"q","name":"Q","plan":"top"}],
            "actions":[{"id":"x","name":"X","kind":"activity","plan":"top","objective":"o","state":"under_way","due":"2026-01-31","resources":[{"year":"2026/27","kind":"revenue","budget":12}]}],
            "measures":[{"id":"a","name":"A","targets":{"2026/27":{"aim":{"kind":"value","value":5}}}},{"id":"b","name":"B"}]}"#;
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn the_phases_run_from_september_to_the_years_end() {
        let day = |text: &str| text.parse::<Day>().unwrap().0;
        let found = phases(&pack(), "2026/27".parse().unwrap(), day("2026-01-05"));
        let dates: Vec<String> =
            found.iter().map(|it| format!("{} to {}: {:?}", it.from, it.to, it.when)).collect();
        assert_eq!(
            dates,
            [
                "2025-09-01 to 2025-10-31: Past",
                "2025-11-01 to 2025-12-31: Past",
                "2026-01-01 to 2026-03-31: Now",
                "2026-04-01 to 2027-03-31: ToCome",
            ]
        );
    }

    #[test]
    fn a_file_for_readers_is_asked_nothing_that_it_may_lack() {
        let on = "2026-02-10".parse::<Day>().unwrap().0;
        let check = |audience, expected: [&str; 2]| {
            let pack = Pack { extract_for: audience, ..pack() };
            let found = phases(&pack, "2026/27".parse().unwrap(), on);
            let said: Vec<String> = found.iter().map(Phase::so_far).collect();
            assert_eq!(said[..2], expected);
        };
        let untold = "What holds can’t be told from this file.";
        check(Some(crate::model::Audience::Public), [untold, untold]);
        check(None, ["3 of 5 hold", "1 of 8 holds"]);
    }

    #[test]
    fn the_checklists_come_from_the_pack() {
        let on = "2026-02-10".parse::<Day>().unwrap().0;
        let found = phases(&pack(), "2026/27".parse().unwrap(), on);
        let check = |statement: &str, expected: &str, missing: &[&str]| {
            let mut checks = found.iter().flat_map(|phase| &phase.checks);
            let check = checks.find(|check| check.statement == statement).expect(statement);
            let names: Vec<&str> = check.missing.iter().map(|it| it.name.as_str()).collect();
            assert_eq!((check.words().as_str(), names.as_slice()), (expected, missing));
        };
        check("The vision is written down", "1 of 1", &[]);
        // The plan that ends before the year isn't asked.
        check("Every plan of the year says what it is to achieve and why", "1 of 1", &[]);
        check("Every plan rests on evidence", "0 of 1", &["Top"]);
        check("Every objective with no other under it has a measure", "1 of 2", &["Q"]);
        check("Every objective with no other under it has an action", "1 of 2", &["Q"]);
        check("Every measure stands in a plan", "1 of 2", &["B"]);
        check("Every measure has a target for the year, or none by choice", "1 of 2", &["B"]);
        // A measure without a target isn't asked.
        check("Every target rests on evidence", "0 of 1", &["A"]);
        check("Every action has somebody responsible and a date", "0 of 1", &["X"]);
        check("No plan gives out more than it has", "0 of 1", &["Top"]);
        check("No action is late", "0 of 1", &["X"]);
    }
}
