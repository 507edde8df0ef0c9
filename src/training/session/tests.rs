//! A session through and through: set up, read again, collected, debriefed. On the set that ships.

use super::*;
use crate::edit::Context;
use crate::edit::join::{Sender, Settling, join};
use crate::model::{Organisation, Pack};
use crate::training::council::{Decision, Game, QUARTERS};
use crate::training::results::{Came, Outcome, ResultFile, code, read_file, read_line};
use crate::training::{Answering, ExerciseSet, Pledge, pledges_pack, read};
use std::sync::Arc;

fn shipped() -> ExerciseSet {
    read(include_bytes!("../../../public/training/balanced-scorecard.json")).unwrap()
}

/// Two exercises, in another order than they ship, for three teams, with the council.
fn session() -> Session {
    let planned = |id: &str, minutes| Planned { id: id.to_owned(), minutes };
    Session {
        name: "A morning".to_owned(),
        exercises: vec![planned("average-of-averages", 7), planned("on-the-line", 9)],
        council: Some(CouncilRound { seed: "7".to_owned(), minutes: 4 }),
        ..Session::new("s-1", &shipped())
    }
}

/// The results of a team that answers the first question of an exercise wrongly, and never right.
fn results(session: &Session, team: &str, exercise: &str) -> ResultFile {
    let set = session.set(&shipped());
    let mut file = ResultFile { name: team.to_owned(), ..ResultFile::new(&set) };
    for it in &set.exercises {
        let play = it.play(0).unwrap();
        let mut answers = play.right();
        if it.id == exercise {
            let Answering::Choose(choices) = &play.questions[0].answering else { panic!() };
            let wrong = choices.iter().find(|choice| choice.key != answers[0]).unwrap();
            answers[0].clone_from(&wrong.key);
        }
        let verdict = play.judge(&answers);
        file.answered(&play, &answers, &verdict);
    }
    file
}

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
    assert_eq!(from, [0, 7, 16, 52, 67]);
    assert_eq!(session.minutes(&shipped), 72);
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
    let sound = serde_json::to_value(session()).unwrap();
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
    check("/council/seed", "".into(), "the council takes a seed");
    check("/council/minutes", 61.into(), "60 minutes a round");
    check("/council/minutes", 300.into(), "not a session");
    for bytes in [&b"\xff\xfe[[[["[..], b"", b"[]", b"null"] {
        assert!(read_session(&shipped, bytes).is_err());
    }
    let long = vec![b' '; LONGEST_FILE + 1];
    assert_eq!(read_session(&shipped, &long), Err(SessionError::TooLong));
}

#[test]
fn fifteen_come_in_and_who_is_missing_is_told() {
    let mut session = session();
    session.teams = (1..=15).map(|at| format!("Trainee {at}")).collect();
    let set = session.set(&shipped());
    let mut all = Collected::default();
    for at in 1..=14 {
        let file = results(&session, &format!("TRAINEE {at}"), "on-the-line");
        if at % 2 == 0 {
            let line = format!("trainee {at}: {}", code(&set, &file.outcomes(&set)));
            all.take(Some(&session), read_line(&set, &line).unwrap());
        } else {
            all.take_file(Some(&session), &set, file.written().as_bytes()).unwrap();
        }
    }
    assert_eq!(all.sheet.rows.len(), 14);
    assert_eq!(all.missing(&session), ["Trainee 15"]);
    assert_eq!(all.tally(1), Tally { not_yet: 14, ..Tally::default() });
    assert_eq!(all.tally(0), Tally { at_once: 14, ..Tally::default() });
    assert!(all.csv(Some(&session), &set).trim_end().ends_with("Not in yet,Trainee 15"));
    // What is kept is the same when it is read again.
    assert_eq!(Collected::read(&all.written(), &set), all);
    assert_eq!(Collected::read("{", &set), Collected::default());
    let hostile = r#"{"sheet":{"rows":[{"name":"A","outcomes":[]}]},"games":[]}"#;
    assert_eq!(Collected::read(hostile, &set).sheet.rows[0].outcomes.len(), 2);
}

#[test]
fn games_come_in_with_the_luck_of_the_session_and_only_when_over() {
    let session = session();
    let set = session.set(&shipped());
    let mut all = Collected::default();
    let game = |seed: &str, quarters: usize| {
        let mut game = Game::new("team 1", seed, 0).unwrap();
        game.start();
        for _ in 0..quarters {
            game.decide(Decision::nothing()).unwrap();
        }
        game.write()
    };
    let mut take = |game: String| all.take_file(Some(&session), &set, game.as_bytes());
    assert!(take(game("7", 3)).unwrap_err().contains("isn't over"));
    assert!(take(game("8", QUARTERS)).unwrap_err().contains("another seed"));
    assert_eq!(take(game("7", QUARTERS)), Ok(()));
    assert_eq!(take(game("7", QUARTERS)), Ok(()));
    assert!(take("{}".to_owned()).is_err());
    assert_eq!(all.games.len(), 1);
    assert_eq!(all.missing_games(&session), ["Team 2", "Team 3"]);
}

#[test]
fn the_debrief_begins_with_what_was_got_wrong_most() {
    let session = session();
    let set = session.set(&shipped());
    let mut all = Collected::default();
    for (team, exercise) in
        [("Team 1", "on-the-line"), ("Team 2", "on-the-line"), ("Team 3", "average-of-averages")]
    {
        let file = results(&session, team, exercise);
        all.take_file(Some(&session), &set, file.written().as_bytes()).unwrap();
    }
    let slides = debrief(&set, &all).unwrap();
    // One question of each was wrong, and files say which.
    let found: Vec<_> = slides.iter().map(|it| (it.play.exercise.id.as_str(), it.wrong)).collect();
    assert_eq!(found, [("on-the-line", Some((2, 3))), ("average-of-averages", Some((1, 3)))]);
    let first = &slides[0];
    assert_eq!((first.at, first.answer.as_str()), (0, "Green"));
    assert!(!first.lines.is_empty() && !first.rule.is_empty());
    assert_eq!(first.common.as_ref().map(|it| it.times), Some(2));
    // A code doesn't say which: every question of its exercise has a slide.
    let coded = Came {
        name: "Team 4".into(),
        outcomes: vec![Outcome::NotTried, Outcome::NotYet],
        ..Came::default()
    };
    all.take(Some(&session), coded);
    let of_line = debrief(&set, &all).unwrap();
    assert_eq!(of_line.iter().filter(|it| it.play.exercise.id == "on-the-line").count(), 5);
    assert!(debrief(&set, &Collected::default()).unwrap().is_empty());
}

#[test]
fn every_question_that_ships_can_be_projected_and_tells_nothing_before_it_is_asked_to() {
    let all = taught(&shipped()).unwrap();
    let slides: Vec<&Slide> = all.iter().flat_map(|it| &it.slides).collect();
    assert!(slides.len() > 40, "{}", slides.len());
    for slide in slides {
        let leaves = leaves(slide);
        let first = leaves.iter().position(|it| it.tells).unwrap();
        assert!(first > 0 && leaves[first..].iter().all(|it| it.tells), "{leaves:?}");
        assert!(leaves[..first].iter().all(|it| it.status.is_none()));
        assert_eq!(leaves[first].status, slide.status);
        for line in leaves[..first].iter().flat_map(|it| &it.lines) {
            let told = slide.lines.iter().any(|it| it.text == *line) || *line == slide.rule;
            assert!(!told, "{}: {line}", slide.play.exercise.name);
        }
    }
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

#[test]
fn pledges_become_actions_that_the_page_that_joins_packs_takes_in() {
    let session = session();
    let set = session.set(&shipped());
    let pledge =
        Pledge::new("Head of Housing", "Look at the  chart\nfirst", "2026-03-20".parse().ok());
    let mut file = results(&session, "Team 1", "on-the-line");
    file.pledges.extend(pledge);
    file.pledges.extend(Pledge::new("", "  ", None));
    assert_eq!(file.pledges.len(), 1);
    let mut all = Collected::default();
    all.take_file(Some(&session), &set, file.written().as_bytes()).unwrap();
    let pack = pledges_pack("s-1", all.pledges().map(|(_, it)| it));
    let written = crate::pack::write(&pack);
    let read = crate::pack::read(written.as_bytes());
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    let (pack, own) = (
        read.pack.unwrap(),
        Organisation {
            name: "X".into(),
            vocabulary: crate::model::Vocabulary::OnOffTarget,
            ..Organisation::default()
        },
    );
    let mut open = Pack { organisation: own, ..Pack::default() };
    for _ in 0..2 {
        let senders = [
            Sender::new("open", Arc::new(open.clone())),
            Sender::new("pledges", Arc::new(pack.clone())),
        ];
        let joined = join(&senders, true, &Settling::default()).unwrap();
        assert_eq!(joined.open().count(), 0, "{:?}", joined.conflicts);
        joined.apply(&mut open, "Join", &Context::default()).unwrap();
    }
    assert_eq!(open.actions.len(), 1);
    let action = &open.actions[0];
    assert_eq!(
        (action.name.as_str(), action.owner.as_str()),
        ("Look at the chart first", "Head of Housing")
    );
    assert_eq!(action.due.unwrap().to_string(), "2026-03-20");
    assert_eq!(open.organisation.name, "X");
    // A code that comes later takes no pledge away, and a hostile file brings no more than there may be.
    let line = format!("Team 1 {}", code(&set, &file.outcomes(&set)));
    all.take(Some(&session), read_line(&set, &line).unwrap());
    assert_eq!(all.pledges().count(), 1);
    let many = vec![Pledge { who: "x".repeat(99), what: "y".repeat(400), by: None }; 99];
    let hostile = ResultFile { pledges: many, ..file };
    let read = read_file(&set, hostile.written().as_bytes()).unwrap();
    assert_eq!((read.pledges.len(), read.pledges[0].what.len()), (40, 300));
}
