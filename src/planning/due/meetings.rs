//! What was promised at meetings and is to come: decisions that somebody acts on, and replies to recommendations.

use super::{Due, State, Undated, What};
use crate::model::{Day, Decision, Meeting, Pack, PlanId, RecommendationState, RecommendationStep};
use chrono::NaiveDate;

/// Decisions with a day and replies with one, of meetings up to a day, as on it.
pub(super) fn promised_at_meetings(pack: &Pack, on: NaiveDate) -> Vec<Due> {
    let held = pack.meetings.iter().filter(|held| held.on.0 <= on);
    held.flat_map(|held| decisions(held, on).chain(replies(held, on))).collect()
}

fn decisions(held: &Meeting, on: NaiveDate) -> impl Iterator<Item = Due> {
    held.items.iter().enumerate().flat_map(move |(item_at, item)| {
        item.decisions.iter().enumerate().filter_map(move |(at, decision)| {
            let what = What::Decision(held.id.clone(), item_at, at);
            let done = decision.done_by(Day(on)).is_some();
            let state = state(decision.by?, done, on);
            Some(due(decision.by?, what, (&decision.what, &decision.who), &held.plans, state))
        })
    })
}

/// Decisions without a day that nobody has acted on, of meetings up to a day.
pub(super) fn undated_decisions(pack: &Pack, on: NaiveDate) -> impl Iterator<Item = Undated> {
    let held = pack.meetings.iter().filter(move |held| held.on.0 <= on);
    held.flat_map(move |held| {
        held.items.iter().enumerate().flat_map(move |(item_at, item)| {
            let all = item.decisions.iter().enumerate();
            let open = move |decision: &Decision| {
                decision.by.is_none() && decision.done_by(Day(on)).is_none()
            };
            all.filter(move |(_, decision)| open(decision)).map(move |(at, decision)| Undated {
                what: What::Decision(held.id.clone(), item_at, at),
                name: decision.what.clone(),
                post: decision.who.trim().to_owned(),
                plans: held.plans.clone(),
            })
        })
    })
}

/// What was replied to owes no reply; whether it is done is for the next meeting to ask.
fn replies(held: &Meeting, on: NaiveDate) -> impl Iterator<Item = Due> {
    held.recommendations.iter().enumerate().filter_map(move |(at, asked)| {
        let replied = |it: &RecommendationStep| it.state != RecommendationState::Made;
        let over = asked.life_by(Day(on)).iter().any(replied);
        let what = What::Reply(held.id.clone(), at);
        let day = asked.reply_by?;
        Some(due(day, what, (&asked.words, &asked.to), &held.plans, state(day, over, on)))
    })
}

fn state(by: Day, over: bool, on: NaiveDate) -> State {
    match over {
        true => State::Over,
        false if by.0 < on => State::Late,
        false => State::ToCome,
    }
}

fn due(day: Day, what: What, (name, post): (&str, &str), plans: &[PlanId], state: State) -> Due {
    let post = post.trim().to_owned();
    let plans = plans.to_vec();
    Due { day, what, name: name.to_owned(), answers: post.clone(), post, plans, state }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MeetingItem, Recommendation};

    #[test]
    fn what_was_promised_is_due_until_it_is_done_or_replied_to() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let check = |done: Option<&str>, replied: Option<&str>, on: &str, expected: &[State]| {
            let decision = Decision {
                what: "Ring".to_owned(),
                who: "Head".to_owned(),
                by: Some(day("2025-10-31")),
                done_on: done.map(day),
                ..Decision::default()
            };
            let undated = Decision { by: None, ..decision.clone() };
            let step = |on: &str| RecommendationStep {
                state: RecommendationState::Accepted,
                on: day(on),
                ..RecommendationStep::default()
            };
            let asked = Recommendation {
                words: "Hire".to_owned(),
                reply_by: Some(day("2025-10-31")),
                life: replied.map(step).into_iter().collect(),
                ..Recommendation::default()
            };
            let items =
                vec![MeetingItem { decisions: vec![undated, decision], ..MeetingItem::default() }];
            let held = Meeting {
                items,
                recommendations: vec![asked],
                plans: vec!["p".into()],
                ..Meeting::new("m".into(), "M".to_owned(), "B".to_owned(), day("2025-10-08"))
            };
            let pack = Pack { meetings: vec![held.into()], ..Pack::default() };
            let found = promised_at_meetings(&pack, day(on).0);
            let undated = undated_decisions(&pack, day(on).0).count();
            assert_eq!(undated, usize::from(!expected.is_empty() && expected[0] != Over));
            let states: Vec<State> = found.iter().map(|due| due.state).collect();
            assert_eq!(states, expected, "{done:?} {replied:?} {on}");
            assert!(found.iter().all(|due| due.plans == ["p".into()]));
        };
        use State::{Late, Over, ToCome};
        check(None, None, "2025-10-07", &[]);
        check(None, None, "2025-10-31", &[ToCome, ToCome]);
        check(None, None, "2025-11-01", &[Late, Late]);
        check(Some("2025-11-03"), Some("2025-11-02"), "2025-11-02", &[Late, Over]);
        check(Some("2025-11-03"), Some("2025-11-02"), "2025-11-03", &[Over, Over]);
    }
}
