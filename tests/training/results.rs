//! What is kept of answers: codes, results and the trainer’s sheet.

use super::*;

#[test]
fn a_code_says_what_it_was_given_and_shows_slips() {
    let set = set();
    let all = [
        Outcome::SeenAnswer,
        Outcome::RightAtOnce,
        Outcome::NotYet,
        Outcome::RightLater,
        Outcome::NotTried,
    ];
    let outcomes: Vec<Outcome> = all.into_iter().cycle().take(set.exercises.len()).collect();
    let written = code(&set, &outcomes);
    assert_eq!(read_code(&set, &written).unwrap(), outcomes, "{written}");
    let heard = written.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    assert_eq!(read_code(&set, &heard).unwrap(), outcomes, "{heard}");
    let length = written.replace('-', "").len();
    // Four groups of four.
    assert!(length <= 16, "{written} is too long to read out");
    let letters: Vec<char> = written.replace('-', "").chars().collect();
    let mut passed = 0;
    for at in 0..letters.len() {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|it| *it != letters[at]) {
            let mut slip = letters.clone();
            slip[at] = other;
            passed += usize::from(read_code(&set, &slip.iter().collect::<String>()).is_ok());
        }
    }
    assert_eq!(passed, 0, "slips that are taken");
    let check = |text: &str, expected: CodeError| {
        assert_eq!(read_code(&set, text), Err(expected), "{text}");
    };
    check("U", CodeError::Letter('U'));
    check("ABC", CodeError::Length { expected: length, found: 3 });
    let mut other = set.clone();
    other.exercises.swap(0, 1);
    check(&code(&other, &outcomes), CodeError::OtherSet);
}

/// Of sets of any size, also where codes of before are as long as those of today.
#[test]
fn codes_of_every_outcome_are_read_for_sets_of_every_size() {
    let all = [
        Outcome::NotTried,
        Outcome::RightAtOnce,
        Outcome::RightLater,
        Outcome::NotYet,
        Outcome::SeenAnswer,
    ];
    let whole = set();
    for size in 1..=whole.exercises.len() {
        let mut part = whole.clone();
        part.exercises.truncate(size);
        for from in 0..all.len() {
            let outcomes: Vec<Outcome> = all.into_iter().cycle().skip(from).take(size).collect();
            assert_eq!(read_code(&part, &code(&part, &outcomes)).unwrap(), outcomes, "{size}");
        }
    }
}

#[test]
fn codes_of_before_there_were_five_outcomes_are_still_read() {
    let all = [Outcome::RightAtOnce, Outcome::NotYet, Outcome::RightLater, Outcome::NotTried];
    let mut set = set();
    // As the set was then.
    let later = ["draw-cause-and-effect", "see-judge-act"];
    set.exercises.retain(|it| !later.contains(&it.id.as_str()));
    let outcomes: Vec<Outcome> = all.into_iter().cycle().take(set.exercises.len()).collect();
    assert_eq!(read_code(&set, "WEGF-1W7G-GR5E-4").unwrap(), outcomes);
    assert_eq!(read_line(&set, "Team 1: wegf 1w7g gr5e 4").unwrap().outcomes, outcomes);
    let slip = read_code(&set, "WEGF-1W7G-GR5E-5");
    assert_eq!(slip, Err(CodeError::Check));
}

#[test]
fn what_was_wrong_first_is_kept_and_what_was_right_later_counts() {
    let set = set();
    let play = play("on-the-line");
    let mut results = ResultFile::new(&set);
    let mut answer = |answers: &[String]| {
        results.answered(&play, answers, &play.judge(answers));
        let tried = &results.exercises[0];
        (tried.outcome, tried.times, tried.wrong.len())
    };
    let right = play.right();
    let mut wrong = right.clone();
    wrong[1] = "amber".into();
    assert_eq!(answer(&wrong), (Outcome::NotYet, 1, 1));
    assert_eq!(answer(&right), (Outcome::SeenAnswer, 2, 1));
    assert_eq!(answer(&wrong), (Outcome::SeenAnswer, 3, 1));
    assert_eq!(results.outcomes(&set)[0], Outcome::SeenAnswer);
    assert!(!Outcome::SeenAnswer.is_right() && Outcome::SeenAnswer.was_wrong());
    assert_eq!(results.exercises[0].wrong, [("at-47.96".to_owned(), "amber".to_owned())]);
    // The same figures show what was shown before; other figures don't.
    let again = exercise("on-the-line").play(1).unwrap();
    results.answered(&again, &again.right(), &again.judge(&again.right()));
    assert_eq!(results.outcome("on-the-line"), Outcome::RightLater);
    results.answered(&play, &wrong, &play.judge(&wrong));
    assert_eq!(results.outcome("on-the-line"), Outcome::RightLater);
    let mut first = ResultFile::new(&set);
    first.answered(&play, &right, &play.judge(&right));
    first.answered(&play, &wrong, &play.judge(&wrong));
    assert_eq!(first.outcome("on-the-line"), Outcome::RightAtOnce);
    assert_eq!(first.outcome("nothing"), Outcome::NotTried);
}

#[test]
fn the_next_exercise_is_the_next_that_nobody_answered() {
    let mut set = set();
    set.exercises.truncate(4);
    let ids: Vec<String> = set.exercises.iter().map(|it| it.id.clone()).collect();
    let check = |tried: &[usize], of: usize, expected: Option<usize>| {
        let of_one = |at: &usize| Tried {
            id: ids[*at].clone(),
            outcome: Outcome::NotYet,
            ..Tried::default()
        };
        let exercises = tried.iter().map(of_one).collect();
        let results = ResultFile { exercises, ..ResultFile::new(&set) };
        let next = results.next(&set, &ids[of]).map(|it| it.id.as_str());
        assert_eq!(next, expected.map(|at| ids[at].as_str()), "{tried:?} after {of}");
    };
    check(&[0], 0, Some(1));
    check(&[0, 1], 0, Some(2));
    check(&[1, 2, 3], 3, Some(0));
    check(&[0, 1, 3], 3, Some(2));
    check(&[0, 1, 2, 3], 3, None);
    check(&[0, 1, 2, 3], 1, None);
    let one = ResultFile::new(&set);
    assert_eq!(one.next(&set, "nothing").map(|it| it.id.as_str()), Some(ids[0].as_str()));
}

/// Other figures whose right answer is the one that was shown are answered by somebody who has seen it.
#[test]
fn the_same_answer_to_other_figures_has_been_seen() {
    let set = set();
    let exercise = exercise("set-the-tolerance");
    let plays: Vec<Play> = (0..20).map(|seed| exercise.play(seed).unwrap()).collect();
    let first = &plays[0];
    let shown = first.right();
    let after = |again: &Play| {
        let mut results = ResultFile::new(&set);
        let wrong = vec!["4".to_owned()];
        results.answered(first, &wrong, &first.judge(&wrong));
        let right = again.right();
        results.answered(again, &right, &again.judge(&right));
        results.outcome("set-the-tolerance")
    };
    let mut found = std::collections::BTreeSet::new();
    for again in &plays[1..] {
        let is_same = again.right() == shown;
        let expected = if is_same { Outcome::SeenAnswer } else { Outcome::RightLater };
        assert_eq!(after(again), expected, "seed {}: {:?}", again.seed, again.right());
        found.insert(is_same);
    }
    assert_eq!(found.len(), 2, "both come up");
}

/// What has one model answer whatever the seed is copied with any seed.
#[test]
fn a_model_answer_that_was_shown_is_seen_with_other_figures_too() {
    let set = set();
    for id in ["write-the-exception", "build-a-balanced-card"] {
        let mut results = ResultFile::new(&set);
        let play = play(id);
        assert!(!play.has_one_answer());
        let nothing = vec![String::new(); play.questions.len()];
        results.answered(&play, &nothing, &play.judge(&nothing));
        let again = exercise(id).play(3).unwrap();
        results.answered(&again, &again.right(), &again.judge(&again.right()));
        assert_eq!(results.outcome(id), Outcome::SeenAnswer, "{id}");
    }
}

/// A file of before answers that were shown were kept says that something wrong was answered.
#[test]
fn in_a_file_of_before_wrong_answers_were_shown_what_is_right() {
    let set = set();
    let id = "on-the-line";
    let before = Tried { id: id.into(), outcome: Outcome::NotYet, times: 1, ..Tried::default() };
    let of = |seed| {
        let mut results = ResultFile { exercises: vec![before.clone()], ..ResultFile::new(&set) };
        let play = exercise(id).play(seed).unwrap();
        results.answered(&play, &play.right(), &play.judge(&play.right()));
        results.outcome(id)
    };
    assert_eq!((of(0), of(1)), (Outcome::SeenAnswer, Outcome::RightLater));
}

#[test]
fn what_was_right_with_the_answer_seen_counts_as_right_in_no_sheet() {
    let set = set();
    let mut sheet = Sheet::default();
    let seen = vec![Outcome::SeenAnswer; set.exercises.len()];
    sheet.take(read_line(&set, &format!("Team 1: {}", code(&set, &seen))).unwrap());
    let csv = sheet.csv(&set);
    let row = csv.lines().nth(1).unwrap();
    assert!(row.contains("Right with the answer seen") && row.ends_with(",0"), "{csv}");
    assert_eq!(sheet.wrong_most(&set)[0], (0, 1, 1));
}

#[test]
fn fifteen_results_make_a_sheet_with_what_was_got_wrong_most() {
    let set = set();
    let mut sheet = Sheet::default();
    for team in 0..15_usize {
        let mut outcomes = vec![Outcome::RightAtOnce; set.exercises.len()];
        if team < 9 {
            outcomes[1] = Outcome::RightLater;
        }
        if team < 4 {
            outcomes[3] = Outcome::NotYet;
        }
        let line = format!("Team {team}: {}", code(&set, &outcomes).replace('-', " "));
        let came = read_line(&set, &line).unwrap();
        assert_eq!(came.name, format!("Team {team}"));
        sheet.take(came);
    }
    let tried = |id: &str, outcome| Tried { id: id.into(), outcome, times: 2, ..Tried::default() };
    let text = ResultFile {
        name: "=HYPERLINK(\"x\") \n,".to_owned(),
        exercises: vec![
            tried(&set.exercises[1].id, Outcome::NotYet),
            tried("none of the set", Outcome::NotYet),
        ],
        ..ResultFile::new(&set)
    }
    .written();
    let file = read_file(&set, text.as_bytes()).unwrap();
    assert_eq!(file.exercises.len(), 1);
    sheet.take_file(&set, &file);
    // Who comes again counts once.
    sheet.take_file(&set, &file);
    assert_eq!(sheet.rows.len(), 16);
    assert_eq!(sheet.wrong_most(&set)[..2], [(1, 10, 16), (3, 4, 15)]);
    let csv = sheet.csv(&set);
    assert_eq!(csv.lines().count(), 18);
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\") ,\""), "{csv}");
    assert!(
        csv.lines().last().unwrap().starts_with("Wrong at first or to the end,0,10,0,4"),
        "{csv}"
    );
    for (bytes, expected) in [
        (&b"{}"[..], "not a file"),
        (&b"\xff"[..], "not a file"),
        (
            br#"{"format":"golden-thread-results","set":"x","name":"","exercises":[]}"#,
            "the set 'x'",
        ),
    ] {
        let error = read_file(&set, bytes).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}
