//! A session as it is set up, given as a file and read again; where its tables stand.

use super::*;
use crate::training::results::{Outcome, code, read_line};

#[test]
fn a_session_is_a_set_in_its_own_order_with_its_own_minutes() {
    let session = session();
    let shipped = shipped();
    assert_eq!(session.check(&shipped), Ok(()));
    let set = session.set(&shipped);
    let order: Vec<_> = set.exercises.iter().map(|it| (it.id.as_str(), it.minutes)).collect();
    assert_eq!(order, [("average-of-averages", 7), ("on-the-line", 9)]);
    let timing = session.timing(&shipped);
    let from: Vec<_> = timing.iter().map(|slot| slot.from).collect();
    assert_eq!(from, [0, 7, 16, 20, 52, 67]);
    assert_eq!(session.parts(&shipped).all(), 72);
    // A file of before there was a tour in sessions is one without.
    assert!(session.tour.is_empty() && !session.written().contains("tour"));
    // With a break: before the council, else halfway through the exercises.
    let slots = |session: &Session| -> Vec<(u32, String)> {
        let timing = session.timing(&shipped);
        let all: u32 = timing.iter().map(|slot| slot.minutes).sum();
        assert_eq!(session.parts(&shipped).all(), all);
        timing.into_iter().map(|slot| (slot.from, slot.what)).collect()
    };
    let mut broken = Session { break_minutes: 10, ..session.clone() };
    assert_eq!(slots(&broken)[2], (16, "Break".to_owned()));
    assert_eq!(slots(&broken)[3].0, 26);
    broken.council = None;
    broken.exercises.push(Planned { id: "signal-or-noise".to_owned(), minutes: 12 });
    assert_eq!(slots(&broken)[2], (16, "Break".to_owned()));
    assert_eq!(slots(&broken)[3], (26, "Signal or noise".to_owned()));
    assert_eq!(read_session(&shipped, session.written().as_bytes()), Ok(session.clone()));
    // A code of it is of no other set.
    let of_session = code(&set, &[Outcome::RightAtOnce, Outcome::NotYet]);
    assert!(read_line(&shipped, &of_session).is_err());
    assert_eq!(session.team(" TEAM 2"), Some("Team 2"));
}

#[test]
fn exercises_of_its_own_travel_with_it_where_they_are_chosen() {
    let shipped = shipped();
    let mut session = session();
    let own =
        |id: &str| crate::training::Exercise { id: id.to_owned(), ..shipped.exercises[0].clone() };
    session.own = vec![own("mine"), own("left-out")];
    session.exercises.push(Planned { id: "mine".to_owned(), minutes: 3 });
    let read = read_session(&shipped, session.written().as_bytes()).unwrap();
    assert_eq!(read.own.len(), 1);
    assert_eq!(read.set(&shipped).exercises[2].id, "mine");
    // One that can't be done is told by its name.
    session.own[0].pack.clear();
    let told = session.check(&shipped).unwrap_err().to_string();
    assert!(told.contains("can't be done"), "{told}");
}

#[test]
fn what_is_no_session_is_refused_in_a_sentence() {
    let shipped = shipped();
    let tour = crate::training::tour::Stop::ALL.to_vec();
    let sound = Session { break_minutes: 5, tour, ..session() };
    let sound = serde_json::to_value(sound).unwrap();
    let check = |pointer: &str, value: serde_json::Value, expected: &str| {
        let mut broken = sound.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        let told = read_session(&shipped, broken.to_string().as_bytes()).unwrap_err().to_string();
        assert!(told.contains(expected), "{pointer}: {told}");
    };
    check("/format", "golden-thread-pack".into(), "its format is another one");
    check("/version", 2.into(), "of version 2");
    check("/name", " ".into(), "give the session a name");
    check("/name", "a\nb".into(), "on one line");
    check("/about", "x".repeat(601).into(), "600 letters");
    check("/exercises", serde_json::json!([]), "at least one exercise");
    check("/exercises/0/id", "nowhere".into(), "'nowhere' isn't in this page");
    check("/exercises/0/id", "on-the-line".into(), "'On the line' is there twice");
    check("/exercises/0/minutes", 0.into(), "1 to 120 minutes");
    check("/exercises/0/minutes", (-1).into(), "not a session");
    check("/teams", serde_json::json!([]), "at least one team");
    check("/teams", serde_json::json!(vec!["x"; 41]), "40 at most");
    check("/teams/0", "x".repeat(61).into(), "60 letters");
    check("/teams/0", "team 2 ".into(), "two teams are called");
    check("/council/seed", "".into(), "give the council a seed");
    check("/council/minutes", 61.into(), "60 minutes at most");
    check("/council/minutes", 300.into(), "not a session");
    check("/tour/1", "thread".into(), "stop 1 of the tour is there twice");
    check("/tour/0", "nowhere".into(), "not a session");
    check("/break_minutes", 61.into(), "60 minutes at most");
    for bytes in [&b"\xff\xfe[[[["[..], b"", b"[]", b"null"] {
        assert!(read_session(&shipped, bytes).is_err());
    }
    let long = vec![b' '; LONGEST_FILE + 1];
    assert_eq!(read_session(&shipped, &long), Err(SessionError::TooLong));
}

#[test]
fn tables_stand_apart_in_the_room() {
    let check = |teams: usize, rows: usize| {
        let names: Vec<String> = (1..=teams).map(|at| at.to_string()).collect();
        let plan = RoomPlan::of(&names);
        assert_eq!(plan.tables.len(), teams);
        let mut tops: Vec<_> = plan.tables.iter().map(|it| it.at.1.to_bits()).collect();
        tops.dedup();
        assert_eq!(tops.len(), rows, "{teams}");
        for (at, table) in plan.tables.iter().enumerate() {
            assert!(table.at.0 > 0.0 && table.at.0 < plan.size.0 && table.at.1 < plan.size.1);
            assert!(plan.tables[..at].iter().all(|other| other.at != table.at));
        }
    };
    check(0, 0);
    check(1, 1);
    check(3, 2);
    check(15, 4);
    check(40, 8);
}

/// Rounds without a clock take their time all the same: nothing after them starts before they have begun.
#[test]
fn a_council_without_a_clock_is_in_the_sum() {
    let shipped = shipped();
    let timed = session();
    let minutes = |round: u8| {
        let council = timed.council.clone().map(|it| CouncilRound { minutes: round, ..it });
        let session = Session { council, ..timed.clone() };
        let timing = session.timing(&shipped);
        assert!(timing.windows(2).all(|two| two[0].from < two[1].from), "{round}: {timing:?}");
        (session.parts(&shipped), session.set(&shipped).exercises.len())
    };
    assert_eq!(minutes(0), minutes(ROUND_MINUTES));
    assert!(minutes(0).0.council > 0);
}
