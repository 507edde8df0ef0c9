//! What is planned about a measure: the actions that are to move it, and that there are none where there are none.

use super::work::action_words;
use crate::model::{Action, ActionState, Day, Measure, ObjectiveId, Pack};
use crate::rating::{Absent, Rating, StateThen, Status, Then, in_this_file, may_lack_some};
use std::collections::HashSet;

/// What is planned about a measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Planned<'a> {
    /// What isn't done yet, soonest due first, and how it stands; what names the measure itself before what serves
    /// an objective that it shows.
    pub open: Vec<(&'a Action, String)>,
    /// What more there is to say: that no action is recorded, what is said beside that, or how much is over.
    pub said: Vec<String>,
}

const NO_ACTION: Absent = Absent::new(
    "No action is tied to this measure or to an objective it shows.",
    "Actions tied to this measure",
);

/// What is planned about a measure, as on a day.
pub fn planned<'a>(pack: &'a Pack, measure: &Measure, rating: &Rating, on: Day) -> Planned<'a> {
    let objectives: HashSet<&ObjectiveId> = pack
        .objectives
        .iter()
        .filter(|objective| objective.measures.contains(&measure.id))
        .map(|objective| &objective.id)
        .collect();
    let names = |action: &Action| action.measures.contains(&measure.id);
    // An action that names measures is to move those, and not the others that its objective shows.
    let serves = |action: &Action| {
        action.measures.is_empty()
            && action.objective.as_ref().is_some_and(|id| objectives.contains(id))
    };
    let then = Then::of(pack, on);
    let of_it = |action: &&Action| names(action) || serves(action);
    let all: Vec<&Action> = then.planned(pack).filter(of_it).collect();
    let is_over = |action: &&&Action| then.state(action).is_over();
    let over: Vec<&Action> = all.iter().filter(is_over).copied().collect();
    let mut open: Vec<&Action> = all.iter().filter(|it| !is_over(it)).copied().collect();
    // Without a date comes last.
    open.sort_by_key(|it| (!names(it), it.due.is_none(), it.due.map(|due| due.0)));
    let judged = rating.year_to_date.judgement.status;
    let off = matches!(judged, Status::Amber | Status::Red);
    let (mut said, here) = (Vec::new(), in_this_file(pack));
    match (open.is_empty(), &over[..]) {
        (true, []) => {
            said.push(NO_ACTION.words(pack));
        }
        (true, [one]) => {
            let state = match then.state(one) {
                StateThen::Is(ActionState::Done) | StateThen::OverByNow(ActionState::Done) => {
                    "done"
                }
                _ => "stopped",
            };
            said.push(format!("The one action tied to it{here}, “{}”, is {state}.", one.name));
        }
        (true, over) => {
            said.push(format!("All {} actions tied to it{here} are done or stopped.", over.len()))
        }
        (false, []) => {}
        (false, [_]) => said.push("1 more is done or stopped.".to_owned()),
        (false, over) => said.push(format!("{} more are done or stopped.", over.len())),
    }
    if open.is_empty() && off {
        // What isn't recorded may be planned all the same, and its comment may say so.
        if !may_lack_some(pack) {
            let none = if over.is_empty() { "No action" } else { "Nothing more" };
            said.push(format!("{none} is recorded here about its being off target."));
        }
        said.extend(rating.latest_comment(pack.calendar(), measure).and_then(|(of, comment)| {
            let comment = comment.trim();
            (!comment.is_empty()).then(|| format!("Its comment for {}: “{comment}”", of.label()))
        }));
    }
    let words = |action: &'a Action| {
        let owner = match action.owner.trim() {
            "" => "nobody is named for it".to_owned(),
            owner => owner.to_owned(),
        };
        (action, format!("{}; {owner}.", action_words(action, then)))
    };
    Planned { open: open.into_iter().map(words).collect(), said }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Objective, PlanId};
    use std::sync::Arc;

    fn pack(actions: Vec<Action>) -> Pack {
        let objective = Objective {
            id: "o".into(),
            name: "Homes".into(),
            plan: PlanId::from("p"),
            measures: vec!["m".into()],
            ..Objective::default()
        };
        Pack {
            objectives: vec![Arc::new(objective)],
            actions: actions.into_iter().map(Arc::new).collect(),
            ..Pack::default()
        }
    }

    fn action(id: &str, due: &str, state: ActionState) -> Action {
        Action {
            id: id.into(),
            name: id.to_owned(),
            plan: "p".into(),
            due: due.parse().ok(),
            state,
            objective: Some("o".into()),
            ..Action::default()
        }
    }

    fn told(actions: Vec<Action>) -> (Vec<String>, Vec<String>) {
        let measure = Measure { id: "m".into(), ..Measure::default() };
        let pack = pack(actions);
        let as_at = crate::rating::AsAt { period: "2025-09".parse().unwrap(), on: None };
        let rating = crate::rating::rate(&pack, &measure, as_at);
        let found = planned(&pack, &measure, &rating, "2025-10-01".parse().unwrap());
        let open = found.open.iter().map(|(action, words)| format!("{}: {words}", action.name));
        (open.collect(), found.said)
    }

    #[test]
    fn says_that_nothing_is_where_nothing_is() {
        let none = "No action is tied to this measure or to an objective it shows.";
        assert_eq!(told(vec![]), (vec![], vec![none.to_owned()]));
        let mut other = action("a", "2026-01-01", ActionState::UnderWay);
        other.objective = None;
        assert_eq!(told(vec![other]).1, [none]);
        // It serves the objective by moving another measure.
        let mut others = action("a", "2026-01-01", ActionState::UnderWay);
        others.measures = vec!["another".into()];
        assert_eq!(told(vec![others]), (vec![], vec![none.to_owned()]));
        let over = |state| told(vec![action("a", "2026-01-01", state)]);
        let one =
            |words: &str| (vec![], vec![format!("The one action tied to it, “a”, is {words}.")]);
        assert_eq!(over(ActionState::Done), one("done"));
        assert_eq!(over(ActionState::Stopped), one("stopped"));
    }

    #[test]
    fn what_was_done_after_the_day_is_open_on_it() {
        let done = Action {
            starts: "2025-08-20".parse().ok(),
            done_on: "2025-11-26".parse().ok(),
            ..action("a", "2025-11-30", ActionState::Done)
        };
        let open = vec!["a: Under way, due 30 Nov 2025; nobody is named for it.".to_owned()];
        assert_eq!(told(vec![done]), (open, vec![]));
    }

    #[test]
    fn what_is_to_mend_an_exception_was_not_planned_before_that_was_raised() {
        let measure = Measure { id: "m".into(), ..Measure::default() };
        let raised = "2025-07".parse().unwrap();
        let x = crate::model::Exception::new(
            "x".into(),
            "X".into(),
            "m".into(),
            raised,
            crate::model::Trigger::Red,
        );
        let mending =
            Action { exception: Some("x".into()), ..action("a", "", ActionState::UnderWay) };
        let mut pack = Pack { exceptions: vec![x.into()], ..pack(vec![mending]) };
        pack.organisation.clock = "2025-10-31".parse().ok();
        let check = |on: &str, expected: usize| {
            let as_at = crate::rating::AsAt { period: "2025-09".parse().unwrap(), on: None };
            let rating = crate::rating::rate(&pack, &measure, as_at);
            let found = planned(&pack, &measure, &rating, on.parse().unwrap());
            assert_eq!(found.open.len(), expected, "{on}");
        };
        check("2025-06-30", 0);
        check("2025-07-31", 1);
        check("2025-10-31", 1);
    }

    #[test]
    fn of_what_is_off_target_without_an_action_the_comment_is_quoted() {
        let told = |comment: &str| {
            let comment = match comment {
                "" => String::new(),
                words => format!(r#","comment":"{words}""#),
            };
            let measure: Measure = serde_json::from_str(&format!(
                r#"{{"id":"m","name":"M","frequency":"monthly","polarity":"lower_is_better","accumulation":"latest",
                "precision":0,"specification":{{}},"series":[{{"period":"2025-09","value":110{comment}}}],
                "targets":{{"2025/26":{{"aim":{{"kind":"value","value":100}},
                    "trajectory":[{{"period":"2025-09","plan":100}}]}}}}}}"#
            ))
            .unwrap();
            let as_at = crate::rating::AsAt { period: "2025-09".parse().unwrap(), on: None };
            let pack = pack(vec![]);
            let rating = crate::rating::rate(&pack, &measure, as_at);
            planned(&pack, &measure, &rating, "2025-10-01".parse().unwrap()).said
        };
        let none = "No action is recorded here about its being off target.";
        assert_eq!(told("")[1..], [none]);
        let quoted = "Its comment for Sep 2025: “Leases are being sought.”";
        assert_eq!(told("Leases are being sought.")[1..], [none, quoted]);
    }

    #[test]
    fn what_names_the_measure_comes_before_what_serves_its_objective() {
        let mut own = action("own", "", ActionState::NotStarted);
        own.measures = vec!["m".into()];
        own.owner = "Head of Housing".to_owned();
        let soon = action("soon", "2025-09-30", ActionState::UnderWay);
        let later = action("later", "2026-03-31", ActionState::NotStarted);
        let (open, said) = told(vec![later, soon, own, action("x", "", ActionState::Stopped)]);
        assert_eq!(
            open,
            [
                "own: Not started, no date set; Head of Housing.",
                "soon: Under way, due 30 Sep 2025, 1 day late; nobody is named for it.",
                "later: Not started, due 31 Mar 2026; nobody is named for it.",
            ]
        );
        assert_eq!(said, ["1 more is done or stopped."]);
    }
}
