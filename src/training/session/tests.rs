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
    check("/council/seed", "".into(), "the council takes a seed");
    check("/council/minutes", 61.into(), "60 minutes a round");
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
fn fifteen_come_in_and_who_is_missing_is_told() {
    let mut session = session();
    session.teams = (1..=15).map(|at| format!("Trainee {at}")).collect();
    let set = session.set(&shipped());
    let mut all = Collected::default();
    for at in 1..=14 {
        let file = results(&session, &format!("TRAINEE {at}"), "on-the-line");
        if at % 2 == 0 {
            let line = format!("trainee {at}: {}", code(&set, &file.outcomes(&set)));
            all.take(Some(&session), &set, read_line(&set, &line).unwrap());
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
    assert_eq!(take(game("7", QUARTERS)), Ok(None));
    assert_eq!(take(game("7", QUARTERS)), Ok(None));
    assert!(take("{}".to_owned()).is_err());
    assert_eq!(all.games.len(), 1);
    assert_eq!(all.missing_games(&session), ["Team 2", "Team 3"]);
}

#[test]
fn the_debrief_begins_with_what_was_got_wrong_most() {
    let mut session = session();
    session.teams.push("Team 4".to_owned());
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
    let common = first.common.as_ref().unwrap();
    assert_eq!((common.times, common.of), (2, 3));
    assert!(common.words().starts_with("2 of 3 answered: "), "{}", common.words());
    assert_eq!((first.missed, slides[1].missed), (Some((2, 3)), Some((1, 3))));
    let said = first.wrong_words().unwrap();
    assert!(said.ends_with("This question was wrong at first for 2 of 3."), "{said}");
    // A code doesn't say which: it counts, and no question has a slide that nobody is known to have missed.
    let coded = Came {
        name: "Team 4".into(),
        outcomes: vec![Outcome::NotTried, Outcome::NotYet],
        ..Came::default()
    };
    all.take(Some(&session), &set, coded.clone());
    let known: Vec<_> = debrief(&set, &all).unwrap();
    let known: Vec<_> =
        known.iter().map(|it| (it.play.exercise.id.as_str(), it.wrong, it.missed)).collect();
    assert_eq!(known[0], ("on-the-line", Some((3, 4)), Some((2, 3))));
    assert_eq!((known.len(), known[1].0), (2, "average-of-averages"));
    // Where nothing but codes is known of an exercise, it has one slide.
    let mut codes = Collected::default();
    codes.take(Some(&session), &set, coded);
    let slides = debrief(&set, &codes).unwrap();
    let [whole] = slides.as_slice() else { panic!("{} slides", slides.len()) };
    assert_eq!((whole.wrong, whole.missed, whole.question()), (Some((1, 1)), None, None));
    let answers: Vec<&str> = whole.lines.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(answers, ["Green", "Green", "Amber", "Amber", "Red"]);
    assert!(whole.wrong_words().unwrap().ends_with("Which question it was isn’t known."));
    let laid = leaves(&Shown::Question(whole.clone()), Screen::PROJECTOR);
    let (asked, told): (Vec<_>, Vec<_>) = laid.iter().partition(|it| !it.tells);
    assert!(asked[0].lines[1].contains("1 of 1"), "{asked:?}");
    assert!(!asked.iter().any(|it| it.lines.concat().contains(": Green")), "{asked:?}");
    assert!(told[0].lines[0].contains(": Green"), "{told:?}");
    // No clock of an exercise runs in a debrief.
    assert_eq!(Shown::Question(whole.clone()).minutes(), 0);
    assert!(debrief(&set, &Collected::default()).unwrap().is_empty());
}

#[test]
fn of_exercises_that_as_many_got_wrong_the_one_that_fewer_tried_comes_first() {
    let session = session();
    let set = session.set(&shipped());
    let row = |name: &str, outcomes: [Outcome; 2]| Came {
        name: name.to_owned(),
        outcomes: outcomes.to_vec(),
        ..Came::default()
    };
    let mut all = Collected::default();
    all.sheet.rows = vec![
        row("Team 1", [Outcome::NotYet, Outcome::NotYet]),
        row("Team 2", [Outcome::RightAtOnce, Outcome::NotTried]),
    ];
    let order: Vec<_> = debrief(&set, &all).unwrap().into_iter().map(|it| it.wrong).collect();
    assert_eq!(order.first(), Some(&Some((1, 1))));
    assert_eq!(order.last(), Some(&Some((1, 2))));
}

fn smallest_letters(scene: &crate::chart::Scene) -> f64 {
    let letters = scene.marks.iter().filter_map(|mark| match &mark.shape {
        crate::chart::Shape::Text(_, _, letters) => Some(letters.size),
        _ => None,
    });
    letters.fold(f64::INFINITY, f64::min)
}

#[test]
fn every_question_that_ships_can_be_projected_and_tells_nothing_before_it_is_asked_to() {
    let all = taught(&shipped()).unwrap();
    let slides: Vec<&Slide> = all.iter().flat_map(|it| &it.slides).collect();
    assert!(slides.len() > 40, "{}", slides.len());
    for slide in slides {
        let leaves = leaves(&Shown::Question(slide.clone()), Screen::PROJECTOR);
        let first = leaves.iter().position(|it| it.tells).unwrap();
        assert!(first > 0 && leaves[first..].iter().all(|it| it.tells), "{leaves:?}");
        assert!(leaves[..first].iter().all(|it| it.status.is_none()));
        assert_eq!(leaves[first].status, slide.status);
        for line in leaves[..first].iter().flat_map(|it| &it.lines) {
            let said = |it: &crate::training::Line| !it.text.is_empty() && line.contains(&it.text);
            let reasons = slide.lines.iter().filter(|it| it.term.is_empty());
            let told = reasons.into_iter().any(said) || *line == slide.rule;
            assert!(!told, "{}: {line}", slide.play.exercise.name);
        }
        // The question stays in sight, and a short answer stands on one screen with it.
        let asks = &slide.question().unwrap().asks;
        for leaf in &leaves[first..] {
            let asked = leaf.question.first().unwrap().trim_end_matches('…');
            assert!(asks.starts_with(asked), "{}: {asked}", slide.play.exercise.name);
        }
        // A map is drawn, in parts whose letters a room can read, and every link is on one of them.
        assert!(leaves.iter().all(|it| it.picture != Some(crate::training::Picture::Map)));
        if slide.question().unwrap().picture == Some(crate::training::Picture::Map) {
            let (width, height) = Screen::PROJECTOR.for_pictures();
            let maps = || leaves[..first].iter().filter_map(|it| it.map.as_ref());
            for map in maps() {
                let scene = map.in_a_room(width).scene;
                assert!(scene.height <= height, "{} in {height}", scene.height);
                assert!(smallest_letters(&scene) * 40.0 / 13.0 >= 40.0);
            }
            let mut links: Vec<usize> =
                maps().flat_map(|it| it.drawn().map(|(_, arrow)| arrow.number)).collect();
            links.sort_unstable();
            let all: Vec<usize> = (1..=slide.play.pack.links.len()).collect();
            assert_eq!(links, all);
        }
        if slide.play.exercise.id == "on-the-line" {
            // Question, facts and choices on one screen, also with the exercise's own text before them.
            assert_eq!(first, 1, "{leaves:?}");
            assert!(leaves.len() - first <= 2, "{leaves:?}");
            assert!(leaves[1].lines[0] == slide.answer && leaves[1].lines.len() > 2, "{leaves:?}");
        }
    }
}

/// Of a card others pass than the model's: no slide calls its places the answer.
#[test]
fn where_others_pass_a_model_is_called_one() {
    for taught in taught(&shipped()).unwrap() {
        let play = &taught.play;
        let name = &play.exercise.name;
        assert_eq!(play.others_pass().is_none(), play.has_one_answer(), "{name}");
        for slide in &taught.slides {
            let told = leaves(&Shown::Question(slide.clone()), Screen::PROJECTOR);
            let told = told.iter().filter(|it| it.tells).flat_map(|it| it.lines.clone());
            let told = told.collect::<Vec<_>>().join(" ");
            let named = slide.named();
            let is_model = ["On a model card: ", "A model answer: "].contains(&named);
            assert!(is_model || play.has_one_answer(), "{name}: {named}");
            let says = told.contains(named) && told.contains("pass too");
            assert_eq!(says, !play.has_one_answer(), "{name}: {told}");
        }
    }
}

/// What came is told once the last answer is, on the projector and in the debrief, and never before.
#[test]
fn the_outturn_is_told_after_the_answers() {
    let all = taught(&shipped()).unwrap();
    let taught = all.iter().find(|it| it.play.exercise.id == "the-forecasts-promise").unwrap();
    let (last, before) = taught.slides.split_last().unwrap();
    assert!(before.iter().all(|it| it.outcome.is_empty()));
    assert_eq!(last.outcome, taught.closing);
    assert!(last.outcome[0].text.contains("add up to"), "{:?}", last.outcome);
    let leaves = leaves(&Shown::Question(last.clone()), Screen::PROJECTOR);
    let said = |tells: bool| {
        let leaves = leaves.iter().filter(|it| it.tells == tells);
        leaves.flat_map(|it| it.lines.clone()).collect::<Vec<_>>().join(" ")
    };
    assert!(said(true).contains("add up to") && said(true).contains("came out"));
    assert!(!said(false).contains("came out"));
    // The bands of the words stand with the question.
    assert!(said(false).contains("likely (52.5% to under 77.5%)"), "{}", said(false));
    // In a debrief it is the last slide of the exercise, whichever that is.
    let session = Session { council: None, ..Session::new("all", &shipped()) };
    let mut came = Collected::default();
    let file = results(&session, "Team 1", "the-forecasts-promise");
    came.take_file(Some(&session), &session.set(&shipped()), file.written().as_bytes()).unwrap();
    let slides = debrief(&session.set(&shipped()), &came).unwrap();
    assert_eq!(slides.len(), 1);
    assert_eq!(slides[0].outcome, taught.closing);
}

/// Trainees whose results come in by themselves count, and are no teams that a game is waited for from.
#[test]
fn everybody_who_waits_is_taken_in_at_once_and_becomes_no_team() {
    let shipped = shipped();
    let session = session();
    let set = session.set(&shipped);
    let mut all = Collected::default();
    for name in ["Ada", "Grace", "ada", ""] {
        let outcomes = vec![Outcome::RightAtOnce; 2];
        all.take(Some(&session), &set, Came { name: name.into(), outcomes, ..Came::default() });
    }
    assert_eq!(all.waiting(), ["Ada", "Grace"]);
    let names: Vec<String> = all.waiting().into_iter().map(str::to_owned).collect();
    let with = session.with_trainees(names.iter().map(String::as_str), &shipped).unwrap();
    all.place_waiting(&with, &set);
    let rows: Vec<&str> = all.sheet.rows.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(rows, ["Ada", "Grace"]);
    assert_eq!((all.asked.len(), with.teams.len()), (1, 3));
    assert_eq!(all.missing_games(&with), ["Team 1", "Team 2", "Team 3"]);
    assert_eq!(all.missing(&with), ["Team 1", "Team 2", "Team 3"]);
    assert_eq!(read_session(&shipped, with.written().as_bytes()), Ok(with.clone()));
    // A trainee has no game: one under their name is asked about.
    assert_eq!((with.team("Ada"), with.team_or_trainee("ADA")), (None, Some("Ada")));
    let twice = Session { trainees: vec!["team 1".into()], ..session };
    assert!(twice.check(&shipped).unwrap_err().to_string().contains("team 1"));
}

/// Who hands in without having tried anything got nothing wrong, and nothing right.
#[test]
fn nothing_done_is_not_nothing_wrong() {
    let check = |outcomes: [Outcome; 2], expected: bool| {
        let mut all = Collected::default();
        all.sheet.rows = vec![Came { outcomes: outcomes.to_vec(), ..Came::default() }];
        assert_eq!(all.nothing_done(), expected, "{outcomes:?}");
    };
    check([Outcome::NotTried, Outcome::NotTried], true);
    check([Outcome::NotTried, Outcome::RightAtOnce], false);
}

#[test]
fn what_comes_of_a_team_that_nobody_named_is_asked_about() {
    let mut session = session();
    let set = session.set(&shipped());
    let mut all = Collected::default();
    let file = results(&session, "Team 9", "on-the-line");
    let game = |team: &str| {
        let mut game = Game::new(team, "7", 0).unwrap();
        game.start();
        (0..QUARTERS).for_each(|_| game.decide(Decision::nothing()).unwrap());
        game.write()
    };
    let coded = |name: &str| {
        read_line(&set, &format!("{name}: {}", code(&set, &file.outcomes(&set)))).unwrap()
    };
    all.take(Some(&session), &set, coded("Taem 2"));
    all.take(Some(&session), &set, coded("Taem 2"));
    all.take(Some(&session), &set, coded("Team 2b"));
    all.take(Some(&session), &set, coded(""));
    all.take_file(Some(&session), &set, file.written().as_bytes()).unwrap();
    all.take_file(Some(&session), &set, game("Team 9").as_bytes()).unwrap();
    // Nothing stands in the sheet before somebody has said whose it is; what is kept keeps the questions.
    assert_eq!((all.sheet.rows.len(), all.games.len()), (0, 0));
    assert_eq!(Collected::read(&all.written(), &set), all);
    let names: Vec<&str> = all.asked.iter().map(Brought::name).collect();
    assert_eq!(names, ["Taem 2", "Team 2b", "", "Team 9", "Team 9"]);
    assert_eq!(session.nearest_team("Taem 2"), Some("Team 2"));
    // As near to all three, so to none.
    assert_eq!(session.nearest_team("Team 9"), None);
    assert_eq!(session.nearest_team("Housing"), None);
    // It is that team; it is nobody's.
    all.settle(&session, &set, (0, Placed::Team("Team 2".to_owned())));
    all.settle(&session, &set, (0, Placed::LeftOut));
    all.settle(&session, &set, (0, Placed::LeftOut));
    let rows = |all: &Collected| -> Vec<String> {
        all.sheet.rows.iter().map(|row| row.name.clone()).collect()
    };
    assert_eq!(rows(&all), ["Team 2"]);
    assert_eq!(all.by_code(), ["Team 2"]);
    // It is a team that was forgotten: whatever came from it is placed at once.
    assert!(session.with_team("team 1", &shipped()).is_err());
    session = session.with_team("Team 9", &shipped()).unwrap();
    all.settle(&session, &set, (0, Placed::Team("Team 9".to_owned())));
    assert_eq!((rows(&all).len(), all.games.len(), all.asked.len()), (2, 1, 0));
    assert!(all.without_pledges().unwrap().starts_with("Team 2 handed in by code"));
    // What was taken in by mistake goes again.
    all.remove_row(0);
    all.remove_game("Team 9");
    all.remove_row(7);
    assert_eq!((rows(&all), all.games.len(), all.files.len()), (vec!["Team 9".to_owned()], 0, 1));
    assert_eq!(all.without_pledges(), None);
    all.remove_row(0);
    assert_eq!((all.sheet.rows.len(), all.files.len()), (0, 0));
    // Without a session there is nobody to be mistaken for.
    all.take(None, &set, coded("Anybody"));
    assert_eq!(rows(&all), ["Anybody"]);
}

#[test]
fn the_projector_shows_the_council_and_what_was_pledged() {
    let session = session();
    let set = session.set(&shipped());
    let mut all = Collected::default();
    assert_eq!(games_told(&all.games), Ok(Vec::new()));
    assert_eq!(pledged(&all), None);
    for (team, pushes) in [("Team 1", true), ("Team 2", false)] {
        let mut game = Game::new(team, "7", 0).unwrap();
        game.start();
        for _ in 0..QUARTERS {
            let push = Decision::one(0, crate::training::council::ActionKind::Push, 2);
            game.decide(if pushes { push } else { Decision::nothing() }).unwrap();
        }
        all.take_file(Some(&session), &set, game.write().as_bytes()).unwrap();
    }
    let told = games_told(&all.games).unwrap();
    // The points, each team, what was at work.
    assert_eq!(told.len(), 4);
    assert!(told[0].lines[0].starts_with("Of 40 points. The control team"), "{told:?}");
    assert!(told[1..3].iter().any(|it| it.title.ends_with("Team 1")));
    // Which decisions chased noise, each with what it came to.
    let pushed = told.iter().find(|it| it.title.ends_with("Team 1")).unwrap();
    let cost = |it: &&String| it.contains("The chart said: ") && it.contains("£20,000");
    assert!(pushed.lines.iter().any(|it| cost(&it)), "{pushed:?}");
    let mut file = results(&session, "Team 1", "on-the-line");
    file.pledges.extend(Pledge::new("Head of Housing", "Ask first", "2026-03-20".parse().ok()));
    all.take_file(Some(&session), &set, file.written().as_bytes()).unwrap();
    let coded = Came { name: "Team 3".into(), outcomes: vec![Outcome::NotYet], ..Came::default() };
    all.take(Some(&session), &set, coded);
    let lines = pledged(&all).unwrap().lines;
    assert_eq!(lines[0], "Team 1. Head of Housing: Ask first, by 20 Mar 2026");
    assert!(lines[1].starts_with("Team 3 handed in by code"), "{lines:?}");
    for spoken in told {
        assert!(!leaves(&Shown::Spoken(spoken), Screen::PROJECTOR).is_empty());
    }
    let round = council_round(session.council.as_ref().unwrap());
    assert_eq!(Shown::Spoken(round).minutes(), 4);
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
    let with_pledges = |open: &Pack, pack: &Pack| {
        let senders = [
            Sender::new("open", Arc::new(open.clone())),
            Sender::new("pledges", Arc::new(pack.clone())),
        ];
        join(&senders, true, &Settling::default())
    };
    for _ in 0..2 {
        let joined = with_pledges(&open, &pack).unwrap();
        assert_eq!(joined.open().count(), 0, "{:?}", joined.conflicts);
        joined.apply(&mut open, "Join", &Context::default()).unwrap();
    }
    // Whenever the council's year starts: pledges say nothing of years. What says something of them doesn't join.
    for month in [1, 7] {
        let mut other = Pack::default();
        other.organisation.year_start_month = month;
        let joined = with_pledges(&other, &pack).unwrap();
        assert_eq!(joined.open().count(), 0, "{:?}", joined.conflicts);
        joined.apply(&mut other, "Join", &Context::default()).unwrap();
        assert_eq!((other.actions.len(), other.organisation.year_start_month), (1, month));
        let mut figures = pack.clone();
        figures.measures.push(Arc::new(crate::model::Measure::default()));
        assert!(with_pledges(&other, &figures).is_err());
    }
    // Nor does it matter which of them comes first by name, where none is open.
    let mut july = Pack::default();
    july.organisation.year_start_month = 7;
    let senders = [Sender::new("a", Arc::new(pack.clone())), Sender::new("z", Arc::new(july))];
    let joined = join(&senders, false, &Settling::default()).unwrap();
    assert_eq!(joined.pack.organisation.year_start_month, 7);
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
    all.take(Some(&session), &set, read_line(&set, &line).unwrap());
    assert_eq!(all.pledges().count(), 1);
    let many = vec![Pledge { who: "x".repeat(99), what: "y".repeat(400), by: None }; 99];
    let hostile = ResultFile { pledges: many, ..file };
    let read = read_file(&set, hostile.written().as_bytes()).unwrap();
    assert_eq!((read.pledges.len(), read.pledges[0].what.len()), (40, 300));
}

#[test]
fn whose_results_were_replaced_is_told_and_capitals_make_nobody_else() {
    let session = session();
    let set = session.set(&shipped());
    let mut all = Collected::default();
    let file = results(&session, "Ann", "on-the-line");
    // A mark that some editors put first is none of the file.
    let marked = format!("\u{feff}{}", file.written());
    assert_eq!(all.take_file(None, &set, marked.as_bytes()), Ok(None));
    let came = |name: &str, outcome: Outcome| Came {
        name: name.to_owned(),
        outcomes: vec![outcome; set.exercises.len()],
        ..Came::default()
    };
    let names = |all: &Collected| -> Vec<String> {
        all.sheet.rows.iter().map(|row| row.name.clone()).collect()
    };
    // The same again replaces nothing; other results do, and say so.
    let again = Came { outcomes: file.outcomes(&set), ..came("ann", Outcome::NotTried) };
    assert_eq!(all.take(None, &set, again), None);
    assert_eq!(all.take(None, &set, came(" ANN", Outcome::NotYet)), Some("Ann".to_owned()));
    assert_eq!(names(&all), ["Ann"]);
    // Who gave no name is nobody else without one.
    for _ in 0..2 {
        let nameless = ResultFile { name: String::new(), ..file.clone() };
        assert_eq!(all.take_file(None, &set, nameless.written().as_bytes()), Ok(None));
    }
    assert_eq!(
        (names(&all), all.files.len()),
        (vec!["Ann".into(), String::new(), String::new()], 3)
    );
    all.remove_row(2);
    assert_eq!((all.sheet.rows.len(), all.files.len()), (2, 2));
}
