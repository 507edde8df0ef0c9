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
    /// Its day isn't past yet, but will be when the meeting that is told of it meets.
    pub due_before: bool,
    /// By whom, by when, and what became of it, in a sentence.
    pub said: String,
    /// The other body that asked this one for it. None: it is this body's own.
    pub asked_by: Option<String>,
    /// Nobody has replied to it yet.
    pub waits: bool,
}

impl FollowUp {
    /// When it was promised, or by whom it was recommended: `Promised on 8 Oct 2025`.
    pub fn made_words(&self) -> String {
        let on = day_label(self.on.0);
        match &self.asked_by {
            Some(body) => format!("Recommended by {body} on {on}"),
            None => format!("Promised on {on}"),
        }
    }
}

/// The day that something is told on, and the day of the meeting that it is told to.
#[derive(Clone, Copy)]
struct Told {
    today: Day,
    meets: Day,
}

/// How a promise that isn't kept yet stands to its day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Due {
    Overdue,
    BeforeMeeting,
    ToCome,
}

impl Told {
    /// Nothing is overdue before its day is past, however late the meeting is.
    fn due(self, by: Option<Day>) -> Due {
        match by {
            Some(by) if by < self.today => Due::Overdue,
            Some(by) if by < self.meets => Due::BeforeMeeting,
            _ => Due::ToCome,
        }
    }
}

/// What a body promised before a meeting, as on a day, today: all of its last meeting, and of older ones what isn't
/// over; the latest meeting first. After that what other bodies recommended to it, and isn't over.
pub fn follow_ups(pack: &Pack, meeting: &Meeting, today: Day) -> Vec<FollowUp> {
    let mut found = Vec::new();
    let told = Told { today, meets: meeting.on };
    for (age, held) in earlier(pack, meeting).into_iter().enumerate() {
        let all = decisions(held, told).chain(recommendations(held, told));
        found.extend(all.filter(|it| age == 0 || !it.over));
    }
    found.extend(asked_of(pack, meeting, told));
    found
}

/// What other bodies recommended to that of a meeting by its day, and isn't over; the latest first.
fn asked_of(pack: &Pack, meeting: &Meeting, told: Told) -> Vec<FollowUp> {
    let others = pack.meetings.iter().map(|held| &**held);
    let others = others.filter(|held| !held.is_of(&meeting.body) && held.on <= meeting.on);
    let mut found: Vec<FollowUp> = others
        .flat_map(|held| {
            let theirs = held.recommendations.iter().map(|it| meeting.is_of(&it.to));
            let all = recommendations(held, told).zip(theirs);
            let asked = all.filter_map(|(it, theirs)| (theirs && !it.over).then_some(it));
            asked.map(|it| FollowUp { asked_by: Some(held.body.trim().to_owned()), ..it })
        })
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.on));
    found
}

fn decisions(held: &Meeting, told: Told) -> impl Iterator<Item = FollowUp> {
    held.items.iter().enumerate().flat_map(move |(item_at, item)| {
        item.decisions.iter().enumerate().map(move |(at, decision)| FollowUp {
            meeting: held.id.clone(),
            place: Promised::Decision(item_at, at),
            on: held.on,
            what: decision.what.clone(),
            measure: item.measure.clone(),
            over: decision.done_by(told.today).is_some() || is_settled(decision),
            overdue: is_due(decision, told) == Some(Due::Overdue),
            due_before: is_due(decision, told) == Some(Due::BeforeMeeting),
            said: decided_words(decision, told),
            asked_by: None,
            waits: false,
        })
    })
}

/// Nobody is to act on it: it was settled when it was decided.
fn is_settled(decision: &Decision) -> bool {
    decision.who.trim().is_empty() && decision.by.is_none()
}

/// How a decision that isn't carried out stands to its day; `None` of one that is.
fn is_due(decision: &Decision, told: Told) -> Option<Due> {
    decision.done_by(told.today).is_none().then(|| told.due(decision.by))
}

/// `Head of Housing by 31 Oct 2025: overdue.`
fn decided_words(decision: &Decision, told: Told) -> String {
    let who = match decision.who.trim() {
        "" => "nobody is named for it",
        who => who,
    };
    let by = decision.by.map(|by| format!(" by {}", day_label(by.0))).unwrap_or_default();
    let outcome = match decision.outcome_by(told.today) {
        "" => String::new(),
        outcome => format!(" {outcome}"),
    };
    match decision.done_by(told.today) {
        Some(done) => format!("{who}{by}: done on {}.{outcome}", day_label(done.0)),
        None if is_settled(decision) => format!("Nobody is to act on it.{outcome}"),
        None => match told.due(decision.by) {
            Due::Overdue => format!("{who}{by}: overdue.{outcome}"),
            Due::BeforeMeeting => format!("{who}{by}: due before this meeting.{outcome}"),
            Due::ToCome => format!("{who}{by}: still to come.{outcome}"),
        },
    }
}

fn recommendations(held: &Meeting, told: Told) -> impl Iterator<Item = FollowUp> {
    held.recommendations.iter().enumerate().map(move |(at, asked)| FollowUp {
        meeting: held.id.clone(),
        place: Promised::Recommendation(at),
        on: held.on,
        what: asked.words.clone(),
        measure: asked.measure.clone(),
        over: matches!(
            asked.state_on(told.today),
            RecommendationState::Rejected | RecommendationState::EffectSeen
        ),
        overdue: reply_is_due(asked, told) == Some(Due::Overdue),
        due_before: reply_is_due(asked, told) == Some(Due::BeforeMeeting),
        said: asked_words(asked, told),
        asked_by: None,
        waits: asked.state_on(told.today) == RecommendationState::Made,
    })
}

/// How a reply that nobody has given stands to its day; `None` where somebody has.
fn reply_is_due(asked: &Recommendation, told: Told) -> Option<Due> {
    (asked.state_on(told.today) == RecommendationState::Made).then(|| told.due(asked.reply_by))
}

/// Where a recommendation is in its life, in a sentence: `Recommended to Cabinet: the reply was due by 31 Oct 2025 and is
/// overdue.`
pub fn reply_words(asked: &Recommendation, on: Day) -> String {
    asked_words(asked, Told { today: on, meets: on })
}

fn asked_words(asked: &Recommendation, told: Told) -> String {
    let to = match asked.to.trim() {
        "" => "Recommended".to_owned(),
        to => format!("Recommended to {to}"),
    };
    let Some(step) = asked.life_by(told.today).last() else {
        return match asked.reply_by.map(|by| day_label(by.0)) {
            Some(by) => match told.due(asked.reply_by) {
                Due::Overdue => format!("{to}: the reply was due by {by} and is overdue."),
                Due::BeforeMeeting => {
                    format!("{to}: a reply is due by {by}, before this meeting.")
                }
                Due::ToCome => format!("{to}: a reply is due by {by}."),
            },
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
    fn a_body_sees_what_others_recommended_to_it() {
        let asked = |words: &str, to: &str, steps: &[(RecommendationState, &str)]| {
            let step = |(state, on): &(RecommendationState, &str)| RecommendationStep {
                state: *state,
                on: day(on),
                words: "Said".to_owned(),
                ..RecommendationStep::default()
            };
            Recommendation {
                words: words.to_owned(),
                to: to.to_owned(),
                life: steps.iter().map(step).collect(),
                ..Recommendation::default()
            }
        };
        let mut scrutiny = meeting("m1", "Scrutiny", "2025-10-08", vec![]);
        scrutiny.recommendations = vec![
            asked("Lease", " cabinet", &[]),
            asked("Visit", "Cabinet", &[(RecommendationState::Accepted, "2025-10-20")]),
            asked("Buy", "Cabinet", &[(RecommendationState::Rejected, "2025-10-20")]),
            asked("Write", "Chief Executive", &[]),
        ];
        let mut later = meeting("m2", "Board", "2025-12-01", vec![]);
        later.recommendations = vec![asked("Sell", "Cabinet", &[])];
        let pack = Pack { meetings: vec![scrutiny.into(), later.into()], ..Pack::default() };
        let cabinet = meeting("m3", "Cabinet", "2025-11-12", vec![]);
        let found = follow_ups(&pack, &cabinet, day("2025-11-01"));
        let told: Vec<(&str, Option<&str>, bool)> =
            found.iter().map(|it| (it.what.as_str(), it.asked_by.as_deref(), it.waits)).collect();
        let by = Some("Scrutiny");
        assert_eq!(told, [("Lease", by, true), ("Visit", by, false)]);
        // The body that asked has them as its own, as before.
        let next = meeting("m4", "Scrutiny", "2025-11-20", vec![]);
        let found = follow_ups(&pack, &next, day("2025-11-01"));
        assert_eq!(found.iter().filter(|it| it.asked_by.is_none()).count(), 4);
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn what_is_due_between_today_and_the_meeting_is_not_overdue() {
        let mut before = meeting(
            "m1",
            "Scrutiny",
            "2025-10-08",
            vec![decided("Write", "Head", Some("2025-12-12"), None)],
        );
        let reply_by = Some(day("2025-12-13"));
        before.recommendations.push(Recommendation { reply_by, ..Recommendation::default() });
        let pack = Pack { meetings: vec![before.into()], ..Pack::default() };
        let planned = meeting("m2", "Scrutiny", "2025-12-20", vec![]);
        let check = |today: &str, expected: [(bool, bool, &str); 2]| {
            let found = follow_ups(&pack, &planned, day(today));
            let told: Vec<(bool, bool, &str)> =
                found.iter().map(|it| (it.overdue, it.due_before, it.said.as_str())).collect();
            assert_eq!(told, expected, "on {today}");
        };
        check(
            "2025-10-31",
            [
                (false, true, "Head by 12 Dec 2025: due before this meeting."),
                (false, true, "Recommended: a reply is due by 13 Dec 2025, before this meeting."),
            ],
        );
        check(
            "2025-12-14",
            [
                (true, false, "Head by 12 Dec 2025: overdue."),
                (true, false, "Recommended: the reply was due by 13 Dec 2025 and is overdue."),
            ],
        );
    }

    #[test]
    fn a_decision_says_what_became_of_it() {
        let check = |decision: Decision, on: &str, said: &str, over: bool, overdue: bool| {
            let held = meeting("m", "B", "2025-08-01", vec![decision]);
            let found = decisions(&held, Told { today: day(on), meets: day(on) }).next().unwrap();
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
        // What is done after the day isn't done on it.
        let later = || Decision {
            outcome: "It helped.".to_owned(),
            ..decided("Write", "Head", by, Some("2025-11-05"))
        };
        let said = "Head by 31 Oct 2025: still to come.";
        check(later(), "2025-10-30", said, false, false);
        check(later(), "2025-11-04", "Head by 31 Oct 2025: overdue.", false, true);
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
            let found =
                recommendations(&held, Told { today: day(on), meets: day(on) }).next().unwrap();
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
            // On an earlier day what came after it isn't said.
            let before = "Recommended to Cabinet: accepted on 4 Nov 2025.";
            check(&asked, "2025-11-04", before, false, false);
            check(&asked, "2025-11-03", late, false, true);
            check(&asked, "2025-10-31", due, false, false);
        }
    }
}
