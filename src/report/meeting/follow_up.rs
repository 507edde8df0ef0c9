//! What was promised at a body's meetings, and what became of it.

use super::earlier;
use crate::model::{
    Day, Decision, MeasureId, Meeting, MeetingId, Pack, Recommendation, RecommendationState,
    day_label,
};
use crate::rating::see_judge_act::continued;

/// Where in a meeting something was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    /// A decision, by the place of its item and its own among that item's.
    Decision(usize, usize),
    /// A recommendation, by its place.
    Recommendation(usize),
}

/// Something that was promised at a meeting, as on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The meeting at which it was.
    pub meeting: MeetingId,
    /// Where in it.
    pub place: Promised,
    /// The day of that meeting.
    pub on: Day,
    /// What was promised.
    pub what: String,
    /// The measure that it was about.
    pub measure: Option<MeasureId>,
    /// Nothing more is to come of it.
    pub over: bool,
    /// Its day is past, and it isn't done or replied to.
    pub overdue: bool,
    /// By whom, by when, and what became of it, in a sentence.
    pub said: String,
}

/// What a body promised before a meeting, as on a day: all of its last meeting, and of older ones what isn't over; the
/// latest meeting first.
pub fn follow_ups(pack: &Pack, meeting: &Meeting, on: Day) -> Vec<FollowUp> {
    let mut found = Vec::new();
    for (age, held) in earlier(pack, meeting).into_iter().enumerate() {
        let all = decisions(held, on).chain(recommendations(held, on));
        found.extend(all.filter(|it| age == 0 || !it.over));
    }
    found
}

fn decisions(held: &Meeting, on: Day) -> impl Iterator<Item = FollowUp> {
    held.items.iter().enumerate().flat_map(move |(item_at, item)| {
        item.decisions.iter().enumerate().map(move |(at, decision)| FollowUp {
            meeting: held.id.clone(),
            place: Promised::Decision(item_at, at),
            on: held.on,
            what: decision.what.clone(),
            measure: item.measure.clone(),
            over: decision.done_on.is_some() || is_settled(decision),
            overdue: is_overdue(decision, on),
            said: decided_words(decision, on),
        })
    })
}

/// Nobody is to act on it: it was settled when it was decided.
fn is_settled(decision: &Decision) -> bool {
    decision.who.trim().is_empty() && decision.by.is_none()
}

fn is_overdue(decision: &Decision, on: Day) -> bool {
    decision.done_on.is_none() && decision.by.is_some_and(|by| by < on)
}

/// `Head of Housing by 31 Oct 2025: overdue.`
fn decided_words(decision: &Decision, on: Day) -> String {
    let who = match decision.who.trim() {
        "" => "nobody is named for it",
        who => who,
    };
    let by = decision.by.map(|by| format!(" by {}", day_label(by.0))).unwrap_or_default();
    let outcome = match decision.outcome.trim() {
        "" => String::new(),
        outcome => format!(" {outcome}"),
    };
    match decision.done_on {
        Some(done) => format!("{who}{by}: done on {}.{outcome}", day_label(done.0)),
        None if is_settled(decision) => format!("Nobody is to act on it.{outcome}"),
        None if is_overdue(decision, on) => format!("{who}{by}: overdue.{outcome}"),
        None => format!("{who}{by}: still to come.{outcome}"),
    }
}

fn recommendations(held: &Meeting, on: Day) -> impl Iterator<Item = FollowUp> {
    held.recommendations.iter().enumerate().map(move |(at, asked)| FollowUp {
        meeting: held.id.clone(),
        place: Promised::Recommendation(at),
        on: held.on,
        what: asked.words.clone(),
        measure: asked.measure.clone(),
        over: matches!(
            asked.state(),
            RecommendationState::Rejected | RecommendationState::EffectSeen
        ),
        overdue: reply_is_overdue(asked, on),
        said: reply_words(asked, on),
    })
}

/// Nobody replied by the day by which a reply was due.
fn reply_is_overdue(asked: &Recommendation, on: Day) -> bool {
    asked.state() == RecommendationState::Made && asked.reply_by.is_some_and(|by| by < on)
}

/// Where a recommendation is in its life, in a sentence: `Recommended to Cabinet: the reply was due by 31 Oct 2025 and is
/// overdue.`
pub fn reply_words(asked: &Recommendation, on: Day) -> String {
    let to = match asked.to.trim() {
        "" => "Recommended".to_owned(),
        to => format!("Recommended to {to}"),
    };
    let Some(step) = asked.life.last() else {
        return match asked.reply_by.map(|by| day_label(by.0)) {
            Some(by) if reply_is_overdue(asked, on) => {
                format!("{to}: the reply was due by {by} and is overdue.")
            }
            Some(by) => format!("{to}: a reply is due by {by}."),
            None => format!("{to}: no day for the reply is set."),
        };
    };
    let words = match step.words.trim() {
        "" => String::new(),
        words => format!(": {}", words.trim_end_matches('.')),
    };
    let state = continued(step.state.words());
    let right = if step.corrects { ", putting right what was said before" } else { "" };
    format!("{to}: {state} on {}{right}{words}.", day_label(step.on.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MeetingItem, RecommendationStep};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn decided(what: &str, who: &str, by: Option<&str>, done: Option<&str>) -> Decision {
        Decision {
            what: what.to_owned(),
            who: who.to_owned(),
            by: by.map(day),
            done_on: done.map(day),
            ..Decision::default()
        }
    }

    fn meeting(id: &str, body: &str, on: &str, decisions: Vec<Decision>) -> Meeting {
        let item = MeetingItem { name: "Item".to_owned(), decisions, ..MeetingItem::default() };
        Meeting {
            items: vec![item],
            ..Meeting::new(id.into(), id.to_owned(), body.to_owned(), day(on))
        }
    }

    #[test]
    fn the_next_meeting_opens_with_what_its_own_body_promised() {
        let done = || decided("Ring them", "Head", Some("2025-09-30"), Some("2025-09-20"));
        let open = || decided("Write", "Head", Some("2025-10-31"), None);
        let pack = Pack {
            meetings: vec![
                meeting("m1", "Scrutiny", "2025-08-01", vec![done(), open()]).into(),
                meeting("m2", " scrutiny", "2025-09-01", vec![done()]).into(),
                meeting("m3", "Cabinet", "2025-09-02", vec![open()]).into(),
                meeting("m5", "Scrutiny", "2025-12-01", vec![open()]).into(),
            ],
            ..Pack::default()
        };
        let now = meeting("m4", "Scrutiny", "2025-11-12", vec![]);
        let found = follow_ups(&pack, &now, day("2025-11-12"));
        // Of the last one what is done, too; of the one before it what is open; of others and of later ones nothing.
        let told: Vec<(&str, &str, bool)> =
            found.iter().map(|it| (it.meeting.as_str(), it.what.as_str(), it.overdue)).collect();
        assert_eq!(told, [("m2", "Ring them", false), ("m1", "Write", true)]);
    }

    #[test]
    fn a_decision_says_what_became_of_it() {
        let check = |decision: Decision, on: &str, said: &str, over: bool, overdue: bool| {
            let held = meeting("m", "B", "2025-08-01", vec![decision]);
            let found = decisions(&held, day(on)).next().unwrap();
            assert_eq!((found.said.as_str(), found.over, found.overdue), (said, over, overdue));
        };
        let by = Some("2025-10-31");
        let open = || decided("Write", "Head", by, None);
        check(open(), "2025-10-31", "Head by 31 Oct 2025: still to come.", false, false);
        check(open(), "2025-11-01", "Head by 31 Oct 2025: overdue.", false, true);
        let done = Decision {
            outcome: "It helped.".to_owned(),
            ..decided("Write", "Head", by, Some("2025-11-05"))
        };
        let said = "Head by 31 Oct 2025: done on 5 Nov 2025. It helped.";
        check(done, "2025-11-06", said, true, false);
        let nobody = decided("Write", "", by, None);
        let said = "nobody is named for it by 31 Oct 2025: overdue.";
        check(nobody, "2025-11-01", said, false, true);
        check(
            decided("Agreed", "", None, None),
            "2025-11-01",
            "Nobody is to act on it.",
            true,
            false,
        );
    }

    #[test]
    fn a_recommendation_is_told_through_its_life() {
        let asked = |steps: &[(RecommendationState, &str, &str)]| {
            let step =
                |(state, on, words): &(RecommendationState, &str, &str)| RecommendationStep {
                    state: *state,
                    on: day(on),
                    words: (*words).to_owned(),
                    ..RecommendationStep::default()
                };
            Recommendation {
                words: "Lease more homes".to_owned(),
                to: "Cabinet".to_owned(),
                reply_by: Some(day("2025-10-31")),
                life: steps.iter().map(step).collect(),
                ..Recommendation::default()
            }
        };
        let check = |asked: &Recommendation, on: &str, said: &str, over: bool, overdue: bool| {
            let held = Meeting { recommendations: vec![asked.clone()], ..Meeting::default() };
            let found = recommendations(&held, day(on)).next().unwrap();
            assert_eq!((found.said.as_str(), found.over, found.overdue), (said, over, overdue));
        };
        use RecommendationState::{Accepted, Done, EffectSeen, PartAccepted, Rejected};
        let made = asked(&[]);
        let due = "Recommended to Cabinet: a reply is due by 31 Oct 2025.";
        check(&made, "2025-10-31", due, false, false);
        let late = "Recommended to Cabinet: the reply was due by 31 Oct 2025 and is overdue.";
        check(&made, "2025-11-01", late, false, true);
        let undated = Recommendation { reply_by: None, to: String::new(), ..asked(&[]) };
        check(&undated, "2026-11-01", "Recommended: no day for the reply is set.", false, false);
        for (state, words, said, over) in [
            (Accepted, "", "accepted on 5 Nov 2025.", false),
            (PartAccepted, "Ten homes.", "accepted in part on 5 Nov 2025: Ten homes.", false),
            (Rejected, "No money", "rejected on 5 Nov 2025: No money.", true),
            (Done, "", "done on 5 Nov 2025.", false),
            (EffectSeen, "12 fewer", "effect seen on 5 Nov 2025: 12 fewer.", true),
        ] {
            let asked = asked(&[(Accepted, "2025-11-04", ""), (state, "2025-11-05", words)]);
            let said = format!("Recommended to Cabinet: {said}");
            check(&asked, "2026-01-01", &said, over, false);
        }
    }
}
