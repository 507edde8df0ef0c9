//! Meetings of the sample council: the second opens with what the first promised, and its agenda is in order.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::members;
use golden_thread::edit::{Command, Context, apply};
use golden_thread::exchange::question_file::{QuestionFile, merge, merged, read, write};
use golden_thread::model::*;
use golden_thread::report::enquiry::{Condition, enquiries};
use golden_thread::report::meeting::{agenda, follow_ups, last_answer, members_view};
use members::{members, sample};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

fn november(pack: &Pack) -> Meeting {
    pack.meeting(&"housing-partnership-november".into()).unwrap().clone()
}

fn september() -> Period {
    "2025-09".parse().unwrap()
}

#[test]
fn the_second_meeting_opens_with_what_the_first_promised() {
    let pack = sample();
    let meeting = november(&pack);
    let on: Day = "2025-10-31".parse().unwrap();
    let found = follow_ups(&pack, &meeting, on);
    let told: Vec<(&str, bool, bool)> =
        found.iter().map(|it| (it.what.as_str(), it.over, it.overdue)).collect();
    assert_eq!(
        told,
        [
            ("Visit the two hotels that hold most families", true, false),
            ("Bring the list of leases with their dates", false, true),
            ("Agree to lease up to 20 homes outside the borough", false, true),
        ]
    );
    let then = last_answer(&pack, &meeting, PartnershipQuestion::CommonView).unwrap();
    assert_eq!(then.answer.met, Some(Met::Partly));
    let seen = members_view(&pack, &"temporary-accommodation".into(), on).unwrap();
    assert_eq!((seen.rating, seen.body.as_str()), (MembersRating::Red, "Housing Partnership"));
}

#[test]
fn an_agenda_comes_in_order_is_of_the_body_and_is_offered_once() {
    let pack = sample();
    let mut meeting = november(&pack);
    meeting.items.clear();
    let offered = |pack: &Pack, meeting: &Meeting| {
        members(pack, september(), |all, now| {
            agenda(pack, all, meeting, now, Vocabulary::RedAmberGreen)
        })
    };
    let found = offered(&pack, &meeting);
    let parts: Vec<AgendaPart> = found.iter().map(|it| it.part.unwrap()).collect();
    let mut sorted = parts.clone();
    sorted.sort();
    assert_eq!(parts, sorted, "what was promised comes first, risks last");
    assert_eq!(parts.iter().filter(|it| **it == AgendaPart::FollowUp).count(), 3);
    let year = "2025/26".parse().unwrap();
    let plans = meeting.plans.iter().filter_map(|id| pack.plan(id));
    let homes: Vec<MeasureId> = plans.flat_map(|plan| pack.standing(plan, year)).collect();
    let of_figures = [AgendaPart::Exception, AgendaPart::MovedTarget, AgendaPart::LateData];
    let about = found.iter().filter(|it| of_figures.contains(&it.part.unwrap()));
    let measures: Vec<&MeasureId> = about.filter_map(|it| it.measure.as_ref()).collect();
    assert!(measures.iter().all(|id| homes.contains(id)), "{measures:?} not in {homes:?}");
    let first = found.iter().find(|it| it.part == Some(AgendaPart::Exception)).unwrap();
    assert_eq!(first.exception, Some("temporary-accommodation-red".into()));
    assert_eq!(first.kind, ItemKind::Decide);
    let whole = Meeting { plans: Vec::new(), ..meeting.clone() };
    assert!(offered(&pack, &whole).len() > found.len());
    meeting.items = found;
    assert_eq!(offered(&pack, &meeting), []);
}

#[test]
fn every_question_that_is_offered_has_its_rows_and_a_measure_on_target_is_asked_little() {
    let pack = sample();
    members(&pack, september(), |all, now| {
        let asked = |id: &str| {
            let member = all.iter().find(|it| it.measure.id.as_str() == id).unwrap();
            enquiries(&pack, *member, now, Vocabulary::RedAmberGreen)
        };
        let conditions: Vec<Condition> =
            asked("temporary-accommodation").iter().map(|it| it.condition).collect();
        for condition in [Condition::RedThrice, Condition::PromiseMoved, Condition::Signal] {
            assert!(conditions.contains(&condition), "{condition:?} of {conditions:?}");
        }
        for member in all {
            for found in asked(member.measure.id.as_str()) {
                assert!(!found.rows.is_empty() && found.text.contains(&member.measure.name));
            }
        }
    });
}

#[test]
fn a_question_goes_out_comes_back_answered_and_is_public_only_once_somebody_says_so() {
    let pack = sample();
    let reader = Question {
        id: "question-new".into(),
        words: "Which hotels?".to_owned(),
        measure: Some("temporary-accommodation".into()),
        audience: Some(Audience::Public),
        ..Question::default()
    };
    let sent = write(&QuestionFile { organisation: String::new(), questions: vec![reader] });
    let mut officers = pack.clone();
    let brings = merge(&officers.questions, &read(sent.as_bytes()).unwrap());
    let command = brings.placed(&officers, &[]).command.unwrap();
    apply(&mut officers, command, &Context::default()).unwrap();
    let mut question = officers.question(&"question-new".into()).unwrap().clone();
    let public = |pack: &Pack| {
        let public = golden_thread::pack::for_audience(pack, Audience::Public).pack;
        public.questions.iter().map(|it| it.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(public(&officers), [""; 0]);
    question.answer = "Two in the north.".to_owned();
    apply(&mut officers, Command::Set(question.clone().into()), &Context::default()).unwrap();
    let back = write(&QuestionFile {
        organisation: String::new(),
        questions: officers.questions.iter().map(|it| Question::clone(it)).collect(),
    });
    let brings = merge(&pack.questions, &read(back.as_bytes()).unwrap());
    assert!(brings.new.iter().any(|it| it.answer == "Two in the north."));
    question.audience = Some(Audience::Public);
    apply(&mut officers, Command::Set(question.into()), &Context::default()).unwrap();
    assert_eq!(public(&officers), ["question-new"]);
}

/// Questions of few ids and words, so that two files often speak of the same.
fn questions() -> impl Strategy<Value = Vec<Question>> {
    let said = || prop::sample::select(&["", "Rain", "Snow"][..]);
    let one = (0..4_u8, prop::sample::select(&["Why?", "Who?"][..]), said());
    vec(one, 0..6).prop_map(|all| {
        let mut found: Vec<Question> = Vec::new();
        for (id, words, answer) in all {
            let id = QuestionId(format!("q{id}"));
            if found.iter().all(|held| held.id != id) {
                let (words, answer) = (words.to_owned(), answer.to_owned());
                found.push(Question { id, words, answer, ..Question::default() });
            }
        }
        found
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_a_file_is_it_is_read_or_refused(bytes in vec(any::<u8>(), 0..400), cut in 0..250_usize) {
        let _ = read(&bytes);
        let asked = Question { id: "q".into(), words: "Why?".to_owned(), ..Question::default() };
        let whole = write(&QuestionFile { organisation: "A".to_owned(), questions: vec![asked] });
        let mut damaged = whole.into_bytes();
        let at = cut.min(damaged.len());
        damaged.splice(at..at, bytes);
        let _ = read(&damaged);
    }

    #[test]
    fn taken_twice_a_file_brings_nothing_more_and_nothing_here_is_lost(
        ours in questions(), theirs in questions(), side in any::<bool>(),
    ) {
        let there: Vec<Arc<Question>> = ours.iter().cloned().map(Arc::new).collect();
        let file = QuestionFile { organisation: String::new(), questions: theirs };
        let brings = merge(&there, &file);
        let sides = vec![side; brings.conflicts.len()];
        let taken = merged(&there, &brings, &sides);
        for held in &ours {
            let now = taken.iter().find(|it| it.id == held.id);
            prop_assert!(now.is_some());
            let kept = !held.is_answered() || side || now.is_some_and(|it| it.answer == held.answer);
            prop_assert!(kept, "an answer changed that nobody chose to change");
        }
        let taken: Vec<Arc<Question>> = taken.into_iter().map(Arc::new).collect();
        let again = merge(&taken, &file);
        prop_assert!(again.new.is_empty() && again.answered.is_empty());
        prop_assert_eq!(again.conflicts.len(), if side { 0 } else { brings.conflicts.len() });
    }
}
