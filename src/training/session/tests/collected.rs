//! What comes in: by file and by code, from teams and from whoever nobody named.

use super::*;
use crate::training::council::{Decision, Game, QUARTERS};
use crate::training::results::{Came, Outcome, code, read_line};

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
