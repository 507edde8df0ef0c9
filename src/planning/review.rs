//! What to look at again when the next year starts from this one (FRAMEWORK V3).

use super::found::{Found, Thing};
use super::work::action_words;
use crate::model::{Pack, Period, PlanKind, Verdict};
use crate::rating::{AsAt, Status, Then, rate};

/// A reason to look again, and what it holds of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToReview {
    /// The reason, as a heading.
    pub reason: &'static str,
    /// What to do about it.
    pub advice: &'static str,
    /// What it holds of.
    pub found: Vec<Found>,
}

/// How old evidence may be, in years, before it is to be looked at again.
const FRESH_YEARS: i32 = 3;

/// What to look at again before the year after that of the period shown is planned, by the ratings of that period and
/// as things stand on its day. Reasons that hold of nothing are left out.
pub fn to_review(pack: &Pack, now: AsAt) -> Vec<ToReview> {
    let calendar = pack.calendar();
    let year = calendar.year_of_period(now.period);
    let (next, then) = (year.plus(1), Then::of(pack, now.day(calendar)));
    let (mut missed, mut met) = (Verdicts::default(), Verdicts::default());
    let (mut bare, mut stale) = (Vec::new(), Vec::new());
    for measure in &pack.measures {
        let thing = || Thing::Measure(measure.id.clone());
        let rating = rate(pack, measure, now);
        let to_date = rating.year_to_date;
        let whole = rating.period.is_some_and(|period| {
            period.end(calendar) >= Period::Year(year).end(calendar) && to_date.to == Some(period)
        });
        let found = || Found::bare(thing(), &measure.name);
        // Until a figure of the year is in, what stands is last year's.
        let of_the_year = rating.period.is_some_and(|it| calendar.year_of_period(it) == year);
        match to_date.judgement.status {
            _ if !of_the_year => {}
            Status::Red | Status::Amber => missed.push(whole, found()),
            Status::Green => met.push(whole, found()),
            _ => {}
        }
        let Some(target) = measure.targets.get(&year) else { continue };
        if target.evidence.is_empty() {
            bare.push(Found::bare(thing(), &measure.name));
        }
        let newest = target.evidence.iter().filter_map(|held| held.on).max();
        let limit = Period::Year(next.plus(-FRESH_YEARS)).start(calendar);
        if let Some(newest) = newest.filter(|newest| newest.0 < limit) {
            let words = format!("the newest is of {}", crate::model::day_label(newest.0));
            stale.push(Found::new(thing(), &measure.name, words));
        }
    }
    let plans = pack.plans.iter().filter(|plan| plan.to == Some(year)).map(|plan| {
        let span = match plan.from {
            Some(from) if from != year => format!("{from} to {year}"),
            _ => year.to_string(),
        };
        Found::new(Thing::Plan(plan.id.clone()), &plan.name, span)
    });
    let open = then.planned(pack).filter(|action| {
        !then.state(action).is_over()
            && action.due.is_none_or(|due| due.0 <= Period::Year(year).end(calendar))
    });
    let open = open.map(|action| {
        Found::new(Thing::Action(action.id.clone()), &action.name, action_words(action, then))
    });
    let learnt = then.learnt(pack);
    let decided = learnt.proposals.iter().filter(|proposal| {
        proposal.from == next
            && proposal.verdict == Some(Verdict::Accepted)
            && proposal.made.is_none()
    });
    let decided = decided.map(|proposal| {
        let measure = proposal.measure.as_ref().and_then(|id| pack.measure(id));
        let plan = proposal.plan.as_ref().and_then(|id| pack.plan(id));
        let (thing, name) = match (measure, plan) {
            (Some(measure), _) => (Thing::Measure(measure.id.clone()), measure.name.as_str()),
            (None, Some(plan)) => (Thing::Plan(plan.id.clone()), plan.name.as_str()),
            (None, None) => (Thing::Organisation, "The organisation"),
        };
        Found::new(thing, name, proposal.change.clone())
    });
    let all = [
        ("Changes that were accepted for next year", "Make them.", decided.collect()),
        (
            "Plans that end this year",
            "Carrying forward runs yearly plans on to the next year. Renew the others, or let them end.",
            plans.collect(),
        ),
        ("Targets that were missed", MISSED, missed.of_the_year),
        ("Targets missed so far in the year", MISSED, missed.so_far),
        ("Targets that were met", MET, met.of_the_year),
        ("Targets met so far in the year", MET, met.so_far),
        ("Targets without evidence", "Find some, or ask whether to keep the target.", bare),
        ("Evidence that is old", "Look for newer evidence.", stale),
        (
            "Actions of this year that are not finished",
            "Finish them in the year, give them a new date, or stop them.",
            open.collect(),
        ),
    ];
    let made = all.into_iter().map(|(reason, advice, found)| ToReview { reason, advice, found });
    made.filter(|held| !held.found.is_empty()).collect()
}

/// Whether a plan is made anew every year, so that carrying forward runs it on to the next.
pub fn is_yearly(plan: &crate::model::Plan) -> bool {
    let kinds = [PlanKind::Service, PlanKind::Team, PlanKind::Individual, PlanKind::ActionPlan];
    plan.kind
        .map_or_else(|| plan.from.is_some() && plan.from == plan.to, |kind| kinds.contains(&kind))
}

const MISSED: &str = "Ask whether the target or the way to it has to change; say why.";

const MET: &str = "Ask for more, or say why the same is right.";

/// Measures of which the same is said, of the year or, until its last figure is in, of the year so far.
#[derive(Default)]
struct Verdicts {
    of_the_year: Vec<Found>,
    so_far: Vec<Found>,
}

impl Verdicts {
    fn push(&mut self, whole: bool, found: Found) {
        if whole { self.of_the_year.push(found) } else { self.so_far.push(found) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_what_has_a_reason_to_be_looked_at() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"P","from":"2025/26","to":"2025/26"},{"id":"q","name":"Q","from":"2024/25","to":"2026/27"},{"id":"r","name":"R","from":"2023/24","to":"2025/26"}],
            "actions":[{"id":"x","name":"X","kind":"activity","plan":"p","state":"under_way","due":"2026-03-31"},{"id":"y","name":"Y","kind":"activity","plan":"p","state":"done","due":"2026-03-31"},{"id":"z","name":"Z","kind":"activity","plan":"q","state":"not_started","due":"2027-03-31"}],
            "proposals":[{"id":"1","measure":"a","from":"2026/27","change":"Count days","on":"2026-01-01","verdict":"accepted"},
                {"id":"2","measure":"a","from":"2026/27","change":"Count nights","on":"2026-01-01","verdict":"accepted","made":"2026-02-01"}],
            "measures":[{"id":"a","name":"A","frequency":"yearly","polarity":"higher_is_better","series":[{"period":"2025/26","value":4}],
                "targets":{"2025/26":{"aim":{"kind":"value","value":5},"trajectory":[{"period":"2025/26","plan":5}],"evidence":[{"kind":"trend","finding":"Up","on":"2020-01-01"}]}}},
              {"id":"b","name":"B"}]}"#;
        let pack: Pack = serde_json::from_str(text).unwrap();
        let now = AsAt { period: "2025/26".parse().unwrap(), on: "2026-04-10".parse().ok() };
        let found = to_review(&pack, now);
        let lines: Vec<String> = found
            .iter()
            .flat_map(|held| {
                held.found
                    .iter()
                    .map(move |it| format!("{}: {} {}", held.reason, it.name, it.words))
            })
            .collect();
        assert_eq!(
            lines,
            [
                "Changes that were accepted for next year: A Count days",
                "Plans that end this year: P 2025/26",
                "Plans that end this year: R 2023/24 to 2025/26",
                "Targets that were missed: A ",
                "Evidence that is old: A the newest is of 1 Jan 2020",
                "Actions of this year that are not finished: X Under way, due 31 Mar 2026, 10 days late",
            ]
        );
        let yearly: Vec<bool> = pack.plans.iter().map(|plan| is_yearly(plan)).collect();
        assert_eq!(yearly, [true, false, false]);
    }

    #[test]
    fn a_target_is_missed_or_met_as_at_the_period_shown() {
        // At most one accident: none to June, two in July, and figures of July are there when June is looked at.
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "measures":[{"id":"a","name":"A","frequency":"monthly","polarity":"lower_is_better","accumulation":"sum",
                "specification":{"lag_days":20},
                "series":[{"period":"2025-06","value":0},{"period":"2025-07","value":2}],
                "targets":{"2025/26":{"aim":{"kind":"value","value":1},
                    "trajectory":[{"period":"2025-06","plan":0},{"period":"2025-07","plan":0}]}}}]}"#;
        let pack: Pack = serde_json::from_str(text).unwrap();
        let check = |period: &str, expected: &str| {
            let period = period.parse().unwrap();
            let on = crate::rating::clock(&pack, period, "2026-11-27".parse().unwrap());
            let found = to_review(&pack, AsAt { period, on: Some(on) });
            let reasons: Vec<&str> = found.iter().map(|held| held.reason).collect();
            assert!(reasons.contains(&expected), "{period}: {reasons:?}");
        };
        check("2025-06", "Targets met so far in the year");
        check("2025-07", "Targets missed so far in the year");
    }

    #[test]
    fn an_action_of_an_exception_that_nobody_had_raised_is_not_of_the_year_yet() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A","clock":"2025-12-10"},
            "plans":[{"id":"p","name":"P"}],"measures":[{"id":"a","name":"A"}],
            "exceptions":[{"id":"e","name":"E","measure":"a","raised":"2025-09","raised_on":"2025-10-20","trigger":"red","state":"open"}],
            "actions":[{"id":"x","name":"X","kind":"activity","plan":"p","exception":"e","state":"under_way","due":"2025-12-31"}]}"#;
        let pack: Pack = serde_json::from_str(text).unwrap();
        let check = |period: &str, on: &str, expected: usize| {
            let now = AsAt { period: period.parse().unwrap(), on: on.parse().ok() };
            assert_eq!(to_review(&pack, now).len(), expected, "{on}");
        };
        check("2025-09", "2025-10-19", 0);
        check("2025-10", "2025-10-20", 1);
    }

    #[test]
    fn last_year_s_verdict_is_none_of_this_year() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "measures":[{"id":"a","name":"A","frequency":"yearly","polarity":"higher_is_better",
                "series":[{"period":"2024/25","value":4}],
                "targets":{"2024/25":{"aim":{"kind":"value","value":5},"trajectory":[{"period":"2024/25","plan":5}]}}}]}"#;
        let pack: Pack = serde_json::from_str(text).unwrap();
        let check = |period: &str, expected: &[&str]| {
            let now = AsAt { period: period.parse().unwrap(), on: "2025-06-15".parse().ok() };
            let reasons: Vec<&str> = to_review(&pack, now).iter().map(|held| held.reason).collect();
            assert_eq!(reasons, expected, "{period}");
        };
        check("2025-03", &["Targets that were missed", "Targets without evidence"]);
        check("2025-05", &[]);
    }
}
